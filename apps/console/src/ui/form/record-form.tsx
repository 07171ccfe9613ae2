import { Trans } from '@lingui/react/macro';
import { Button, Group, Stack } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { type DefaultValues, FormProvider, type Path, useForm } from 'react-hook-form';
import type { RecordBase, Resource } from '../records/resource.ts';
import { bodyOf } from './body.ts';
import { ConflictPanel } from './conflict-panel.tsx';
import { FormAlert } from './form-alert.tsx';
import { FieldNames } from './form-context.ts';
import { type FormProblem, fieldPath, formProblem } from './form-problem.ts';
import { changedFields, type Merge, mergeChanges } from './merge.ts';
import { useLeaveGuard } from './use-leave-guard.tsx';
import { type SaveOptions, useSave } from './use-save.ts';

type Values = Record<string, unknown>;

export interface RecordFormProps<Item extends RecordBase> {
  resource: Resource<Item>;
  /** The record to change; left out, a new one is made. */
  record?: Item;
  /** The form's values: of a record, or of none. Empty texts, not nulls: they go into inputs. */
  toValues: (item: Item | undefined) => Values;
  /** What the API takes, where it isn't the values themselves. */
  toBody?: (values: Values) => Values;
  /** Where a new one is posted, when not to the resource itself. */
  createPath?: string;
  onSaved: (saved: Item) => void;
  onCancel?: () => void;
  onDirty?: (isDirty: boolean) => void;
  saveLabel?: ReactNode;
  /** The fields. */
  children: ReactNode;
}

/**
 * Makes or changes a record, in a page or in a drawer. Whatever goes wrong, what was typed stays: a refused field
 * says so beside it, a duplicate shows its twin, and a change made meanwhile by somebody else is laid beside ours.
 */
export function RecordForm<Item extends RecordBase>(props: RecordFormProps<Item>) {
  const { resource, record, toValues, toBody = bodyOf, createPath, onSaved, onCancel, onDirty, saveLabel, children } = props;
  const [base, setBase] = useState(() => ({ values: toValues(record), version: record?.version }));
  // react-hook-form wants its own spelling of the same shape.
  const form = useForm<Values>({ defaultValues: base.values as DefaultValues<Values> });
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const [merge, setMerge] = useState<Merge<Values> | null>(null);
  const { save, readAgain } = useSave(resource, record?.id ?? null, createPath);
  const { isDirty, isSubmitting } = form.formState;
  const guard = useLeaveGuard(isDirty);
  useEffect(() => onDirty?.(isDirty), [isDirty, onDirty]);

  async function submit(values: Values, options: SaveOptions = {}, against = base) {
    setProblem(null);
    setMerge(null);
    const changed = record ? changedFields(against.values, values) : values;
    if (record && Object.keys(changed).length === 0) return finish(record);
    try {
      finish(await save(toBody(changed), { ifMatch: against.version, ...options }));
    } catch (error) {
      await explain(formProblem(error), values);
    }
  }

  function finish(saved: Item) {
    guard.letGo();
    onDirty?.(false);
    onSaved(saved);
  }

  async function explain(next: FormProblem, values: Values) {
    if (next.kind === 'stale' && record) return compare(values);
    if (next.kind === 'fields') {
      for (const { field, message } of next.fields) form.setError(fieldPath(field) as Path<Values>, { message }, { shouldFocus: true });
    }
    setProblem(next);
  }

  /** Fetches what they made of it. Where both of us changed other fields, both changes stand and ours is sent again. */
  async function compare(mine: Values) {
    if (!record) return;
    try {
      const current = await readAgain(record.id);
      const theirs = { values: toValues(current), version: current.version };
      const found = mergeChanges(base.values, mine, theirs.values);
      for (const [field, value] of Object.entries(found.taken)) form.setValue(field, value);
      setBase(theirs);
      if (found.conflicts.length > 0) setMerge(found);
      else await submit({ ...mine, ...found.taken }, {}, theirs);
    } catch (error) {
      setProblem({ kind: 'other', error });
    }
  }

  function takeTheirs() {
    for (const { field, theirs } of merge?.conflicts ?? []) form.setValue(field, theirs, { shouldDirty: true });
    setMerge(null);
  }

  const onSubmit = form.handleSubmit((values) => submit(values));
  const unseen =
    problem?.kind === 'fields' ? problem.fields.filter(({ field }) => !((fieldPath(field).split('.')[0] ?? '') in base.values)) : [];
  return (
    <FieldNames value={resource.fields}>
      <FormProvider {...form}>
        <form
          noValidate
          onSubmit={onSubmit}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
          }}
        >
          <Stack gap="md">
            {children}
            {problem && (
              <FormAlert
                resource={resource}
                problem={problem}
                unseen={unseen}
                onAnyway={() => void submit(form.getValues(), { allowDuplicate: true })}
              />
            )}
            {merge && (
              <ConflictPanel
                fields={resource.fields}
                conflicts={merge.conflicts}
                onMine={() => void submit(form.getValues())}
                onTheirs={takeTheirs}
              />
            )}
            <Group>
              <Button type="submit" loading={isSubmitting} aria-keyshortcuts="Control+Enter" disabled={merge !== null}>
                {saveLabel ?? <Trans>Save</Trans>}
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
