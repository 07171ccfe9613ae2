/**
 * Mastery of a skill: the recency-weighted share of correct answers, with a prior.
 *
 *   mastery = (Σ wᵢ·correctᵢ + 2·0.5) / (Σ wᵢ·totalᵢ + 2),   wᵢ = 2^(−(newest − tᵢ) / 14 days)
 *
 * A Beta(1, 1) prior worth two answers keeps one lucky answer from reading as mastery; the half-life is
 * the exponential forgetting of Settles & Meeder, "A Trainable Spaced Repetition Model" (ACL 2016), with
 * one fixed half-life. Weights count from the newest evidence, so the value doesn't change by waiting.
 */
export const HALF_LIFE_DAYS = 14;
const HALF_LIFE_MS = HALF_LIFE_DAYS * 86_400_000;
const PRIOR_CORRECT = 1;
const PRIOR_TOTAL = 2;

/** Some answers on one skill at one time (ms). `correct` may be a fraction: a weak topic's accuracy. */
export interface Evidence {
  skill: string;
  at: number;
  correct: number;
  total: number;
}

/** All evidence of a skill, weighted as of its newest. */
export interface SkillState {
  weightedCorrect: number;
  weightedTotal: number;
  lastEvidenceAt: number;
}

/** Adds evidence in any order of time: older evidence comes in lighter, newer makes the rest lighter. */
export function addEvidence(state: SkillState | undefined, evidence: Evidence): SkillState {
  if (!state) return { weightedCorrect: evidence.correct, weightedTotal: evidence.total, lastEvidenceAt: evidence.at };
  const lastEvidenceAt = Math.max(state.lastEvidenceAt, evidence.at);
  const old = weight(lastEvidenceAt - state.lastEvidenceAt);
  const added = weight(lastEvidenceAt - evidence.at);
  return {
    weightedCorrect: state.weightedCorrect * old + evidence.correct * added,
    weightedTotal: state.weightedTotal * old + evidence.total * added,
    lastEvidenceAt,
  };
}

/** Exchanges evidence for other evidence of the same time and total: only the correct part moves. */
export function replaceCorrect(state: SkillState, at: number, before: number, after: number): SkillState {
  return { ...state, weightedCorrect: state.weightedCorrect + (after - before) * weight(state.lastEvidenceAt - at) };
}

/** 0 to 1, rounded to 9 places: what the order of floating-point additions can change is below that. */
export function masteryOf(state: SkillState): number {
  const share = (state.weightedCorrect + PRIOR_CORRECT) / (state.weightedTotal + PRIOR_TOTAL);
  return Math.round(Math.min(1, Math.max(0, share)) * 1e9) / 1e9;
}

/** Every skill counts alike. Null without evidence. */
export function overallMastery(masteries: readonly number[]): number | null {
  if (masteries.length === 0) return null;
  return masteries.reduce((sum, mastery) => sum + mastery, 0) / masteries.length;
}

function weight(ageMs: number): number {
  return 2 ** (-ageMs / HALF_LIFE_MS);
}
