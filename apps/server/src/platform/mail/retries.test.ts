import { expect, it } from 'vitest';
import { waitAfter } from './retries.ts';

it.each([
  ['a first failure to connect', 1, { code: 'ECONNECTION' }, 60_000],
  ['a fourth', 4, { code: 'ETIMEDOUT' }, 3_600_000],
  ['the last', 7, { code: 'ECONNECTION' }, null],
  ['a mailbox that is full', 1, { code: 'EENVELOPE', responseCode: 452 }, 60_000],
  ['a mailbox that is not there', 1, { code: 'EENVELOPE', responseCode: 550 }, null],
  ['a refused message', 2, { code: 'EMESSAGE', responseCode: 554 }, null],
  ['a wrong password of ours: the mail can’t help it', 2, { code: 'EAUTH', responseCode: 535 }, 300_000],
])('after %s', (_, tries, failure, wait) => {
  expect(waitAfter(tries, failure)).toBe(wait);
});
