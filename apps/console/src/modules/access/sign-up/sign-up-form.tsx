import { Trans } from '@lingui/react/macro';
import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { isApiError } from '../../../api/api-error.ts';
import { useLocale } from '../../../i18n/use-locale.ts';
import { formProblem } from '../../../ui/form/form-problem.ts';
import { ProblemText } from '../../../ui/states/problem-text.tsx';
import type { Me } from '../me.ts';
import { emptySchool, FIELDS, type NewSchool, openSchool, STEPS, stepWith } from './new-school.ts';
import { STEP_FIELDS } from './step-fields.tsx';

/** Four short steps. Going back keeps what was typed; a problem leads back to the step it belongs to. */
export function SignUpForm({ onOpened }: { onOpened: (me: Me) => void | Promise<void> }) {
  const locale = useLocale();
  const form = useForm<NewSchool>({
    defaultValues: emptySchool(locale, navigator.languages, Intl.DateTimeFormat().resolvedOptions().timeZone),
    shouldUnregister: false,
  });
  const [at, setAt] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const element = useRef<HTMLFormElement>(null);
  const step = STEPS[at] ?? 'school';
  const isLast = at === STEPS.length - 1;
  const Fields = STEP_FIELDS[step];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step is when to go to its first field
  useEffect(() => element.current?.querySelector<HTMLElement>('input, select')?.focus(), [at]);

  async function goOn() {
    setError(null);
    if (!(await form.trigger([...FIELDS[step]], { shouldFocus: true }))) return;
    if (!isLast) return setAt(at + 1);
    await form.handleSubmit(open)();
  }

  async function open(school: NewSchool) {
    try {
      await onOpened(await openSchool(trimmed(school)));
    } catch (problem) {
      const found = formProblem(problem);
      const fields = found.kind === 'fields' ? found.fields : takenIn(problem);
      setAt(stepWith(fields.map(({ field }) => field)));
      // The server names fields as the form does; another name is harmless.
      for (const { field, message } of fields) form.setError(field as keyof NewSchool, { message });
      if (fields.length === 0) setError(problem);
    }
  }

  return (
    <FormProvider {...form}>
      <form
        ref={element}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void goOn();
        }}
      >
        <Stack gap="md">
          <div>
            <Text size="sm" c="dimmed" role="status" mb={4}>
              <Trans>
                Step {at + 1} of {STEPS.length}
              </Trans>
            </Text>
            <Progress value={((at + 1) / STEPS.length) * 100} size="sm" aria-hidden />
          </div>
          <Fields />
          {error !== null && (
            <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />}>
              <ProblemText error={error} />
            </Alert>
          )}
          <Group grow>
            {at > 0 && (
              <Button variant="default" size="md" onClick={() => setAt(at - 1)}>
                <Trans>Back</Trans>
              </Button>
            )}
            <Button type="submit" size="md" loading={form.formState.isSubmitting}>
              {isLast ? <Trans>Open the school</Trans> : <Trans>Continue</Trans>}
            </Button>
          </Group>
        </Stack>
      </form>
    </FormProvider>
  );
}

function trimmed(school: NewSchool): NewSchool {
  const { name, branchName, adminName, adminEmail } = school;
  return { ...school, name: name.trim(), branchName: branchName.trim(), adminName: adminName.trim(), adminEmail: adminEmail.trim() };
}

/** The one thing that can be taken is the address. */
function takenIn(error: unknown): { field: string; message: string }[] {
  return isApiError(error, 'CONFLICT') && /subdomain/i.test(error.message) ? [{ field: 'subdomain', message: error.message }] : [];
}
