import { Trans, useLingui } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import { MARKS, type Mark } from './mark.ts';
import { MARK_ICONS, MARK_NAMES } from './mark-names.ts';
import type { RollRow } from './roll.ts';
import styles from './roll-list.module.css';

interface RollLineProps {
  row: RollRow;
  onMark?: (row: RollRow, mark: Mark) => void;
}

/** One child, four big buttons. */
export function RollLine({ row, onMark }: RollLineProps) {
  const { i18n } = useLingui();
  return (
    <li className={styles.row}>
      <span className={styles.name}>
        <bdi>{row.name}</bdi>{' '}
        {row.isTrial && (
          <Badge variant="light" color="yellow" tt="none">
            <Trans>Trial</Trans>
          </Badge>
        )}
        {row.isGuest && !row.isTrial && (
          <Badge variant="light" color="gray" tt="none">
            <Trans>Guest</Trans>
          </Badge>
        )}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame and a legend that nobody needs to see */}
      <div role="group" aria-label={row.name} className={styles.marks}>
        {MARKS.map((mark) => {
          const Shape = MARK_ICONS[mark];
          return (
            <button
              key={mark}
              type="button"
              className={styles.mark}
              data-mark={mark}
              aria-pressed={row.mark === mark}
              disabled={!onMark}
              onClick={() => onMark?.(row, mark)}
            >
              <Shape size={18} aria-hidden />
              {i18n._(MARK_NAMES[mark])}
            </button>
          );
        })}
      </div>
    </li>
  );
}
