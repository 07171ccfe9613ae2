import type { Route } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import type { Access } from '../access/index.ts';
import { studentContractRoutes } from './contract-student.ts';
import { customerRoutes } from './customer-routes.ts';
import { customerStudentRoutes } from './customer-student-routes.ts';
import { studentAccountRoutes } from './student-account-routes.ts';
import { studentGate } from './student-gate.ts';
import { studentRoutes } from './student-routes.ts';

export { createCustomer } from './customers.ts';
export { normalisePhone } from './phones.ts';
export type { Customer, NewCustomer, NewStudent, NewStudentAccount, Student } from './schemas.ts';
export { fold } from './search-text.ts';
export { openStudentAccount } from './student-accounts.ts';
export { type StudentGate, studentGate } from './student-gate.ts';
export { createStudent, readStudent } from './students.ts';

/** Customers, students, their logins, and the student login contract. */
export function peopleRoutes(system: System, access: Access): Route[] {
  return [
    ...customerRoutes(access),
    ...customerStudentRoutes(access),
    ...studentRoutes(access),
    ...studentAccountRoutes(access),
    ...studentContractRoutes(system, access, studentGate(system, access.tokens)),
  ];
}
