import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import { PlainForm } from '../../ui/form/plain-form.tsx';
import { SwitchField, TextField } from '../../ui/form/text-fields.tsx';
import type { ListState } from '../../ui/records/list-state.ts';
import { savedViewsQuery, viewOf } from './saved-view.ts';

interface SaveViewDialogProps {
  resource: string;
  state: ListState;
  isOpen: boolean;
  onClose: () => void;
}

const FIELDS = { name: msg`Name`, shared: msg`For everybody at the school` };

export function SaveViewDialog({ resource, state, isOpen, onClose }: SaveViewDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();

  async function save(values: { name: string; shared: boolean }) {
    await api.post('/saved-views', { ...values, name: values.name.trim(), resource, ...viewOf(state) });
    await queries.invalidateQueries({ queryKey: savedViewsQuery(resource).queryKey });
    onClose();
  }

  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={<Trans>Save this list as a view</Trans>}
      centered
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <PlainForm
        values={{ name: '', shared: false }}
        fields={FIELDS}
        onSubmit={save}
        submitLabel={<Trans>Save the view</Trans>}
        onCancel={onClose}
      >
        <TextField name="name" isRequired autoFocus maxLength={100} />
        <SwitchField name="shared" />
      </PlainForm>
    </Modal>
  );
}
