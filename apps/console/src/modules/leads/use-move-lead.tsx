import { Trans, useLingui } from '@lingui/react/macro';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from '../../api/index.ts';
import { apiPath } from '../../ui/records/resource.ts';
import { UndoToast } from '../../ui/records/undo-toast.tsx';
import { ProblemText } from '../../ui/states/problem-text.tsx';
import { type BoardFilters, boardQuery, movedCard } from './board.ts';
import type { Lead } from './lead.ts';
import { LEAD_STATUS_NAMES } from './lead-names.ts';
import type { LeadStatus } from './lead-status.ts';
import { leads } from './resources.ts';

/** Moves a card at once, and back with the reason when the server refuses; the toast says it aloud and takes it back. */
export function useMoveLead(filters: BoardFilters) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const { queryKey } = boardQuery(filters);
  // A card pressed on twice: the second move waits for the first, and for the version that it leaves.
  const underway = useRef(new Map<string, Promise<number>>());

  function patch(lead: Lead, to: LeadStatus): Promise<Lead> {
    const before = underway.current.get(lead.id) ?? Promise.resolve(lead.version);
    const saved = before.then((version) =>
      api.patch<Lead>(apiPath(leads, lead.id), { status: to }, { ifMatch: Math.max(version, lead.version) }),
    );
    const version = saved.then(
      (answer) => answer.version,
      () => lead.version,
    );
    underway.current.set(lead.id, version);
    return saved;
  }

  async function move(lead: Lead, to: LeadStatus) {
    await queries.cancelQueries({ queryKey: ['leads', 'list'] });
    queries.setQueryData(queryKey, (columns) => columns && movedCard(columns, lead, to));
    try {
      const saved = await patch(lead, to);
      queries.setQueryData(['leads', lead.id, 'detail'], saved);
      const name = lead.name;
      const status = i18n._(LEAD_STATUS_NAMES[to]);
      notifications.show({
        autoClose: 6_000,
        message: (
          <UndoToast
            text={
              <Trans>
                {name} is now in “{status}”
              </Trans>
            }
            onUndo={() => void move(saved, lead.status)}
          />
        ),
      });
    } catch (error) {
      const title = t`${lead.name} wasn’t moved`;
      notifications.show({ color: 'red', autoClose: false, title, message: <ProblemText error={error} /> });
    }
    await queries.invalidateQueries({ queryKey: ['leads', 'list'] });
  }

  return (lead: Lead, to: LeadStatus) => void move(lead, to);
}
