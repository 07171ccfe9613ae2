import { z } from 'zod';
import { created, list, nothing, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { LeadForm, LeadFormChanges, LeadFormQuery, LeadFormReplacement, NewLeadForm } from './form-schemas.ts';
import { browseForms, changeForm, createForm, deleteForm, readForm, replaceForm, restoreForm } from './forms.ts';

const tag = 'Lead forms';
const params = z.object({ id: Id });
const example = { id: 'frm_123' };
const stale = ['PRECONDITION_FAILED'] as const;
const silent = 'the catalogue of events has none for forms; the audit log has the change';

const exampleForm: LeadForm = {
  id: 'frm_123',
  version: 1,
  name: 'Website',
  token: 'p2mJ4dHk0vYb7sQ1xN9cT5aL',
  path: '/forms/p2mJ4dHk0vYb7sQ1xN9cT5aL',
  allowedOrigins: ['https://www.school.example'],
  branchId: null,
  courseId: null,
  source: 'website',
  fields: ['phone', 'email', 'course', 'message'],
  texts: { en: { title: 'Ask us anything', thankYou: 'Thank you! We call you within a day.' } },
  isActive: true,
  createdAt: '2026-02-19T06:21:00Z',
  updatedAt: '2026-02-19T06:21:00Z',
};

/** The school's forms on the web. */
export function formRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/lead-forms',
      operationId: 'listLeadForms',
      summary: 'Forms by which leads come from the web',
      tag,
      gate: staff.may('settings', 'VIEW'),
      query: LeadFormQuery,
      reply: list(LeadForm, exampleForm),
      run: (tx, { query }) => browseForms(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/lead-forms/:id',
      operationId: 'getLeadForm',
      summary: 'One form',
      tag,
      gate: staff.may('settings', 'VIEW'),
      params,
      reply: one(LeadForm, exampleForm),
      example: { params: example },
      run: (tx, { params: { id } }) => readForm(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/lead-forms',
      operationId: 'createLeadForm',
      summary: 'Add a form',
      description:
        'Its page is at `path` on this server, in English, Hebrew or Vietnamese (`?lang=he`). To show it on a website of ' +
        '`allowedOrigins`: `<iframe src="https://rollbook.school.example/forms/TOKEN?lang=he" title="Ask us" ' +
        'style="width:100%;height:640px;border:0"></iframe>`. Add `utm_source` and the like to the address to keep where people came from. ' +
        'A form of your own sends JSON to `/public/leads` with the token in `X-Form-Token`.',
      tag,
      gate: staff.may('settings', 'UPDATE'),
      body: NewLeadForm,
      reply: created(LeadForm, exampleForm),
      silent,
      example: {
        body: {
          name: 'Website',
          allowedOrigins: ['https://www.school.example'],
          source: 'website',
          fields: ['phone', 'email', 'course', 'message'],
          texts: { en: { title: 'Ask us anything', thankYou: 'Thank you! We call you within a day.' } },
        },
      },
      run: (tx, { body }) => createForm(tx, body),
    }),
    tenantRoute({
      method: 'PUT',
      path: '/api/v1/lead-forms/:id',
      operationId: 'replaceLeadForm',
      summary: 'Replace what a form is set to; its token stays',
      tag,
      gate: staff.may('settings', 'UPDATE'),
      params,
      body: LeadFormReplacement,
      reply: one(LeadForm, exampleForm),
      errors: [...stale],
      silent,
      example: { params: example, body: { name: 'Website', allowedOrigins: ['https://www.school.example'], fields: ['phone'] } },
      run: (tx, { params: { id }, body, ifMatch }) => replaceForm(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'PATCH',
      path: '/api/v1/lead-forms/:id',
      operationId: 'changeLeadForm',
      summary: 'Change some of what a form is set to',
      tag,
      gate: staff.may('settings', 'UPDATE'),
      params,
      body: LeadFormChanges,
      reply: one(LeadForm, exampleForm),
      errors: [...stale],
      silent,
      example: { params: example, body: { isActive: false } },
      run: (tx, { params: { id }, body, ifMatch }) => changeForm(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/api/v1/lead-forms/:id',
      operationId: 'deleteLeadForm',
      summary: 'Take a form off the web; its leads stay',
      tag,
      gate: staff.may('settings', 'UPDATE'),
      params,
      reply: nothing(),
      errors: [...stale],
      silent,
      example: { params: example },
      run: (tx, { params: { id }, ifMatch }) => deleteForm(tx, id, ifMatch),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/lead-forms/:id/restore',
      operationId: 'restoreLeadForm',
      summary: 'Bring a deleted form back, with its token',
      tag,
      gate: staff.may('settings', 'UPDATE'),
      params,
      reply: one(LeadForm, exampleForm),
      silent,
      example: { params: example },
      run: (tx, { params: { id } }) => restoreForm(tx, id),
    }),
  ];
}
