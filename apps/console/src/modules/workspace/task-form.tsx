import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { SimpleGrid } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import { bodyOf } from '../../ui/form/body.ts';
import { InstantField } from '../../ui/form/instant-field.tsx';
import { PlainForm } from '../../ui/form/plain-form.tsx';
import { TextField } from '../../ui/form/text-fields.tsx';

const FIELDS = { title: msg`What is to be done`, dueAt: msg`Until when` };

/** A task for oneself, written down and out of the head. */
export function TaskForm() {
  const queries = useQueryClient();

  async function add(values: Record<string, unknown>) {
    await api.post('/tasks', bodyOf(values));
    await queries.invalidateQueries({ queryKey: ['tasks'] });
  }

  return (
    <PlainForm values={{ title: '', dueAt: '' }} fields={FIELDS} onSubmit={add} isRepeated submitLabel={<Trans>Add the task</Trans>}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextField name="title" isRequired maxLength={300} />
        <InstantField name="dueAt" />
      </SimpleGrid>
    </PlainForm>
  );
}
