import { Group, Paper } from '@mantine/core';
import type { ReactNode } from 'react';
import { Wordmark } from '../../../ui/wordmark.tsx';
import { LanguagePicker } from '../language-picker.tsx';
import styles from './sign-in-frame.module.css';

/** The calm page around everything that happens before one is in. */
export function SignInFrame({ children }: { children: ReactNode }) {
  return (
    <main className={styles.page}>
      <Group justify="space-between" className={styles.top}>
        <Wordmark />
        <LanguagePicker />
      </Group>
      <Paper className={styles.card} withBorder radius="lg">
        {children}
      </Paper>
    </main>
  );
}
