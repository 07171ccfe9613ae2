/**
 * Loads one school, in three steps that each may find themselves done already:
 *
 *   people and catalogue (one transaction) → months of practice (whole students at a time) → staff (one transaction)
 *
 * Staff come last, and with them who teaches, what is taught, and the leads they work on, because one of those signs in: until then nobody can sign in, and a start after a crash sees a school without staff and
 * goes on where the other stopped.
 */
import { createUser } from '../modules/access/index.ts';
import {
  addTimeOff,
  createBranch,
  createCourse,
  createHoliday,
  createInstructor,
  createOrder,
  setAvailability,
} from '../modules/catalog/index.ts';
import { createCustomer, createStudent, openStudentAccount } from '../modules/people/index.ts';
import { type Fact, flushFacts } from '../modules/progress/index.ts';
import { type Caller, systemCaller } from '../platform/caller.ts';
import type { Database } from '../platform/db/database.ts';
import { inTenant, type TenantTx } from '../platform/db/transactions.ts';
import { addLeads } from './lead-loader.ts';
import { cyclesOf } from './people/cycles.ts';
import { type Family, familiesOf } from './people/families.ts';
import { type DemoInstructor, instructorsOf } from './people/instructors.ts';
import { leadsOf } from './people/leads.ts';
import { DEMO_PASSWORD, STAFF_ROLES, studentLogins } from './people/logins.ts';
import { practiceOf } from './practice/practice.ts';
import { type SchoolDay, schoolDays } from './practice/school-days.ts';
import type { DemoSchool } from './schools/school.ts';
import { hasStudents, listPractised } from './schools-store.ts';
import { addTeaching } from './teaching-loader.ts';

const DAYS = 120;
const FACTS_PER_FLUSH = 500;

export async function loadSchool(database: Database, school: DemoSchool, now: number): Promise<void> {
  const caller = systemCaller(school.tenant.id, 'system', 'demo');
  const days = schoolDays(now, school.tenant.timezone, DAYS);
  const today = days.at(-1)?.date ?? '';
  const families = familiesOf(school, today);
  await inTenant(database, caller, async (tx) => {
    if (!(await hasStudents(tx))) await addPeople(tx, school, families);
  });
  await addPractice(database, caller, school, families, days, now);
  await inTenant(database, caller, async (tx) => {
    const instructors = instructorsOf(school, today);
    await addStaff(tx, school, instructors);
    await addTeaching(tx, school, cyclesOf(school, families, instructors, today), today);
    await addLeads(tx, school, leadsOf(school, families, today));
  });
}

async function addPeople(tx: TenantTx, school: DemoSchool, families: readonly Family[]): Promise<void> {
  for (const branch of school.branches) await createBranch(tx, branch);
  for (const course of school.courses) await createCourse(tx, course);
  for (const order of school.orders) await createOrder(tx, order);
  for (const holiday of school.holidays) await createHoliday(tx, holiday);
  for (const { customer, students } of families) {
    await createCustomer(tx, customer);
    for (const { temperament: _, ...student } of students) await createStudent(tx, student);
  }
  for (const { id, phone } of studentLogins(families)) await openStudentAccount(tx, id, { phone, password: DEMO_PASSWORD });
}

async function addPractice(
  database: Database,
  caller: Caller,
  school: DemoSchool,
  families: readonly Family[],
  days: readonly SchoolDay[],
  now: number,
): Promise<void> {
  const { tenant, subject, weekend } = school;
  const practised = new Set(await inTenant(database, caller, listPractised, 'read'));
  const batch: Fact[] = [];
  for (const { id, temperament } of families.flatMap(({ students }) => students)) {
    if (practised.has(id)) continue;
    const facts = practiceOf({ tenantId: tenant.id, studentId: id, temperament, subject, days, weekend, now });
    // A student's facts stay in one flush: after a crash a student has all of them or none.
    if (batch.length + facts.length > FACTS_PER_FLUSH) await store(database, batch.splice(0));
    batch.push(...facts);
  }
  await store(database, batch);
}

async function store(database: Database, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return;
  for (const verdict of await flushFacts(database, facts)) if ('refused' in verdict) throw verdict.refused;
}

async function addStaff(tx: TenantTx, { tenant, staff }: DemoSchool, instructors: readonly DemoInstructor[]): Promise<void> {
  for (const role of STAFF_ROLES) {
    await createUser(tx, {
      id: `usr_${tenant.id}_${role}`,
      email: `${role}@${tenant.id}.example`,
      name: staff[role],
      role,
      password: DEMO_PASSWORD,
    });
  }
  for (const { instructor, weekly, timeOff } of instructors) {
    await createInstructor(tx, instructor);
    await setAvailability(tx, instructor.id, { weekly }, null);
    if (timeOff) await addTimeOff(tx, instructor.id, timeOff);
  }
}
