import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { InUse } from '../../catalog/in-use.tsx';
import { FORM_FIELD_NAMES } from './form-names.ts';
import type { LeadForm } from './lead-form.ts';

export function FormFacts({ form }: { form: LeadForm }) {
  const { i18n } = useLingui();
  return (
    <Facts>
      <Fact name={<Trans>State</Trans>}>
        <InUse isActive={form.isActive} />
      </Fact>
      <Fact name={<Trans>What it asks for</Trans>}>{form.fields.map((field) => i18n._(FORM_FIELD_NAMES[field])).join(', ')}</Fact>
      <Fact name={<Trans>Websites that may show it</Trans>}>
        {form.allowedOrigins.length === 0 ? <Trans>None yet</Trans> : <bdi dir="ltr">{form.allowedOrigins.join(', ')}</bdi>}
      </Fact>
      {form.source && (
        <Fact name={<Trans>How they found us</Trans>}>
          <bdi>{form.source}</bdi>
        </Fact>
      )}
    </Facts>
  );
}
