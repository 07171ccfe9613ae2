import { expect, test } from 'vitest';
import { ApiError } from '../../../api/api-error.ts';
import { signInProblem } from './sign-in-problem.ts';

const NOW = Date.parse('2026-03-12T10:00:00Z');

test('a refused password and a malformed one read the same', () => {
  expect(signInProblem(new ApiError({ status: 401, code: 'UNAUTHORIZED', message: '' }), NOW)).toEqual({
    kind: 'wrong',
  });
  expect(signInProblem(new ApiError({ status: 400, code: 'VALIDATION_ERROR', message: '' }), NOW)).toEqual({
    kind: 'wrong',
  });
});

test('too many attempts say when the next one counts', () => {
  const error = new ApiError({ status: 429, code: 'RATE_LIMITED', message: '', retryAfterSeconds: 90 });
  expect(signInProblem(error, NOW)).toEqual({ kind: 'tooMany', retryAtMs: NOW + 90_000 });
});

test('too many attempts without a Retry-After name no time', () => {
  const error = new ApiError({ status: 429, code: 'RATE_LIMITED', message: '' });
  expect(signInProblem(error, NOW)).toEqual({ kind: 'tooMany', retryAtMs: null });
});

test('no network is not a wrong password', () => {
  expect(signInProblem(ApiError.offline(new TypeError('fetch failed')), NOW)).toEqual({ kind: 'offline' });
});

test("a defect of the server's keeps the request id for the report", () => {
  const error = new ApiError({ status: 500, code: 'INTERNAL_ERROR', message: '', requestId: 'req_1' });
  expect(signInProblem(error, NOW)).toEqual({ kind: 'broken', requestId: 'req_1' });
});
