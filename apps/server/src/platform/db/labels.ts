import { type RawBuilder, sql } from 'kysely';
import type { Ordering } from './keyset.ts';
import type { TenantTx } from './transactions.ts';

/** A list whose records carry labels: tags and values of custom fields. */
export interface Labelling<Sort extends string> {
  /** As record_labels names the kind of record. */
  resource: string;
  /** What the list reads, with the alias of the record. */
  table: RawBuilder<unknown>;
  id: RawBuilder<unknown>;
  /** The sorting whose value record_labels keeps as sort_key. */
  usual: Sort;
  orderings: Record<Sort, Ordering>;
}

interface LabelQuery<Sort extends string> {
  sortBy: Sort;
  tag?: string | undefined;
  /** `key=value`. */
  customField?: string | undefined;
  /** The list is one family's: shorter than the rows of any label. */
  customerId?: string | undefined;
}

interface Start {
  from: RawBuilder<unknown>;
  conditions: RawBuilder<unknown>[];
  /** The ordering the page is cut by. */
  cutBy: Ordering;
}

/**
 * Where a list starts. With a label asked for, and in its usual order, it reads the rows of that label and no
 * others; in another order, and of a single family, each record's labels are looked up.
 */
export function labelStart<Sort extends string>(tx: TenantTx, list: Labelling<Sort>, query: LabelQuery<Sort>): Start {
  const { resource, table, id, usual, orderings } = list;
  const [first, ...more] = [...(query.tag === undefined ? [] : [`#${query.tag}`]), ...(query.customField ? [query.customField] : [])];
  const cutBy = orderings[query.sortBy];
  if (first === undefined) return { from: table, conditions: [], cutBy };
  const carries = (label: string) => sql`EXISTS (SELECT FROM record_labels h WHERE h.tenant_id = ${tx.tenantId}
    AND h.resource = ${resource} AND h.id = ${id} AND h.label = ${label})`;
  if (query.sortBy !== usual || query.customerId !== undefined) return { from: table, conditions: [first, ...more].map(carries), cutBy };
  return {
    from: sql`record_labels k JOIN ${table} ON ${id} = k.id`,
    conditions: [sql`k.tenant_id = ${tx.tenantId} AND k.resource = ${resource} AND k.label = ${first}`, ...more.map(carries)],
    cutBy: {
      value: sql`k.sort_key`,
      id: sql`k.id`,
      type: 'text',
      ...(orderings[usual].type === 'timestamptz' ? { start: instantKey } : {}),
    },
  };
}

// As keep_record_labels spells an instant: always to the microsecond, so that texts sort as instants do.
function instantKey(value: string): RawBuilder<unknown> {
  return sql`to_char(${value}::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;
}
