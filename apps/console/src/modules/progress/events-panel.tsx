import { Trans } from '@lingui/react/macro';
import { Code } from '@mantine/core';
import { readableName } from '../../ui/format/code-name.ts';
import { Moment } from '../../ui/moment.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Quiet } from '../../ui/quiet.tsx';
import { useShowMore } from '../../ui/show-more.tsx';
import styles from './events-panel.module.css';
import type { LearningEvent } from './progress.ts';

/** The last things the app told us, with what it sent behind each. */
export function EventsPanel({ events }: { events: LearningEvent[] }) {
  const { shown, button } = useShowMore(events, 6);
  return (
    <Panel title={<Trans>Latest events</Trans>}>
      {events.length === 0 ? (
        <Quiet>
          <Trans>The app has reported no single events yet.</Trans>
        </Quiet>
      ) : (
        <ul className={styles.list}>
          {shown.map((event) => (
            <li key={event.eventId}>
              <EventLine event={event} />
            </li>
          ))}
        </ul>
      )}
      {button}
    </Panel>
  );
}

function EventLine({ event }: { event: LearningEvent }) {
  const line = (
    <span className={styles.line}>
      <bdi>{readableName(event.type)}</bdi>
      <span className={styles.when}>
        <Moment at={event.occurredAt} isAlone />
      </span>
    </span>
  );
  if (!hasContent(event.payload)) return <div className={styles.plain}>{line}</div>;
  return (
    <details className={styles.details}>
      <summary>{line}</summary>
      <Code block dir="ltr">
        {JSON.stringify(event.payload, null, 2)}
      </Code>
    </details>
  );
}

function hasContent(payload: unknown): boolean {
  if (typeof payload === 'object' && payload !== null) return Object.keys(payload).length > 0;
  return payload !== undefined && payload !== null;
}
