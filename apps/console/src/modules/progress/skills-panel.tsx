import { Trans } from '@lingui/react/macro';
import { readableName } from '../../ui/format/code-name.ts';
import { Moment } from '../../ui/moment.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Quiet } from '../../ui/quiet.tsx';
import { useShowMore } from '../../ui/show-more.tsx';
import type { Mastery } from './progress.ts';
import { ShareList } from './share-list.tsx';

export function SkillsPanel({ skills }: { skills: Mastery['skills'] }) {
  const { shown, button } = useShowMore(skills, 6);
  return (
    <Panel title={<Trans>Mastery by skill</Trans>}>
      {skills.length === 0 ? (
        <Quiet>
          <Trans>Skills appear after the first attempt that names its topics.</Trans>
        </Quiet>
      ) : (
        <ShareList
          shares={shown.map(({ skill, mastery, lastEvidenceAt }) => ({
            id: skill,
            name: readableName(skill),
            share: mastery,
            note: lastEvidenceAt && (
              <Trans>
                Last seen <Moment at={lastEvidenceAt} />
              </Trans>
            ),
          }))}
        />
      )}
      {button}
    </Panel>
  );
}
