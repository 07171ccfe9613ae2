import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { FieldType, Labelled } from './custom-field.ts';

export const LABELLED_NAMES: Record<Labelled, MessageDescriptor> = {
  customer: msg`Customers`,
  lead: msg`Leads`,
  student: msg`Students`,
  course: msg`Courses`,
  cycle: msg`Cycles`,
};

export const TYPE_NAMES: Record<FieldType, MessageDescriptor> = {
  text: msg`Text`,
  number: msg`Number`,
  date: msg`Date`,
  boolean: msg`Yes or no`,
  select: msg`One of several`,
  multiselect: msg`Some of several`,
};
