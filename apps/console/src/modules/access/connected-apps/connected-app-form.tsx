import { Trans, useLingui } from '@lingui/react/macro';
import { NumberField } from '../../../ui/form/number-fields.tsx';
import { type FormValues, RecordForm } from '../../../ui/form/record-form.tsx';
import { SwitchField, TextField } from '../../../ui/form/text-fields.tsx';
import type { FormLife } from '../../../ui/records/record-page.tsx';
import type { ConnectedApp } from './connected-app.ts';
import { connectedApps } from './resource.ts';

function valuesOf(app: ConnectedApp | undefined): FormValues {
  const values = { name: app?.name ?? '', requireV2: app?.requireV2 ?? true, requestsPerSecond: app?.requestsPerSecond ?? 600 };
  return app ? { ...values, isActive: app.isActive } : values;
}

export function ConnectedAppForm({ app, ...life }: FormLife<ConnectedApp> & { app?: ConnectedApp }) {
  const { t } = useLingui();
  return (
    <RecordForm
      resource={connectedApps}
      record={app}
      toValues={valuesOf}
      saveLabel={app ? undefined : <Trans>Connect the app</Trans>}
      {...life}
    >
      <TextField name="name" isRequired autoFocus />
      <NumberField name="requestsPerSecond" min={1} max={100_000} isRequired />
      <SwitchField name="requireV2" description={t`It signs the time as well. Switch it off only for an app that can’t.`} />
      {app && <SwitchField name="isActive" description={t`Switched off, everything the app sends is refused.`} />}
    </RecordForm>
  );
}
