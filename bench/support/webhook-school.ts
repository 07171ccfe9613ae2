import { hashPassword } from '../../apps/server/src/platform/crypto/passwords.ts';
import { PASSWORD, signedIn } from './sign-in.ts';
import type { Stage } from './stage.ts';

/** A school with learners and an administrator; answers how to POST as that person. */
export async function openWebhookSchool(
  stage: Stage,
  tenant: string,
  learners: number,
): Promise<(path: string, body: object) => Promise<unknown>> {
  const { sql } = stage;
  await sql.query(`INSERT INTO tenants (id, name, subdomain, country) VALUES ('${tenant}', 'Bench', 'bench', 'IL') ON CONFLICT DO NOTHING`);
  await sql.query(
    `INSERT INTO users (tenant_id, id, email, name, role, password_hash) VALUES ('${tenant}', 'admin', 'admin@school.example', 'Admin', 'admin', $1)`,
    [await hashPassword(PASSWORD)],
  );
  await sql.query(`INSERT INTO customers (tenant_id, id, name, search_text) VALUES ('${tenant}', 'cus_1', 'Family', '')`);
  await sql.query(
    `INSERT INTO students (tenant_id, id, customer_id, name, search_text) SELECT '${tenant}', 'stu_' || n, 'cus_1', 'Child ' || n, '' FROM generate_series(0, ${learners - 1}) n`,
  );
  await sql.query(
    `INSERT INTO learners (tenant_id, student_id) SELECT '${tenant}', 'stu_' || n FROM generate_series(0, ${learners - 1}) n ON CONFLICT DO NOTHING`,
  );
  const ask = await signedIn<unknown>(stage.port);
  return (path, body) => ask('POST', `/api/v1${path}`, body);
}
