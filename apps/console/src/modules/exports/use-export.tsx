import { Trans } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import type { Query } from '../../api/client.ts';
import { download } from '../../api/download.ts';
import { api } from '../../api/index.ts';
import { useLocale } from '../../i18n/use-locale.ts';
import { newKey } from '../../ui/form/new-key.ts';
import { useBusy } from '../../ui/use-busy.tsx';
import { useFileName } from './file-names.ts';
import type { FileFormat } from './job.ts';
import { JobProgress } from './job-progress.tsx';

// About as many as are there within a second or two.
const MOST_AT_ONCE = 5000;

/** Takes a list out as a file: a short one at once, a long one by a job that a note in the corner follows. */
export function useExport() {
  const { isBusy, run } = useBusy();
  const locale = useLocale();
  const fileName = useFileName();
  const queries = useQueryClient();

  async function take(resource: string, query: Query, format: FileFormat) {
    const { pagination } = await api.list(`/${resource}`, { query: { ...query, limit: 1, offset: 0 } });
    if (pagination.total !== null && pagination.total <= MOST_AT_ONCE) {
      await download(`/${resource}/export`, { ...query, format, locale });
      return;
    }
    const asked = { resource, filters: filtersOf(query), format, locale };
    const { jobId } = await api.post<{ jobId: string }>('/reports/export', asked, { idempotencyKey: newKey() });
    void queries.invalidateQueries({ queryKey: ['jobs', 'list'] });
    notifications.show({
      id: jobId,
      autoClose: false,
      // What it comes to is said by a line inside; every row of progress need not be read out.
      role: 'group',
      title: fileName({ resource, report: null, format }),
      message: <JobNote id={jobId} />,
    });
  }

  return { isBusy, take: (resource: string, query: Query, format: FileFormat) => void run(() => take(resource, query, format)) };
}

function filtersOf(query: Query): Query {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== null));
}

function JobNote({ id }: { id: string }) {
  return (
    <>
      <JobProgress id={id} />
      <Text size="xs" c="dimmed" mt={4}>
        <Trans>You can close this: the file is kept for 24 hours under Settings, Exports.</Trans>
      </Text>
    </>
  );
}
