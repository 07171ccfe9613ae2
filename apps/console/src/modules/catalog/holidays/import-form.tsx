import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, FileInput, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemText } from '../../../ui/states/problem-text.tsx';
import { useBranchChoices } from '../branch-name.tsx';
import { type HolidayImport, importHolidays } from './holiday.ts';
import { ImportReport } from './import-report.tsx';

const MAX_BYTES = 1_000_000;

/** Choose a file, send it, read what became of each day. The same file twice adds nothing. */
export function ImportForm({ onDone }: { onDone: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const branches = useBranchChoices();
  const [file, setFile] = useState<File | null>(null);
  const [branchId, setBranchId] = useState('');
  const isTooLarge = file !== null && file.size > MAX_BYTES;
  const send = useMutation({
    mutationFn: async (chosen: File): Promise<HolidayImport> => importHolidays(await chosen.text(), branchId || null),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['holidays', 'list'] }),
  });

  if (send.data) return <ImportReport report={send.data} onDone={onDone} />;
  return (
    <Stack gap="md">
      <Text>
        <Trans>
          Calendars offer their holidays as a file ending in .ics. A file may be imported again: what is there already is left alone.
        </Trans>
      </Text>
      <FileInput
        label={t`Calendar file`}
        placeholder={t`Choose a file`}
        accept=".ics,text/calendar"
        data-autofocus
        clearable
        clearButtonProps={{ 'aria-label': t`Remove the file` }}
        leftSection={<IconFile size={16} aria-hidden />}
        error={isTooLarge && t`This file is larger than 1 MB. Export fewer years.`}
        value={file}
        onChange={setFile}
      />
      <NativeSelect
        label={t`Where`}
        value={branchId}
        data={[{ value: '', label: t`The whole school` }, ...branches]}
        onChange={(event) => setBranchId(event.currentTarget.value)}
      />
      {send.isError && (
        <Alert color="red" role="alert">
          <ProblemText error={send.error} />
        </Alert>
      )}
      <Group justify="end">
        <Button disabled={!file || isTooLarge} loading={send.isPending} onClick={() => file && send.mutate(file)}>
          <Trans>Import</Trans>
        </Button>
      </Group>
    </Stack>
  );
}
