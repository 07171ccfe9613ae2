import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useMe } from '../../modules/access/me.ts';
import { navigationFor } from './navigation.tsx';
import styles from './sidebar.module.css';

/** Every page this person may open, in groups: in the sidebar, and on a phone under "More". */
export function PageLinks({ onFollow }: { onFollow?: () => void }) {
  const { i18n } = useLingui();
  return (
    <div className={styles.pages}>
      {navigationFor(useMe()).map((group) => (
        <section key={group.label.id} className={styles.group} aria-label={i18n._(group.label)}>
          <div className={styles.groupLabel} aria-hidden>
            {i18n._(group.label)}
          </div>
          {group.pages.map((page) => (
            <Link
              key={page.to}
              to={page.to}
              className={styles.link}
              activeProps={{ className: styles.active }}
              activeOptions={{ exact: page.to === '/' }}
              onClick={onFollow}
            >
              <page.icon size={18} stroke={1.75} aria-hidden />
              {i18n._(page.label)}
            </Link>
          ))}
        </section>
      ))}
    </div>
  );
}
