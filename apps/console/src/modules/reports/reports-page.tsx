import { useLingui } from '@lingui/react/macro';
import { SimpleGrid, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { GatedPage } from '../../ui/gated-page.tsx';
import { REPORTS } from './reports.ts';
import styles from './reports-page.module.css';
import { useMayReadReports } from './use-may-read.ts';

/** What can be asked about the school, and which report answers it. */
export default function ReportsPage() {
  const { i18n, t } = useLingui();
  const mayRead = useMayReadReports();
  return (
    <GatedPage title={t`Reports`} crumbs={[]} isAllowed={mayRead({ needs: [['reports', 'RUN']] })}>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md" component="ul" className={styles.list}>
        {REPORTS.filter(mayRead).map(({ name, path, icon: Icon, title, text }) => (
          <li key={name} className={styles.card}>
            <Icon size={24} stroke={1.5} aria-hidden />
            <div>
              <Title order={2} size="h4">
                <Link to={path} className={styles.link}>
                  {i18n._(title)}
                </Link>
              </Title>
              <Text c="dimmed">{i18n._(text)}</Text>
            </div>
          </li>
        ))}
      </SimpleGrid>
    </GatedPage>
  );
}
