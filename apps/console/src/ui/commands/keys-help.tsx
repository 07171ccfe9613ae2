import { Trans, useLingui } from '@lingui/react/macro';
import { Kbd, Modal, Table, Text } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';

interface Keys {
  keys: string[];
  does: ReactNode;
}

const ANYWHERE: Keys[] = [
  { keys: ['Ctrl', 'K'], does: <Trans>Search, go somewhere, do something</Trans> },
  { keys: ['?'], does: <Trans>These keys</Trans> },
];
const LIST: Keys[] = [
  { keys: ['/'], does: <Trans>Search this list</Trans> },
  { keys: ['j'], does: <Trans>Next row</Trans> },
  { keys: ['k'], does: <Trans>Previous row</Trans> },
  { keys: ['Enter'], does: <Trans>Open the row</Trans> },
  { keys: ['x'], does: <Trans>Select the row (the space bar does, too)</Trans> },
  { keys: ['p'], does: <Trans>Preview the row beside the list</Trans> },
  { keys: ['e'], does: <Trans>Change the row’s field in place</Trans> },
  { keys: ['n'], does: <Trans>Add a new one</Trans> },
];
const BOARD: Keys[] = [{ keys: ['Shift', '← →'], does: <Trans>Move the card to the next column</Trans> }];
const RECORD: Keys[] = [
  { keys: ['e'], does: <Trans>Edit what is open</Trans> },
  { keys: ['c'], does: <Trans>Make a student of the lead</Trans> },
  { keys: ['Ctrl', 'Enter'], does: <Trans>Save the form</Trans> },
  { keys: ['Esc'], does: <Trans>Close the panel</Trans> },
];

export default function KeysHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Modal opened={isOpen} onClose={onClose} title={<Trans>Keys</Trans>} centered closeButtonProps={{ 'aria-label': t`Close` }}>
      <KeyTable title={<Trans>Everywhere</Trans>} rows={ANYWHERE} />
      <KeyTable title={<Trans>In a list</Trans>} rows={LIST} />
      <KeyTable title={<Trans>On a record</Trans>} rows={RECORD} />
      <KeyTable title={<Trans>On the board</Trans>} rows={BOARD} />
      <Text size="sm" c="dimmed" mt="sm">
        <Trans>On a Mac, ⌘ instead of Ctrl. Single keys can be switched off in the account menu.</Trans>
      </Text>
    </Modal>
  );
}

function KeyTable({ title, rows }: { title: ReactNode; rows: Keys[] }) {
  return (
    <Table withRowBorders={false} verticalSpacing={4} mb="sm">
      <Table.Caption style={{ captionSide: 'top', textAlign: 'start', fontWeight: 600 }}>{title}</Table.Caption>
      <Table.Tbody>
        {rows.map(({ keys, does }) => (
          <Table.Tr key={keys.join(' ')}>
            <Table.Td>{does}</Table.Td>
            <Table.Td ta="end" dir="ltr" style={{ whiteSpace: 'nowrap' }}>
              {keys.map((key, index) => (
                <Fragment key={key}>
                  {index > 0 && ' + '}
                  <Kbd>{key}</Kbd>
                </Fragment>
              ))}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
