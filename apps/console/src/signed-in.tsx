import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useMe } from './modules/access/me.ts';
import { Shell } from './ui/shell/shell.tsx';

/** The console in the person's own theme, which may differ from what this browser showed last. */
export function SignedIn() {
  const { colorScheme } = useMe();
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => setColorScheme(colorScheme), [colorScheme, setColorScheme]);
  return <Shell />;
}
