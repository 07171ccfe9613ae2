import styles from './meter.module.css';

/** A bar beside a number that is written out; the picture adds nothing a screen reader would miss. */
export function Meter({ share }: { share: number }) {
  const percent = Math.max(0, Math.min(100, share * 100));
  return (
    <span className={styles.track} aria-hidden>
      <span className={styles.fill} style={{ inlineSize: `${percent}%` }} />
    </span>
  );
}
