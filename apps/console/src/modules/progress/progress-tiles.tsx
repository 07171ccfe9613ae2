import { Plural, Trans } from '@lingui/react/macro';
import { useFormat } from '../../ui/format/use-format.ts';
import { Moment } from '../../ui/moment.tsx';
import { Tile } from '../../ui/tile.tsx';
import { sumPractice } from './daily-series.ts';
import type { Progress } from './progress.ts';
import styles from './progress-tiles.module.css';

/** The five figures one looks at first. */
export function ProgressTiles({ progress }: { progress: Progress }) {
  const format = useFormat();
  const { mastery, aiSummary, snapshots } = progress;
  const { streakCurrent, streakLongest } = mastery;
  const skillCount = mastery.skills.length;
  const { minutes, activeDays } = sumPractice(snapshots);
  return (
    <dl className={styles.tiles}>
      <Tile
        name={<Trans>Streak</Trans>}
        value={<Plural value={streakCurrent} one="# day" other="# days" />}
        note={<Plural value={streakLongest} one="Longest: # day" other="Longest: # days" />}
      />
      <Tile
        name={<Trans>Pass probability</Trans>}
        value={aiSummary ? format.percent(aiSummary.passProbability) : <Unknown />}
        share={aiSummary ? aiSummary.passProbability / 100 : undefined}
        note={
          aiSummary ? (
            <Trans>
              Estimated <Moment at={aiSummary.generatedAt} />
            </Trans>
          ) : (
            <Trans>The app has sent no estimate</Trans>
          )
        }
      />
      <Tile
        name={<Trans>Mastery</Trans>}
        value={mastery.overallMastery === null ? <Unknown /> : format.percent(mastery.overallMastery * 100)}
        share={mastery.overallMastery ?? undefined}
        note={<Plural value={skillCount} one="Over # skill" other="Over # skills" />}
      />
      <Tile
        name={<Trans>Practised</Trans>}
        value={format.minutes(minutes)}
        note={<Plural value={activeDays} one="On # day" other="On # days" />}
      />
      <Tile
        name={<Trans>Last active</Trans>}
        value={mastery.lastActiveAt ? <Moment at={mastery.lastActiveAt} isAlone /> : <Trans>Never</Trans>}
        note={mastery.lastActiveAt && <time dateTime={mastery.lastActiveAt}>{format.instantWithZone(mastery.lastActiveAt)}</time>}
      />
    </dl>
  );
}

function Unknown() {
  return <Trans>Unknown</Trans>;
}
