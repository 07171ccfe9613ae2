import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconForms } from '@tabler/icons-react';
import { type UseQueryResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../../../api/index.ts';
import { apiPath } from '../../../ui/records/resource.ts';
import { useDeleteRecord } from '../../../ui/records/use-delete-record.tsx';
import { Rows } from '../../../ui/rows.tsx';
import { LoadProblem } from '../../../ui/states/load-problem.tsx';
import { NothingHere } from '../../../ui/states/nothing-here.tsx';
import { ProblemText } from '../../../ui/states/problem-text.tsx';
import type { CustomField } from './custom-field.ts';
import { CustomFieldRow } from './custom-field-row.tsx';
import { moved } from './order.ts';
import { customFields } from './resource.ts';

interface CustomFieldListProps {
  query: UseQueryResult<CustomField[]>;
  mayChange: boolean;
  onEdit: (field: CustomField) => void;
  onAdd: () => void;
}

/** The fields of one kind of record, in the order of its forms. */
export function CustomFieldList({ query, mayChange, onEdit, onAdd }: CustomFieldListProps) {
  const { i18n } = useLingui();
  const queries = useQueryClient();
  const list = useRef<HTMLElement>(null);
  const pressed = useRef<{ id: string; by: 1 | -1 } | null>(null);
  const { remove, question } = useDeleteRecord(customFields, () => undefined);
  const move = useMutation({
    mutationFn: async ({ id, by }: { id: string; by: 1 | -1 }) => {
      for (const { item, position } of moved(query.data ?? [], id, by)) await api.patch(apiPath(customFields, item.id), { position });
    },
    onError: (error) => notifications.show({ color: 'red', message: <ProblemText error={error} /> }),
    onSettled: async (_data, _error, { id, by }) => {
      await queries.invalidateQueries({ queryKey: ['custom-fields', 'list'] });
      pressed.current = { id, by };
    },
  });
  // Buttons are off while the order is saved, and an off button has no focus: it comes back with the page that shows them on.
  useEffect(() => {
    if (move.isPending || !pressed.current) return;
    focusMove(list.current, pressed.current.id, pressed.current.by);
    pressed.current = null;
  });
  const fields = query.data ?? [];

  if (query.isPending) return <Skeleton height={160} />;
  if (query.isError) return <LoadProblem error={query.error} onRetry={() => query.refetch()} isRetrying={query.isRefetching} />;
  if (fields.length === 0) {
    return (
      <NothingHere
        icon={<IconForms size={32} stroke={1.5} aria-hidden />}
        title={<Trans>No fields of your own yet</Trans>}
        action={
          mayChange && (
            <Button onClick={onAdd}>
              <Trans>Add a field</Trans>
            </Button>
          )
        }
      >
        <Trans>
          Add what your school needs to know: a shirt size, an allergy, how they heard of you. It shows up in forms and filters.
        </Trans>
      </NothingHere>
    );
  }
  return (
    <>
      <Rows
        isOrdered
        isFramed
        ref={(element) => {
          list.current = element;
        }}
        aria-label={i18n._(customFields.many)}
      >
        {fields.map((field, at) => (
          <CustomFieldRow
            key={field.id}
            field={field}
            mayChange={mayChange}
            isBusy={move.isPending}
            onUp={at > 0 ? () => move.mutate({ id: field.id, by: -1 }) : undefined}
            onDown={at < fields.length - 1 ? () => move.mutate({ id: field.id, by: 1 }) : undefined}
            onEdit={() => onEdit(field)}
            onDelete={() => remove(field)}
          />
        ))}
      </Rows>
      {question}
    </>
  );
}

/** Whoever moves by keyboard goes on from the same button, or from the other one at an end. */
function focusMove(list: HTMLElement | null, id: string, by: 1 | -1): void {
  const buttons = [by, -by].map((way) => list?.querySelector<HTMLButtonElement>(`[data-move="${id}/${way}"]`));
  buttons.find((button) => button && !button.disabled)?.focus();
}
