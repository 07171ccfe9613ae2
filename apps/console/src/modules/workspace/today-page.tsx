import { Trans, useLingui } from '@lingui/react/macro';
import { SimpleGrid, Text } from '@mantine/core';
import { useFormat } from '../../ui/format/use-format.ts';
import { useNow } from '../../ui/format/use-now.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { usePageTitle } from '../../ui/use-page-title.ts';
import { useMay, useScope } from '../access/may.ts';
import { useMe } from '../access/me.ts';
import { LeadsToCall } from '../leads/leads-to-call.tsx';
import { QuietStudents } from '../people/quiet-students.tsx';
import { TodayLessons } from '../reports/today-lessons.tsx';
import { TodayTiles } from '../reports/today-tiles.tsx';
import { MyLessons } from '../teaching/meetings/my-lessons.tsx';
import { DisabledEndpoints } from '../webhooks/endpoints/disabled-endpoints.tsx';
import { TasksDue } from './tasks-due.tsx';

/** What needs this person now. Each panel is there for those it concerns, and says so when nothing waits. */
export default function TodayPage() {
  const { t } = useLingui();
  const me = useMe();
  const format = useFormat();
  const today = format.date(format.today(useNow()));
  const callsLeads = useMay('leads', 'UPDATE');
  const hasTasks = useMay('tasks', 'VIEW');
  const seesProgress = useMay('progress', 'VIEW');
  const seesFigures = useScope('reports', 'VIEW') === 'all';
  const teaches = useScope('meetings', 'VIEW') === 'own';
  usePageTitle(t`Today`);
  return (
    <>
      <PageHeader crumbs={[{ label: t`Today` }]} title={t`Today`} actions={<Text c="dimmed">{today}</Text>} />
      <Text mb="md">
        <Trans>Hello {me.name}, this is what waits for you.</Trans>
      </Text>
      <DisabledEndpoints />
      {seesFigures && <TodayTiles />}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        {teaches && <MyLessons />}
        {seesFigures && <TodayLessons />}
        {callsLeads && <LeadsToCall ownerId={me.id} />}
        {callsLeads && <LeadsToCall ownerId="none" />}
        {hasTasks && <TasksDue />}
        {seesProgress && <QuietStudents />}
      </SimpleGrid>
    </>
  );
}
