import { useLingui } from '@lingui/react';
import { Trans, useLingui as useTexts } from '@lingui/react/macro';
import { Alert, Button, FileInput, NativeSelect, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { upload } from '../../api/upload.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { NotAllowed } from '../../ui/states/load-problem.tsx';
import { ProblemText } from '../../ui/states/problem-text.tsx';
import { usePageTitle } from '../../ui/use-page-title.ts';
import { useMay, useScope } from '../access/may.ts';
import { fieldsQuery, IMPORT_KINDS, type Import, type ImportKind } from './import.ts';
import { KIND_NAMES } from './import-names.ts';
import styles from './new-import-page.module.css';

const MOST_BYTES = 20 * 1024 * 1024;

/** First step: what, and which file. Nothing is written by it. */
export default function NewImportPage() {
  const { t } = useTexts();
  const isAllowed = useMay('imports', 'CREATE');
  usePageTitle(t`Import a file`);
  if (!isAllowed) return <NotAllowed />;
  return (
    <>
      <PageHeader crumbs={[{ label: t`Imports`, to: '/imports' }, { label: t`Import a file` }]} title={t`Import a file`} />
      <FileForm />
    </>
  );
}

/** The kinds this person may bring and this server takes. */
function useKinds(): ImportKind[] {
  const isOwn = useScope('imports', 'CREATE') === 'own';
  const known = useQueries({ queries: IMPORT_KINDS.map((kind) => fieldsQuery(kind)) });
  return IMPORT_KINDS.filter((kind, at) => known[at]?.isSuccess && !(isOwn && kind === 'students'));
}

function FileForm() {
  const { i18n } = useLingui();
  const { t } = useTexts();
  const format = useFormat();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const kinds = useKinds();
  const [kind, setKind] = useState<ImportKind>('customers');
  const [file, setFile] = useState<File | null>(null);
  const [isOver, setOver] = useState(false);
  const [share, setShare] = useState(0);
  const isTooLarge = (file?.size ?? 0) > MOST_BYTES;
  const bring = useMutation({
    mutationFn: (chosen: File) => {
      setShare(0);
      const form = new FormData();
      form.set('resource', kind);
      form.set('file', chosen);
      return upload<Import>('/imports', form, setShare);
    },
    onSuccess: async (made) => {
      queries.setQueryData(['imports', made.id, 'detail'], made);
      await queries.invalidateQueries({ queryKey: ['imports', 'list'] });
      await navigate({ to: `/imports/${encodeURIComponent(made.id)}` });
    },
  });
  const percent = format.percent(Math.round(share * 100));

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (file && !isTooLarge) bring.mutate(file);
      }}
    >
      <Stack maw={560}>
        <NativeSelect
          label={t`What the file holds`}
          value={kind}
          data={kinds.map((each) => ({ value: each, label: i18n._(KIND_NAMES[each]) }))}
          // Only kinds are offered.
          onChange={(event) => setKind(event.currentTarget.value as ImportKind)}
        />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way for a mouse; the field inside does the same */}
        <div
          className={styles.drop}
          data-over={isOver || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            setFile(event.dataTransfer.files[0] ?? null);
          }}
        >
          <FileInput
            label={t`File`}
            description={t`CSV or Excel (XLSX), with the names of the columns in its first row. Choose it, or drop it here.`}
            placeholder={t`Choose a file`}
            leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
            accept=".csv,.txt,.tsv,.xlsx"
            fileInputProps={{ 'aria-label': t`File` }}
            clearable
            clearButtonProps={{ 'aria-label': t`Another file` }}
            value={file}
            onChange={setFile}
            error={isTooLarge ? t`This file is over 20 MB. Split it in two.` : undefined}
          />
        </div>
        {bring.isPending && (
          <div>
            <Progress value={share * 100} aria-label={t`Upload`} />
            <Text size="sm" role="status">
              {share < 1 ? <Trans>Sending: {percent}</Trans> : <Trans>Reading the file…</Trans>}
            </Text>
          </div>
        )}
        {bring.isError && (
          <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />}>
            <ProblemText error={bring.error} />
          </Alert>
        )}
        <div>
          <Button type="submit" disabled={!file || isTooLarge} loading={bring.isPending}>
            <Trans>Go on to the columns</Trans>
          </Button>
        </div>
      </Stack>
    </form>
  );
}
