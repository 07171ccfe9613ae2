import { expect, test } from 'vitest';
import { ApiError } from './api-error.ts';
import { liveTargets, parseLiveChange } from './live-targets.ts';
import { isWorthRetrying } from './query-client.ts';

test('new facts refresh that student and leave the list alone', () => {
  expect(liveTargets({ resource: 'progress', id: 'stu_1' })).toEqual([['students', 'stu_1']]);
});

test('another change refreshes the thing and the lists it is in', () => {
  expect(liveTargets({ resource: 'students', id: 'stu_1' })).toEqual([
    ['students', 'stu_1'],
    ['students', 'list'],
  ]);
  expect(liveTargets({ resource: 'students', id: null })).toEqual([['students']]);
});

test('news that cannot be read is ignored', () => {
  expect(parseLiveChange('{"resource":"progress","id":"stu_1"}')).toEqual({ resource: 'progress', id: 'stu_1' });
  expect(parseLiveChange('{"resource":"students"}')).toEqual({ resource: 'students', id: null });
  expect(parseLiveChange('{}')).toBeNull();
  expect(parseLiveChange('not json')).toBeNull();
});

test('only a broken line or server is asked again, and only twice', () => {
  const refused = new ApiError({ status: 404, code: 'NOT_FOUND', message: '' });
  const broken = new ApiError({ status: 503, code: 'INTERNAL_ERROR', message: '' });
  expect(isWorthRetrying(0, refused)).toBe(false);
  expect(isWorthRetrying(0, broken)).toBe(true);
  expect(isWorthRetrying(1, ApiError.offline(null))).toBe(true);
  expect(isWorthRetrying(2, broken)).toBe(false);
});
