import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Money } from '../../../ui/money.tsx';
import { Tile } from '../../../ui/tile.tsx';
import { useScope } from '../../access/may.ts';
import tiles from '../../reports/today-tiles.module.css';
import { meetingsQuery } from '../meetings/meeting.ts';
import { registrationsQuery } from '../registrations/registration.ts';
import type { Cycle } from './cycle.ts';
import { moneyOfCycle } from './money-of-cycle.ts';

/** What a cycle has brought and cost so far, and what families still owe. For those who see all of it. */
export function CycleMoney({ cycle }: { cycle: Cycle }) {
  const seesMoney = useScope('payments', 'VIEW') === 'all';
  const lessons = useQuery({ ...meetingsQuery({ cycleId: cycle.id }), enabled: seesMoney });
  const places = useQuery({ ...registrationsQuery({ cycleId: cycle.id }), enabled: seesMoney });
  if (!seesMoney || !lessons.data || !places.data) return null;
  const { earned, toCome, cost, owed } = moneyOfCycle(lessons.data, places.data);
  return (
    <dl className={tiles.tiles}>
      <Tile name={<Trans>Earned</Trans>} value={<Money minor={earned} />} note={<Trans>By lessons held</Trans>} />
      <Tile name={<Trans>To come</Trans>} value={<Money minor={toCome} />} note={<Trans>From lessons planned</Trans>} />
      {cost !== null && (
        <Tile name={<Trans>Instructors’ pay</Trans>} value={<Money minor={cost} />} note={<Trans>For lessons so far</Trans>} />
      )}
      {cycle.type === 'private' && (
        <Tile name={<Trans>Families owe</Trans>} value={<Money minor={owed} />} note={<Trans>Of all who registered</Trans>} />
      )}
    </dl>
  );
}
