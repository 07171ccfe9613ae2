import { Trans, useLingui } from '@lingui/react/macro';
import { KeptSecrets } from '../../../ui/dialogs/kept-secrets.tsx';
import type { FreshEndpoint } from './endpoint.ts';

export function FreshSecret({ fresh, onDone }: { fresh: FreshEndpoint; onDone: () => void }) {
  const { t } = useLingui();
  return (
    <KeptSecrets secrets={[{ name: t`Signing secret`, value: fresh.secret }]} onDone={onDone}>
      <Trans>Copy the secret into the receiver now: with it, it checks that a delivery comes from us. It is shown only this once.</Trans>
    </KeptSecrets>
  );
}
