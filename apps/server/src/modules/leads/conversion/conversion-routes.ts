import { z } from 'zod';
import { one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { exampleCustomer, exampleStudent } from '../../people/index.ts';
import { exampleLead } from '../leads/lead-examples.ts';
import { ConversionRequest, Converted } from './conversion-schemas.ts';
import { convertLead } from './convert.ts';

const exampleConverted: Converted = {
  lead: {
    ...exampleLead,
    ...{ version: 2, status: 'converted', customerId: 'cus_123', studentId: 'stu_123', convertedAt: '2026-02-19T06:40:00Z' },
  },
  customer: exampleCustomer,
  student: { ...exampleStudent, account: null },
};

/** From somebody who asked to somebody who learns. */
export function conversionRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'POST',
      path: '/api/v1/leads/:id/convert',
      operationId: 'convertLead',
      summary: 'Make a customer and a student of a lead',
      description:
        'A customer with the same phone or e-mail is used again, and so is their student of the same name. ' +
        'Converting again answers the same two and changes nothing.',
      tag: 'Leads',
      gate: staff.may('leads', 'UPDATE', ['customers', 'CREATE'], ['students', 'CREATE']),
      params: z.object({ id: Id }),
      body: ConversionRequest,
      reply: one(Converted, exampleConverted),
      errors: ['PRECONDITION_FAILED'],
      example: { params: { id: 'led_123' }, body: { student: { name: 'Noa Levi', birthDate: '2014-05-09', grade: '6' } } },
      run: (tx, { params: { id }, body, ifMatch }) => convertLead(tx, id, body, ifMatch),
    }),
  ];
}
