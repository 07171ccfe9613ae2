import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Progress, Text, VisuallyHidden } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { ProblemText } from '../../ui/states/problem-text.tsx';
import { useStateName } from './file-names.ts';
import { type ExportJob, isUnderWay, jobPath, jobQuery } from './job.ts';

/** How far a file is, and what can be done: cancel it, download it. Wherever it is shown, it follows by itself. */
export function JobProgress({ id, known }: { id: string; known?: ExportJob }) {
  const { data: job, error } = useQuery(jobQuery(id, known));
  const stateName = useStateName();
  if (!job) return error ? <ProblemText error={error} /> : <UnderWay job={null} />;
  return (
    <>
      {isUnderWay(job.state) ? <UnderWay job={job} /> : <Ended job={job} />}
      <VisuallyHidden role="status">{stateName(job.state)}</VisuallyHidden>
    </>
  );
}

function UnderWay({ job }: { job: ExportJob | null }) {
  const { t } = useLingui();
  const format = useFormat();
  const done = format.number(job?.rowsDone ?? 0);
  const total = job?.rowsTotal == null ? null : format.number(job.rowsTotal);
  return (
    <div>
      <Progress value={job?.percent ?? 0} animated aria-label={t`Progress`} my={6} />
      <Group justify="space-between" gap="xs">
        <Text size="sm" className="numbers" c="var(--mantine-color-text)">
          {total === null ? (
            <Trans>{done} rows so far</Trans>
          ) : (
            <Trans>
              {done} of {total} rows
            </Trans>
          )}
        </Text>
        {job && <CancelJob id={job.id} />}
      </Group>
    </div>
  );
}

function CancelJob({ id }: { id: string }) {
  const queries = useQueryClient();
  const cancelling = useMutation({
    mutationFn: () => api.post<ExportJob>(`${jobPath(id)}/cancel`, {}),
    onSuccess: (job) => queries.setQueryData(jobQuery(id).queryKey, job),
    // It was quicker: what became of it is shown instead.
    onError: () => queries.invalidateQueries({ queryKey: ['jobs', id] }),
  });
  return (
    <Button variant="default" size="compact-sm" loading={cancelling.isPending} onClick={() => cancelling.mutate()}>
      <Trans>Cancel</Trans>
    </Button>
  );
}

function Ended({ job: { state, rowsDone, downloadUrl, error } }: { job: ExportJob }) {
  if (state === 'failed') {
    return (
      <Text size="sm" c="var(--bad)">
        <bdi dir="ltr">{error}</bdi>
      </Text>
    );
  }
  if (state === 'cancelled') {
    return (
      <Text size="sm" c="dimmed">
        <Trans>Cancelled. Nothing was kept of it.</Trans>
      </Text>
    );
  }
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm" c="dimmed" className="numbers">
        {downloadUrl ? (
          <Plural value={rowsDone} one="# row" other="# rows" />
        ) : (
          <Trans>Files are kept for 24 hours. Export it again.</Trans>
        )}
      </Text>
      {downloadUrl && (
        <Button component="a" href={downloadUrl} download size="compact-sm" leftSection={<IconDownload size={14} aria-hidden />}>
          <Trans>Download</Trans>
        </Button>
      )}
    </Group>
  );
}
