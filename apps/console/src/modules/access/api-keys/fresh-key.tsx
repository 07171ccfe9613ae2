import { Trans, useLingui } from '@lingui/react/macro';
import { KeptSecrets } from '../../../ui/dialogs/kept-secrets.tsx';
import type { FreshApiKey } from './api-key.ts';
import { TryKey } from './try-key.tsx';

export function FreshKey({ fresh, onDone }: { fresh: FreshApiKey; onDone: () => void }) {
  const { t } = useLingui();
  return (
    <KeptSecrets secrets={[{ name: t`Your new key`, value: fresh.key }]} more={<TryKey apiKey={fresh.key} />} onDone={onDone}>
      <Trans>Copy the key into your program now. It is shown only this once, and kept here only as a fingerprint.</Trans>
    </KeptSecrets>
  );
}
