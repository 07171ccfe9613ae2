import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Code, Group, Text, VisuallyHidden } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useId } from 'react';

/** Something to be carried elsewhere by copying. Never mirrored, and cut nowhere. */
export function SecretValue({ name, value }: { name: string; value: string }) {
  const { t } = useLingui();
  const { copy, copied } = useClipboard({ timeout: 2000 });
  const label = useId();
  return (
    <div>
      <Text size="sm" fw={550} id={label}>
        {name}
      </Text>
      <Group gap="xs" wrap="nowrap" align="start">
        <Code block tabIndex={0} aria-labelledby={label} dir="ltr" style={{ flex: 1, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {value}
        </Code>
        <Button
          variant="light"
          leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          onClick={() => copy(value)}
          aria-label={t`Copy: ${name}`}
        >
          {copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
        </Button>
      </Group>
      <VisuallyHidden role="status">{copied ? t`Copied` : ''}</VisuallyHidden>
    </div>
  );
}
