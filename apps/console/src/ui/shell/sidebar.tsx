import { useLingui } from '@lingui/react/macro';
import { Text, UnstyledButton } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { AccountMenu, MyAvatar } from '../../modules/access/account-menu.tsx';
import { useMe } from '../../modules/access/me.ts';
import { Wordmark } from '../wordmark.tsx';
import { navigationFor } from './navigation.tsx';
import styles from './sidebar.module.css';

export function Sidebar() {
  const { i18n, t } = useLingui();
  const me = useMe();
  return (
    <nav className={styles.sidebar} aria-label={t`Main`}>
      <Link to="/" className={styles.home} aria-label={t`Rollbook, start page`}>
        <Wordmark />
      </Link>
      <div className={styles.pages}>
        {navigationFor(me).map((group) => (
          <section key={group.label.id} className={styles.group} aria-label={i18n._(group.label)}>
            <div className={styles.groupLabel} aria-hidden>
              {i18n._(group.label)}
            </div>
            {group.pages.map((page) => (
              <Link key={page.to} to={page.to} className={styles.link} activeProps={{ className: styles.active }}>
                <page.icon size={18} stroke={1.75} aria-hidden />
                {i18n._(page.label)}
              </Link>
            ))}
          </section>
        ))}
      </div>
      <AccountMenu
        target={
          <UnstyledButton className={styles.account}>
            <MyAvatar size={32} />
            <span className={styles.who}>
              <Text span truncate fw={550} display="block">
                {me.name}
              </Text>
              <Text span truncate size="xs" c="dimmed" display="block">
                {me.tenant.name}
              </Text>
            </span>
            <IconSelector size={16} aria-hidden />
          </UnstyledButton>
        }
      />
    </nav>
  );
}
