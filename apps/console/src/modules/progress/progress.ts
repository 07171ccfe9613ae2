import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/index.ts';

/** One day of practice. Accuracies are percent points (0-100), mastery is 0-1, as the learning apps report them. */
export interface Snapshot {
  /** `YYYY-MM-DD` on the school's calendar. */
  dateKey: string;
  minutes: number;
  questionsAnswered: number;
  correct: number;
  accuracy: number | null;
  streakCurrent: number;
  streakLongest: number;
  dueCount: number;
  topWeakTopics: { topicId: string; accuracy: number }[];
  lastActiveAt: string | null;
  receivedAt: string;
}

export interface Attempt {
  attemptId: string;
  mode: string;
  startedAt: string;
  finishedAt: string;
  score: number;
  total: number;
  accuracy: number;
  topicBreakdown: { topicId: string; total: number; correct: number; accuracy: number }[];
  receivedAt: string;
}

export interface AiSummary {
  passProbability: number;
  strengths: string[];
  weaknesses: string[];
  todayPlan: string[];
  generatedAt: string;
  receivedAt: string;
}

export interface LearningEvent {
  eventId: string;
  type: string;
  occurredAt: string;
  payload: unknown;
  receivedAt: string;
}

export interface Mastery {
  overallMastery: number | null;
  /** Weakest first. */
  skills: { skill: string; mastery: number; lastEvidenceAt: string | null }[];
  totals: { minutes: number; questionsAnswered: number; correct: number; attempts: number; activeDays: number };
  streakCurrent: number;
  streakLongest: number;
  lastActiveAt: string | null;
}

export interface Sync {
  lastReceivedAt: string | null;
  daysSinceSync: number | null;
  isStale: boolean;
}

export interface Progress {
  /** Ascending by date. */
  snapshots: Snapshot[];
  /** Newest first, at most 50. */
  attempts: Attempt[];
  aiSummary: AiSummary | null;
  /** Newest first, at most 50. */
  events: LearningEvent[];
  mastery: Mastery;
  sync: Sync;
}

export interface DateRange {
  from: string;
  to: string;
}

export function progressQuery(studentId: string, { from, to }: DateRange, refetchInterval: number | false) {
  return queryOptions({
    queryKey: ['students', studentId, 'progress', { from, to }],
    queryFn: ({ signal }) => api.get<Progress>(`/students/${encodeURIComponent(studentId)}/progress`, { signal, query: { from, to } }),
    refetchInterval,
    // Another period keeps the picture until the new one is here.
    placeholderData: keepPreviousData,
  });
}

/** Nothing has ever arrived from a learning app for this student. */
export function isWithoutFacts({ snapshots, attempts, aiSummary, events, sync }: Progress): boolean {
  return sync.lastReceivedAt === null && snapshots.length === 0 && attempts.length === 0 && aiSummary === null && events.length === 0;
}
