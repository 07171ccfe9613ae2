import type { MessageDescriptor } from '@lingui/core';
import type { Icon } from '@tabler/icons-react';
import type { ListFilter } from '../../ui/records/list-definition.ts';
import type { Action } from '../access/may.ts';
import type { Asked, ReportFilter } from './asked.ts';
import type { PeriodName } from './periods.ts';
import type { ReportRow } from './report.ts';

/** Where a figure or a name leads. */
export interface Target {
  to: string;
  search?: Readonly<Record<string, string | undefined>>;
}

/** `share` is in basis points, `money` in the currency's minor unit. */
export type FigureKind = 'count' | 'money' | 'minutes' | 'share';

export interface ReportColumn {
  /** The API's name. */
  id: string;
  header: MessageDescriptor;
  kind: FigureKind;
  /** Left out: by every grouping. */
  groups?: readonly string[];
  /** The rows it was counted from, when it was asked so, grouped like this, on this day; null where this figure has none. */
  rows?: (asked: Asked, groupBy: string, today: string) => Target | null;
}

export interface ReportGroup {
  /** As the API calls it. */
  id: string;
  label: MessageDescriptor;
  /** What a row is about: the heading of the first column. */
  head: MessageDescriptor;
  /** What the first column opens. */
  open?: (row: ReportRow, asked: Asked) => Target | null;
  /** These are the rows themselves, behind a figure. */
  isLines?: boolean;
  /** Texts of a row beside its name. */
  facts?: readonly { id: string; header: MessageDescriptor; isDay?: boolean }[];
  /** One thing to do about a row. */
  act?: { label: MessageDescriptor; target: (row: ReportRow) => Target | null };
}

export interface ReportDefinition {
  /** As the API's path names it. */
  name: string;
  path: string;
  icon: Icon;
  title: MessageDescriptor;
  /** The questions it answers, in a sentence. */
  text: MessageDescriptor;
  /** What the days are of. */
  days: MessageDescriptor;
  needs: readonly (readonly [resource: string, action: Action])[];
  usual: PeriodName;
  filters: readonly ReportFilter[];
  /** Fields for filters that mean something else in each report. */
  fields?: readonly ListFilter[];
  /** The first is the usual one. */
  groups: readonly [ReportGroup, ...ReportGroup[]];
  columns: readonly ReportColumn[];
  /** Columns worth a picture, the usual one first. */
  drawn: readonly string[];
}
