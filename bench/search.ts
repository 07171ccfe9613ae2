/**
 * The search over everything among a million people with names as they are at our schools: half of them customers, half
 * students, Hebrew and Vietnamese. Each question is asked once: nothing is warm but what the ones before it warmed. The ratio is to the same
 * request that finds nobody, in the same run: what else the machine does slows both.
 */
import { HEBREW } from '../apps/server/src/demo/people/hebrew.ts';
import { VIETNAMESE } from '../apps/server/src/demo/people/vietnamese.ts';
import { fold, spelled } from '../apps/server/src/modules/people/index.ts';
import { hashPassword } from '../apps/server/src/platform/crypto/passwords.ts';
import type { Row } from './support/report.ts';
import { PASSWORD, signInBench } from './support/sign-in.ts';
import { type Stage, setStage } from './support/stage.ts';

const PEOPLE = 1_000_000;

const NOBODY = 'a name with a number nobody has';

const QUESTIONS: Record<string, (n: number) => string> = {
  'partial Hebrew': (n) => (HEBREW.families[n % HEBREW.families.length]?.shown ?? '').slice(0, 3),
  'a Hebrew name of two words': (n) =>
    `${HEBREW.women[n % HEBREW.women.length]?.shown} ${HEBREW.families[(n * 7) % HEBREW.families.length]?.shown}`,
  'Vietnamese without diacritics': (n) =>
    `${fold(VIETNAMESE.families[n % VIETNAMESE.families.length]?.shown ?? '')} ${fold(VIETNAMESE.women[(n * 5) % VIETNAMESE.women.length]?.shown ?? '')}`,
  'last 4 digits of a phone': (n) => String((n * 7919) % 10_000).padStart(4, '0'),
  'a whole phone': (n) => `054${String((n * 104_729) % 10_000_000).padStart(7, '0')}`,
  [NOBODY]: (n) => `nobody${n}`,
};

export async function benchSearch(each: number): Promise<Row[]> {
  const stage = await setStage('school');
  try {
    await fill(stage);
    const ask = await asker(stage);
    const times = new Map<string, number[]>();
    // In turns, so that a machine that slows down in between slows all of them.
    for (let n = 0; n < each; n++) {
      for (const [what, question] of Object.entries(QUESTIONS)) times.set(what, [...(times.get(what) ?? []), await ask(question(n))]);
    }
    const nobody = percentile(times.get(NOBODY) ?? [], 0.5);
    const rows = [...times].map(
      ([what, all]): Row => ({ what: `search, ${what}: p50, p95`, figure: both(all), ratio: percentile(all, 0.5) / nobody, bar: '' }),
    );
    const all = [...times.values()].flat();
    return [
      ...rows,
      { what: '… all of these together: p50, p95', figure: both(all), ratio: percentile(all, 0.5) / nobody, bar: 'p95 < 100 ms' },
    ];
  } finally {
    await stage.close();
  }
}

function both(times: readonly number[]): string {
  return `${percentile(times, 0.5).toFixed(1)}, ${percentile(times, 0.95).toFixed(1)} ms`;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

async function fill({ sql }: Stage): Promise<void> {
  await sql.query(`INSERT INTO tenants (id, name, subdomain, country) VALUES ('school', 'school', 'school', 'IL')`);
  await sql.query(
    `INSERT INTO users (tenant_id, id, email, name, role, password_hash) VALUES ('school', 'admin', 'admin@school.example', 'Admin', 'admin', $1)`,
    [await hashPassword(PASSWORD)],
  );
  const shown = [HEBREW, VIETNAMESE].flatMap(({ families, women, men, full }) =>
    families.flatMap((family) => [...women, ...men].map((given) => full(given, family))),
  );
  const folded = shown.map((name) => spelled(fold(name)));
  // A name by chance, the same for every run: multiplied by a prime, so that neighbours are strangers.
  const pick = 'p.shown[1 + (n::bigint * 48271 % array_length(p.shown, 1))::int]';
  const foldedPick = pick.replaceAll('shown', 'folded').replace('array_length(p.folded', 'array_length(p.shown');
  const phone = `'+97254' || lpad((n::bigint * 104729 % 10000000)::text, 7, '0')`;
  const text = (kind: string) =>
    `${foldedPick} || ' ${kind}' || n || '@family.example 97254' || lpad((n::bigint * 104729 % 10000000)::text, 7, '0') || ' 054' || lpad((n::bigint * 104729 % 10000000)::text, 7, '0')`;
  await sql.query(
    `INSERT INTO customers (tenant_id, id, name, phone, email, search_text)
     SELECT 'school', 'cus_' || n, ${pick}, ${phone}, 'c' || n || '@family.example', ${text('c')}
     FROM generate_series(1, ${PEOPLE / 2}) n, (SELECT $1::text[] AS shown, $2::text[] AS folded) p`,
    [shown, folded],
  );
  await sql.query(
    `INSERT INTO students (tenant_id, id, customer_id, name, phone, search_text)
     SELECT 'school', 'stu_' || n, 'cus_' || n, ${pick}, ${phone}, ${text('s')}
     FROM generate_series(1, ${PEOPLE / 2}) n, (SELECT $1::text[] AS shown, $2::text[] AS folded) p`,
    [shown, folded],
  );
  await sql.query('VACUUM ANALYZE customers');
  await sql.query('VACUUM ANALYZE students');
}

async function asker({ port }: Stage): Promise<(q: string) => Promise<number>> {
  const base = `http://127.0.0.1:${port}/api/v1`;
  const headers = await signInBench(port);
  return async (q) => {
    const begun = performance.now();
    const answer = await fetch(`${base}/search?q=${encodeURIComponent(q)}`, { headers });
    const found = (await answer.json()) as { data?: unknown[] };
    if (!found.data) throw new Error(`${q}: ${JSON.stringify(found)}`);
    return performance.now() - begun;
  };
}
