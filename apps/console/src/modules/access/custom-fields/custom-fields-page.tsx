import { useLingui } from '@lingui/react';
import { Trans, useLingui as useText } from '@lingui/react/macro';
import { Button, Tabs } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { FormDrawer } from '../../../ui/form/form-drawer.tsx';
import { GatedPage } from '../../../ui/gated-page.tsx';
import { useShortcuts } from '../../../ui/keys/use-shortcuts.ts';
import { useMay } from '../may.ts';
import { type CustomField, customFieldsQuery, LABELLED } from './custom-field.ts';
import { CustomFieldForm } from './custom-field-form.tsx';
import { CustomFieldList } from './custom-field-list.tsx';
import { LABELLED_NAMES } from './names.ts';

const route = getRouteApi('/signed-in/custom-fields');

/** What this school notes down that others don't. */
export default function CustomFieldsPage() {
  const { i18n } = useLingui();
  const { t } = useText();
  const isAllowed = useMay('settings', 'VIEW');
  const mayChange = useMay('settings', 'UPDATE');
  const { resource = 'customer' } = route.useSearch();
  const navigate = route.useNavigate();
  const [edited, setEdited] = useState<CustomField | 'new' | null>(null);
  const fields = useQuery({ ...customFieldsQuery(resource), enabled: isAllowed });
  const add = () => setEdited('new');
  useShortcuts(mayChange ? { n: add } : {});
  return (
    <GatedPage
      title={t`Custom fields`}
      crumbs={[{ label: <Trans>Settings</Trans> }]}
      isAllowed={isAllowed}
      actions={
        mayChange && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} aria-keyshortcuts="n" onClick={add}>
            <Trans>Add a field</Trans>
          </Button>
        )
      }
    >
      <Tabs
        value={resource}
        keepMounted={false}
        onChange={(next) => void navigate({ search: { resource: LABELLED.find((each) => each === next) }, replace: true })}
      >
        <Tabs.List mb="md">
          {LABELLED.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {i18n._(LABELLED_NAMES[each])}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={resource}>
          <CustomFieldList query={fields} mayChange={mayChange} onEdit={setEdited} onAdd={add} />
        </Tabs.Panel>
      </Tabs>
      <FormDrawer
        isOpen={edited !== null}
        title={edited === 'new' ? <Trans>Add a field</Trans> : <Trans>Edit {edited?.label ?? ''}</Trans>}
        onClose={() => setEdited(null)}
      >
        {({ onDirty, close, ask }) => (
          <CustomFieldForm
            field={edited === 'new' ? undefined : (edited ?? undefined)}
            resource={resource}
            position={Math.max(0, ...(fields.data ?? []).map(({ position }) => position)) + 1}
            onDirty={onDirty}
            onSaved={close}
            onCancel={ask}
          />
        )}
      </FormDrawer>
    </GatedPage>
  );
}
