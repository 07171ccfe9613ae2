import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let admin: Api;
beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
  for (const field of [
    { resource: 'customer', key: 'shirt', label: 'Shirt', type: 'select', options: ['S', 'M'] },
    { resource: 'customer', key: 'children', label: 'Children', type: 'number' },
    { resource: 'student', key: 'days', label: 'Days', type: 'multiselect', options: ['sun', 'mon'] },
  ]) {
    await admin('POST', '/api/v1/custom-fields', field);
  }
});
afterAll(() => server.close());

interface Thing {
  id: string;
  name: string;
  tags: string[];
  customFields: Record<string, unknown>;
}
const data = <T = Thing>(answer: { body: { data?: unknown } }): T => answer.body.data as T;
const customer = async (more: object): Promise<Thing> => data(await admin('POST', '/api/v1/customers', { name: 'Family', ...more }));
const found = async (query: string, resource = 'customers'): Promise<string[]> =>
  data<Thing[]>(await admin('GET', `/api/v1/${resource}?${query}`)).map(({ name }) => name);

describe('tags and custom fields', () => {
  it('are kept as the school defined them, and 400 names the one that does not fit', async () => {
    const { id } = await customer({ tags: ['vip', ' vip ', 'chess'], customFields: { shirt: 'M', children: 2 } });
    const path = `/api/v1/customers/${id}`;
    expect(data(await admin('GET', path))).toMatchObject({ tags: ['vip', 'chess'], customFields: { shirt: 'M', children: 2 } });
    expect(data(await admin('PATCH', path, { customFields: { shirt: null } })).customFields).toEqual({ children: 2 });
    expect(data(await admin('PATCH', path, { name: 'Renamed' })).customFields).toEqual({ children: 2 });
    expect(data(await admin('PUT', path, { name: 'Replaced' }))).toMatchObject({ tags: [], customFields: {} });
    for (const [key, value] of Object.entries({ shirt: 'XL', children: 'two', nothing: 1, days: ['sun'] })) {
      const { status, body } = await admin('PATCH', path, { customFields: { [key]: value } });
      expect([status, body.error?.details?.[0]?.field], key).toEqual([400, `customFields.${key}`]);
    }
  });

  it('find their records, page by page, in the order of the list, whatever happens to them', async () => {
    const ids = new Map<string, string>();
    for (const name of ['Dan', 'Ann', 'Cat', 'Bob'])
      ids.set(name, (await customer({ name, tags: ['club'], customFields: { children: 3 } })).id);
    await customer({ name: 'Zoe', tags: ['clubs'] });
    expect(await found('tag=club')).toEqual(['Ann', 'Bob', 'Cat', 'Dan']);
    expect(await found('tag=club&sortOrder=desc')).toEqual(['Dan', 'Cat', 'Bob', 'Ann']);
    expect(await found('tag=club&sortBy=createdAt')).toEqual(['Dan', 'Ann', 'Cat', 'Bob']);
    expect(await found('customField=children%3D3&tag=club&search=a')).toEqual(['Ann', 'Cat', 'Dan']);
    const first = await admin('GET', '/api/v1/customers?tag=club&limit=3&cursor=');
    const { nextCursor } = first.body.pagination as unknown as { nextCursor: string };
    expect(await found(`tag=club&limit=3&cursor=${nextCursor}`)).toEqual(['Dan']);

    await admin('PATCH', `/api/v1/customers/${ids.get('Dan')}`, { name: 'Aaron' });
    await admin('DELETE', `/api/v1/customers/${ids.get('Bob')}`);
    await admin('PATCH', `/api/v1/customers/${ids.get('Cat')}`, { tags: [] });
    expect(await found('tag=club')).toEqual(['Aaron', 'Ann']);
    await admin('POST', `/api/v1/customers/${ids.get('Bob')}/restore`);
    expect(await found('tag=club')).toEqual(['Aaron', 'Ann', 'Bob']);
    const total = (await admin('GET', '/api/v1/customers?tag=club')).body.pagination as unknown as { total: number };
    expect(total.total).toBe(3);
  });

  it('of several values are found by each', async () => {
    const { id } = await customer({ name: 'Parents' });
    await admin('POST', '/api/v1/students', { customerId: id, name: 'Gil', customFields: { days: ['sun', 'mon'] }, tags: ['night'] });
    expect(await found('customField=days%3Dmon', 'students')).toEqual(['Gil']);
    expect(await found('customField=days%3Dsun&sortBy=lastActiveAt', 'students')).toEqual(['Gil']);
    expect(await found('customField=days%3Dtue', 'students')).toEqual([]);
  });

  it('of a deleted field go with the next change of their record; a required one is asked for', async () => {
    const field = data(await admin('POST', '/api/v1/custom-fields', { resource: 'customer', key: 'gone', label: 'Gone', type: 'text' }));
    const { id } = await customer({ name: 'Keeper', customFields: { gone: 'soon' } });
    await admin('DELETE', `/api/v1/custom-fields/${field.id}`);
    expect((await admin('PATCH', `/api/v1/customers/${id}`, { city: 'Haifa' })).status).toBe(200);
    expect(data(await admin('PATCH', `/api/v1/customers/${id}`, { customFields: { children: 1 } })).customFields).toEqual({ children: 1 });
    const wanted = data(
      await admin('POST', '/api/v1/custom-fields', {
        resource: 'customer',
        key: 'source2',
        label: 'Where from',
        type: 'text',
        isRequired: true,
      }),
    );
    expect((await admin('POST', '/api/v1/customers', { name: 'No source' })).body.error?.details?.[0]?.field).toBe('customFields.source2');
    expect((await admin('PATCH', `/api/v1/customers/${id}`, { city: 'Acre' })).status).toBe(200);
    await admin('DELETE', `/api/v1/custom-fields/${wanted.id}`);
  });

  it('find a record by its id in another system, which is nobody else’s', async () => {
    const { id } = await customer({ name: 'Imported', externalId: 'crm-42' });
    expect(await found('externalId=crm-42')).toEqual(['Imported']);
    expect((await admin('POST', '/api/v1/customers', { name: 'Again', externalId: 'crm-42' })).status).toBe(409);
    await admin('DELETE', `/api/v1/customers/${id}`);
    expect((await admin('POST', '/api/v1/customers', { name: 'Again', externalId: 'crm-42' })).status).toBe(201);
    expect((await admin('POST', `/api/v1/customers/${id}/restore`)).status).toBe(409);
  });
});
