import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { eventDataSource } from '../event-data.ts';

it('the types of events are those of the catalogue (npm run generate -w packages/webhooks writes them)', async () => {
  expect(await readFile(new URL('../src/event-data.gen.ts', import.meta.url), 'utf8')).toBe(eventDataSource());
});
