import { Trans, useLingui } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { AccountMenu, MyAvatar } from '../../modules/access/account-menu.tsx';
import { useMe } from '../../modules/access/me.ts';
import styles from './bottom-bar.module.css';
import { navigationFor } from './navigation.tsx';

/** A thumb's width from everything; more than four pages will need a "More" sheet here. */
export function BottomBar() {
  const { i18n, t } = useLingui();
  const pages = navigationFor(useMe()).flatMap((group) => group.pages);
  return (
    <nav aria-label={t`Main`} className={styles.bar}>
      {pages.map((page) => (
        <Link key={page.to} to={page.to} className={styles.item} activeProps={{ className: styles.active }}>
          <page.icon size={22} stroke={1.75} aria-hidden />
          {i18n._(page.label)}
        </Link>
      ))}
      <AccountMenu
        target={
          <UnstyledButton className={styles.item}>
            <MyAvatar size={24} />
            <Trans>Account</Trans>
          </UnstyledButton>
        }
      />
    </nav>
  );
}
