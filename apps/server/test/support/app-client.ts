import { createHmac } from 'node:crypto';
import { DEMO } from '../../src/config.ts';

export interface Sent {
  status: number;
  body: {
    ok: boolean;
    status?: string;
    id?: string;
    error?: { code: string; message: string; details?: { field: string }[] };
    results?: Sent['body'][];
  };
}

interface SendOptions {
  token?: string;
  secret?: string;
  timestamp?: number | string;
  /** Sent instead of the right signature. */
  signature?: string;
  v2?: boolean;
  headers?: Record<string, string>;
  /** Put on the wire instead of what was signed. */
  wire?: Buffer;
}

/** Sends signed bytes as a learning app does. */
export async function sendFacts(url: string, route: string, body: string | Buffer | object, options: SendOptions = {}): Promise<Sent> {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const timestamp = String(options.timestamp ?? Date.now());
  const secret = options.secret ?? DEMO.CRM_HMAC_SECRET;
  const sign = (...parts: (string | Buffer)[]): string => {
    const hmac = createHmac('sha256', secret);
    for (const part of parts) hmac.update(part);
    return hmac.digest('hex');
  };
  const response = await fetch(`${url}/api/student-progress/${route}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-service-token': options.token ?? DEMO.SERVICE_TOKEN,
      'x-timestamp': timestamp,
      'x-signature': options.signature ?? sign(bytes),
      ...(options.v2 ? { 'x-signature-v2': options.signature ?? sign(`${timestamp}.`, bytes) } : {}),
      ...options.headers,
    },
    body: options.wire ?? bytes,
  });
  return { status: response.status, body: (await response.json()) as Sent['body'] };
}

/** A fact of each kind, for the student. */
export const daily = (studentId: string, changes: object = {}) => ({
  studentId,
  dateKey: '2026-02-19',
  minutes: 12,
  questionsAnswered: 32,
  correct: 25,
  accuracy: 78,
  streakCurrent: 6,
  streakLongest: 11,
  dueCount: 14,
  topWeakTopics: [{ topicId: 't-khai-niem', accuracy: 52 }],
  lastActiveAt: '2026-02-19T13:21:00+07:00',
  ...changes,
});

export const attempt = (studentId: string, attemptId: string, changes: object = {}) => ({
  studentId,
  attemptId,
  mode: 'MOCK',
  startedAt: '2026-02-19T13:00:00+07:00',
  finishedAt: '2026-02-19T13:20:00+07:00',
  score: 28,
  total: 35,
  accuracy: 80,
  topicBreakdown: [{ topicId: 't-bien-bao', total: 8, correct: 7, accuracy: 88 }],
  ...changes,
});

export const summary = (studentId: string, generatedAt: string, changes: object = {}) => ({
  studentId,
  passProbability: 82,
  strengths: ['Biển báo nhận nhanh'],
  weaknesses: ['Ưu tiên'],
  todayPlan: ['Ôn 10 câu đến hạn'],
  generatedAt,
  ...changes,
});

export const learningEvent = (studentId: string, eventId: string, changes: object = {}) => ({
  eventId,
  studentId,
  type: 'DAILY_COMPLETED',
  occurredAt: '2026-02-19T13:10:00+07:00',
  payload: { questions: 10, correct: 8 },
  ...changes,
});
