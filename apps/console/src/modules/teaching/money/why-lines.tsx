import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { Money } from '../../../ui/money.tsx';

export interface Line {
  key: string;
  text: ReactNode;
  amount: number;
}

/** Lines of an explanation and what they come to. */
export function WhyLines({ lines, total, name }: { lines: Line[]; total: number; name: ReactNode }) {
  return (
    <Table verticalSpacing={6} withRowBorders>
      <Table.Tbody>
        {lines.map(({ key, text, amount }) => (
          <Table.Tr key={key}>
            <Table.Td>{text}</Table.Td>
            <Amount minor={amount} />
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr>
          <Table.Th scope="row">{name}</Table.Th>
          <Amount minor={total} isTotal />
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  );
}

function Amount({ minor, isTotal = false }: { minor: number; isTotal?: boolean }) {
  return (
    <Table.Td ta="end" fw={isTotal ? 600 : undefined} style={{ whiteSpace: 'nowrap', verticalAlign: 'top' }}>
      <Money minor={minor} />
    </Table.Td>
  );
}
