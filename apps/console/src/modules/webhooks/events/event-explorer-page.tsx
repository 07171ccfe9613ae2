import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconActivity } from '@tabler/icons-react';
import { useState } from 'react';
import { GatedPage } from '../../../ui/gated-page.tsx';
import { LogList } from '../../../ui/log/log-list.tsx';
import type { ListFilter } from '../../../ui/records/list-definition.ts';
import { useMay } from '../../access/may.ts';
import { EventLine } from './event-line.tsx';
import { eventSpec, type FeedEvent } from './feed-event.ts';
import { useFeedTypeChoices } from './feed-type-choices.ts';
import { OpenedEvent } from './opened-event.tsx';

const LOOK_AGAIN_MS = 5000;

const filters: ListFilter[] = [{ kind: 'select', name: 'types', label: msg`Event`, any: msg`All events`, useChoices: useFeedTypeChoices }];

/** Everything that happened and is told, newest first, whether anybody listens or not. */
export default function EventExplorerPage() {
  const { t } = useLingui();
  const isAllowed = useMay('webhooks', 'VIEW');
  const [opened, setOpened] = useState<FeedEvent | null>(null);
  return (
    <GatedPage title={t`Event explorer`} crumbs={[{ label: <Trans>Integrations</Trans> }]} isAllowed={isAllowed}>
      <LogList<FeedEvent>
        resource="events"
        lookAgainMs={LOOK_AGAIN_MS}
        cursorName="after"
        spec={eventSpec}
        filters={filters}
        queryOf={({ types }) => ({ types, sortOrder: 'desc' })}
        icon={IconActivity}
        empty={{
          title: <Trans>Nothing has happened yet</Trans>,
          text: <Trans>Every change that programs can be told of shows up here: a new lead, a payment, a lesson cancelled.</Trans>,
        }}
      >
        {(event) => <EventLine event={event} onOpen={() => setOpened(event)} />}
      </LogList>
      <OpenedEvent event={opened} onClose={() => setOpened(null)} />
    </GatedPage>
  );
}
