import { Trans } from '@lingui/react/macro';
import { readableName } from '../../ui/format/code-name.ts';
import { Panel } from '../../ui/panel.tsx';
import { Quiet } from '../../ui/quiet.tsx';
import { latestWeakTopics } from './daily-series.ts';
import type { Snapshot } from './progress.ts';
import { ShareList } from './share-list.tsx';

export function WeakTopicsPanel({ snapshots }: { snapshots: Snapshot[] }) {
  const topics = latestWeakTopics(snapshots);
  return (
    <Panel title={<Trans>Weak topics</Trans>}>
      {topics.length === 0 ? (
        <Quiet>
          <Trans>The app has named no weak topic in this period.</Trans>
        </Quiet>
      ) : (
        <ShareList
          shares={topics.map(({ topicId, accuracy }) => ({
            id: topicId,
            name: readableName(topicId),
            share: accuracy / 100,
          }))}
        />
      )}
    </Panel>
  );
}
