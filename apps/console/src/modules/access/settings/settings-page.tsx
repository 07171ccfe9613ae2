import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { GatedPage } from '../../../ui/gated-page.tsx';
import { LoadProblem } from '../../../ui/states/load-problem.tsx';
import { useMay } from '../may.ts';
import { settingsQuery } from './settings.ts';
import { SettingsForm } from './settings-form.tsx';
import styles from './settings-page.module.css';

/** The school itself: what it is called, where and when it is, and what it asks of its staff. */
export default function SettingsPage() {
  const { t } = useLingui();
  const isAllowed = useMay('settings', 'VIEW');
  const query = useQuery({ ...settingsQuery, enabled: isAllowed });
  const address = <bdi dir="ltr">{query.data?.subdomain}</bdi>;
  return (
    <GatedPage title={t`School`} crumbs={[{ label: <Trans>Settings</Trans> }]} isAllowed={isAllowed}>
      <div className={styles.page}>
        {query.isPending && <Skeleton height={420} />}
        {query.isError && <LoadProblem error={query.error} onRetry={() => query.refetch()} isRetrying={query.isRefetching} />}
        {query.data && (
          <>
            <Text c="dimmed" mb="md">
              <Trans>Short name: {address}. It stays as it is.</Trans>{' '}
              <Anchor component={Link} to="/branches" underline="always">
                <Trans>Branches and rooms</Trans>
              </Anchor>
            </Text>
            <div className={styles.form}>
              <SettingsForm key={query.data.version} settings={query.data} />
            </div>
          </>
        )}
      </div>
    </GatedPage>
  );
}
