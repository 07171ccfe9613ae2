import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { SecretValue } from './secret-value.tsx';

interface KeptSecretsProps {
  secrets: { name: string; value: string }[];
  /** What they are for, and that this is the only time. */
  children: ReactNode;
  /** Between the secrets and the button: a way to try them, say. */
  more?: ReactNode;
  onDone: () => void;
}

/** Secrets shown this once. Whoever goes on says that they are kept. */
export function KeptSecrets({ secrets, children, more, onDone }: KeptSecretsProps) {
  const { t } = useLingui();
  const [isKept, setKept] = useState(false);
  const intro = useRef<HTMLParagraphElement>(null);
  // The form that had the focus is gone; the news is here.
  useEffect(() => intro.current?.focus(), []);
  return (
    <Stack gap="md">
      <Text ref={intro} tabIndex={-1}>
        {children}
      </Text>
      {secrets.map(({ name, value }) => (
        <SecretValue key={name} name={name} value={value} />
      ))}
      {more}
      <Checkbox label={t`I have put it where it belongs`} checked={isKept} onChange={(event) => setKept(event.currentTarget.checked)} />
      <Group>
        <Button disabled={!isKept} onClick={onDone}>
          <Trans>Done</Trans>
        </Button>
      </Group>
    </Stack>
  );
}
