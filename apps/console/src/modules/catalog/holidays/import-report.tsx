import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import type { HolidayImport, ImportedHoliday } from './holiday.ts';
import { HolidayDays } from './holiday-days.tsx';

export function ImportReport({ report, onDone }: { report: HolidayImport; onDone: () => void }) {
  const { t } = useLingui();
  return (
    <Stack gap="md">
      <Text role="status" fw={550}>
        <Plural value={report.created} one="# holiday added" other="# holidays added" />
        {' · '}
        <Plural value={report.skipped} one="# left alone" other="# left alone" />
        {' · '}
        <Plural value={report.errors} one="# with a problem" other="# with a problem" />
      </Text>
      <Table.ScrollContainer minWidth={420} mah={360} scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': t`Report` } }}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>
                <Trans>Holiday</Trans>
              </Table.Th>
              <Table.Th>
                <Trans>Days</Trans>
              </Table.Th>
              <Table.Th>
                <Trans>Result</Trans>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {report.events.map((event, at) => (
              <Table.Tr key={`${event.uid}/${event.startDate}/${String(at)}`}>
                <Table.Td>
                  <bdi>{event.name || event.uid}</bdi>
                </Table.Td>
                <Table.Td>{event.startDate && event.endDate && <HolidayDays holiday={daysOf(event.startDate, event.endDate)} />}</Table.Td>
                <Table.Td>
                  <Result event={event} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Group justify="end">
        <Button onClick={onDone} data-autofocus>
          <Trans>Done</Trans>
        </Button>
      </Group>
    </Stack>
  );
}

function daysOf(startDate: string, endDate: string) {
  return { startDate, endDate };
}

/** The reason is the server's, in English: it names what in the file is meant. */
function Result({ event: { result, reason } }: { event: ImportedHoliday }) {
  return (
    <>
      {result === 'created' && (
        <Badge variant="light" color="green" tt="none">
          <Trans>Added</Trans>
        </Badge>
      )}
      {result === 'skipped' && (
        <Badge variant="light" color="gray" tt="none">
          <Trans>Left alone</Trans>
        </Badge>
      )}
      {result === 'error' && (
        <Badge variant="light" color="red" tt="none">
          <Trans>Problem</Trans>
        </Badge>
      )}
      {reason && (
        <Text size="sm" c="dimmed">
          <bdi dir="ltr">{reason}</bdi>
        </Text>
      )}
    </>
  );
}
