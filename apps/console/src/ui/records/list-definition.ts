import type { MessageDescriptor } from '@lingui/core';
import type { Icon } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import type { Action } from '../../modules/access/may.ts';
import type { Crumb } from '../page-header.tsx';
import type { ColumnWidth } from './columns.ts';
import type { ListSpec, ListState } from './list-state.ts';
import type { RecordBase, Resource } from './resource.ts';
import type { Selection } from './use-selection.ts';

/** Where a cell stands on the card that a phone shows instead of a row. Left out: not at all. */
export type CardPlace = 'aside' | 'second' | 'secondAside' | 'third';

export interface ListColumn<Item> extends ColumnWidth {
  /** The API's sort name when it can be sorted. */
  id: string;
  header: MessageDescriptor;
  cell: (item: Item) => ReactNode;
  /** What the phone's menu calls both orders; a column with them can be sorted. */
  sort?: { asc: MessageDescriptor; desc: MessageDescriptor };
  /** Its share of the room that is left; 0 keeps it at its width. */
  grow: number;
  card?: CardPlace;
  /** Shown only to those who choose it. */
  isExtra?: boolean;
  /** A field of one line that may be changed right here. */
  edit?: InlineEdit<Item>;
}

export interface InlineEdit<Item> {
  field: string & keyof Item;
  valueOf: (item: Item) => string;
  /** Of a text. */
  maxLength?: number;
  /** A hook: one of these instead of a text. An empty value empties the field. */
  useChoices?: (item: Item) => Choice[];
  /** A day and a time on the school's clock instead of a text. */
  isInstant?: boolean;
}

export interface Choice {
  value: string;
  label: string;
}

export type ListFilter =
  /** `useChoices` is a hook: choices may come from the server. */
  | { kind: 'select'; name: string; label: MessageDescriptor; any: MessageDescriptor; useChoices: () => Choice[] }
  | { kind: 'boolean'; name: string; label: MessageDescriptor; any: MessageDescriptor; yes: MessageDescriptor; no: MessageDescriptor }
  | { kind: 'text'; name: string; label: MessageDescriptor }
  | { kind: 'dates'; from: string; to: string; label: MessageDescriptor }
  /** A field of the module's own. */
  | { kind: 'own'; label: MessageDescriptor; Field: ComponentType<{ state: ListState; onChange: (next: ListState) => void }> };

export interface ListDefinition<Item extends RecordBase> {
  resource: Resource<Item>;
  spec: ListSpec;
  crumbs: Crumb[];
  icon: Icon;
  /** The first one opens the record. */
  columns: ListColumn<Item>[];
  filters: ListFilter[];
  /** Left out where the API has no search. */
  searchLabel?: MessageDescriptor;
  /** Nobody there yet: what this list is for, and the first step. */
  empty: { title: MessageDescriptor; text: MessageDescriptor };
  /** Nothing fits the filters: what else to try. */
  noneFits: { title: MessageDescriptor; text: MessageDescriptor };
  /** The page that adds one, for those who may. */
  add?: { path: string; label: MessageDescriptor };
  /** Who may open this list; left out: who may VIEW the resource. */
  needs?: { resource: string; action: Action };
  /** Above the list: what should be seen first. */
  notice?: ReactNode;
  /** Below the list: what all of its rows come to, also those not loaded. */
  foot?: (state: ListState) => ReactNode;
  /** In the panel beside the list. */
  preview?: (item: Item) => ReactNode;
  /** What can be done with several at once. Left out, nothing can be selected. */
  bulk?: (selection: Selection<Item>) => ReactNode;
  /** In the toolbar: saved views, exports. They read the list's state and set it. */
  tools?: (list: { state: ListState; apply: (next: ListState) => void }) => ReactNode;
}
