import { useLingui } from '@lingui/react/macro';
import { Text, UnstyledButton } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { AccountMenu, MyAvatar } from '../../modules/access/account/account-menu.tsx';
import { useMe } from '../../modules/access/me.ts';
import { Wordmark } from '../wordmark.tsx';
import { PageLinks } from './page-links.tsx';
import { SearchButton } from './search-button.tsx';
import styles from './sidebar.module.css';

export function Sidebar() {
  const { t } = useLingui();
  const me = useMe();
  return (
    <nav className={styles.sidebar} aria-label={t`Main`}>
      <Link to="/" className={styles.home} aria-label={t`Rollbook, start page`}>
        <Wordmark />
      </Link>
      <SearchButton />
      <PageLinks />
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
