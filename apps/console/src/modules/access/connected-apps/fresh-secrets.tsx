import { Trans, useLingui } from '@lingui/react/macro';
import { KeptSecrets } from '../../../ui/dialogs/kept-secrets.tsx';
import type { FreshConnectedApp } from './connected-app.ts';

export function FreshSecrets({ fresh, onDone }: { fresh: FreshConnectedApp; onDone: () => void }) {
  const { t } = useLingui();
  const secrets = [
    { name: t`Service token`, value: fresh.serviceToken },
    { name: t`HMAC secret`, value: fresh.hmacSecret },
  ];
  return (
    <KeptSecrets secrets={secrets} onDone={onDone}>
      <Trans>
        Copy both into the app now: they are shown only this once. The token says which app it is, the secret signs what it sends.
      </Trans>
    </KeptSecrets>
  );
}
