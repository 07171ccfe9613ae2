import { Trans, useLingui } from '@lingui/react/macro';
import { Drawer, UnstyledButton } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { AccountMenu, MyAvatar } from '../../modules/access/account/account-menu.tsx';
import { useMe } from '../../modules/access/me.ts';
import styles from './bottom-bar.module.css';
import { navigationFor } from './navigation.tsx';
import { PageLinks } from './page-links.tsx';
import { SearchButton } from './search-button.tsx';

/** A thumb's width from what one needs most; the rest is under "More". */
const ON_BAR = 3;

export function BottomBar() {
  const { i18n, t } = useLingui();
  const [isMore, setMore] = useState(false);
  const pages = navigationFor(useMe()).flatMap((group) => group.pages);
  return (
    <nav aria-label={t`Main`} className={styles.bar}>
      {pages.slice(0, ON_BAR).map((page) => (
        <Link
          key={page.to}
          to={page.to}
          className={styles.item}
          activeProps={{ className: styles.active }}
          activeOptions={{ exact: page.to === '/' }}
        >
          <page.icon size={22} stroke={1.75} aria-hidden />
          {i18n._(page.label)}
        </Link>
      ))}
      <UnstyledButton className={styles.item} aria-haspopup="dialog" aria-expanded={isMore} onClick={() => setMore(true)}>
        <IconMenu2 size={22} stroke={1.75} aria-hidden />
        <Trans>More</Trans>
      </UnstyledButton>
      <AccountMenu
        target={
          <UnstyledButton className={styles.item}>
            <MyAvatar size={24} />
            <Trans>Account</Trans>
          </UnstyledButton>
        }
      />
      <Drawer
        opened={isMore}
        onClose={() => setMore(false)}
        position="bottom"
        size="75%"
        title={<Trans>All pages</Trans>}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <SearchButton onOpen={() => setMore(false)} />
        <div style={{ marginTop: 16 }}>
          <PageLinks onFollow={() => setMore(false)} />
        </div>
      </Drawer>
    </nav>
  );
}
