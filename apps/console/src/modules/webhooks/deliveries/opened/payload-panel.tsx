import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Code, Group, SegmentedControl, Title, VisuallyHidden } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconTerminal2 } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { Quiet } from '../../../../ui/quiet.tsx';
import type { DeliveryDetail } from '../delivery.ts';
import styles from './delivery-parts.module.css';
import { curlOfDelivery } from './sent-request.ts';

/** The body, laid out or as its bytes are, to be carried elsewhere. */
export function PayloadPanel({ delivery }: { delivery: DeliveryDetail }) {
  const { t } = useLingui();
  const title = useId();
  const [look, setLook] = useState('pretty');
  const body = useClipboard({ timeout: 2000 });
  const request = useClipboard({ timeout: 2000 });
  const { payload } = delivery;
  return (
    <section aria-labelledby={title}>
      <Group justify="space-between" mb="xs">
        <Title order={3} size="h4" id={title}>
          <Trans>What is sent</Trans>
        </Title>
        {payload !== null && (
          <SegmentedControl
            size="xs"
            aria-label={t`How it is shown`}
            data={[
              { value: 'pretty', label: t`Laid out` },
              { value: 'raw', label: t`As sent` },
            ]}
            value={look}
            onChange={setLook}
          />
        )}
      </Group>
      {payload === null ? (
        <Quiet>
          <Trans>It isn’t kept any more: events are kept for 30 days, and a test’s body only while it is shown.</Trans>
        </Quiet>
      ) : (
        <>
          <Code block dir="ltr" tabIndex={0} className={styles.code} aria-labelledby={title}>
            {look === 'pretty' ? JSON.stringify(JSON.parse(payload), null, 2) : payload}
          </Code>
          <Group gap="xs" mt="xs">
            <Button
              variant="default"
              size="xs"
              leftSection={body.copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
              onClick={() => body.copy(payload)}
            >
              {body.copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
            </Button>
            <Button
              variant="default"
              size="xs"
              leftSection={request.copied ? <IconCheck size={14} aria-hidden /> : <IconTerminal2 size={14} aria-hidden />}
              onClick={() => request.copy(curlOfDelivery(delivery, payload))}
            >
              {request.copied ? <Trans>Copied</Trans> : <Trans>Copy as curl</Trans>}
            </Button>
          </Group>
          <VisuallyHidden role="status">{body.copied || request.copied ? t`Copied` : ''}</VisuallyHidden>
        </>
      )}
    </section>
  );
}
