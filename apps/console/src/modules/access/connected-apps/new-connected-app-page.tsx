import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { NewRecordPage } from '../../../ui/records/new-record-page.tsx';
import { type ConnectedApp, connectedAppQuery, type FreshConnectedApp, withoutSecrets } from './connected-app.ts';
import { ConnectedAppForm } from './connected-app-form.tsx';
import { FreshSecrets } from './fresh-secrets.tsx';
import { connectedApps } from './resource.ts';

export default function NewConnectedAppPage() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [fresh, setFresh] = useState<FreshConnectedApp | null>(null);

  function show(saved: ConnectedApp) {
    // The answer to a new app holds its secrets. They stay on this page and in no cache.
    const made = saved as FreshConnectedApp;
    queries.setQueryData(connectedAppQuery(made.id).queryKey, withoutSecrets(made));
    setFresh(made);
  }

  return (
    <NewRecordPage
      resource={connectedApps}
      title={t`Connect an app`}
      crumbs={[{ label: <Trans>Integrations</Trans> }]}
      listPath="/connected-apps"
    >
      {(life) =>
        fresh ? (
          <FreshSecrets fresh={fresh} onDone={() => void navigate({ to: connectedApps.pageOf(fresh.id), replace: true })} />
        ) : (
          <ConnectedAppForm {...life} onSaved={show} />
        )
      }
    </NewRecordPage>
  );
}
