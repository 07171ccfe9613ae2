import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconBookmark, IconCheck, IconPlus, IconStar, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { hasFilters, type ListSpec, type ListState } from '../../ui/records/list-state.ts';
import { useMay } from '../access/may.ts';
import { useMe } from '../access/me.ts';
import { SaveViewDialog } from './save-view-dialog.tsx';
import { isShown, savedViewsQuery, stateOf } from './saved-view.ts';
import { useViewChanges } from './use-view-changes.tsx';

interface SavedViewsProps {
  resource: string;
  spec: ListSpec;
  state: ListState;
  apply: (next: ListState) => void;
}

/** The list as one has saved it, by name. Where the server has no saved views, this isn't there. */
export function SavedViews({ resource, spec, state, apply }: SavedViewsProps) {
  const { t } = useLingui();
  const me = useMe();
  const maySave = useMay('saved-views', 'CREATE');
  const [isSaving, setSaving] = useState(false);
  const views = useQuery({ ...savedViewsQuery(resource), enabled: useMay('saved-views', 'VIEW') });
  const { setDefault, remove } = useViewChanges(resource);
  useDefaultView({ spec, state, apply, view: views.data?.find(({ isDefault }) => isDefault), isKnown: views.isSuccess });
  if (!views.data) return null;
  const open = views.data.find((view) => isShown(view, state));
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={260}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={16} aria-hidden />}>
            {open ? <bdi>{open.name}</bdi> : <Trans>Views</Trans>}
          </Button>
        </Menu.Target>
        <Menu.Dropdown aria-label={t`Views`}>
          {views.data.map((view) => (
            <Menu.Item
              key={view.id}
              leftSection={view === open ? <IconCheck size={16} aria-hidden /> : <IconBookmark size={16} aria-hidden />}
              rightSection={view.isDefault && <IconStar size={14} aria-label={t`What this list begins with`} />}
              onClick={() => apply(stateOf(spec, view))}
            >
              <bdi>{view.name}</bdi>
            </Menu.Item>
          ))}
          {views.data.length > 0 && <Menu.Divider />}
          {maySave && (
            <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setSaving(true)}>
              <Trans>Save this list as a view</Trans>
            </Menu.Item>
          )}
          {open && !open.isDefault && (
            <Menu.Item leftSection={<IconStar size={16} aria-hidden />} onClick={() => setDefault(open)}>
              <Trans>Begin with this view</Trans>
            </Menu.Item>
          )}
          {open && open.owner.id === me.id && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => remove(open)}>
              <Trans>Delete this view</Trans>
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <SaveViewDialog resource={resource} state={state} isOpen={isSaving} onClose={() => setSaving(false)} />
    </>
  );
}

interface DefaultView extends Pick<SavedViewsProps, 'spec' | 'state' | 'apply'> {
  view: Parameters<typeof stateOf>[1] | undefined;
  isKnown: boolean;
}

/** A plain address begins with one's own view, once: whoever then clears the filters sees everything. */
function useDefaultView({ spec, state, apply, view, isKnown }: DefaultView) {
  const isDecided = useRef(hasFilters(spec, state) || state.sort !== undefined || state.columns !== undefined);
  useEffect(() => {
    if (isDecided.current || !isKnown) return;
    isDecided.current = true;
    if (view) apply(stateOf(spec, view));
  }, [isKnown, view, spec, apply]);
}
