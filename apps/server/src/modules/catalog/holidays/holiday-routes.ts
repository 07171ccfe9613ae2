import { z } from 'zod';
import { created, list, nothing, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { importHolidays } from './holiday-import.ts';
import { changeHoliday, createHoliday, deleteHoliday, replaceHoliday, restoreHoliday } from './holidays.ts';
import { getHoliday, listHolidays } from './holidays-store.ts';
import { CalendarFile, Holiday, HolidayChanges, HolidayImport, HolidayQuery, HolidayReplacement, NewHoliday } from './schemas.ts';

const exampleHoliday: Holiday = {
  id: 'hol_123',
  version: 1,
  name: 'Sukkot',
  startDate: '2026-09-26',
  endDate: '2026-10-03',
  scope: 'tenant',
  branchId: null,
  createdAt: '2026-02-19T06:21:00Z',
  updatedAt: '2026-02-19T06:21:00Z',
};
const exampleImport: HolidayImport = {
  created: 1,
  skipped: 0,
  errors: 0,
  events: [
    {
      uid: 'sukkot-5787@calendar.example',
      name: 'Sukkot',
      startDate: '2026-09-26',
      endDate: '2026-10-03',
      result: 'created',
      reason: null,
      holidayId: 'hol_123',
    },
  ],
};
const exampleFile = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VEVENT',
  'UID:sukkot-5787@calendar.example',
  'DTSTART;VALUE=DATE:20260926',
  'DTEND;VALUE=DATE:20261004',
  'SUMMARY:Sukkot',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');
const tag = 'Holidays';
const params = z.object({ id: Id });
const example = { id: 'hol_123' };
const stale = ['PRECONDITION_FAILED'] as const;
const silent = 'the catalogue of events has none for holidays';

/** Days without lessons. Whoever may see the branches sees them, whoever may change a branch sets them. */
export function holidayRoutes({ staff }: Access): Route[] {
  const seeing = staff.may('branches', 'VIEW');
  const editing = staff.may('branches', 'UPDATE');
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/holidays',
      operationId: 'listHolidays',
      summary: 'Holidays: days without lessons',
      tag,
      gate: seeing,
      query: HolidayQuery,
      reply: list(Holiday, exampleHoliday),
      example: { query: { from: '2026-09-01', to: '2027-08-31' } },
      run: (tx, { query }) => listHolidays(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/holidays/:id',
      operationId: 'getHoliday',
      summary: 'One holiday',
      tag,
      gate: seeing,
      params,
      reply: one(Holiday, exampleHoliday),
      example: { params: example },
      run: (tx, { params: { id } }) => getHoliday(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/holidays',
      operationId: 'createHoliday',
      summary: 'Add a holiday of the school or of one branch',
      tag,
      gate: editing,
      body: NewHoliday,
      reply: created(Holiday, exampleHoliday),
      example: { body: { name: 'Sukkot', startDate: '2026-09-26', endDate: '2026-10-03', branchId: 'brn_123' } },
      silent,
      run: (tx, { body }) => createHoliday(tx, body),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/holidays/import',
      operationId: 'importHolidays',
      summary: 'Take over the holidays of a calendar file (.ics)',
      description:
        'Whole days and times, and what repeats every year, for last year, this one and the next three. An event that was imported before is skipped, so a second import creates nothing. What can’t be read is reported, the rest is made.',
      tag,
      gate: editing,
      body: CalendarFile,
      reply: one(HolidayImport, exampleImport),
      example: { body: { ics: exampleFile } },
      silent,
      run: (tx, { body }) => importHolidays(tx, body),
    }),
    tenantRoute({
      method: 'PUT',
      path: '/api/v1/holidays/:id',
      operationId: 'replaceHoliday',
      summary: 'Replace a holiday’s fields; without a branch it is the whole school’s',
      tag,
      gate: editing,
      params,
      body: HolidayReplacement,
      reply: one(Holiday, exampleHoliday),
      errors: [...stale],
      example: { params: example, body: { name: 'Sukkot', startDate: '2026-09-26', endDate: '2026-10-03' } },
      silent,
      run: (tx, { params: { id }, body, ifMatch }) => replaceHoliday(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'PATCH',
      path: '/api/v1/holidays/:id',
      operationId: 'changeHoliday',
      summary: 'Change some of a holiday’s fields',
      tag,
      gate: editing,
      params,
      body: HolidayChanges,
      reply: one(Holiday, exampleHoliday),
      errors: [...stale],
      example: { params: example, body: { name: 'Sukkot and Simchat Torah' } },
      silent,
      run: (tx, { params: { id }, body, ifMatch }) => changeHoliday(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/api/v1/holidays/:id',
      operationId: 'deleteHoliday',
      summary: 'Delete a holiday',
      tag,
      gate: editing,
      params,
      reply: nothing(),
      errors: [...stale],
      example: { params: example },
      silent,
      run: (tx, { params: { id }, ifMatch }) => deleteHoliday(tx, id, ifMatch),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/holidays/:id/restore',
      operationId: 'restoreHoliday',
      summary: 'Bring a deleted holiday back',
      tag,
      // Only administrators hold the second one.
      gate: staff.may('branches', 'UPDATE', ['settings', 'UPDATE']),
      params,
      reply: one(Holiday, exampleHoliday),
      example: { params: example },
      silent,
      run: (tx, { params: { id } }) => restoreHoliday(tx, id),
    }),
  ];
}
