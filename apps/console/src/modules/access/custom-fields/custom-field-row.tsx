import { useLingui } from '@lingui/react';
import { Trans, useLingui as useText } from '@lingui/react/macro';
import { ActionIcon, Badge, Code, Group, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react';
import type { CustomField } from './custom-field.ts';
import { TYPE_NAMES } from './names.ts';

interface CustomFieldRowProps {
  field: CustomField;
  mayChange: boolean;
  isBusy: boolean;
  /** Left out at the ends. */
  onUp?: () => void;
  onDown?: () => void;
  onEdit: () => void;
  onDelete: () => void;
}

export function CustomFieldRow({ field, mayChange, isBusy, onUp, onDown, onEdit, onDelete }: CustomFieldRowProps) {
  const { i18n } = useLingui();
  const { t } = useText();
  const { label } = field;
  return (
    <li>
      <div>
        <Group gap="xs">
          <Text fw={550}>
            <bdi>{label}</bdi>
          </Text>
          {field.isRequired && (
            <Badge variant="light" tt="none">
              <Trans>Must be filled in</Trans>
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {i18n._(TYPE_NAMES[field.type])} · <Code dir="ltr">{field.key}</Code>
          {field.options.length > 0 && (
            <>
              {' · '}
              <bdi>{field.options.join(', ')}</bdi>
            </>
          )}
        </Text>
      </div>
      {mayChange && (
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            data-move={`${field.id}/-1`}
            disabled={!onUp || isBusy}
            onClick={onUp}
            aria-label={t`Move up: ${label}`}
          >
            <IconArrowUp size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            data-move={`${field.id}/1`}
            disabled={!onDown || isBusy}
            onClick={onDown}
            aria-label={t`Move down: ${label}`}
          >
            <IconArrowDown size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" size={32} onClick={onEdit} aria-label={t`Edit: ${label}`}>
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="subtle" color="red" size={32} onClick={onDelete} aria-label={t`Delete: ${label}`}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      )}
    </li>
  );
}
