import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let admin: Api;
beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());

interface Thing {
  id: string;
  name: string;
}
interface Converted {
  lead: Thing & { status: string; customerId: string; studentId: string };
  customer: Thing & { phone: string };
  student: Thing & { customerId: string };
}
const data = <T = Thing>(answer: { body: { data?: unknown } }): T => answer.body.data as T;
const lead = async (more: object): Promise<Thing> => data(await admin('POST', '/api/v1/leads', { name: 'Dana', ...more }));
const convert = (id: string, body: object = {}, api = admin) => api('POST', `/api/v1/leads/${id}/convert`, body);
const count = async (table: string) => (await server.database.look<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n;

describe('a conversion', () => {
  it('makes a customer and a student, links all three, and tells each', async () => {
    const { id } = await lead({ name: 'Dana Levi', phone: '050-100-0001', email: 'dana@mail.example', source: 'fair' });
    const { status, body } = await convert(id, { student: { name: 'Noa Levi', birthDate: '2014-05-09', grade: '6' } });
    expect(status).toBe(200);
    const { lead: done, customer, student } = body.data as unknown as Converted;
    expect(done).toMatchObject({ status: 'converted', customerId: customer.id, studentId: student.id });
    expect(customer).toMatchObject({ name: 'Dana Levi', phone: '+972501000001', source: 'fair' });
    expect(student).toMatchObject({ name: 'Noa Levi', customerId: customer.id, grade: '6' });
    const types = await server.database.look<{ type: string }>(
      'SELECT type FROM events WHERE subject = ANY ($1) AND type <> $2 ORDER BY seq',
      [[id, customer.id, student.id], 'lead.created'],
    );
    expect(types.map(({ type }) => type)).toEqual(['customer.created', 'student.created', 'lead.converted']);
    const story = data<{ type: string }[]>(await admin('GET', `/api/v1/leads/${id}/activities`));
    expect(story.map(({ type }) => type)).toEqual(['converted']);
  });

  it('done again answers the same two and changes nothing', async () => {
    const { id } = await lead({ phone: '050-100-0002' });
    const first = data<Converted>(await convert(id));
    const before = await server.database.look('SELECT count(*) FROM audit_log');
    const again = await convert(id, { student: { name: 'Somebody else' } });
    expect([again.status, data<Converted>(again)]).toEqual([200, first]);
    expect(await server.database.look('SELECT count(*) FROM audit_log')).toEqual(before);
  });

  it('asked for a hundred times at once makes one customer and one student', async () => {
    const { id } = await lead({ name: 'A hundred', phone: '050-100-0003' });
    const [customers = 0, students = 0] = [await count('customers'), await count('students')];
    const answers = await Promise.all(Array.from({ length: 100 }, () => convert(id)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${(body.data as unknown as Converted).student.id}`)).size).toBe(1);
    expect([await count('customers'), await count('students')]).toEqual([customers + 1, students + 1]);
  });

  it('of two leads of one family at once ends at one customer', async () => {
    const one = await lead({ name: 'Mother', phone: '050-100-0004' });
    const two = await lead({ name: 'Mother', phone: '050-100-0004', allowDuplicate: true });
    const answers = await Promise.all([convert(one.id, { student: { name: 'Girl' } }), convert(two.id, { student: { name: 'Boy' } })]);
    const [a, b] = answers.map((answer) => data<Converted>(answer));
    expect(a?.customer.id).toBe(b?.customer.id);
    expect([a?.student.name, b?.student.name]).toEqual(['Girl', 'Boy']);
  });

  it('uses a customer with the same phone or e-mail again, and their student of the same name', async () => {
    const customer = data(await admin('POST', '/api/v1/customers', { name: 'Known', email: 'known@mail.example' }));
    const student = data(await admin('POST', '/api/v1/students', { customerId: customer.id, name: 'Noa' }));
    const { id } = await lead({ name: 'Known', email: 'known@mail.example', allowDuplicate: true });
    const done = data<Converted>(await convert(id, { student: { name: 'Noa' } }));
    expect([done.customer.id, done.student.id]).toEqual([customer.id, student.id]);
  });

  it('goes to the customer who is named, and nowhere when there is none', async () => {
    const customer = data(await admin('POST', '/api/v1/customers', { name: 'Named' }));
    const { id } = await lead({ phone: '050-100-0005' });
    const wrong = await convert(id, { customerId: 'cus_nobody' });
    expect([wrong.status, wrong.body.error?.details?.[0]?.field]).toEqual([400, 'customerId']);
    expect(data<Thing & { status: string }>(await admin('GET', `/api/v1/leads/${id}`)).status).toBe('new');
    expect(data<Converted>(await convert(id, { customerId: customer.id })).customer.id).toBe(customer.id);
  });

  it('gives a new customer what the school requires of one, or makes nothing', async () => {
    const field = data(
      await admin('POST', '/api/v1/custom-fields', { resource: 'customer', key: 'shirt', label: 'Shirt', type: 'text', isRequired: true }),
    );
    const { id } = await lead({ phone: '050-100-0006' });
    const customers = await count('customers');
    const refused = await convert(id);
    expect([refused.status, refused.body.error?.details?.[0]?.field]).toEqual([400, 'customFields.shirt']);
    expect(await count('customers')).toBe(customers);
    expect((await convert(id, { customer: { customFields: { shirt: 'M' }, city: 'Haifa' } })).status).toBe(200);
    await admin('DELETE', `/api/v1/custom-fields/${field.id}`);
  });

  it('is for sellers too, and not for those who only look', async () => {
    const { id } = await lead({ phone: '050-100-0007' });
    expect((await convert(id, {}, await signIn(server, 'viewer'))).status).toBe(403);
    expect((await convert(id, {}, await signIn(server, 'seller'))).status).toBe(200);
    expect((await admin('PATCH', `/api/v1/leads/${id}`, { status: 'new' })).status).toBe(409);
    expect((await admin('PATCH', `/api/v1/leads/${id}`, { message: 'May still be noted' })).status).toBe(200);
  });
});

it('a merge of customers takes their leads along, deleted ones too', async () => {
  const ids = [(await lead({ name: 'X', phone: '050-200-0001' })).id, (await lead({ name: 'X', email: 'x@mail.example' })).id];
  const [first, second] = [data<Converted>(await convert(ids[0] ?? '')), data<Converted>(await convert(ids[1] ?? ''))];
  await admin('DELETE', `/api/v1/leads/${ids[1]}`);
  await admin('POST', `/api/v1/customers/${first.customer.id}/merge`, { duplicateId: second.customer.id });
  const rows = await server.database.look<{ customer_id: string }>('SELECT customer_id FROM leads WHERE id = ANY ($1)', [ids]);
  expect(rows.map(({ customer_id }) => customer_id)).toEqual([first.customer.id, first.customer.id]);
  const audit = await server.database.look(`SELECT action FROM audit_log WHERE entity_id = $1 AND action = 'lead.customer_merged'`, [
    ids[1],
  ]);
  expect(audit).toHaveLength(1);
  expect((await admin('POST', `/api/v1/leads/${ids[1]}/restore`)).status).toBe(200);
  expect(data<Converted>(await convert(ids[1] ?? '')).customer.id).toBe(first.customer.id);
});
