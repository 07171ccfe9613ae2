import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { FormField } from './lead-form.ts';

export const FORM_FIELD_NAMES: Record<FormField, MessageDescriptor> = {
  phone: msg`Phone`,
  email: msg`E-mail`,
  course: msg`Course`,
  branch: msg`Branch`,
  message: msg`What they asked`,
};
