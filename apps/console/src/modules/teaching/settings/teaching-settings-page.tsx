import { Trans, useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { GatedPage } from '../../../ui/gated-page.tsx';
import { LoadProblem } from '../../../ui/states/load-problem.tsx';
import { useMay } from '../../access/may.ts';
import styles from '../../access/settings/settings-page.module.css';
import { ZoomSettings } from '../../meeting-rooms/zoom-settings.tsx';
import { teachingSettingsQuery } from './teaching-settings.ts';
import { TeachingSettingsForm } from './teaching-settings-form.tsx';

/** How lessons, marks and money go together in this school. */
export default function TeachingSettingsPage() {
  const { t } = useLingui();
  const isAllowed = useMay('settings', 'VIEW');
  const query = useQuery({ ...teachingSettingsQuery, enabled: isAllowed });
  return (
    <GatedPage title={t`Teaching rules`} crumbs={[{ label: <Trans>Settings</Trans> }]} isAllowed={isAllowed}>
      <div className={styles.page}>
        {query.isPending && <Skeleton height={420} />}
        {query.isError && <LoadProblem error={query.error} onRetry={() => query.refetch()} isRetrying={query.isRefetching} />}
        {query.data && (
          <div className={styles.form}>
            <TeachingSettingsForm key={query.data.version} settings={query.data} />
          </div>
        )}
        <ZoomSettings />
      </div>
    </GatedPage>
  );
}
