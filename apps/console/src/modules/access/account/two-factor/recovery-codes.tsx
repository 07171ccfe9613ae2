import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { SecretValue } from '../../../../ui/dialogs/secret-value.tsx';

/** Shown this once. Whoever goes on says that they are kept. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { t } = useLingui();
  const [isKept, setKept] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const text = codes.join('\n');
  // The form that had the focus is gone; the news is here.
  useEffect(() => heading.current?.focus(), []);
  return (
    <Stack gap="md">
      <Title order={3} ref={heading} tabIndex={-1}>
        <Trans>Two-factor sign-in is on. Keep your recovery codes</Trans>
      </Title>
      <Text>
        <Trans>
          If your phone is lost or broken, each of these codes lets you in once. They are shown only now: print them or put them into your
          password manager.
        </Trans>
      </Text>
      <SecretValue name={t`Recovery codes`} value={text} />
      <Group>
        <Button
          component="a"
          variant="light"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
          download="rollbook-recovery-codes.txt"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          <Trans>Download</Trans>
        </Button>
      </Group>
      <Checkbox label={t`I have kept them in a safe place`} checked={isKept} onChange={(event) => setKept(event.currentTarget.checked)} />
      <Group>
        <Button disabled={!isKept} onClick={onKept}>
          <Trans>Done</Trans>
        </Button>
      </Group>
    </Stack>
  );
}
