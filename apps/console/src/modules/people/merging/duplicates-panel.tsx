import { Trans } from '@lingui/react/macro';
import { Anchor, Button } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Panel } from '../../../ui/panel.tsx';
import type { Resource } from '../../../ui/records/resource.ts';
import { Rows } from '../../../ui/rows.tsx';
import type { Person } from './merged.ts';

interface DuplicatesPanelProps<Each extends Person> {
  resource: Resource<Each>;
  found: readonly Each[];
  hintOf: (each: Each) => ReactNode;
  onChoose: (each: Each) => void;
}

/** Others who may be the same. Shown only when there are some. */
export function DuplicatesPanel<Each extends Person>({ resource, found, hintOf, onChoose }: DuplicatesPanelProps<Each>) {
  if (found.length === 0) return null;
  return (
    <Panel order={2} title={<Trans>Perhaps the same</Trans>}>
      <Rows>
        {found.map((each) => (
          <li key={each.id}>
            <span>
              <Anchor component={Link} to={resource.pageOf(each.id)} fw={550}>
                <bdi>{each.name}</bdi>
              </Anchor>{' '}
              {hintOf(each)}
            </span>
            <Button size="compact-sm" variant="default" leftSection={<IconGitMerge size={16} aria-hidden />} onClick={() => onChoose(each)}>
              <Trans>Make one of the two</Trans>
            </Button>
          </li>
        ))}
      </Rows>
    </Panel>
  );
}
