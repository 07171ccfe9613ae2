import { useLingui } from '@lingui/react/macro';
import { type LinkProps, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Crumb, PageHeader } from '../page-header.tsx';
import { NotAllowed } from '../states/load-problem.tsx';
import { usePageTitle } from '../use-page-title.ts';
import styles from './new-record-page.module.css';
import type { FormLife } from './record-page.tsx';
import { type RecordBase, type Resource, useMayDo } from './resource.ts';

interface NewRecordPageProps<Item extends RecordBase> {
  resource: Resource<Item>;
  title: string;
  crumbs: Crumb[];
  listPath: LinkProps['to'];
  children: (life: FormLife<Item>) => ReactNode;
}

/** A page with nothing but the form of a new record; saving opens what was made. */
export function NewRecordPage<Item extends RecordBase>({ resource, title, crumbs, listPath, children }: NewRecordPageProps<Item>) {
  const { i18n } = useLingui();
  const navigate = useNavigate();
  const isAllowed = useMayDo(resource, 'CREATE');
  usePageTitle(title);
  if (!isAllowed) return <NotAllowed />;
  return (
    <>
      <PageHeader crumbs={[...crumbs, { label: i18n._(resource.many), to: listPath }, { label: title }]} title={title} />
      <div className={styles.form}>
        {children({
          onSaved: ({ id }) => void navigate({ to: resource.pageOf(id), replace: true }),
          onCancel: () => void navigate({ to: listPath }),
        })}
      </div>
    </>
  );
}
