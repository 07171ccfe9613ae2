import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Checkbox, Modal, Radio, Stack, Table } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { api } from '../../../api/index.ts';
import { PlainForm } from '../../../ui/form/plain-form.tsx';
import { FieldName, FieldValue } from '../../../ui/records/field-value.tsx';
import { apiPath, type Resource } from '../../../ui/records/resource.ts';
import { mergedPerson, type Person } from './merged.ts';

interface MergeDialogProps<Each extends Person> {
  resource: Resource<Each>;
  one: Each;
  other: Each;
  /** The fields that the one who stays gets where they have nothing. */
  gaps: readonly (keyof Each & string)[];
  /** Tells two of one name apart. */
  hintOf: (each: Each) => ReactNode;
  /** What stands above the fields they will have. */
  caption: ReactNode;
  onClose: () => void;
}

/** Whatever names people: all of it is asked for anew. */
const TOUCHED = ['customers', 'students', 'leads', 'tasks', 'progress'];

/** Which of two stays, what they will have, and a second yes: a merge can't be undone. */
export function MergeDialog<Each extends Person>({ resource, one, other, gaps, hintOf, caption, onClose }: MergeDialogProps<Each>) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [keptId, setKept] = useState(one.id);
  const [isSure, setSure] = useState(false);
  const [kept, duplicate] = keptId === one.id ? [one, other] : [other, one];
  const merged = mergedPerson(kept, duplicate, gaps);
  const shown = (['name', ...gaps, 'notes', 'tags'] as const).filter((field) => !isEmpty(merged[field]));

  async function merge() {
    if (!isSure) {
      notifications.show({ color: 'yellow', message: t`Tick that you are sure first.` });
      return;
    }
    await api.post<Each>(`${apiPath(resource, kept.id)}/merge`, { duplicateId: duplicate.id }, { ifMatch: kept.version });
    onClose();
    await Promise.all(TOUCHED.map((name) => queries.invalidateQueries({ queryKey: [name] })));
    notifications.show({ message: t`${kept.name} now has everything of both` });
    await navigate({ to: resource.pageOf(kept.id), replace: true });
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
                    <bdi>{each.name}</bdi> {hintOf(each)}
                  </>
                }
              />
            ))}
          </Stack>
        </Radio.Group>
        <Table withRowBorders={false} verticalSpacing={4}>
          <Table.Caption style={{ captionSide: 'top', textAlign: 'start' }}>{caption}</Table.Caption>
          <Table.Tbody>
            {shown.map((field) => (
              <Table.Tr key={field}>
                <Table.Th scope="row">
                  <FieldName fields={resource.fields} name={field} />
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

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
