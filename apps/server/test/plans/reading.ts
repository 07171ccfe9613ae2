import pg from 'pg';

/** A statement with its parameters. */
export interface Query {
  text: string;
  values: readonly unknown[];
}

interface Node {
  'Node Type': string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Join Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Node[];
}

/**
 * The most rows that any step of the plan read, thrown away ones included, and the blocks that all of it read. What the
 * statement writes is undone.
 */
export async function whatIsRead(
  client: pg.Client,
  role: string,
  { text, values }: Query,
  mode: string,
): Promise<{ rows: number; blocks: number }> {
  await client.query(`BEGIN; ${role}; SET LOCAL plan_cache_mode = ${mode}`);
  try {
    await client.query(`PREPARE asked AS ${text}`);
    const literals = values.map((value) => literal(value)).join(', ');
    const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE asked${literals ? `(${literals})` : ''}`);
    const [{ 'QUERY PLAN': plans }] = rows as [{ 'QUERY PLAN': { Plan: Node }[] }];
    return {
      rows: Math.max(...plans.map(({ Plan }) => readBy(Plan))),
      blocks: Math.max(...plans.map(({ Plan }) => Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'])),
    };
  } finally {
    await client.query('ROLLBACK; DEALLOCATE ALL');
  }
}

function readBy(node: Node): number {
  const removed =
    (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Join Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  return Math.max((node['Actual Rows'] + removed) * node['Actual Loops'], ...(node.Plans ?? []).map(readBy));
}

function literal(value: unknown): string {
  if (value === null) return 'NULL';
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map((item) => `"${String(item)}"`).join(',')}}`);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : pg.escapeLiteral(String(value));
}
