import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { Table } from '@mantine/core';
import { Fragment } from 'react';
import { readableName } from '../../../ui/format/code-name.ts';
import { GrantCell } from './grant-cell.tsx';
import styles from './grant-table.module.css';
import { ACTIONS, type Grants, groupedResources, resourcesOf, withGrant } from './grants.ts';
import { ACTION_NAMES, GROUP_NAMES, RESOURCE_NAMES } from './names.ts';
import type { RoleView } from './role.ts';

interface GrantTableProps {
  role: RoleView;
  draft: Grants;
  mayChange: boolean;
  onDraft: (draft: Grants) => void;
}

/** Resource × action. On a phone it scrolls sideways beneath its first column. */
export function GrantTable({ role, draft, mayChange, onDraft }: GrantTableProps) {
  const { i18n } = useLingui();
  const resources = resourcesOf(role.choices);
  const nameOf = (resource: string) => {
    const known = RESOURCE_NAMES[resource];
    return known ? i18n._(known) : readableName(resource);
  };
  return (
    <Table.ScrollContainer minWidth={860} className={styles.frame}>
      <Table verticalSpacing={6} className={styles.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" className={styles.name}>
              <Trans>What</Trans>
            </Table.Th>
            {ACTIONS.map((action) => (
              <Table.Th key={action} scope="col">
                {i18n._(ACTION_NAMES[action])}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        {groupedResources(resources.keys()).map((group) => {
          const label = GROUP_NAMES[group.id];
          return (
            <Table.Tbody key={group.id}>
              <Table.Tr>
                <Table.Th scope="rowgroup" colSpan={ACTIONS.length + 1} className={styles.group}>
                  {label && i18n._(label)}
                </Table.Th>
              </Table.Tr>
              {group.resources.map((resource) => (
                <Table.Tr key={resource}>
                  <Table.Th scope="row" className={styles.name}>
                    {nameOf(resource)}
                  </Table.Th>
                  {ACTIONS.map((action) => {
                    const permission = `${resource}:${action}`;
                    return (
                      <Fragment key={action}>
                        {resources.get(resource)?.includes(action) ? (
                          <GrantCell
                            name={`${nameOf(resource)}: ${i18n._(ACTION_NAMES[action])}`}
                            permission={permission}
                            role={role}
                            draft={draft}
                            mayChange={mayChange}
                            onGrant={(grant) => onDraft(withGrant(draft, permission, grant))}
                          />
                        ) : (
                          <Table.Td />
                        )}
                      </Fragment>
                    );
                  })}
                </Table.Tr>
              ))}
            </Table.Tbody>
          );
        })}
      </Table>
    </Table.ScrollContainer>
  );
}
