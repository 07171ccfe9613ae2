import type { MessageDescriptor } from '@lingui/core';
import { Trans } from '@lingui/react/macro';
import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { type DefaultValues, type FieldValues, FormProvider, type Path, useForm } from 'react-hook-form';
import { ProblemText } from '../states/problem-text.tsx';
import { FieldNames } from './form-context.ts';
import { fieldPath, formProblem } from './form-problem.ts';
import { saveByKey } from './save-by-key.ts';
import { useLeaveGuard } from './use-leave-guard.tsx';

interface PlainFormProps<Values extends FieldValues> {
  values: Values;
  /** What the fields are called; one that isn't here has a label of its own. */
  fields?: Partial<Record<string, MessageDescriptor>>;
  /** Sends it. What it throws is said beside the fields, or above the button. */
  onSubmit: (values: Values) => Promise<void>;
  submitLabel: ReactNode;
  /** A page of its own before one is in: one wide button. */
  isWide?: boolean;
  isDanger?: boolean;
  onCancel?: () => void;
  /** Asks before what was typed is left. */
  isGuarded?: boolean;
  /** Empty again after it was done: for forms that stay. */
  isRepeated?: boolean;
  /** Words for failures that this form knows better; null for the usual ones. */
  explain?: (error: unknown) => ReactNode;
  children: ReactNode;
}

/** A form that saves no record: a password, a call written down, a conversion. What was typed survives every failure. */
export function PlainForm<Values extends FieldValues>(props: PlainFormProps<Values>) {
  const { values, fields = {}, onSubmit, submitLabel, isWide, isDanger, onCancel, isGuarded = false, isRepeated = false } = props;
  // react-hook-form wants its own spelling of the same shape.
  const form = useForm<Values>({ defaultValues: values as DefaultValues<Values> });
  const [problem, setProblem] = useState<unknown>(null);
  const guard = useLeaveGuard(isGuarded && form.formState.isDirty);

  async function submit(given: Values) {
    setProblem(null);
    try {
      await onSubmit(given);
      if (isRepeated) form.reset(values as DefaultValues<Values>);
    } catch (error) {
      if (!showBesideFields(error)) setProblem(error);
    }
  }

  /** Whether that says it all: a field that isn't here can't say anything. */
  function showBesideFields(error: unknown): boolean {
    const found = formProblem(error);
    if (found.kind !== 'fields') return false;
    const seen = found.fields.filter(({ field }) => (fieldPath(field).split('.')[0] ?? '') in values);
    // Only names of this form's values come here.
    for (const { field, message } of seen) form.setError(fieldPath(field) as Path<Values>, { message }, { shouldFocus: true });
    return seen.length === found.fields.length;
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
          onKeyDown={saveByKey}
        >
          <Stack gap="md">
            {props.children}
            {problem !== null && (
              <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />}>
                {props.explain?.(problem) || <ProblemText error={problem} />}
              </Alert>
            )}
            <Group>
              <Button
                type="submit"
                loading={form.formState.isSubmitting}
                fullWidth={isWide}
                size={isWide ? 'md' : 'sm'}
                color={isDanger ? 'red' : undefined}
                aria-keyshortcuts="Control+Enter"
              >
                {submitLabel}
              </Button>
              {onCancel && (
                <Button variant="default" onClick={onCancel}>
                  <Trans>Cancel</Trans>
                </Button>
              )}
            </Group>
          </Stack>
          {guard.question}
        </form>
      </FormProvider>
    </FieldNames>
  );
}
