import { useEffect, useState } from 'react';
import { type DefaultValues, type Path, useForm } from 'react-hook-form';
import type { RecordBase } from '../records/resource.ts';
import { bodyOf } from './body.ts';
import { type FormProblem, fieldPath, formProblem } from './form-problem.ts';
import { changedFields, type Merge, mergeChanges } from './merge.ts';
import type { FormValues, RecordFormProps } from './record-form.tsx';
import { useLeaveGuard } from './use-leave-guard.tsx';
import { type SaveOptions, useSave } from './use-save.ts';

/** What the form's values are compared with: the record as it was read, and which version that was. */
interface Base {
  values: FormValues;
  version: number | undefined;
}

/**
 * Saving a record, and what may come instead of it:
 *
 *   submit → saved                                   → onSaved
 *          → refused (400)  → beside the fields
 *          → duplicate (409)→ its twin, "save all the same"
 *          → stale (412)    → read again ─┬─ other fields than mine → both stand, sent again
 *                                         └─ the same field         → side by side: mine or theirs
 *          → anything else  → said; what was typed stays
 */
export function useRecordForm<Item extends RecordBase>(props: RecordFormProps<Item>) {
  const { resource, record, toValues, toBody = bodyOf, createPath, onSaved, onDirty } = props;
  const [base, setBase] = useState<Base>(() => ({ values: toValues(record), version: record?.version }));
  // react-hook-form wants its own spelling of the same shape.
  const form = useForm<FormValues>({ defaultValues: base.values as DefaultValues<FormValues> });
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const [merge, setMerge] = useState<Merge<FormValues> | null>(null);
  const { save, readAgain } = useSave(resource, record?.id ?? null, createPath);
  const { isDirty, isSubmitting } = form.formState;
  const guard = useLeaveGuard(isDirty);
  useEffect(() => onDirty?.(isDirty), [isDirty, onDirty]);

  async function submit(values: FormValues, options: SaveOptions = {}, against: Base = base) {
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

  async function explain(next: FormProblem, values: FormValues) {
    if (next.kind === 'stale' && record) return compare(record.id, values);
    if (next.kind === 'fields') {
      for (const { field, message } of next.fields) {
        // The server names fields as the form does; one it doesn't show is listed in the alert.
        form.setError(fieldPath(field) as Path<FormValues>, { message }, { shouldFocus: true });
      }
    }
    setProblem(next);
  }

  async function compare(id: string, mine: FormValues) {
    try {
      const current = await readAgain(id);
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

  const isShown = (field: string) => (fieldPath(field).split('.')[0] ?? '') in base.values;
  return {
    form,
    problem,
    merge,
    isSubmitting,
    question: guard.question,
    onSubmit: form.handleSubmit((values) => submit(values)),
    saveAnyway: () => void submit(form.getValues(), { allowDuplicate: true }),
    keepMine: () => void submit(form.getValues()),
    takeTheirs,
    unseen: problem?.kind === 'fields' ? problem.fields.filter(({ field }) => !isShown(field)) : [],
  };
}
