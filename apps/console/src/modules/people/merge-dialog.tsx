import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Checkbox, Modal, Radio, Stack, Table } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/index.ts';
import { PlainForm } from '../../ui/form/plain-form.tsx';
import { FieldName, FieldValue } from '../../ui/records/field-value.tsx';
import { apiPath } from '../../ui/records/resource.ts';
import type { Customer } from './customer.ts';
import { mergedCustomer } from './merged.ts';
import { customers } from './resources.ts';

interface MergeDialogProps {
  one: Customer;
  other: Customer;
  onClose: () => void;
}

const SHOWN = ['name', 'phone', 'email', 'address', 'city', 'source', 'notes', 'tags'] as const;

/** Which of two stays, what they will have, and a second yes: a merge can't be undone. */
export function MergeDialog({ one, other, onClose }: MergeDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [keptId, setKept] = useState(one.id);
  const [isSure, setSure] = useState(false);
  const [kept, duplicate] = keptId === one.id ? [one, other] : [other, one];
  const merged = mergedCustomer(kept, duplicate);

  async function merge() {
    if (!isSure) {
      notifications.show({ color: 'yellow', message: t`Tick that you are sure first.` });
      return;
    }
    await api.post<Customer>(`${apiPath(customers, kept.id)}/merge`, { duplicateId: duplicate.id }, { ifMatch: kept.version });
    onClose();
    await Promise.all(['customers', 'students', 'leads'].map((name) => queries.invalidateQueries({ queryKey: [name] })));
    notifications.show({ message: t`${kept.name} now has everything of both` });
    await navigate({ to: customers.pageOf(kept.id), replace: true });
  }

  return (
    <Modal opened onClose={onClose} size="lg" title={<Trans>Make one of the two</Trans>} closeButtonProps={{ 'aria-label': t`Close` }}>
      <PlainForm values={{}} onSubmit={merge} submitLabel={<Trans>Make one of the two</Trans>} onCancel={onClose}>
        <Radio.Group label={t`Who stays`} value={keptId} onChange={setKept}>
          <Stack gap={8} mt={4}>
            {[one, other].map((each) => (
              <Radio
                key={each.id}
                value={each.id}
                data-autofocus={each === one || undefined}
                label={
                  <>
                    <bdi>{each.name}</bdi> <bdi dir="ltr">{each.phone ?? each.email}</bdi>
                  </>
                }
              />
            ))}
          </Stack>
        </Radio.Group>
        <Table withRowBorders={false} verticalSpacing={4}>
          <Table.Caption style={{ captionSide: 'top', textAlign: 'start' }}>
            <Trans>What they will have, beside the students of both:</Trans>
          </Table.Caption>
          <Table.Tbody>
            {SHOWN.filter((field) => merged[field] !== null && merged[field].length > 0).map((field) => (
              <Table.Tr key={field}>
                <Table.Th scope="row">
                  <FieldName fields={customers.fields} name={field} />
                </Table.Th>
                <Table.Td>
                  <FieldValue value={merged[field]} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />}>
          <Trans>This can’t be undone. The other one’s address leads to who stays.</Trans>
        </Alert>
        <Checkbox label={t`Yes, they are the same`} checked={isSure} onChange={(event) => setSure(event.currentTarget.checked)} required />
      </PlainForm>
    </Modal>
  );
}
