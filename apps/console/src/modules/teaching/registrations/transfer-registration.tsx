import { Trans, useLingui } from '@lingui/react/macro';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import { DateField } from '../../../ui/form/date-field.tsx';
import { PlainForm } from '../../../ui/form/plain-form.tsx';
import { RecordPicker } from '../../../ui/form/record-picker.tsx';
import { SwitchField } from '../../../ui/form/text-fields.tsx';
import { apiPath } from '../../../ui/records/resource.ts';
import { refetchTeaching } from '../changed.ts';
import { cycles } from '../cycles/resource.ts';
import { Refusal } from '../refusal.tsx';
import type { Registration } from './registration.ts';
import { registrations } from './resource.ts';

/** To another cycle, and what was paid goes along. */
export function TransferRegistration({ registration, onDone }: { registration: Registration; onDone: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const values = { cycleId: '', effectiveDate: '', allowOverlap: false };

  async function transfer({ cycleId, effectiveDate, allowOverlap }: typeof values) {
    await api.post<Registration>(`${apiPath(registrations, registration.id)}/transfer`, {
      cycleId,
      ...(effectiveDate ? { effectiveDate } : {}),
      ...(allowOverlap ? { allowOverlap } : {}),
    });
    await refetchTeaching(queries);
    notifications.show({ message: <Trans>They learn in the other cycle now, and what was paid went along.</Trans> });
    onDone();
  }

  return (
    <PlainForm values={values} submitLabel={<Trans>Transfer</Trans>} onSubmit={transfer} explain={(error) => <Refusal error={error} />}>
      <RecordPicker name="cycleId" resource={cycles} label={t`The other cycle`} isRequired autoFocus />
      <DateField name="effectiveDate" label={t`First day there`} description={t`Left empty: today.`} />
      <SwitchField name="allowOverlap" label={t`Allow another lesson at the same time`} />
    </PlainForm>
  );
}
