import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { may } from '../../modules/access/may.ts';
import { useMe } from '../../modules/access/me.ts';
import { navigationFor } from '../shell/navigation.tsx';
import { type Command, useOfferedCommands } from './command-store.ts';

/** What the open page offers, every page this person may open, everything they may add. */
export function useAllCommands(): Command[] {
  const { i18n, t } = useLingui();
  const me = useMe();
  const navigate = useNavigate();
  const pages = navigationFor(me).flatMap((group) => group.pages);
  const offered = useOfferedCommands();
  return [
    ...offered,
    ...pages.map(
      (page): Command => ({ id: `go ${page.to}`, label: i18n._(page.label), group: 'go', run: () => void navigate({ to: page.to }) }),
    ),
    { id: 'go /account', label: t`Your account`, group: 'go', run: () => void navigate({ to: '/account' }) },
    ...pages.flatMap(({ add, needs }): Command[] => {
      const wanted = add?.needs ?? (needs && { resource: needs.resource, action: 'CREATE' as const });
      if (!add || !wanted || !may(me, wanted.resource, wanted.action)) return [];
      return [{ id: `add ${add.to}`, label: i18n._(add.label), group: 'add', run: () => void navigate({ to: add.to }) }];
    }),
  ];
}
