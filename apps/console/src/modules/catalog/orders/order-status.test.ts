import { expect, test } from 'vitest';
import {
  movesFrom as serverMoves,
  ORDER_STATUSES as serverStatuses,
} from '../../../../../server/src/modules/catalog/institutional-orders/order-status.ts';
import { movesFrom, ORDER_STATUSES } from './order-status.ts';

test('the console offers just the moves that the server takes', () => {
  expect(ORDER_STATUSES).toEqual(serverStatuses);
  for (const status of serverStatuses) expect(movesFrom(status), status).toEqual(serverMoves(status));
});
