import { useMantineColorScheme } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useMe } from './modules/access/me.ts';
import { Shell } from './ui/shell/shell.tsx';

// Few people ever see it, and nobody twice.
const ForcedTwoFactor = lazy(() => import('./modules/access/account/two-factor/forced-two-factor.tsx'));

/** The console in the person's own theme, which may differ from what this browser showed last. */
export function SignedIn() {
  const { colorScheme, mustSetUpTwoFactor } = useMe();
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => setColorScheme(colorScheme), [colorScheme, setColorScheme]);
  // Until the recovery codes are kept: the account may be read again while they are still on the screen.
  const [isSettingUp, setSettingUp] = useState(mustSetUpTwoFactor);
  if (mustSetUpTwoFactor && !isSettingUp) setSettingUp(true);
  if (!isSettingUp) return <Shell />;
  return (
    <Suspense fallback={null}>
      <ForcedTwoFactor onDone={() => setSettingUp(false)} />
    </Suspense>
  );
}
