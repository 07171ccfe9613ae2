import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface NothingHereProps {
  icon: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** The heading level that fits where it stands. */
  order?: 1 | 2 | 3 | 4;
}

/** An empty page that says why it is empty and what to do first. */
export function NothingHere({ icon, title, children, action, order = 2 }: NothingHereProps) {
  return (
    <Stack align="center" gap={8} px="md" py={48} ta="center">
      <Text c="dimmed" component="span" lh={0}>
        {icon}
      </Text>
      <Title order={order} size="h2">
        {title}
      </Title>
      {children && (
        <Text c="dimmed" maw={440}>
          {children}
        </Text>
      )}
      {action && <div style={{ marginTop: 8 }}>{action}</div>}
    </Stack>
  );
}
