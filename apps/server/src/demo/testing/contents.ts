import type { TestDatabase } from '../../../test/support/database.ts';

const TABLES = [
  ['tenants', 'id'],
  ['users', 'tenant_id, id'],
  ['branches', 'tenant_id, id'],
  ['courses', 'tenant_id, id'],
  ['instructors', 'tenant_id, id'],
  ['instructor_availability', 'tenant_id, instructor_id, day, start_time'],
  ['instructor_time_off', 'tenant_id, id'],
  ['institutional_orders', 'tenant_id, id'],
  ['holidays', 'tenant_id, id'],
  ['customers', 'tenant_id, id'],
  ['students', 'tenant_id, id'],
  ['student_accounts', 'tenant_id, student_id'],
  ['leads', 'tenant_id, id'],
  ['learners', 'tenant_id, student_id'],
  ['learner_skills', 'tenant_id, student_id, skill'],
  ['daily_snapshots', 'tenant_id, student_id, date_key'],
  ['attempts', 'tenant_id, attempt_id'],
  ['ai_summaries', 'tenant_id, student_id, generated_at'],
  ['learning_events', 'tenant_id, event_id'],
] as const;

/** Per table, how many rows it has and a digest of all they say, but for the moment of writing and salted hashes. */
export async function contents(database: TestDatabase): Promise<Record<string, { rows: number; digest: string }>> {
  const all: Record<string, { rows: number; digest: string }> = {};
  for (const [table, order] of TABLES) {
    const [found] = await database.look<{ rows: number; digest: string }>(
      `SELECT count(*)::int AS rows, md5(coalesce(string_agg((to_jsonb(t) - 'created_at' - 'updated_at' - 'converted_at' - 'password_hash')::text, '\n' ORDER BY ${order}), ''))
         AS digest FROM ${table} t`,
    );
    if (found) all[table] = found;
  }
  return all;
}
