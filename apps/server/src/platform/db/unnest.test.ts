import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { db } from './query.ts';
import { inSystem } from './transactions.ts';
import { unnestRows } from './unnest.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

it('rows come back as they went in, whatever text and JSON they hold', async () => {
  const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0') && value.isWellFormed());
  const row = fc.record({
    a: fc.option(fc.oneof(text, fc.constantFrom('NULL', '{}', '"', '\\', '\\"', '', ' ', ',', 'a,b'))),
    n: fc.option(fc.integer()),
    j: fc.record({ deep: fc.array(text), quote: fc.constant('"\\') }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 8 }), async (rows) => {
      const source = unnestRows(rows, { a: 'text', n: 'bigint', j: 'json' });
      const back = await inSystem(server.app.system.database, 'platform: readiness', (tx) =>
        tx.rows(sql`SELECT * FROM ${source} AS r (a, n, j)`.compile(db)),
      );
      expect(back).toEqual(rows);
    }),
    { numRuns: 200 },
  );
});
