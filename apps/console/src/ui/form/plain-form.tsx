import { Trans } from '@lingui/react/macro';
import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { type DefaultValues, type FieldValues, FormProvider, type Path, useForm } from 'react-hook-form';
import type { FieldProblem } from '../../api/envelope.ts';
import { ProblemText } from '../states/problem-text.tsx';
import { fieldPath, formProblem } from './form-problem.ts';
import { useLeaveGuard } from './use-leave-guard.tsx';

interface PlainFormProps<Values extends FieldValues> {
  values: Values;
  /** Sends it. What it throws is said beside the fields, or above the button. */
  onSubmit: (values: Values) => Promise<void>;
  submitLabel: ReactNode;
  /** A page of its own before one is in: one wide button. */
  isWide?: boolean;
  isDanger?: boolean;
  onCancel?: () => void;
  /** Asks before what was typed is left. */
  isGuarded?: boolean;
  /** Words for failures that this form knows better; null for the usual ones. */
  explain?: (error: unknown) => ReactNode;
  children: ReactNode;
}

/** A form that is about no record: a password, a code, a choice. What was typed survives every failure. */
export function PlainForm<Values extends FieldValues>(props: PlainFormProps<Values>) {
  const { values, onSubmit, submitLabel, isWide, isDanger, onCancel, isGuarded = false, explain, children } = props;
  // react-hook-form wants its own spelling of the same shape.
  const form = useForm<Values>({ defaultValues: values as DefaultValues<Values> });
  const [problem, setProblem] = useState<{ error: unknown; unseen: FieldProblem[] } | null>(null);

  const guard = useLeaveGuard(isGuarded && form.formState.isDirty);

  async function submit(given: Values) {
    setProblem(null);
    try {
      await onSubmit(given);
    } catch (error) {
      const found = formProblem(error);
      const fields = found.kind === 'fields' ? found.fields : [];
      const seen = fields.filter(({ field }) => (fieldPath(field).split('.')[0] ?? '') in values);
      // Only names of this form's values come here.
      for (const { field, message } of seen) form.setError(fieldPath(field) as Path<Values>, { message }, { shouldFocus: true });
      const unseen = fields.filter((each) => !seen.includes(each));
      if (seen.length === 0 || unseen.length > 0) setProblem({ error, unseen });
    }
  }

  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={form.handleSubmit(submit)}>
        <Stack gap="md">
          {children}
          {problem && (
            <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />}>
              {explain?.(problem.error) ?? <ProblemText error={problem.error} />}
            </Alert>
          )}
          <Group>
            <Button
              type="submit"
              loading={form.formState.isSubmitting}
              fullWidth={isWide}
              size={isWide ? 'md' : 'sm'}
              color={isDanger ? 'red' : undefined}
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
  );
}
