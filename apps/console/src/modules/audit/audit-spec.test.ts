import { expect, test } from 'vitest';
import { auditQueryOf } from './audit-spec.ts';

test('days are the school’s, and the last one counts whole', () => {
  expect(auditQueryOf({ from: '2026-02-01', to: '2026-02-28' }, 'Asia/Ho_Chi_Minh')).toMatchObject({
    from: '2026-01-31T17:00:00.000Z',
    to: '2026-02-28T17:00:00.000Z',
  });
});

test('what is half typed doesn’t count yet', () => {
  expect(auditQueryOf({ action: 'customer.', entityId: 'a b' }, 'UTC')).toMatchObject({ action: undefined, entityId: undefined });
  expect(auditQueryOf({ action: 'customer.updated', entityId: 'cus_1' }, 'UTC')).toMatchObject({
    action: 'customer.updated',
    entityId: 'cus_1',
  });
});
