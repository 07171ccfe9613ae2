import type { ReactNode } from 'react';
import { type Crumb, PageHeader } from './page-header.tsx';
import { NotAllowed } from './states/load-problem.tsx';
import { usePageTitle } from './use-page-title.ts';

interface GatedPageProps {
  title: string;
  crumbs: Crumb[];
  isAllowed: boolean;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page that is no list and no record, for those who may open it. */
export function GatedPage({ title, crumbs, isAllowed, actions, children }: GatedPageProps) {
  usePageTitle(title);
  if (!isAllowed) return <NotAllowed />;
  return (
    <>
      <PageHeader crumbs={[...crumbs, { label: title }]} title={title} actions={actions} />
      {children}
    </>
  );
}
