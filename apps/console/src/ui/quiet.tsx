import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** One line where a part of a page has nothing to show yet. */
export function Quiet({ children }: { children: ReactNode }) {
  return (
    <Text c="dimmed" py="xs">
      {children}
    </Text>
  );
}
