import { Trans, useLingui } from '@lingui/react/macro';
import { SimpleGrid } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import { DateField } from '../../../ui/form/date-field.tsx';
import { PlainForm } from '../../../ui/form/plain-form.tsx';
import { SelectField } from '../../../ui/form/select-field.tsx';
import { SwitchField, TimeField } from '../../../ui/form/text-fields.tsx';
import { apiPath } from '../../../ui/records/resource.ts';
import { branchQuery } from '../../catalog/branch.ts';
import { refetchTeaching } from '../changed.ts';
import { Refusal } from '../refusal.tsx';
import { type Meeting, meetingQuery } from './meeting.ts';
import { meetings } from './resource.ts';

/** Another day, hour or room: what dragging does, by keyboard. */
export function MoveLesson({ meeting, onDone }: { meeting: Meeting; onDone: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { date, startTime, endTime, roomId } = meeting;
  const branch = useQuery(branchQuery(meeting.branchId)).data;
  const rooms = branch?.rooms.map(({ id, name }) => ({ value: id, label: name })) ?? [];

  async function move({ roomId: room, allowOverlap, ...when }: typeof values) {
    const body = { ...when, roomId: room || null, ...(allowOverlap ? { allowOverlap } : {}) };
    const after = await api.patch<Meeting>(apiPath(meetings, meeting.id), body, { ifMatch: meeting.version });
    queries.setQueryData(meetingQuery(meeting.id).queryKey, after);
    await refetchTeaching(queries);
    notifications.show({ message: <Trans>The lesson is moved.</Trans> });
    onDone();
  }

  const values = { date, startTime, endTime, roomId: roomId ?? '', allowOverlap: false };
  return (
    <PlainForm
      values={values}
      fields={meetings.fields}
      submitLabel={<Trans>Move the lesson</Trans>}
      onCancel={onDone}
      onSubmit={move}
      explain={(error) => <Refusal error={error} />}
    >
      <DateField name="date" isRequired autoFocus />
      <SimpleGrid cols={2}>
        <TimeField name="startTime" isRequired />
        <TimeField name="endTime" isRequired />
      </SimpleGrid>
      {rooms.length > 0 && <SelectField name="roomId" none={t`No room`} choices={rooms} />}
      <SwitchField name="allowOverlap" label={t`Allow another lesson at the same time`} />
    </PlainForm>
  );
}
