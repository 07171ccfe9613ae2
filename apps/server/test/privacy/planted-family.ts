import { attempt, daily, learningEvent, sendFacts, summary } from '../support/app-client.ts';
import type { Api } from '../support/school.ts';
import type { TestServer } from '../support/server.ts';
import { meetingsOf, openCycle, openPlace, registerIn } from '../support/teaching.ts';

interface Thing {
  id: string;
}

let families = 0;

/** What the API answers; a test stops where it refuses. */
export async function done(answer: ReturnType<Api>): Promise<Thing> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return (body.data ?? {}) as unknown as Thing;
}

/** What a learning app signs with. */
interface AppKeys {
  token: string;
  secret: string;
}

export interface Planted {
  customerId: string;
  studentId: string;
  leadIds: string[];
  /** Every personal word planted, of which nothing may remain. */
  words: string[];
}

/** A family with something personal wherever this server keeps anything. */
export async function plantFamilyIn(server: TestServer, admin: Api, app: AppKeys): Promise<Planted> {
  const fact = (route: string, body: object) => sendFact(server, app, route, body);
  const n = ++families;
  const w = (word: string) => `${word}zq${n}x`;
  const phone = `+97250${String(7_300_000 + n)}`;
  const national = phone.replace('+972', '0');
  const studentPhone = `+97254${String(8_400_000 + n)}`;
  const email = `${w('dana')}@levi.example`.toLowerCase();
  const birthDate = `2013-05-${10 + n}`;
  const keyed = { 'idempotency-key': `family-${n}` };
  const customer = await done(
    admin(
      'POST',
      '/api/v1/customers',
      {
        name: w('Danalevi'),
        phone,
        email,
        address: w('Herzlstreet'),
        city: w('Haifa'),
        notes: w('afraidofdogs'),
        source: w('byneighbour'),
      },
      keyed,
    ),
  );
  await done(admin('PATCH', `/api/v1/customers/${customer.id}`, { externalId: w('legacy'), tags: [w('viptag')] }));
  // One row of a file names them as they are; another became them under a name nobody knows any more.
  await done(admin('POST', '/api/v1/imports', { resource: 'customers', content: `Name,Phone,Notes\nX,${national},${w('fromfile')}\n` }));
  const file = await done(admin('POST', '/api/v1/imports', { resource: 'customers', content: `Name\n${w('Nickname')}\n` }));
  await server.database.look('UPDATE import_rows SET record_id = $2 WHERE import_id = $1', [file.id, customer.id]);
  const duplicate = await done(admin('POST', '/api/v1/customers', { name: w('Duplicateof'), notes: w('oldnote') }));
  await done(admin('POST', `/api/v1/customers/${customer.id}/merge`, { duplicateId: duplicate.id }));
  const student = await done(
    admin('POST', '/api/v1/students', {
      ...{ customerId: customer.id, name: w('Noalevi'), birthDate, grade: w('gradesix'), phone: studentPhone, notes: w('allergic') },
    }),
  );
  await done(admin('PATCH', `/api/v1/students/${student.id}`, { notes: w('stillallergic') }));
  await done(admin('POST', `/api/v1/students/${student.id}/account`, { password: 'tractor lamp 42' }));
  const open = await done(
    admin('POST', '/api/v1/leads', {
      name: w('Askingdana'),
      email: `${w('dana')}@levi.example`,
      message: w('howmuch'),
      allowDuplicate: true,
    }),
  );
  await done(admin('POST', `/api/v1/leads/${open.id}/activities`, { type: 'call', text: w('shecried'), outcome: w('callback') }));
  const converted = await done(
    admin('POST', '/api/v1/leads', { name: w('Noaasked'), source: w('friendofyossi'), message: w('wantslessons') }),
  );
  await done(admin('POST', `/api/v1/leads/${converted.id}/convert`, { customerId: customer.id, student: { name: w('Noalevi') } }));
  await done(admin('POST', '/api/v1/tasks', { title: w('calldana'), entity: { type: 'customer', id: customer.id } }));
  await done(
    admin('POST', `/api/v1/customers/${customer.id}/consents`, { purpose: 'photos', isGiven: true, source: 'paper', note: w('folder') }),
  );
  await server.database.look(
    `INSERT INTO mails (tenant_id, id, template, recipient, locale, subject, letter_sealed) VALUES ('driving', 'mal_' || $1, 'x', $2, 'en', $3, $4)`,
    [String(n), email, w('Dearsubject'), w('letter')],
  );
  await plantLessons(admin, student.id, w);
  const extra = { freeText: w('answertext') };
  await fact('daily', daily(student.id, { topWeakTopics: [{ topicId: w('topic'), accuracy: 52 }], ...extra }));
  await fact('attempt', attempt(student.id, `att_${n}`, extra));
  await fact('ai-summary', summary(student.id, '2026-02-19T14:00:00+07:00', { strengths: [w('knowssigns')], todayPlan: [w('practise')] }));
  await fact('events', learningEvent(student.id, `lev_${n}`, { payload: { answer: w('typedanswer') } }));
  return {
    customerId: customer.id,
    studentId: student.id,
    leadIds: [open.id, converted.id],
    words: [`zq${n}x`, phone.slice(-8), studentPhone.slice(-8), birthDate],
  };
}

/** A student who came to lessons, paid, and left; once somebody of the family came as a guest. */
async function plantLessons(admin: Api, studentId: string, w: (word: string) => string): Promise<void> {
  const cycle = await openCycle(admin, await openPlace(admin));
  const [lesson] = await meetingsOf(admin, cycle.id);
  const registration = await registerIn(admin, cycle.id, studentId, { notes: w('besidehercousin') });
  const paid = { amount: 30_000, method: 'transfer', reference: w('bankref') };
  await done(admin('POST', `/api/v1/registrations/${registration.id}/payment`, paid, { 'idempotency-key': registration.id }));
  const more = { registrationId: registration.id, amount: 100, method: 'cash', notes: w('paidbygranny') };
  await done(admin('POST', '/api/v1/payments', more));
  const attendance = [
    { studentId, status: 'present', notes: w('criedalot') },
    { guestName: w('danalevi'), status: 'present', notes: w('hermother') },
  ];
  await done(
    admin('PUT', `/api/v1/meetings/${lesson?.id}/attendance/bulk`, { attendance }, { 'idempotency-key': `${registration.id}-roll` }),
  );
  await done(admin('POST', `/api/v1/meetings/${lesson?.id}/complete`, {}));
  await done(admin('POST', `/api/v1/registrations/${registration.id}/cancel`, { reason: w('movesaway') }));
}

async function sendFact(server: TestServer, app: AppKeys, route: string, body: object): Promise<void> {
  const { status, body: answer } = await sendFacts(server.url, route, body, app);
  if (status >= 300) throw new Error(`${route}: ${status} ${JSON.stringify(answer)}`);
}
