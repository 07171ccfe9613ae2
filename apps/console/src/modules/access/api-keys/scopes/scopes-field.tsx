import { useLingui } from '@lingui/react';
import { Trans, useLingui as useText } from '@lingui/react/macro';
import { Checkbox, Fieldset, Input, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { useField } from '../../../../ui/form/use-field.ts';
import { GROUP_NAMES, RESOURCE_NAMES } from '../../roles/names.ts';
import { REACH_NAMES, SCOPE_NAMES } from './scope-names.ts';
import { NAMED_SCOPES, reachesOf, reachIn, SCOPE_GROUPS, withReach, withScope } from './scopes.ts';

/** What a key may do: purposes first, then kinds of records in the groups one knows from the navigation. */
export function ScopesField({ name }: { name: string }) {
  const { i18n } = useLingui();
  const { t } = useText();
  const { input, value, onChange } = useField(
    { name },
    { validate: (scopes) => (Array.isArray(scopes) && scopes.length > 0) || t`Please allow the key at least one thing.` },
  );
  const scopes = Array.isArray(value) ? value.filter((scope): scope is string => typeof scope === 'string') : [];
  return (
    <Fieldset legend={input.label}>
      <Stack gap="md">
        {input.error && <Input.Error role="alert">{input.error}</Input.Error>}
        <Stack gap="xs">
          {NAMED_SCOPES.map((scope, at) => (
            <Checkbox
              key={scope}
              // The first one stands for the field: a problem leads here.
              ref={at === 0 ? input.ref : undefined}
              label={i18n._(SCOPE_NAMES[scope])}
              description={<bdi dir="ltr">{scope}</bdi>}
              checked={scopes.includes(scope)}
              onChange={(event) => onChange(withScope(scopes, scope, event.currentTarget.checked))}
            />
          ))}
        </Stack>
        {SCOPE_GROUPS.map((group) => {
          const label = GROUP_NAMES[group.id];
          return (
            <div key={group.id}>
              <Text fw={600} size="sm" mb={4}>
                {label && i18n._(label)}
              </Text>
              <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="xs">
                {group.resources.map((resource) => {
                  const known = RESOURCE_NAMES[resource];
                  return (
                    <NativeSelect
                      key={resource}
                      size="xs"
                      label={known ? i18n._(known) : resource}
                      value={reachIn(scopes, resource)}
                      data={reachesOf(resource).map((reach) => ({ value: reach, label: i18n._(REACH_NAMES[reach]) }))}
                      onChange={(event) => {
                        const reach = reachesOf(resource).find((each) => each === event.currentTarget.value);
                        if (reach) onChange(withReach(scopes, resource, reach));
                      }}
                    />
                  );
                })}
              </SimpleGrid>
            </div>
          );
        })}
        <Text size="sm" c="dimmed">
          <Trans>Give it only what its program needs. No key can manage users, keys or settings.</Trans>
        </Text>
      </Stack>
    </Fieldset>
  );
}
