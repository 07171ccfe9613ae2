import { Trans } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Panel } from '../../ui/panel.tsx';
import { Quiet } from '../../ui/quiet.tsx';
import { ProblemText } from '../../ui/states/problem-text.tsx';
import { useMay } from '../access/may.ts';
import styles from './activities-panel.module.css';
import { ActivityForm } from './activity-form.tsx';
import { ActivityLine } from './activity-line.tsx';
import { activitiesQuery, type Lead } from './lead.ts';

/** What was done about a lead, the newest first, and the way to write down the next thing. */
export function ActivitiesPanel({ lead }: { lead: Lead }) {
  const mayWrite = useMay('leads', 'UPDATE');
  const story = useInfiniteQuery(activitiesQuery(lead.id));
  const activities = story.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Panel order={2} title={<Trans>Story</Trans>}>
      {mayWrite && <ActivityForm lead={lead} />}
      {story.isPending && <Skeleton height={60} mt="md" />}
      {story.isError && (
        <Quiet>
          <ProblemText error={story.error} />
        </Quiet>
      )}
      {story.isSuccess && activities.length === 0 && (
        <Quiet>
          <Trans>Nothing was done yet. Call, then write down what was said.</Trans>
        </Quiet>
      )}
      <ol className={styles.list}>
        {activities.map((activity) => (
          <ActivityLine key={activity.id} activity={activity} />
        ))}
      </ol>
      {story.hasNextPage && (
        <Button variant="subtle" loading={story.isFetchingNextPage} onClick={() => void story.fetchNextPage()}>
          <Trans>Earlier</Trans>
        </Button>
      )}
    </Panel>
  );
}
