import type { MessageDescriptor } from '@lingui/core';
import { Trans } from '@lingui/react/macro';
import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { type DefaultValues, FormProvider, type Path, useForm } from 'react-hook-form';
import { ProblemText } from '../states/problem-text.tsx';
import { FieldNames } from './form-context.ts';
import { fieldPath, formProblem } from './form-problem.ts';

interface ActionFormProps<Values extends Record<string, unknown>> {
  values: Values;
  fields?: Partial<Record<string, MessageDescriptor>>;
  /** Does it; what it throws is told beside the fields, or above the button. */
  run: (values: Values) => Promise<void>;
  saveLabel: ReactNode;
  onCancel?: () => void;
  /** Empty again after it was done: for forms that stay. */
  isRepeated?: boolean;
  children: ReactNode;
}

/** A form that does something other than saving a record: a conversion, a call written down, a task. */
export function ActionForm<Values extends Record<string, unknown>>(props: ActionFormProps<Values>) {
  const { values, fields = {}, run, saveLabel, onCancel, isRepeated = false, children } = props;
  // react-hook-form wants its own spelling of the same shape.
  const form = useForm<Values>({ defaultValues: values as DefaultValues<Values> });
  const [problem, setProblem] = useState<unknown>(null);

  async function submit(given: Values) {
    setProblem(null);
    try {
      await run(given);
      if (isRepeated) form.reset(values as DefaultValues<Values>);
    } catch (error) {
      const known = formProblem(error);
      const shown = known.kind === 'fields' ? known.fields.filter(({ field }) => isShown(fieldPath(field))) : [];
      // The names are those of the form, as `isShown` has seen.
      for (const { field, message } of shown) form.setError(fieldPath(field) as Path<Values>, { message }, { shouldFocus: true });
      if (shown.length === 0) setProblem(error);
    }
  }

  function isShown(path: string): boolean {
    return (path.split('.')[0] ?? '') in values;
  }

  return (
    <FieldNames value={fields}>
      <FormProvider {...form}>
        <form
          noValidate
          onSubmit={(event) => {
            // A form in a dialog of another form must not send that one, too.
            event.stopPropagation();
            void form.handleSubmit(submit)(event);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
          }}
        >
          <Stack gap="sm">
            {children}
            {problem !== null && (
              <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />}>
                <ProblemText error={problem} />
              </Alert>
            )}
            <Group>
              <Button type="submit" loading={form.formState.isSubmitting} aria-keyshortcuts="Control+Enter">
                {saveLabel}
              </Button>
              {onCancel && (
                <Button variant="default" onClick={onCancel}>
                  <Trans>Cancel</Trans>
                </Button>
              )}
            </Group>
          </Stack>
        </form>
      </FormProvider>
    </FieldNames>
  );
}
