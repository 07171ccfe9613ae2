import pg from 'pg';

/** Runs one statement as the superuser, on a connection of its own. */
export async function query(superuser: pg.ClientConfig, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ ...superuser, database: 'postgres' });
  client.on('error', () => {});
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The only value of a one-row, one-column statement. */
export async function ask(superuser: pg.ClientConfig, sql: string): Promise<unknown> {
  const { rows, fields } = await query(superuser, sql);
  return rows[0]?.[fields[0]?.name ?? ''];
}
