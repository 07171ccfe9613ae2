import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Checkbox, Group, Popover, Stack } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { movedColumn, toggledColumn } from './columns.ts';
import type { ListColumn } from './list-definition.ts';
import styles from './list-toolbar.module.css';

interface ColumnsMenuProps<Item> {
  columns: ListColumn<Item>[];
  shown: ListColumn<Item>[];
  isChosen: boolean;
  choose: (ids: string[]) => void;
  reset: () => void;
}

/** Which columns, and in which order. The first one opens the record and stays. */
export function ColumnsMenu<Item>({ columns, shown, isChosen, choose, reset }: ColumnsMenuProps<Item>) {
  const { t, i18n } = useLingui();
  const ids = shown.map(({ id }) => id);
  const [first] = columns;
  const inOrder = [...shown, ...columns.filter((column) => !shown.includes(column))];
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button className={styles.columns} variant="default" leftSection={<IconColumns3 size={16} aria-hidden />}>
          <Trans>Columns</Trans>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Columns`}>
        <Stack gap={4} miw={220}>
          {inOrder.map((column) => {
            const name = i18n._(column.header);
            const isShown = ids.includes(column.id);
            return (
              <Group key={column.id} gap={4} wrap="nowrap" mih={32}>
                <Checkbox
                  flex={1}
                  label={name}
                  checked={isShown}
                  disabled={column === first}
                  onChange={() =>
                    choose(
                      toggledColumn(
                        columns.map(({ id }) => id),
                        ids,
                        column.id,
                      ),
                    )
                  }
                />
                {isShown && column !== first && (
                  <>
                    <Move
                      label={t`Move ${name} forward`}
                      isUp
                      disabled={ids.indexOf(column.id) <= 1}
                      onClick={() => choose(movedColumn(ids, column.id, -1))}
                    />
                    <Move
                      label={t`Move ${name} back`}
                      disabled={ids.at(-1) === column.id}
                      onClick={() => choose(movedColumn(ids, column.id, 1))}
                    />
                  </>
                )}
              </Group>
            );
          })}
          <Button variant="subtle" size="compact-sm" disabled={!isChosen} onClick={reset}>
            <Trans>Back to the usual columns</Trans>
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Move({ label, isUp, disabled, onClick }: { label: string; isUp?: boolean; disabled: boolean; onClick: () => void }) {
  const Arrow = isUp ? IconArrowUp : IconArrowDown;
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={disabled} onClick={onClick}>
      <Arrow size={16} aria-hidden />
    </ActionIcon>
  );
}
