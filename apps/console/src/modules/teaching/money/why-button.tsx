import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Anchor, Modal, Skeleton } from '@mantine/core';
import type { UseQueryOptions } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ProblemText } from '../../../ui/states/problem-text.tsx';

interface WhyButtonProps<Why> {
  /** What the amount is called, for those who hear the page. */
  of: string;
  // What one query's key looks like doesn't matter here.
  query: Pick<UseQueryOptions<Why, Error, Why, string[]>, 'queryKey' | 'queryFn'>;
  children: (why: Why) => ReactNode;
}

/** "Why?" beside an amount; what it comes from is read when somebody asks. */
export function WhyButton<Why>({ of, query, children }: WhyButtonProps<Why>) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Anchor component="button" type="button" size="sm" onClick={() => setOpen(true)} aria-label={t`Why? ${of}`} mih={24}>
        <Trans>Why?</Trans>
      </Anchor>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={of} size="lg" closeButtonProps={{ 'aria-label': t`Close` }}>
        {isOpen && <Answer query={query}>{children}</Answer>}
      </Modal>
    </>
  );
}

function Answer<Why>({ query, children }: Pick<WhyButtonProps<Why>, 'query' | 'children'>) {
  const why = useQuery({ ...query, staleTime: 0 });
  if (why.isError) {
    return (
      <Alert color="red">
        <ProblemText error={why.error} />
      </Alert>
    );
  }
  return why.data === undefined ? <Skeleton height={160} /> : children(why.data);
}
