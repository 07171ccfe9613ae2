import { useLingui } from '@lingui/react';
import { Trans, useLingui as useTexts } from '@lingui/react/macro';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { isApiError } from '../../api/api-error.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { RecordSkeleton } from '../../ui/records/record-skeleton.tsx';
import { LoadProblem } from '../../ui/states/load-problem.tsx';
import { NotFound } from '../../ui/states/not-found.tsx';
import { usePageTitle } from '../../ui/use-page-title.ts';
import { type Import, importQuery, isBusy } from './import.ts';
import { ImportActions } from './import-actions.tsx';
import { STATUS_NAMES } from './import-names.ts';
import { ImportProgress } from './import-progress.tsx';
import { ImportResult } from './import-result.tsx';
import { MappingForm } from './mapping-form.tsx';

const route = getRouteApi('/signed-in/imports/$importId');

/** One file on its way: columns → check → run → report, and back again by an undo. */
export default function ImportPage() {
  const { importId } = route.useParams();
  const { t } = useTexts();
  const query = useQuery(importQuery(importId));
  const found = query.data;
  usePageTitle(found?.fileName ?? t`Imports`);
  if (query.isPending) return <RecordSkeleton />;
  if (isApiError(query.error, 'NOT_FOUND')) return <NotFound />;
  if (!found) return <LoadProblem error={query.error} onRetry={() => query.refetch()} isRetrying={query.isRefetching} />;
  const title = <bdi>{found.fileName}</bdi>;
  return (
    <>
      <PageHeader crumbs={[{ label: t`Imports`, to: '/imports' }, { label: title }]} title={title} />
      <Step found={found} />
    </>
  );
}

function Step({ found }: { found: Import }) {
  const { i18n } = useLingui();
  return (
    <Stack gap="md">
      <Text role="status" fw={600}>
        {i18n._(STATUS_NAMES[found.status])}
      </Text>
      {found.failure && (
        <Alert color="red" icon={<IconAlertTriangle size={18} aria-hidden />}>
          <bdi dir="ltr">{found.failure}</bdi>
        </Alert>
      )}
      {isBusy(found.status) && <ImportProgress found={found} />}
      {found.status === 'ready' ? (
        <MappingForm key={found.version} found={found} />
      ) : (
        <>
          <ImportActions found={found} />
          {!isBusy(found.status) && <ImportResult found={found} />}
        </>
      )}
      <div>
        <Button component={Link} to="/imports" variant="subtle">
          <Trans>All imports</Trans>
        </Button>
      </div>
    </Stack>
  );
}
