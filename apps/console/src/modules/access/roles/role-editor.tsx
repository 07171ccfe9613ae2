import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconLock } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemText } from '../../../ui/states/problem-text.tsx';
import { useMay } from '../may.ts';
import { meQuery } from '../me.ts';
import { GrantTable } from './grant-table.tsx';
import { differences, type Grants } from './grants.ts';
import { type RoleView, rolesQuery, saveRole } from './role.ts';
import styles from './role-editor.module.css';

interface RoleEditorProps {
  role: RoleView;
  draft: Grants;
  onDraft: (draft: Grants | undefined) => void;
}

/** One role's permissions; nothing changes for anybody until they are saved. */
export function RoleEditor({ role, draft, onDraft }: RoleEditorProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const mayChange = useMay('settings', 'UPDATE') && role.id !== 'admin';
  const unsaved = differences(draft, role.permissions).length;
  const changed = differences(draft, role.defaults).length;
  const save = useMutation({
    mutationFn: () => saveRole(role, draft),
    onSuccess: async (after) => {
      queries.setQueryData(rolesQuery.queryKey, (roles) => roles?.map((each) => (each.id === after.id ? after : each)));
      onDraft(undefined);
      notifications.show({ message: t`Saved. It holds from their next click.` });
      await queries.invalidateQueries({ queryKey: meQuery.queryKey });
    },
    // Somebody else may have changed it: the differences are then shown against theirs.
    onError: () => queries.invalidateQueries({ queryKey: rolesQuery.queryKey }),
  });

  return (
    <>
      {role.id === 'admin' && (
        <Alert color="gray" icon={<IconLock size={18} aria-hidden />} mb="md">
          <Trans>Administrators may always do everything: somebody has to be able to undo any change.</Trans>
        </Alert>
      )}
      <GrantTable role={role} draft={draft} mayChange={mayChange} onDraft={onDraft} />
      {save.isError && (
        <Alert color="red" role="alert" mt="md">
          <ProblemText error={save.error} />
        </Alert>
      )}
      {mayChange && (
        <div className={styles.bar}>
          <span role="status">
            {changed === 0 ? (
              <Trans>As Rollbook suggests</Trans>
            ) : (
              <Plural value={changed} one="# difference from the suggestion" other="# differences from the suggestion" />
            )}
          </span>
          <Group gap="xs">
            <Button variant="subtle" disabled={changed === 0} onClick={() => onDraft(role.defaults)}>
              <Trans>Back to the suggestion</Trans>
            </Button>
            <Button variant="default" disabled={unsaved === 0} onClick={() => onDraft(undefined)}>
              <Trans>Discard</Trans>
            </Button>
            <Button disabled={unsaved === 0} loading={save.isPending} onClick={() => save.mutate()}>
              <Trans>Save</Trans>
            </Button>
          </Group>
        </div>
      )}
    </>
  );
}
