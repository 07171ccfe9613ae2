import type { AiSummary } from '../../modules/progress/index.ts';
import type { Skills } from './skills.ts';
import type { Subject } from './subject.ts';

/** What the app's tutor says of a student, in the school's language. */
export function summarise(studentId: string, subject: Subject, skills: Skills, due: number, generatedAt: number): AiSummary {
  const { say, mock } = subject;
  const weak = skills.weakest(2).map(({ topic }) => topic.name);
  const strong = skills.strongest(2).map(({ topic }) => topic.name);
  const passProbability = chanceToPass(skills.level, mock.passAt / mock.questions);
  return {
    studentId,
    passProbability,
    strengths: strong.map(say.strength),
    weaknesses: weak.map(say.weakness),
    todayPlan: [
      ...(due > 1 ? [say.review(due)] : []),
      ...weak.slice(0, 1).map(say.practise),
      ...(passProbability >= 50 || weak.length === 0 ? [say.mock(mock.questions)] : []),
    ],
    generatedAt: new Date(generatedAt).toISOString(),
  };
}

// A logistic curve: even odds at the pass mark, nine in ten about 0.11 above it.
function chanceToPass(level: number, passShare: number): number {
  const chance = 100 / (1 + Math.exp(-(level - passShare) * 20));
  return Math.round(Math.min(97, Math.max(3, chance)));
}
