import { Trans, useLingui } from '@lingui/react/macro';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import { DateField } from '../../../ui/form/date-field.tsx';
import { MoneyField } from '../../../ui/form/number-fields.tsx';
import { PlainForm } from '../../../ui/form/plain-form.tsx';
import { TextField } from '../../../ui/form/text-fields.tsx';
import { apiPath } from '../../../ui/records/resource.ts';
import { refetchTeaching } from '../changed.ts';
import { Refusal } from '../refusal.tsx';
import type { Registration } from './registration.ts';
import { registrations } from './resource.ts';

interface RegistrationFormProps {
  registration: Registration;
  onDone: () => void;
}

/** They leave: what is still owed follows the school's policy unless somebody says otherwise. */
export function CancelRegistration({ registration, onDone }: RegistrationFormProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const values: { reason: string; effectiveDate: string; refundAmount: number | null } = {
    reason: '',
    effectiveDate: '',
    refundAmount: null,
  };

  async function cancel({ reason, effectiveDate, refundAmount }: typeof values) {
    await api.post<Registration>(`${apiPath(registrations, registration.id)}/cancel`, {
      reason,
      ...(effectiveDate ? { effectiveDate } : {}),
      ...(refundAmount === null ? {} : { refundAmount }),
    });
    await refetchTeaching(queries);
    notifications.show({ message: <Trans>The registration is cancelled.</Trans> });
    onDone();
  }

  return (
    <PlainForm
      values={values}
      fields={registrations.fields}
      submitLabel={<Trans>Cancel the registration</Trans>}
      isDanger
      onSubmit={cancel}
      explain={(error) => <Refusal error={error} />}
    >
      <TextField name="reason" isRequired maxLength={500} autoFocus />
      <DateField name="effectiveDate" description={t`Left empty: today.`} />
      {registration.amount !== null && (
        <MoneyField name="refundAmount" description={t`Left empty: by the school’s rules for cancelling.`} />
      )}
    </PlainForm>
  );
}
