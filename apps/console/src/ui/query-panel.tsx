import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Panel } from './panel.tsx';
import { Quiet } from './quiet.tsx';
import { ListSkeleton } from './records/list-skeleton.tsx';
import { ProblemText } from './states/problem-text.tsx';

interface QueryPanelProps {
  title: ReactNode;
  aside?: ReactNode;
  /** What is read for it, a list of pages too. */
  query: Pick<UseQueryResult, 'isPending' | 'isError' | 'error'>;
  /** Said instead when nothing was found. */
  empty: ReactNode;
  isEmpty: boolean;
  children: ReactNode;
}

/** A panel of a page, with its own way of loading, failing and having nothing: the rest of the page stays. */
export function QueryPanel({ title, aside, query, empty, isEmpty, children }: QueryPanelProps) {
  return (
    <Panel order={2} title={title} aside={aside}>
      {query.isPending && <ListSkeleton />}
      {query.isError && (
        <Quiet>
          <ProblemText error={query.error} />
        </Quiet>
      )}
      {!query.isPending && !query.isError && isEmpty && <Quiet>{empty}</Quiet>}
      {!isEmpty && children}
    </Panel>
  );
}
