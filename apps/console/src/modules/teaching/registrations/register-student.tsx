import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, SimpleGrid } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUserPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/index.ts';
import { useCommands } from '../../../ui/commands/command-store.ts';
import { DateField } from '../../../ui/form/date-field.tsx';
import { MoneyField } from '../../../ui/form/number-fields.tsx';
import { PlainForm } from '../../../ui/form/plain-form.tsx';
import { RecordPicker } from '../../../ui/form/record-picker.tsx';
import { SwitchField } from '../../../ui/form/text-fields.tsx';
import { useShortcuts } from '../../../ui/keys/use-shortcuts.ts';
import { apiPath } from '../../../ui/records/resource.ts';
import { useMay } from '../../access/may.ts';
import { students } from '../../people/resources.ts';
import { refetchTeaching } from '../changed.ts';
import type { Cycle } from '../cycles/cycle.ts';
import { cycles } from '../cycles/resource.ts';
import { Refusal } from '../refusal.tsx';
import type { Registration } from './registration.ts';

const FIELDS = {
  studentId: msg`Student`,
  startsOn: msg`First day that counts`,
  amount: msg`Price agreed`,
  isTrial: msg`Only a trial lesson`,
};

/** Puts a student into the group; when it is full, onto the waiting list. */
export function RegisterStudent({ cycle }: { cycle: Cycle }) {
  const { t } = useLingui();
  const mayAdd = useMay('registrations', 'CREATE') && (cycle.status === 'active' || cycle.status === 'frozen');
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  useShortcuts(mayAdd ? { r: open } : {});
  useCommands(
    mayAdd ? [{ id: 'cycle.register', label: t`Register a student in ${cycle.name}`, group: 'record', keys: 'r', run: open }] : [],
  );
  if (!mayAdd) return null;
  return (
    <>
      <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={open} aria-keyshortcuts="r">
        <Trans>Register a student</Trans>
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={<Trans>Register a student</Trans>}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <RegisterForm cycle={cycle} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function RegisterForm({ cycle, onDone }: { cycle: Cycle; onDone: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const isFull = cycle.maxStudents !== null && cycle.registeredStudents >= cycle.maxStudents;
  const values: { studentId: string; startsOn: string; amount: number | null; isTrial: boolean } = {
    studentId: '',
    startsOn: '',
    amount: null,
    isTrial: false,
  };

  async function register({ studentId, startsOn, amount, isTrial }: typeof values) {
    const body = {
      studentId,
      ...(startsOn ? { startsOn } : {}),
      ...(amount === null ? {} : { amount }),
      ...(isTrial ? { status: 'trial' } : {}),
    };
    const made = await api.post<Registration>(`${apiPath(cycles, cycle.id)}/registrations`, body);
    await refetchTeaching(queries);
    const name = <bdi>{made.student.name}</bdi>;
    notifications.show({
      message: made.status === 'waitlisted' ? <Trans>{name} is on the waiting list.</Trans> : <Trans>{name} is registered.</Trans>,
    });
    onDone();
  }

  return (
    <PlainForm
      values={values}
      fields={FIELDS}
      submitLabel={isFull ? <Trans>Put on the waiting list</Trans> : <Trans>Register</Trans>}
      onCancel={onDone}
      onSubmit={register}
      explain={(error) => <Refusal error={error} />}
    >
      <RecordPicker name="studentId" resource={students} isRequired autoFocus hintOf={({ customer, grade }) => grade ?? customer.name} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DateField name="startsOn" description={t`Left empty: from the first lesson to come.`} />
        <MoneyField name="amount" description={t`Left empty: the cycle’s price, less lessons missed.`} />
      </SimpleGrid>
      <SwitchField name="isTrial" />
    </PlainForm>
  );
}
