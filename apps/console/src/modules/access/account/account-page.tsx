import { useLingui } from '@lingui/react/macro';
import { GatedPage } from '../../../ui/gated-page.tsx';
import styles from './account-page.module.css';
import { PasswordPanel } from './password-panel.tsx';
import { PreferencesPanel } from './preferences-panel.tsx';
import { ProfilePanel } from './profile-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';
import { TwoFactorPanel } from './two-factor/two-factor-panel.tsx';

/** Who one is here and how one gets in. Everybody has this page. */
export default function AccountPage() {
  const { t } = useLingui();
  return (
    <GatedPage title={t`Your account`} crumbs={[]} isAllowed>
      <div className={styles.panels}>
        <ProfilePanel />
        <PreferencesPanel />
        <PasswordPanel />
        <TwoFactorPanel />
        <SessionsPanel />
      </div>
    </GatedPage>
  );
}
