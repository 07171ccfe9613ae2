import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { NothingHere } from '../states/nothing-here.tsx';
import type { ListDefinition } from './list-definition.ts';
import { hasFilters, type ListState } from './list-state.ts';
import { type RecordBase, useMayDo } from './resource.ts';

interface EmptyListProps<Item extends RecordBase> {
  definition: ListDefinition<Item>;
  state: ListState;
  onClear: () => void;
}

/** Nobody found, or nobody there yet: two different things to do next. */
export function EmptyList<Item extends RecordBase>({ definition, state, onClear }: EmptyListProps<Item>) {
  const { i18n } = useLingui();
  const { spec, empty, noneFits, icon: Icon, add, resource } = definition;
  const mayAdd = useMayDo(resource, 'CREATE');
  if (hasFilters(spec, state)) {
    return (
      <NothingHere
        icon={<IconSearchOff size={32} stroke={1.5} aria-hidden />}
        title={i18n._(noneFits.title)}
        action={
          <Button variant="default" onClick={onClear}>
            <Trans>Show all</Trans>
          </Button>
        }
      >
        {i18n._(noneFits.text)}
      </NothingHere>
    );
  }
  return (
    <NothingHere
      icon={<Icon size={32} stroke={1.5} aria-hidden />}
      title={i18n._(empty.title)}
      action={
        add &&
        mayAdd && (
          <Button component={Link} to={add.path}>
            {i18n._(add.label)}
          </Button>
        )
      }
    >
      {i18n._(empty.text)}
    </NothingHere>
  );
}
