import { Trans } from '@lingui/react/macro';
import { Alert, Button, Group, Table } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { FieldName, FieldValue } from '../records/field-value.tsx';
import type { Resource } from '../records/resource.ts';
import type { Conflict } from './merge.ts';

interface ConflictPanelProps {
  fields: Resource['fields'];
  conflicts: Conflict[];
  onMine: () => void;
  onTheirs: () => void;
}

/** Somebody else saved while this form was open: both values side by side, and a choice. */
export function ConflictPanel({ fields, conflicts, onMine, onTheirs }: ConflictPanelProps) {
  return (
    <Alert
      color="yellow"
      role="alert"
      icon={<IconGitMerge size={18} aria-hidden />}
      title={<Trans>Somebody else changed this while you were editing</Trans>}
    >
      <Table.ScrollContainer minWidth={320}>
        <Table withRowBorders={false} verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>
                <Trans>Field</Trans>
              </Table.Th>
              <Table.Th>
                <Trans>Yours</Trans>
              </Table.Th>
              <Table.Th>
                <Trans>Theirs</Trans>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {conflicts.map(({ field, mine, theirs }) => (
              <Table.Tr key={field}>
                <Table.Th scope="row">
                  <FieldName fields={fields} name={field} />
                </Table.Th>
                <Table.Td>
                  <FieldValue value={mine} />
                </Table.Td>
                <Table.Td>
                  <FieldValue value={theirs} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Group mt="sm">
        <Button size="compact-sm" onClick={onMine}>
          <Trans>Keep mine and save</Trans>
        </Button>
        <Button size="compact-sm" variant="default" onClick={onTheirs}>
          <Trans>Take theirs</Trans>
        </Button>
      </Group>
    </Alert>
  );
}
