import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Stack, Text } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../../api/index.ts';
import { SecretValue } from '../../ui/dialogs/secret-value.tsx';
import { useFormat } from '../../ui/format/use-format.ts';
import { useBusy } from '../../ui/use-busy.tsx';

interface InstructorLink {
  url: string;
  instructor: { id: string; name: string };
  expiresAt: string;
}

/** A link to send to whoever teaches: attendance on a phone, without a login. */
export function InstructorLinkButton({ meetingId }: { meetingId: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const { isBusy, run } = useBusy();
  const [link, setLink] = useState<InstructorLink | null>(null);

  async function open() {
    setLink(await api.post<InstructorLink>(`/meetings/${encodeURIComponent(meetingId)}/instructor-link`, {}));
  }

  return (
    <Stack gap="xs" align="flex-start">
      <Button variant="default" loading={isBusy} leftSection={<IconLink size={16} aria-hidden />} onClick={() => void run(open)}>
        <Trans>Link for the instructor</Trans>
      </Button>
      {link && (
        <Stack gap={4} role="status">
          <SecretValue name={t`Link to this lesson`} value={link.url} />
          <Text size="sm" c="dimmed">
            <Trans>
              Send it to <bdi>{link.instructor.name}</bdi>: whoever has it takes attendance of this lesson without a login, until{' '}
              {format.instant(link.expiresAt)}. A new link ends this one.
            </Trans>
          </Text>
        </Stack>
      )}
    </Stack>
  );
}
