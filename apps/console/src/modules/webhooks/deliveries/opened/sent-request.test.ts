import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { Attempt } from '../delivery.ts';
import { curlOfDelivery } from './sent-request.ts';

const attempt = (requestHeaders: Record<string, string>): Attempt => ({
  ...{ attempt: 1, sentAt: '2026-11-21T09:00:00Z', tookMs: 4, isSuccess: false, requestHeaders },
  ...{ responseStatus: 500, responseBody: '', error: null },
});

/** What a shell makes of the command's words. */
function wordsOf(command: string): string[] {
  return execFileSync('sh', ['-c', command.replace(/^curl/, `printf '%s\\0'`)])
    .toString()
    .split('\0')
    .slice(0, -1);
}

test('the command sends the very bytes with the last attempt’s headers, whatever quotes stand in them', () => {
  const payload = `{"name":"O'Neil \\"$HOME\\" \`id\`"}`;
  const tries = [
    attempt({ 'webhook-signature': 'v1,old' }),
    attempt({ 'content-type': 'application/json', 'webhook-signature': 'v1,new' }),
  ];
  expect(wordsOf(curlOfDelivery({ url: "https://partner.example/a?b='c", tries }, payload))).toEqual([
    ...['-X', 'POST', "https://partner.example/a?b='c"],
    ...['-H', 'content-type: application/json', '-H', 'webhook-signature: v1,new'],
    ...['--data-raw', payload],
  ]);
});

test('one that was never sent goes without a signature', () => {
  expect(wordsOf(curlOfDelivery({ url: 'https://partner.example', tries: [attempt({})] }, '{}'))).toContain(
    'content-type: application/json',
  );
});
