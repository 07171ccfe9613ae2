import { Trans } from '@lingui/react/macro';
import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../modules/access/may.ts';
import { parseRecordSearch } from './record-search.ts';
import type { RecordBase, Resource } from './resource.ts';
import { Timeline } from './timeline.tsx';

export interface RecordTab {
  /** As it stands in the address; the first one is the overview. */
  id: string;
  label: ReactNode;
  content: ReactNode;
}

interface RecordTabsProps<Item extends RecordBase> {
  resource: Resource<Item>;
  id: string;
  tabs: RecordTab[];
}

/** The parts of a record. Which one is open stands in the address; a part is drawn when it is first opened. */
export function RecordTabs<Item extends RecordBase>({ resource, id, tabs }: RecordTabsProps<Item>) {
  const navigate = useNavigate();
  const { tab } = parseRecordSearch(useSearch({ strict: false }));
  const maySeeHistory = useMay('audit-logs', 'VIEW');
  const history: RecordTab = { id: 'history', label: <Trans>History</Trans>, content: <Timeline resource={resource} id={id} /> };
  const shown = maySeeHistory ? [...tabs, history] : tabs;
  const [first] = shown;
  if (!first) return null;
  if (shown.length === 1) return first.content;
  const open = shown.find((each) => each.id === tab) ?? first;

  function show(next: string | null) {
    void navigate({
      to: '.',
      search: (now: object) => ({ ...now, tab: next === first?.id ? undefined : (next ?? undefined) }),
      replace: true,
      resetScroll: false,
    });
  }

  return (
    <Tabs value={open.id} onChange={show} keepMounted={false}>
      <Tabs.List mb="md">
        {shown.map((each) => (
          <Tabs.Tab key={each.id} value={each.id}>
            {each.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {shown.map((each) => (
        <Tabs.Panel key={each.id} value={each.id}>
          {each.content}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
