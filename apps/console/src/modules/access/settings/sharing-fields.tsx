import { useLingui } from '@lingui/react/macro';
import { Fieldset, Stack } from '@mantine/core';
import { SwitchField } from '../../../ui/form/text-fields.tsx';

/** What programs with an API key and webhooks may know of learners. */
export function SharingFields() {
  const { t } = useLingui();
  return (
    <Fieldset legend={t`Programs of others`}>
      <Stack gap="sm">
        <SwitchField name="shareProgress" description={t`What they master, by API key and in webhooks.`} />
        <SwitchField name="shareSessions" description={t`When and how long they learned, likewise.`} />
        <SwitchField name="shareAnalytics" description={t`Sums that name nobody.`} />
        <SwitchField name="acceptExternalEvents" description={t`Learning elsewhere counts as minutes, sessions and mastery.`} />
        <SwitchField
          name="anonymiseLearners"
          description={t`Where it is about learning: ids that stand in for their own, other ones for every key and webhook. Programs that know learners by their own ids lose them. Events of the school’s own affairs, such as registrations, still name people.`}
        />
      </Stack>
    </Fieldset>
  );
}
