import type { Attempt } from '../../modules/progress/index.ts';
import type { Chance } from '../chance.ts';
import type { Subject, Topic } from './subject.ts';

interface Skill {
  topic: Topic;
  /** How likely the first answer is right. */
  start: number;
  practised: number;
  recentCorrect: number;
  recentTotal: number;
}

export type TopicScore = Attempt['topicBreakdown'][number];

const BEST = 0.97;
// What was answered before counts this much after each new round: recent answers weigh more.
const MEMORY = 0.75;
const WEAK_BELOW = 0.75;
const ENOUGH_ANSWERS = 4;

/** What a student knows of each topic: it grows with the questions answered. */
export class Skills {
  readonly #skills: Skill[];
  readonly #chance: Chance;
  /** Answers until most of what can be learned is learned. */
  readonly #pace: number;

  constructor(subject: Subject, chance: Chance) {
    this.#chance = chance;
    this.#pace = chance.between(70, 190);
    const talent = 0.42 + chance.next() * 0.22;
    this.#skills = subject.topics.map((topic) => ({
      topic,
      start: talent + topic.ease + (chance.next() - 0.5) * 0.16,
      practised: 0,
      recentCorrect: 0,
      recentTotal: 0,
    }));
  }

  /** Spreads questions over some topics, the weak ones more often than not, and answers them. */
  answer(questions: number, topics: number): TopicScore[] {
    const weakFirst = [...this.#skills].sort((a, b) => this.#likely(a) - this.#likely(b));
    const chosen = this.#chance.isTrue(0.6) ? weakFirst.slice(0, topics) : this.#chance.shuffled(this.#skills).slice(0, topics);
    const share = Math.floor(questions / chosen.length);
    return chosen.flatMap((skill, index) => {
      const total = share + (index < questions % chosen.length ? 1 : 0);
      return total > 0 ? [this.#round(skill, total)] : [];
    });
  }

  /** Mean accuracy of late, 0 to 1, over every topic. */
  get level(): number {
    return this.#skills.reduce((sum, skill) => sum + this.#likely(skill), 0) / this.#skills.length;
  }

  weakest(count: number): { topic: Topic; accuracy: number }[] {
    return this.#known()
      .filter(({ accuracy }) => accuracy < WEAK_BELOW)
      .slice(0, count);
  }

  strongest(count: number): { topic: Topic; accuracy: number }[] {
    return this.#known()
      .filter(({ accuracy }) => accuracy >= WEAK_BELOW)
      .reverse()
      .slice(0, count);
  }

  #known(): { topic: Topic; accuracy: number }[] {
    return this.#skills
      .filter(({ recentTotal }) => recentTotal >= ENOUGH_ANSWERS)
      .map(({ topic, recentCorrect, recentTotal }) => ({ topic, accuracy: recentCorrect / recentTotal }))
      .sort((a, b) => a.accuracy - b.accuracy);
  }

  #likely({ start, practised }: Skill): number {
    return start + (BEST - start) * (1 - Math.exp(-practised / this.#pace));
  }

  #round(skill: Skill, total: number): TopicScore {
    const likely = this.#likely(skill);
    let correct = 0;
    for (let question = 0; question < total; question++) if (this.#chance.isTrue(likely)) correct++;
    skill.practised += total;
    skill.recentCorrect = skill.recentCorrect * MEMORY + correct;
    skill.recentTotal = skill.recentTotal * MEMORY + total;
    return { topicId: skill.topic.id, total, correct, accuracy: percent(correct, total) };
  }
}

export function percent(correct: number, total: number): number {
  return total > 0 ? Math.round((100 * correct) / total) : 0;
}

export function sumOf(scores: readonly TopicScore[]): { total: number; correct: number } {
  return {
    total: scores.reduce((sum, score) => sum + score.total, 0),
    correct: scores.reduce((sum, score) => sum + score.correct, 0),
  };
}
