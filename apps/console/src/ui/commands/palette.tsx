import '@mantine/spotlight/styles.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Kbd } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { RECORD_KINDS } from '../../modules/workspace/record-kinds.ts';
import { useRecordSearch } from '../../modules/workspace/record-search.ts';
import type { Command } from './command-store.ts';
import { matchesWords } from './fold-text.ts';
import { useAllCommands } from './use-all-commands.ts';

const [store, spotlight] = createSpotlight();

/** Jump anywhere, add anything, act on what is open, find anybody: typed, not looked for. */
export default function Palette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [wanted] = useDebouncedValue(typed.trim(), 150);
  const commands = useAllCommands();
  const found = useRecordSearch(isOpen ? wanted : '');
  useEffect(() => (isOpen ? spotlight.open() : spotlight.close()), [isOpen]);
  const foundIds = found.rows.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: other results are when to choose the first of them
  useEffect(selectFirst, [foundIds]);

  const kindOf = (resource: string) => {
    const kind = RECORD_KINDS[resource];
    return kind && i18n._(kind);
  };
  const fitting = commands.filter(({ label }) => typed.trim() === '' || matchesWords(label, typed.trim()));
  const groups: { group: Command['group']; label: string }[] = [
    { group: 'record', label: t`On this page` },
    { group: 'go', label: t`Go to` },
    { group: 'add', label: t`Add` },
  ];

  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={typed}
      onQueryChange={setTyped}
      onSpotlightClose={onClose}
      clearQueryOnClose
      returnFocus
      maxHeight="60vh"
      scrollable
      // The dialog itself is Mantine's; its name has to be handed through.
      attributes={{ content: { 'aria-label': t`Commands` } }}
    >
      <Spotlight.Search
        placeholder={t`Search people, or say what to do`}
        aria-label={t`Search people, or say what to do`}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {found.rows.length > 0 && (
          <Spotlight.ActionsGroup label={t`Found`}>
            {found.rows.map((row) => (
              <Spotlight.Action
                key={`${row.resource}/${row.id}`}
                label={row.title}
                description={[kindOf(row.resource), row.subtitle].filter(Boolean).join(' · ')}
                onClick={() => void navigate({ to: row.path })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {groups.map(({ group, label }) => {
          const offered = fitting.filter((command) => command.group === group);
          return (
            offered.length > 0 && (
              <Spotlight.ActionsGroup key={group} label={label}>
                {offered.map((command) => (
                  <Spotlight.Action
                    key={command.id}
                    label={command.label}
                    rightSection={command.keys && <Kbd>{command.keys}</Kbd>}
                    onClick={command.run}
                  />
                ))}
              </Spotlight.ActionsGroup>
            )
          );
        })}
        {fitting.length === 0 && found.rows.length === 0 && (
          <Spotlight.Empty>{found.isBusy ? <Trans>Searching…</Trans> : <Trans>Nothing found. Try fewer letters.</Trans>}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** Spotlight chooses the first line when somebody types; results that come later than that need it again. */
function selectFirst() {
  const list = document.getElementById(store.getState().listId);
  const [first, ...others] = list?.querySelectorAll('[data-action]') ?? [];
  for (const other of others) other.removeAttribute('data-selected');
  first?.setAttribute('data-selected', 'true');
  store.updateState((state) => ({ ...state, selected: first ? 0 : -1 }));
}
