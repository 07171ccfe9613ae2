import { msg } from '@lingui/core/macro';
import type { Resource } from '../../ui/records/resource.ts';
import { customers } from '../people/resources.ts';
import type { LeadForm } from './forms/lead-form.ts';
import type { Lead } from './lead.ts';

export const leads: Resource<Lead> = {
  name: 'leads',
  entity: 'lead',
  isExported: true,
  one: msg`Lead`,
  many: msg`Leads`,
  fields: {
    name: msg`Name`,
    phone: msg`Phone`,
    email: msg`E-mail`,
    source: msg`How they found us`,
    channel: msg`Channel`,
    campaign: msg`Campaign`,
    message: msg`What they asked`,
    status: msg`Status`,
    closedReason: msg`Why it was closed`,
    ownerId: msg`Owner`,
    followUpAt: msg`Next step`,
    courseId: msg`Course`,
    branchId: msg`Branch`,
    tags: msg`Tags`,
  },
  titleOf: ({ name }) => name,
  pageOf: (id) => `/leads/${encodeURIComponent(id)}`,
  twin: customers,
};

export const leadForms: Resource<LeadForm> = {
  name: 'lead-forms',
  entity: 'lead_form',
  guard: { resource: 'settings', seeing: 'VIEW', changing: 'UPDATE' },
  one: msg`Form`,
  many: msg`Forms on the web`,
  fields: {
    name: msg`Name`,
    fields: msg`What it asks for`,
    allowedOrigins: msg`Websites that may show it`,
    source: msg`How they found us`,
    branchId: msg`Branch`,
    courseId: msg`Course`,
    texts: msg`Texts`,
    isActive: msg`In use`,
  },
  titleOf: ({ name }) => name,
  pageOf: (id) => `/lead-forms/${encodeURIComponent(id)}`,
};
