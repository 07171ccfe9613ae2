import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { IconFileUnknown } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link, type LinkProps, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { isApiError } from '../../api/api-error.ts';
import { FormDrawer } from '../form/form-drawer.tsx';
import type { RecordFormProps } from '../form/record-form.tsx';
import { type Crumb, PageHeader } from '../page-header.tsx';
import { LoadProblem } from '../states/load-problem.tsx';
import { NothingHere } from '../states/nothing-here.tsx';
import { usePageTitle } from '../use-page-title.ts';
import { RecordActions } from './record-actions.tsx';
import { RecordSkeleton } from './record-skeleton.tsx';
import { type RecordTab, RecordTabs } from './record-tabs.tsx';
import type { RecordBase, Resource } from './resource.ts';
import { useDeleteRecord } from './use-delete-record.tsx';

/** What the page tells a form that it opens: hand it on to RecordForm. */
export type FormLife<Item extends RecordBase> = Pick<RecordFormProps<Item>, 'onSaved' | 'onCancel' | 'onDirty'>;

interface RecordPageProps<Item extends RecordBase, Detail extends Item> {
  resource: Resource<Item>;
  query: UseQueryResult<Detail>;
  crumbs: Crumb[];
  /** The list it stands in: where Back leads, and where deleting leaves one. */
  listPath: LinkProps['to'];
  /** Overview first; the history comes last by itself, for those who may see it. */
  tabs: (item: Detail) => RecordTab[];
  editForm?: (item: Detail, life: FormLife<Item>) => ReactNode;
  skeleton?: ReactNode;
  /** What else can be done with it, before Edit. */
  actions?: (item: Detail) => ReactNode;
}

/** A whole record page: loading, not there, its actions, its parts. */
export function RecordPage<Item extends RecordBase, Detail extends Item>(props: RecordPageProps<Item, Detail>) {
  const { resource, query, crumbs, listPath, tabs, editForm, skeleton, actions } = props;
  const { i18n } = useLingui();
  const navigate = useNavigate();
  const [isEditing, setEditing] = useState(false);
  const { remove, question } = useDeleteRecord(resource, () => void navigate({ to: listPath }));
  const item = query.data;
  usePageTitle(item && resource.titleOf(item));

  if (query.isPending) return skeleton ?? <RecordSkeleton />;
  if (isApiError(query.error, 'NOT_FOUND')) return <NoSuchRecord listPath={listPath} many={i18n._(resource.many)} />;
  if (!item) return <LoadProblem error={query.error} onRetry={() => query.refetch()} isRetrying={query.isRefetching} />;
  const title = <bdi>{resource.titleOf(item)}</bdi>;
  return (
    <>
      <PageHeader
        crumbs={[...crumbs, { label: i18n._(resource.many), to: listPath }, { label: title }]}
        title={title}
        actions={
          <Group gap={8}>
            {actions?.(item)}
            <RecordActions
              resource={resource}
              item={item}
              onEdit={editForm && (() => setEditing(true))}
              onDelete={resource.isFinal ? undefined : () => remove(item)}
            />
          </Group>
        }
      />
      <RecordTabs resource={resource} id={item.id} tabs={tabs(item)} />
      {question}
      {editForm && (
        <FormDrawer isOpen={isEditing} title={<Trans>Edit {title}</Trans>} onClose={() => setEditing(false)}>
          {({ onDirty, close, ask }) => editForm(item, { onDirty, onSaved: close, onCancel: ask })}
        </FormDrawer>
      )}
    </>
  );
}

function NoSuchRecord({ listPath, many }: { listPath: LinkProps['to']; many: string }) {
  const { t } = useLingui();
  usePageTitle(t`Not found`);
  return (
    <NothingHere
      order={1}
      icon={<IconFileUnknown size={32} stroke={1.5} aria-hidden />}
      title={<Trans>This record was not found</Trans>}
      action={
        <Button component={Link} to={listPath}>
          {many}
        </Button>
      }
    >
      <Trans>The link may be incomplete, or the record has been deleted or belongs to another school.</Trans>
    </NothingHere>
  );
}
