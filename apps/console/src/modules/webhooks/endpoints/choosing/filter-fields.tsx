import { Trans, useLingui } from '@lingui/react/macro';
import { Fieldset, MultiSelect, Stack, Text } from '@mantine/core';
import { useField } from '../../../../ui/form/use-field.ts';
import type { Choice } from '../../../../ui/records/list-definition.ts';
import { useBranchChoices, useCourseChoices } from '../../../catalog/choices.ts';
import { StudentsField } from './students-field.tsx';
import { textsOf } from './texts-of.ts';

/** Whose events: of branches, courses or students; of everybody while nothing is chosen. */
export function FilterFields({ name }: { name: string }) {
  const { t } = useLingui();
  return (
    <Fieldset legend={t`Only events of`}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          <Trans>Left empty, it is told events of the whole school. What you choose must all fit.</Trans>
        </Text>
        <ManyField name={`${name}.branchIds`} label={t`Branches`} choices={useBranchChoices()} />
        <ManyField name={`${name}.courseIds`} label={t`Courses`} choices={useCourseChoices()} />
        <StudentsField name={`${name}.studentIds`} label={t`Students`} />
      </Stack>
    </Fieldset>
  );
}

function ManyField({ choices, ...props }: { name: string; label: string; choices: Choice[] }) {
  const { input, value, onChange } = useField(props);
  const chosen = textsOf(value);
  // One that isn't in use any more is still chosen.
  const others = chosen.filter((id) => !choices.some((choice) => choice.value === id)).map((id) => ({ value: id, label: id }));
  return <MultiSelect {...input} data={[...choices, ...others]} searchable clearable maxValues={100} value={chosen} onChange={onChange} />;
}
