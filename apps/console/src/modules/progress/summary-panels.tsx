import { Trans } from '@lingui/react/macro';
import { IconArrowBigUpLine, IconListCheck, IconTargetArrow } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Panel } from '../../ui/panel.tsx';
import { Quiet } from '../../ui/quiet.tsx';
import type { AiSummary } from './progress.ts';
import styles from './progress-widget.module.css';
import summary from './summary-panels.module.css';

/** What the app's tutor makes of it: today's plan, what goes well, what doesn't. */
export function SummaryPanels({ summary: ai }: { summary: AiSummary | null }) {
  if (!ai) {
    return (
      <Panel title={<Trans>Today’s plan</Trans>}>
        <Quiet>
          <Trans>The app sends a plan, strengths and weaknesses once it has seen enough practice.</Trans>
        </Quiet>
      </Panel>
    );
  }
  return (
    <div className={styles.thirds}>
      <Panel title={<Trans>Today’s plan</Trans>}>
        <Points items={ai.todayPlan} icon={<IconListCheck size={18} aria-hidden />} none={<Trans>Nothing planned.</Trans>} />
      </Panel>
      <Panel title={<Trans>Strengths</Trans>}>
        <Points items={ai.strengths} icon={<IconArrowBigUpLine size={18} aria-hidden />} none={<Trans>None named yet.</Trans>} />
      </Panel>
      <Panel title={<Trans>Weaknesses</Trans>}>
        <Points items={ai.weaknesses} icon={<IconTargetArrow size={18} aria-hidden />} none={<Trans>None named yet.</Trans>} />
      </Panel>
    </div>
  );
}

function Points({ items, icon, none }: { items: string[]; icon: ReactNode; none: ReactNode }) {
  if (items.length === 0) return <Quiet>{none}</Quiet>;
  return (
    <ul className={summary.points}>
      {items.map((item) => (
        <li key={item}>
          {icon}
          {/* Written by the app in a language of its own choosing. */}
          <span dir="auto">{item}</span>
        </li>
      ))}
    </ul>
  );
}
