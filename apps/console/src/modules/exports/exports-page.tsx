import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Group, Text } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { GatedPage } from '../../ui/gated-page.tsx';
import { LogList } from '../../ui/log/log-list.tsx';
import { Moment } from '../../ui/moment.tsx';
import type { ListFilter } from '../../ui/records/list-definition.ts';
import type { ListState } from '../../ui/records/list-state.ts';
import { useMay } from '../access/may.ts';
import { useFileName, useJobStates, useStateName } from './file-names.ts';
import { type ExportJob, type JobState, jobListSpec, jobQuery } from './job.ts';
import { JobProgress } from './job-progress.tsx';

const filters: ListFilter[] = [{ kind: 'select', name: 'state', label: msg`State`, any: msg`All states`, useChoices: useJobStates }];
const queryOf = ({ state }: ListState) => ({ state });

/** One's own files: those being written, and those of the last day to be downloaded again. */
export default function ExportsPage() {
  const { t } = useLingui();
  const isAllowed = useMay('exports', 'RUN');
  return (
    <GatedPage title={t`Exports`} crumbs={[{ label: <Trans>Settings</Trans> }]} isAllowed={isAllowed}>
      <LogList<ExportJob>
        resource="jobs"
        spec={jobListSpec}
        filters={filters}
        queryOf={queryOf}
        icon={IconFileExport}
        empty={{
          title: <Trans>No files yet</Trans>,
          text: <Trans>Press Export above any list. Long ones are written while you go on, and wait for you here for 24 hours.</Trans>,
        }}
      >
        {(job) => <JobEntry known={job} />}
      </LogList>
    </GatedPage>
  );
}

const COLORS: Record<JobState, string> = { queued: 'yellow', running: 'blue', completed: 'green', failed: 'red', cancelled: 'gray' };

function JobEntry({ known }: { known: ExportJob }) {
  const { data: job = known } = useQuery(jobQuery(known.id, known));
  const fileName = useFileName();
  const stateName = useStateName();
  return (
    <>
      <Group justify="space-between" gap="xs">
        <Text fw={550}>{fileName(job)}</Text>
        <Badge variant="light" color={COLORS[job.state]} tt="none">
          {stateName(job.state)}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed" component="div">
        <Moment at={job.createdAt} isAlone />
      </Text>
      <JobProgress id={job.id} known={known} />
    </>
  );
}
