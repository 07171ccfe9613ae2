import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { IconArrowBackUp, IconDownload, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, BASE_URL } from '../../api/index.ts';
import { useMay } from '../access/may.ts';
import { type Import, importPath, importQuery } from './import.ts';
import { useImportStep } from './use-import-step.tsx';

/** What can be done next with an import, in the order one would. */
export function ImportActions({ found }: { found: Import }) {
  const mayRun = useMay('imports', 'RUN');
  const step = useImportStep(found);
  const queries = useQueryClient();
  const { status } = found;
  const writes = found.createdCount + found.updatedCount;

  /** The same mapping sent again takes the file back to its columns. */
  async function backToColumns() {
    const next = await api.patch<Import>(importPath(found.id), { mapping: found.mapping }, { ifMatch: found.version });
    queries.setQueryData(importQuery(found.id).queryKey, next);
  }

  return (
    <Group>
      {mayRun && status === 'checked' && (
        <>
          <Button
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            disabled={writes === 0}
            loading={step.isPending}
            onClick={() => step.mutate('run')}
          >
            <Plural value={writes} one="Import # row" other="Import # rows" />
          </Button>
          <Button variant="default" onClick={() => void backToColumns()}>
            <Trans>Back to the columns</Trans>
          </Button>
        </>
      )}
      {mayRun && (status === 'checking' || status === 'running') && (
        <Button
          variant="default"
          leftSection={<IconPlayerStop size={16} aria-hidden />}
          loading={step.isPending}
          onClick={() => step.mutate('cancel')}
        >
          <Trans>Stop</Trans>
        </Button>
      )}
      {mayRun && (status === 'cancelled' || status === 'failed') && (
        <Button leftSection={<IconPlayerPlay size={16} aria-hidden />} loading={step.isPending} onClick={() => step.mutate('run')}>
          <Trans>Go on</Trans>
        </Button>
      )}
      {!['checking', 'running', 'undoing'].includes(status) && (
        <Button
          component="a"
          href={`${BASE_URL}${importPath(found.id)}/report`}
          download
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          <Trans>Download the report</Trans>
        </Button>
      )}
      {mayRun && ['completed', 'cancelled', 'failed'].includes(status) && writes > 0 && (
        <UndoImport found={found} isBusy={step.isPending} onUndo={() => step.mutate('undo')} />
      )}
    </Group>
  );
}

function UndoImport({ found, isBusy, onUndo }: { found: Import; isBusy: boolean; onUndo: () => void }) {
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const { createdCount, updatedCount } = found;
  return (
    <>
      <Button
        variant="default"
        color="red"
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        loading={isBusy}
        onClick={() => setAsking(true)}
      >
        <Trans>Take it back</Trans>
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={<Trans>Take this import back?</Trans>}
        centered
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <Stack>
          <List>
            {createdCount > 0 && (
              <List.Item>
                <Plural
                  value={createdCount}
                  one="# record it added is deleted for good."
                  other="# records it added are deleted for good."
                />
              </List.Item>
            )}
            {updatedCount > 0 && (
              <List.Item>
                <Plural
                  value={updatedCount}
                  one="# record it changed becomes as it was."
                  other="# records it changed become as they were."
                />
              </List.Item>
            )}
          </List>
          <Text>
            <Trans>What was changed by hand since, or is in use, stays. The report says which.</Trans>
          </Text>
          <Group justify="end">
            <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
              <Trans>Keep it</Trans>
            </Button>
            <Button
              color="red.9"
              onClick={() => {
                setAsking(false);
                onUndo();
              }}
            >
              <Trans>Take it back</Trans>
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
