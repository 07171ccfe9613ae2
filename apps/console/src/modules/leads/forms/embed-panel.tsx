import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Code, CopyButton, Group, SegmentedControl, Stack } from '@mantine/core';
import { IconCheck, IconCopy, IconExternalLink } from '@tabler/icons-react';
import { useState } from 'react';
import { LOCALE_NAMES, LOCALES, type Locale } from '../../../i18n/locale.ts';
import { useLocale } from '../../../i18n/use-locale.ts';
import { Panel } from '../../../ui/panel.tsx';
import { embedCode, type LeadForm } from './lead-form.ts';

/** The form as visitors see it, and what to paste into the website. */
export function EmbedPanel({ form }: { form: LeadForm }) {
  const { t } = useLingui();
  const [locale, setLocale] = useState<Locale>(useLocale());
  const code = embedCode(form, window.location.origin, locale);
  const address = `${form.path}?lang=${locale}`;
  return (
    <Panel
      order={2}
      title={<Trans>On your website</Trans>}
      aside={
        <Anchor href={address} target="_blank" rel="noreferrer" size="sm">
          <Group gap={4} wrap="nowrap">
            <Trans>Open its page</Trans> <IconExternalLink size={14} aria-hidden />
          </Group>
        </Anchor>
      }
    >
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t`Language`}
          value={locale}
          onChange={(value) => setLocale(LOCALES.find((each) => each === value) ?? locale)}
          data={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
        />
        <Code block dir="ltr" tabIndex={0} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {code}
        </Code>
        <CopyButton value={code}>
          {({ copied, copy }) => (
            <div>
              <Button
                variant="default"
                leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
                onClick={copy}
              >
                {copied ? <Trans>Copied</Trans> : <Trans>Copy the code</Trans>}
              </Button>
            </div>
          )}
        </CopyButton>
        {form.isActive && (
          <iframe
            key={`${locale} ${form.version}`}
            src={address}
            title={t`Preview of the form`}
            style={{ width: '100%', height: 560, border: '1px solid var(--line)', borderRadius: 8 }}
          />
        )}
      </Stack>
    </Panel>
  );
}
