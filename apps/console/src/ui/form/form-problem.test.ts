import { expect, test } from 'vitest';
import { ApiError } from '../../api/api-error.ts';
import { fieldPath, formProblem } from './form-problem.ts';

const refused = (status: number, code: string, details?: { field: string; message: string }[]) =>
  new ApiError({ status, code, message: code, details });

test('a refused field is shown at the field', () => {
  const details = [{ field: 'email', message: 'must be an e-mail address' }];
  expect(formProblem(refused(400, 'VALIDATION_ERROR', details))).toEqual({ kind: 'fields', fields: details });
});

test('a duplicate names the record there is already', () => {
  const error = refused(409, 'CONFLICT', [{ field: 'phone', message: 'is taken by cus_01k9' }]);
  expect(formProblem(error)).toEqual({ kind: 'duplicate', id: 'cus_01k9', field: 'phone' });
});

test('any other conflict is told as the server tells it', () => {
  const error = refused(409, 'CONFLICT');
  expect(formProblem(error)).toEqual({ kind: 'other', error });
});

test('a stale version asks whose values to keep', () => {
  expect(formProblem(refused(412, 'PRECONDITION_FAILED'))).toEqual({ kind: 'stale' });
});

test('a field in a list is found in either spelling', () => {
  expect(fieldPath('rooms[2].seats')).toBe('rooms.2.seats');
  expect(fieldPath('rooms.2.seats')).toBe('rooms.2.seats');
});
