import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import type { Choice } from '../../../ui/records/list-definition.ts';
import { PAYMENT_METHODS, type PaymentMethod } from './payment.ts';

export const METHOD_NAMES: Record<PaymentMethod, MessageDescriptor> = {
  credit: msg`Credit card`,
  transfer: msg`Bank transfer`,
  cash: msg`Cash`,
  institutional: msg`By the institution`,
  standing_order: msg`Standing order`,
};

export function usePaymentMethods(): Choice[] {
  const { i18n } = useLingui();
  return PAYMENT_METHODS.map((value) => ({ value, label: i18n._(METHOD_NAMES[value]) }));
}
