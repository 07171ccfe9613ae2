import type { NewEvent } from '../../platform/ledger/ledger.ts';
import type { Learner } from './learner.ts';
import { masteryOf } from './mastery.ts';

const LEVELS = [
  { level: 'mastered', from: 0.95 },
  { level: 'proficient', from: 0.8 },
  { level: 'developing', from: 0.5 },
] as const;

/** A skill that rose to another level. */
export interface Milestone {
  skill: string;
  level: (typeof LEVELS)[number]['level'];
  previousMastery: number;
  mastery: number;
}

/** How well these skills are mastered. 0 for one nothing is known of: the formula's prior is no evidence. */
export function masteriesOf({ skills: states }: Learner, skills: readonly string[]): Map<string, number> {
  return new Map(
    skills.map((skill) => {
      const state = states.get(skill);
      return [skill, state ? masteryOf(state) : 0];
    }),
  );
}

/** The levels that were reached from below, of each skill the highest. */
export function milestones(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): Milestone[] {
  return [...after].flatMap(([skill, mastery]) => {
    const previousMastery = before.get(skill) ?? 0;
    const reached = LEVELS.find(({ from }) => mastery >= from && previousMastery < from);
    return reached ? [{ skill, level: reached.level, previousMastery, mastery }] : [];
  });
}

/** The event of the catalogue that tells one. */
export function milestoneReached(learnerId: string, { skill, level, previousMastery, mastery }: Milestone): NewEvent {
  return { type: 'MASTERY_MILESTONE', subject: learnerId, data: { learnerId, skill, level, previousMastery, mastery } };
}
