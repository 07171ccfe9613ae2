/** What a school's app asks about, and how it speaks of it. */
export interface Subject {
  topics: readonly Topic[];
  mock: { questions: number; passAt: number };
  /** The sentences of the app's summaries, in the school's language. */
  say: {
    strength(topic: string): string;
    weakness(topic: string): string;
    review(questions: number): string;
    practise(topic: string): string;
    mock(questions: number): string;
  };
}

export interface Topic {
  id: string;
  name: string;
  /** How much likelier than others a beginner is right, for example 0.1 or -0.12. */
  ease: number;
}
