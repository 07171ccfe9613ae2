import { type Access, listUsers, StaffUser, UserQuery } from '../access/index.ts';
import { AuditEntry, AuditQuery, listAudit } from '../audit/index.ts';
import {
  Branch,
  BranchQuery,
  browseBranches,
  browseInstructors,
  Course,
  CourseQuery,
  Holiday,
  HolidayQuery,
  InstitutionalOrder,
  Instructor,
  InstructorQuery,
  listCourses,
  listHolidays,
  listOrders,
  OrderQuery,
} from '../catalog/index.ts';
import { browseLeads, Lead, LeadQuery } from '../leads/index.ts';
import { browseCustomers, browseStudents, Customer, CustomerQuery, Student, StudentQuery } from '../people/index.ts';
import { listTasks, Task, TaskQuery } from '../workspace/index.ts';
import { type Exportable, exportable } from './exportable.ts';

/** Every list that can be taken out as a file. Another one is another entry: its list, its query, its row. */
export function exportables({ staff }: Access): Exportable[] {
  return [
    exportable({
      resource: 'customers',
      operationId: 'exportCustomers',
      summary: 'Customers as a file',
      gate: staff.may('exports', 'RUN', ['customers', 'VIEW']),
      query: CustomerQuery,
      row: Customer,
      labelled: 'customer',
      exampleQuery: { columns: 'name,phone', sortBy: 'createdAt' },
      list: browseCustomers,
    }),
    exportable({
      resource: 'students',
      operationId: 'exportStudents',
      summary: 'Students as a file',
      gate: staff.may('exports', 'RUN', ['students', 'VIEW']),
      query: StudentQuery,
      // The login is left out of lists.
      row: Student.omit({ account: true }),
      labelled: 'student',
      list: browseStudents,
    }),
    exportable({
      resource: 'leads',
      operationId: 'exportLeads',
      summary: 'Leads as a file',
      gate: staff.may('exports', 'RUN', ['leads', 'VIEW']),
      query: LeadQuery,
      row: Lead,
      labelled: 'lead',
      exampleQuery: { columns: 'name,phone,status', status: 'open' },
      list: browseLeads,
    }),
    exportable({
      resource: 'tasks',
      operationId: 'exportTasks',
      summary: 'Tasks as a file',
      gate: staff.may('exports', 'RUN', ['tasks', 'VIEW']),
      query: TaskQuery,
      row: Task,
      list: listTasks,
    }),
    exportable({
      resource: 'courses',
      operationId: 'exportCourses',
      summary: 'Courses as a file',
      gate: staff.may('exports', 'RUN', ['courses', 'VIEW']),
      query: CourseQuery,
      row: Course,
      list: listCourses,
    }),
    exportable({
      resource: 'branches',
      operationId: 'exportBranches',
      summary: 'Branches as a file',
      gate: staff.may('exports', 'RUN', ['branches', 'VIEW']),
      query: BranchQuery,
      row: Branch,
      list: browseBranches,
    }),
    exportable({
      resource: 'instructors',
      operationId: 'exportInstructors',
      summary: 'Instructors as a file',
      gate: staff.may('exports', 'RUN', ['instructors', 'VIEW']),
      query: InstructorQuery,
      row: Instructor,
      list: browseInstructors,
    }),
    exportable({
      resource: 'institutional-orders',
      operationId: 'exportInstitutionalOrders',
      summary: 'Institutional orders as a file',
      gate: staff.may('exports', 'RUN', ['institutional-orders', 'VIEW']),
      query: OrderQuery,
      row: InstitutionalOrder,
      list: listOrders,
    }),
    exportable({
      resource: 'holidays',
      operationId: 'exportHolidays',
      summary: 'Holidays as a file',
      // Whoever may see the branches sees the holidays.
      gate: staff.may('exports', 'RUN', ['branches', 'VIEW']),
      query: HolidayQuery,
      row: Holiday,
      list: listHolidays,
    }),
    exportable({
      resource: 'users',
      operationId: 'exportUsers',
      summary: 'Users as a file',
      gate: staff.may('exports', 'RUN', ['users', 'VIEW']),
      query: UserQuery,
      row: StaffUser,
      list: listUsers,
    }),
    exportable({
      resource: 'audit-logs',
      operationId: 'exportAuditLogs',
      summary: 'The audit log as a file',
      gate: staff.may('audit-logs', 'EXPORT'),
      query: AuditQuery,
      row: AuditEntry,
      list: listAudit,
    }),
  ];
}
