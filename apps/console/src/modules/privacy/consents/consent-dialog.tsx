import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Modal, SimpleGrid } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { api } from '../../../api/index.ts';
import { bodyOf } from '../../../ui/form/body.ts';
import { InstantField } from '../../../ui/form/instant-field.tsx';
import { PlainForm } from '../../../ui/form/plain-form.tsx';
import { SelectField } from '../../../ui/form/select-field.tsx';
import { LongTextField, TextField } from '../../../ui/form/text-fields.tsx';
import { type ConsentDraft, consentsPath } from './consent.ts';
import { usePurposes, useSources } from './consent-names.ts';

interface ConsentDialogProps {
  customer: { id: string; name: string };
  students: readonly { id: string; name: string }[];
  /** The customer themselves is no choice. */
  isOneStudents: boolean;
  /** Purposes this family was asked about. */
  used: readonly string[];
  draft: ConsentDraft;
  onClose: () => void;
}

const OWN = 'own';
const FIELDS = {
  studentId: msg`Who`,
  purpose: msg`To what`,
  ownPurpose: msg`Name of the purpose`,
  said: msg`What they said`,
  source: msg`How`,
  givenAt: msg`When`,
  textVersion: msg`Which wording`,
  note: msg`Where the proof is`,
};

/** What a family says now; what they said before stays in the history. */
export function ConsentDialog({ customer, students, isOneStudents, used, draft, onClose }: ConsentDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const sources = useSources();
  const purposes = usePurposes(used);
  const people = [
    ...(isOneStudents ? [] : [{ value: '', label: customer.name }]),
    ...students.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const { studentId, purpose, isGiven } = draft;
  const values = {
    ...{ studentId: studentId ?? '', purpose, ownPurpose: '', said: isGiven ? 'yes' : 'no' },
    ...{ source: 'paper', givenAt: '', textVersion: '', note: '' },
  };

  async function write({ said, purpose: chosen, ownPurpose, givenAt, ...rest }: typeof values) {
    await api.post(consentsPath(customer.id), {
      ...bodyOf(rest),
      purpose: chosen === OWN ? ownPurpose.trim() : chosen,
      isGiven: said === 'yes',
      ...(givenAt ? { givenAt } : {}),
    });
    await queries.invalidateQueries({ queryKey: ['customers', customer.id] });
    onClose();
    notifications.show({ message: t`Written down` });
  }

  return (
    <Modal opened onClose={onClose} size="lg" title={<Trans>Write down a consent</Trans>} closeButtonProps={{ 'aria-label': t`Close` }}>
      <PlainForm values={values} fields={FIELDS} onSubmit={write} submitLabel={<Trans>Write down</Trans>} onCancel={onClose}>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <SelectField name="studentId" choices={people} autoFocus />
          <SelectField name="purpose" choices={[...purposes, { value: OWN, label: t`Something else…` }]} />
        </SimpleGrid>
        <OwnPurpose />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <SelectField
            name="said"
            choices={[
              { value: 'yes', label: t`They agree` },
              { value: 'no', label: t`They don’t agree, or take it back` },
            ]}
          />
          <SelectField name="source" choices={sources} />
          <InstantField name="givenAt" description={t`Left empty: now.`} />
          <TextField name="textVersion" maxLength={40} description={t`Its version, for example 2026-01.`} />
        </SimpleGrid>
        <LongTextField name="note" maxLength={2000} description={t`For example: signed sheet in folder 12.`} />
      </PlainForm>
    </Modal>
  );
}

/** A purpose of the school's own, asked for only when it is chosen. */
function OwnPurpose() {
  const { t } = useLingui();
  const chosen: unknown = useWatch({ name: 'purpose' });
  if (chosen !== OWN) return null;
  return <TextField name="ownPurpose" isRequired maxLength={40} description={t`Small letters, digits and _, for example summer_camp.`} />;
}
