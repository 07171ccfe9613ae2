import { useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';

/** A record page's shape while it loads. */
export function RecordSkeleton({ children }: { children?: ReactNode }) {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading…`}>
      <Skeleton height={12} width={180} mb={14} mt={4} />
      <Skeleton height={26} width={240} mb={20} />
      <Skeleton height={36} mb={16} />
      <Skeleton height={112} radius="lg" />
      {children}
    </div>
  );
}
