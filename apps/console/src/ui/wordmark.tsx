import { Group, Text } from '@mantine/core';

export function Wordmark({ size = 24 }: { size?: number }) {
  return (
    <Group gap={8} wrap="nowrap" dir="ltr">
      <img src="/favicon.svg" width={size} height={size} alt="" />
      <Text fw={700} size="lg" lh={1} style={{ letterSpacing: '-0.02em' }}>
        Rollbook
      </Text>
    </Group>
  );
}
