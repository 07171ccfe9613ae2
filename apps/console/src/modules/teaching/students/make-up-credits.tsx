import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { Badge, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Panel } from '../../../ui/panel.tsx';
import { Rows } from '../../../ui/rows.tsx';
import { useShowMore } from '../../../ui/show-more.tsx';
import { useMay } from '../../access/may.ts';
import { CalendarDay } from '../../catalog/orders/calendar-day.tsx';
import { cycles } from '../cycles/resource.ts';
import { NameLink } from '../name-link.tsx';
import { type MakeUpCredit, makeUpCreditsQuery } from './overview.ts';

const STATUS_NAMES: Record<MakeUpCredit['status'], MessageDescriptor> = { open: msg`To be used`, used: msg`Used`, expired: msg`Expired` };
const COLORS: Record<MakeUpCredit['status'], string> = { open: 'green', used: 'gray', expired: 'red' };

/** Lessons owed to a student, those that can be used first; nothing for who has none. */
export function MakeUpCredits({ studentId }: { studentId: string }) {
  const maySee = useMay('attendance', 'VIEW');
  const { data } = useQuery({ ...makeUpCreditsQuery(studentId), enabled: maySee });
  const all = data?.credits ?? [];
  const sorted = [...all.filter(({ status }) => status === 'open'), ...all.filter(({ status }) => status !== 'open')];
  const { shown, button } = useShowMore(sorted, 5);
  if (shown.length === 0) return null;
  return (
    <Panel order={2} title={<Trans>Make-up lessons</Trans>}>
      <Text size="sm" c="dimmed" mb="xs">
        <Trans>To use one, mark them at a lesson of the course they aren’t registered for.</Trans>
      </Text>
      <Rows>
        {shown.map((credit) => (
          <Credit key={credit.id} credit={credit} />
        ))}
      </Rows>
      {button}
    </Panel>
  );
}

function Credit({ credit: { course, earnedOn, expiresOn, status, cycles: fitting } }: { credit: MakeUpCredit }) {
  const { i18n } = useLingui();
  const missed = <CalendarDay date={earnedOn} />;
  const last = <CalendarDay date={expiresOn} />;
  return (
    <li>
      <div>
        <bdi>{course.name}</bdi>
        <Text size="sm" c="dimmed">
          {status === 'open' ? (
            <Trans>
              For the lesson missed on {missed}; until {last}
            </Trans>
          ) : (
            <Trans>For the lesson missed on {missed}</Trans>
          )}
        </Text>
        {status === 'open' && (
          <Text size="sm">
            {fitting.map(({ id, name }, place) => (
              <span key={id}>
                {place > 0 && ' · '}
                <NameLink to={cycles.pageOf(id)} name={name} />
              </span>
            ))}
          </Text>
        )}
      </div>
      <Badge variant="light" color={COLORS[status]} tt="none">
        {i18n._(STATUS_NAMES[status])}
      </Badge>
    </li>
  );
}
