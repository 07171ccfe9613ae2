import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, NumberInput, Table } from '@mantine/core';
import { useController } from 'react-hook-form';
import { MARKS } from '../attendance/mark.ts';
import { MARK_NAMES } from '../attendance/mark-names.ts';

/** For each mark: what the family is charged, what the instructor is paid, whether it earns a make-up and counts. */
export function MeaningsField() {
  const { t, i18n } = useLingui();
  return (
    <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <Trans>Mark</Trans>
            </Table.Th>
            <Table.Th>
              <Trans>Charged, %</Trans>
            </Table.Th>
            <Table.Th>
              <Trans>Paid, %</Trans>
            </Table.Th>
            <Table.Th>
              <Trans>Earns a make-up</Trans>
            </Table.Th>
            <Table.Th>
              <Trans>Counts as hours</Trans>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {MARKS.map((mark) => {
            const name = i18n._(MARK_NAMES[mark]);
            return (
              <Table.Tr key={mark}>
                <Table.Th scope="row">{name}</Table.Th>
                <Table.Td>
                  <PercentCell name={`attendance.${mark}.chargedPercent`} label={t`${name}: charged, %`} />
                </Table.Td>
                <Table.Td>
                  <PercentCell name={`attendance.${mark}.paidPercent`} label={t`${name}: paid, %`} />
                </Table.Td>
                <Table.Td>
                  <TickCell name={`attendance.${mark}.earnsMakeUp`} label={t`${name}: earns a make-up`} />
                </Table.Td>
                <Table.Td>
                  <TickCell name={`attendance.${mark}.countsAsHours`} label={t`${name}: counts as hours`} />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function PercentCell({ name, label }: { name: string; label: string }) {
  const { field } = useController({ name });
  const value: unknown = field.value;
  return (
    <NumberInput
      ref={field.ref}
      aria-label={label}
      min={0}
      max={100}
      allowDecimal={false}
      w={90}
      value={typeof value === 'number' ? value : ''}
      // An emptied percentage is none of it.
      onChange={(next) => field.onChange(typeof next === 'number' ? next : 0)}
      onBlur={field.onBlur}
    />
  );
}

function TickCell({ name, label }: { name: string; label: string }) {
  const { field } = useController({ name });
  return (
    <Checkbox
      ref={field.ref}
      aria-label={label}
      checked={field.value === true}
      onChange={(event) => field.onChange(event.currentTarget.checked)}
      onBlur={field.onBlur}
    />
  );
}
