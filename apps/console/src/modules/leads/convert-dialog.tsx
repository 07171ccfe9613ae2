import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Modal, SimpleGrid, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/index.ts';
import { bodyOf } from '../../ui/form/body.ts';
import { DateField } from '../../ui/form/date-field.tsx';
import { PlainForm } from '../../ui/form/plain-form.tsx';
import { RecordPicker } from '../../ui/form/record-picker.tsx';
import { TextField } from '../../ui/form/text-fields.tsx';
import { useFormat } from '../../ui/format/use-format.ts';
import { useNow } from '../../ui/format/use-now.ts';
import { apiPath } from '../../ui/records/resource.ts';
import { LabelFields } from '../labels/label-fields.tsx';
import { labelledBody, labelValues } from '../labels/label-values.ts';
import { customers, students } from '../people/resources.ts';
import { CustomerMatch } from './customer-match.tsx';
import type { Lead } from './lead.ts';
import { leads } from './resources.ts';

interface ConvertDialogProps {
  lead: Lead;
  isOpen: boolean;
  onClose: () => void;
}

interface Converted {
  lead: Lead;
  student: { id: string };
}

const FIELDS = { customerId: msg`Another family`, student: msg`Student` };

/** Makes a customer and a student of somebody who asked, and goes to the student. */
export function ConvertDialog({ lead, isOpen, onClose }: ConvertDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const format = useFormat();
  const today = format.today(useNow());
  const values = { customerId: '', student: { name: lead.name, birthDate: '', grade: '', ...labelValues(undefined) } };

  async function convert(given: typeof values) {
    const { tags, customFields, ...own } = given.student;
    const body = {
      ...(given.customerId ? { customerId: given.customerId } : {}),
      student: { ...bodyOf(own), ...labelledBody({ tags, customFields }) },
    };
    const { lead: converted, student } = await api.post<Converted>(`${apiPath(leads, lead.id)}/convert`, body, { ifMatch: lead.version });
    queries.setQueryData(['leads', lead.id, 'detail'], converted);
    await Promise.all(['leads', 'customers', 'students'].map((name) => queries.invalidateQueries({ queryKey: [name, 'list'] })));
    onClose();
    await navigate({ to: students.pageOf(student.id) });
  }

  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size="lg"
      title={<Trans>Make a student of {lead.name}</Trans>}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <Stack>
        <CustomerMatch lead={lead} />
        <PlainForm values={values} fields={FIELDS} onSubmit={convert} submitLabel={<Trans>Make a student</Trans>} onCancel={onClose}>
          <TextField name="student.name" label={t`Who is going to learn`} isRequired autoFocus />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <DateField name="student.birthDate" label={t`Birth date`} max={today} />
            <TextField name="student.grade" label={t`Grade`} maxLength={50} />
          </SimpleGrid>
          <RecordPicker
            name="customerId"
            resource={customers}
            description={t`Only when they belong to a family that is here under another phone.`}
            hintOf={({ phone, city }) => phone ?? city}
          />
          <LabelFields entity="student" resource="students" prefix="student." />
        </PlainForm>
      </Stack>
    </Modal>
  );
}
