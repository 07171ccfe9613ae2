import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../../../api/api-error.ts';
import { api } from '../../../api/index.ts';
import { useBusy } from '../../../ui/use-busy.tsx';
import { refetchTeaching } from '../changed.ts';
import type { Meeting } from './meeting.ts';

interface BulkResults {
  results: { ok: boolean; error: { code: string; message: string } | null }[];
}

/** A cancelled lesson is held after all, as long as nothing took its place. */
export function ScheduleAgain({ meeting }: { meeting: Meeting }) {
  const queries = useQueryClient();
  const { isBusy, run } = useBusy();

  async function schedule() {
    const { results } = await api.post<BulkResults>('/meetings/bulk-update-status', { ids: [meeting.id], status: 'scheduled' });
    const refused = results.find(({ ok }) => !ok)?.error;
    // The route answers for each lesson; one that was refused is a refusal here as anywhere else.
    if (refused) throw new ApiError({ status: 409, ...refused });
    await refetchTeaching(queries);
  }

  return (
    <Button variant="default" loading={isBusy} leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => void run(schedule)}>
      <Trans>Hold it after all</Trans>
    </Button>
  );
}
