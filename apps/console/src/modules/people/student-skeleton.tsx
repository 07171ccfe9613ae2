import { useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { ProgressSkeleton } from '../progress/progress-skeleton.tsx';

/** The student page's shape while it loads. */
export function StudentSkeleton({ withProgress }: { withProgress: boolean }) {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading the student`}>
      <Skeleton height={12} width={180} mb={14} mt={4} />
      <Skeleton height={26} width={240} mb={20} />
      <Skeleton height={112} radius="lg" />
      {withProgress && <ProgressSkeleton />}
    </div>
  );
}
