import { Trans } from '@lingui/react/macro';
import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { FormProvider } from 'react-hook-form';
import type { RecordBase, Resource } from '../records/resource.ts';
import { ConflictPanel } from './conflict-panel.tsx';
import { FormAlert } from './form-alert.tsx';
import { FieldNames } from './form-context.ts';
import { saveByKey } from './save-by-key.ts';
import { useRecordForm } from './use-record-form.ts';

export type FormValues = Record<string, unknown>;

export interface RecordFormProps<Item extends RecordBase> {
  resource: Resource<Item>;
  /** The record to change; left out, a new one is made. */
  record?: Item;
  /** The form's values: of a record, or of none. Empty texts, not nulls: they go into inputs. */
  toValues: (item: Item | undefined) => FormValues;
  /** What the API takes, where it isn't the values themselves. */
  toBody?: (values: FormValues) => FormValues;
  /** Where a new one is posted, when not to the resource itself. */
  createPath?: string;
  onSaved: (saved: Item) => void;
  onCancel?: () => void;
  onDirty?: (isDirty: boolean) => void;
  saveLabel?: ReactNode;
  /** The fields. */
  children: ReactNode;
}

/** Makes or changes a record, in a page, a panel or a drawer. Whatever goes wrong, what was typed stays. */
export function RecordForm<Item extends RecordBase>(props: RecordFormProps<Item>) {
  const { resource, onCancel, saveLabel, children } = props;
  const { form, problem, merge, isSubmitting, question, onSubmit, saveAnyway, keepMine, takeTheirs, unseen } = useRecordForm(props);
  return (
    <FieldNames value={resource.fields}>
      <FormProvider {...form}>
        <form noValidate onSubmit={onSubmit} onKeyDown={saveByKey}>
          <Stack gap="md">
            {children}
            {problem && <FormAlert resource={resource} problem={problem} unseen={unseen} onAnyway={saveAnyway} />}
            {merge && <ConflictPanel fields={resource.fields} conflicts={merge.conflicts} onMine={keepMine} onTheirs={takeTheirs} />}
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
          {question}
        </form>
      </FormProvider>
    </FieldNames>
  );
}
