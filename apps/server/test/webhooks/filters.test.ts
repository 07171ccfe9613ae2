import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Delivery } from '../../src/modules/webhooks/deliveries/delivery-schemas.ts';
import type { Endpoint } from '../../src/modules/webhooks/endpoints/endpoint-schemas.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { addFamily, done, meetingsOf, openCycle, openPlace, registerIn } from '../support/teaching.ts';

let server: TestServer;
let admin: Api;

beforeAll(async () => {
  // What is queued for whom is seen in the log: nothing need go out.
  server = await startTestServer({ environment: { WEBHOOK_ALLOW_PRIVATE: 'true', WEBHOOK_DISPATCH: 'false' } });
  await openSchool(server);
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());

const addEndpoint = async (filter: object) =>
  (await done<Endpoint>(admin, 'POST', '/webhooks', { url: 'http://127.0.0.1:9/', eventTypes: ['*'], filter })).id;
const queuedFor = async (id: string) =>
  (await done<Delivery[]>(admin, 'GET', `/webhooks/${id}/deliveries?limit=100`)).map(({ eventType }) => eventType).sort();

it('who asks for a branch, a course or a student hears of what happens in its cycles, and of no other', async () => {
  const [place, other] = [await openPlace(admin), await openPlace(admin)];
  const [cycle, elsewhere] = [
    await openCycle(admin, place),
    await openCycle(admin, other, { dayOfWeek: [{ day: 2, startTime: '16:00', endTime: '17:00' }] }),
  ];
  const { studentIds } = await addFamily(admin, 2);
  const [child = '', sibling = ''] = studentIds;
  const [ofBranch, ofCourse, ofStudent] = [
    await addEndpoint({ branchIds: [place.branchId] }),
    await addEndpoint({ courseIds: [place.courseId] }),
    await addEndpoint({ studentIds: [child] }),
  ];
  for (const { id } of [cycle, elsewhere]) {
    const [first] = await meetingsOf(admin, id);
    for (const student of [child, sibling]) {
      const registration = await registerIn(admin, id, student);
      await done(admin, 'POST', '/payments', { registrationId: registration.id, amount: 10_000, method: 'cash' });
    }
    await done(admin, 'PATCH', `/meetings/${first?.id}`, { topic: 'Roundabouts' });
  }
  const ofPlace = ['meeting.updated', 'payment.received', 'payment.received', 'registration.created', 'registration.created'];
  const heard = async (id: string) =>
    (await queuedFor(id)).filter((type) => /^(meeting.updated|payment.received|registration.created)$/.test(type));
  expect(await heard(ofBranch)).toEqual(ofPlace);
  expect(await heard(ofCourse)).toEqual(ofPlace);
  expect(await heard(ofStudent)).toEqual(['payment.received', 'payment.received', 'registration.created', 'registration.created']);
});
