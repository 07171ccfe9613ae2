import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { NativeSelect, Table, Text } from '@mantine/core';
import styles from './grant-table.module.css';
import { type Grant, type Grants, grantIn } from './grants.ts';
import { GRANT_NAMES } from './names.ts';
import type { RoleView } from './role.ts';

interface GrantCellProps {
  /** For whoever hears the table instead of seeing it: "Students: see". */
  name: string;
  permission: string;
  role: RoleView;
  draft: Grants;
  mayChange: boolean;
  onGrant: (grant: Grant) => void;
}

/** How far one permission reaches; where it differs from the suggestion, what that is. */
export function GrantCell({ name, permission, role, draft, mayChange, onGrant }: GrantCellProps) {
  const { i18n } = useLingui();
  const grant = grantIn(draft, permission);
  const usual = grantIn(role.defaults, permission);
  const choices = role.choices[permission] ?? [];
  const isOther = grant !== usual;
  return (
    <Table.Td data-other={isOther || undefined} className={styles.cell}>
      {mayChange && choices.length > 1 ? (
        <NativeSelect
          size="xs"
          aria-label={name}
          value={grant}
          data={choices.map((value) => ({ value, label: i18n._(GRANT_NAMES[value]) }))}
          onChange={(event) => {
            const next = choices.find((each) => each === event.currentTarget.value);
            if (next) onGrant(next);
          }}
        />
      ) : (
        <Text span c={grant === 'none' ? 'dimmed' : undefined}>
          {i18n._(GRANT_NAMES[grant])}
        </Text>
      )}
      {isOther && (
        <Text size="xs" component="div">
          <Trans>Usually: {i18n._(GRANT_NAMES[usual])}</Trans>
        </Text>
      )}
    </Table.Td>
  );
}
