import { useLingui } from '@lingui/react';
import { Trans, useLingui as useTexts } from '@lingui/react/macro';
import { Checkbox, Input, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useField } from '../../../../ui/form/use-field.ts';
import { ListSkeleton } from '../../../../ui/records/list-skeleton.tsx';
import { ProblemText } from '../../../../ui/states/problem-text.tsx';
import { EVERYTHING, type EventGroup, groupsOf, isGroupWanted, isWanted, withGroup, withType } from './event-groups.ts';
import { type EventType, eventTypesQuery } from './event-type.ts';
import styles from './event-types-field.module.css';
import { KIND_NAMES } from './kind-names.ts';
import { textsOf } from './texts-of.ts';

/** Which events to tell: everything, whole kinds, or one by one. */
export function EventTypesField({ name }: { name: string }) {
  const { t } = useTexts();
  const types = useQuery(eventTypesQuery);
  const { input, value, onChange } = useField(
    { name, isRequired: true },
    { validate: (given) => textsOf(given).length > 0 || t`Choose at least one event.` },
  );
  const wanted = textsOf(value);
  const isAll = wanted.includes(EVERYTHING);
  return (
    <Input.Wrapper label={input.label} error={input.error} withAsterisk labelElement="div" role="group" aria-label={input.label}>
      <Stack gap="xs" mt={4}>
        <Checkbox
          ref={input.ref}
          label={t`Everything`}
          description={t`Events of later versions, too.`}
          checked={isAll}
          onChange={(event) => onChange(event.currentTarget.checked ? [EVERYTHING] : [])}
        />
        {types.isPending && <ListSkeleton />}
        {types.isError && <ProblemText error={types.error} />}
        {types.data && !isAll && (
          // Two boxes: columns that are held to a height would go on sideways.
          <div className={styles.groups}>
            <div className={styles.columns}>
              {groupsOf(types.data).map((group) => (
                <Group key={group.kind} group={group} wanted={wanted} onChange={onChange} />
              ))}
            </div>
          </div>
        )}
        {!isAll && wanted.length === 0 && (
          <Text size="sm" c="dimmed">
            <Trans>Choose what this program needs to know; it can be changed at any time.</Trans>
          </Text>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

interface GroupProps {
  group: EventGroup<EventType>;
  wanted: string[];
  onChange: (wanted: string[]) => void;
}

function Group({ group, wanted, onChange }: GroupProps) {
  const { i18n } = useLingui();
  const known = KIND_NAMES[group.kind];
  const title = known ? i18n._(known) : group.kind;
  const isAll = isGroupWanted(wanted, group);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't hold the box that ticks all of them
    <div role="group" aria-label={title} className={styles.group}>
      <Checkbox
        fw={600}
        label={title}
        checked={isAll}
        indeterminate={!isAll && group.types.some(({ name }) => isWanted(wanted, name))}
        onChange={(event) => onChange(withGroup(wanted, group, event.currentTarget.checked))}
      />
      {group.types.map(({ name, description, isTold }) => (
        <Checkbox
          key={name}
          size="xs"
          className={styles.type}
          label={
            <span title={description}>
              <bdi dir="ltr">{name}</bdi>
              {!isTold && (
                <Text span c="dimmed" size="xs">
                  {' '}
                  <Trans>(not told yet)</Trans>
                </Text>
              )}
            </span>
          }
          checked={isWanted(wanted, name)}
          onChange={(event) => onChange(withType(wanted, group, name, event.currentTarget.checked))}
        />
      ))}
    </div>
  );
}
