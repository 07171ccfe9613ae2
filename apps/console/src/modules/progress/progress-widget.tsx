import { Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { IconDeviceMobileOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { isApiError } from '../../api/api-error.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { useNow } from '../../ui/format/use-now.ts';
import { LoadProblem, NotAllowed } from '../../ui/states/load-problem.tsx';
import { NothingHere } from '../../ui/states/nothing-here.tsx';
import { useScope } from '../access/may.ts';
import { AttemptsPanel } from './attempts-panel.tsx';
import { EventsPanel } from './events-panel.tsx';
import { type Period, rangeOf } from './period.ts';
import { PeriodPicker } from './period-picker.tsx';
import { PracticeCharts } from './practice-charts.tsx';
import { type DateRange, isWithoutFacts, type Progress, progressQuery } from './progress.ts';
import { ProgressSkeleton } from './progress-skeleton.tsx';
import { ProgressTiles } from './progress-tiles.tsx';
import styles from './progress-widget.module.css';
import { SkillsPanel } from './skills-panel.tsx';
import { SummaryPanels } from './summary-panels.tsx';
import { LastSynced, SyncWarning } from './sync-state.tsx';
import { UpdatedNotice } from './updated-notice.tsx';
import { WeakTopicsPanel } from './weak-topics-panel.tsx';

interface ProgressWidgetProps {
  studentId: string;
  days: Period;
  onDays: (days: Period) => void;
}

/** How this student is doing, from what their learning app reported; follows live. */
export function ProgressWidget({ studentId, days, onDays }: ProgressWidgetProps) {
  const { t } = useLingui();
  const { today } = useFormat();
  const range = rangeOf(days, today(useNow()));
  // Live news goes to those who see everyone; people who see their own students ask now and then instead.
  const hasNews = useScope('progress', 'VIEW') === 'all';
  const progress = useQuery(progressQuery(studentId, range, hasNews ? false : 30_000));

  if (progress.isPending) {
    return (
      <div role="status" aria-label={t`Loading progress`}>
        <ProgressSkeleton />
      </div>
    );
  }
  return (
    <section className={styles.widget} aria-label={t`Progress`}>
      <div className={styles.head}>
        <div className={styles.title}>
          <Title order={2}>
            <Trans>Progress</Trans>
          </Title>
          {progress.data && <LastSynced sync={progress.data.sync} />}
        </div>
        <PeriodPicker days={days} onDays={onDays} />
      </div>
      {progress.data ? (
        <>
          <UpdatedNotice updatedAtMs={progress.dataUpdatedAt} />
          <Facts progress={progress.data} range={range} isPrevious={progress.isPlaceholderData} />
        </>
      ) : isApiError(progress.error, 'FORBIDDEN') ? (
        <NotAllowed />
      ) : (
        <LoadProblem error={progress.error} onRetry={() => progress.refetch()} isRetrying={progress.isRefetching} />
      )}
    </section>
  );
}

function Facts({ progress, range, isPrevious }: { progress: Progress; range: DateRange; isPrevious: boolean }) {
  if (isWithoutFacts(progress)) {
    return (
      <NothingHere order={3} icon={<IconDeviceMobileOff size={32} stroke={1.5} aria-hidden />} title={<Trans>Nothing practised yet</Trans>}>
        <Trans>
          As soon as this student practises in a connected learning app, streak, minutes, accuracy and attempts appear here by themselves.
        </Trans>
      </NothingHere>
    );
  }
  return (
    <div className={styles.facts} data-previous={isPrevious || undefined} aria-busy={isPrevious}>
      <SyncWarning sync={progress.sync} />
      <ProgressTiles progress={progress} />
      <PracticeCharts snapshots={progress.snapshots} range={range} />
      <SummaryPanels summary={progress.aiSummary} />
      <div className={styles.halves}>
        <WeakTopicsPanel snapshots={progress.snapshots} />
        <SkillsPanel skills={progress.mastery.skills} />
      </div>
      <AttemptsPanel attempts={progress.attempts} />
      <EventsPanel events={progress.events} />
    </div>
  );
}
