const DAY_MS = 86_400_000;
const MOST = 80;

/** Questions the app wants to ask again: they pile up while nobody practises and are worked off first. */
export class DueCards {
  count = 0;
  #learned = 0;
  #last: string | null = null;

  practised(date: string, questions: number, wrong: number): void {
    const idleDays = this.#last === null ? 0 : (Date.parse(date) - Date.parse(this.#last)) / DAY_MS;
    const cameDue = Math.round(Math.min(this.#learned, 300) * 0.025 * idleDays);
    const waiting = Math.min(MOST, this.count + cameDue);
    this.count = waiting - Math.min(waiting, Math.round(questions * 0.6)) + Math.ceil(wrong / 2);
    this.#learned += questions - wrong;
    this.#last = date;
  }
}
