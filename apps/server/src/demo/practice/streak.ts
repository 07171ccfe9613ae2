const DAY_MS = 86_400_000;

/** Days in a row, counted as the app counts them. */
export class Streak {
  current = 0;
  longest = 0;
  #last: string | null = null;

  practised(date: string): void {
    const follows = this.#last !== null && Date.parse(date) - Date.parse(this.#last) === DAY_MS;
    this.current = follows ? this.current + 1 : 1;
    this.longest = Math.max(this.longest, this.current);
    this.#last = date;
  }
}
