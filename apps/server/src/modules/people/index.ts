import type { Route } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import type { Access } from '../access/index.ts';
import { customerRoutes } from './customers/customer-routes.ts';
import { customerStudentRoutes } from './customers/customer-student-routes.ts';
import { customerDuplicateRoutes } from './customers/duplicate-routes.ts';
import { studentContractRoutes } from './student-login/contract-student.ts';
import { studentAccountRoutes } from './student-login/student-account-routes.ts';
import { studentGate } from './student-login/student-gate.ts';
import { studentRoutes } from './students/student-routes.ts';

export { createCustomers } from './customers/create-customers.ts';
export { applyCustomerChanges, browseCustomers, createCustomer, readCustomer } from './customers/customers.ts';
export { holdCustomer } from './customers/customers-store.ts';
export { emptyFamily, type Family, lockFamily } from './customers/family.ts';
export { type CustomerKeys, matchCustomers } from './customers/match-customers.ts';
export { exampleCustomer, exampleStudent } from './examples.ts';
export { Phone, stated } from './fields.ts';
export type { NewStudentAccount } from './schemas.ts';
export {
  Customer,
  CustomerChanges,
  CustomerQuery,
  NewCustomer,
  NewStudent,
  NewStudentOfCustomer,
  Student,
  StudentQuery,
} from './schemas.ts';
export { findIds, matchesIn } from './search/search-store.ts';
export { fold, searchPatterns, searchText, spelled } from './search/search-text.ts';
export { openStudentAccount } from './student-login/student-accounts.ts';
export { type StudentGate, studentGate } from './student-login/student-gate.ts';
export { applyStudentChanges, browseStudents, createStudent, matchStudent, readStudent } from './students/students.ts';

/** Customers, students, their logins, and the student login contract. */
export function peopleRoutes(system: System, access: Access): Route[] {
  return [
    ...customerDuplicateRoutes(access),
    ...customerRoutes(access),
    ...customerStudentRoutes(access),
    ...studentRoutes(access),
    ...studentAccountRoutes(access),
    ...studentContractRoutes(system, access, studentGate(system, access.tokens)),
  ];
}
