/** What may stand in a filter: any text, a date, yes or no, or one of the words listed. */
export type FilterKind = 'text' | 'date' | 'boolean' | readonly string[];

/** What a list can be asked for. Without text of its own, so that the router can load it before the page. */
export interface ListSpec {
  /** The first is the default. Names sort from A, instants from the newest. */
  sorts: readonly [string, ...string[]];
  /** By the API's parameter names. */
  filters: Readonly<Record<string, FilterKind>>;
}

/**
 * What a list shows, as it stands in the address: `search`, `sort`, `order`, `columns` and the filters by name.
 * Defaults are left out, so that a plain address is the plain list.
 */
export type ListState = { [name: string]: string | undefined };

export type Order = 'asc' | 'desc';

/** From the address, which anyone may have typed: what isn't understood is dropped. */
export function parseListState(spec: ListSpec, search: Record<string, unknown>): ListState {
  const state: ListState = {};
  const text = typeof search.search === 'string' ? search.search.trim() : '';
  if (text) state.search = text;
  for (const [name, kind] of Object.entries(spec.filters)) {
    const value = search[name];
    if (typeof value === 'string' && fits(kind, value)) state[name] = value;
  }
  const sort = spec.sorts.find((each) => each === search.sort) ?? spec.sorts[0];
  if (sort !== spec.sorts[0]) state.sort = sort;
  if ((search.order === 'asc' || search.order === 'desc') && search.order !== firstOrder(sort)) state.order = search.order;
  if (typeof search.columns === 'string' && /^[A-Za-z]+(,[A-Za-z]+)*$/.test(search.columns)) state.columns = search.columns;
  return state;
}

/** For the route: `validateSearch: listSearch(spec)`. */
export function listSearch(spec: ListSpec): (search: Record<string, unknown>) => ListState {
  return (search) => parseListState(spec, search);
}

function fits(kind: FilterKind, value: string): boolean {
  if (kind === 'boolean') return value === 'true' || value === 'false';
  if (kind === 'date') return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
  return kind === 'text' ? value !== '' : kind.includes(value);
}

/** The first useful direction: names from A, dates from the newest. */
export function firstOrder(sort: string): Order {
  return /(At|On|date)$/.test(sort) ? 'desc' : 'asc';
}

export function sortOf(spec: ListSpec, state: ListState): { sort: string; order: Order } {
  const sort = state.sort ?? spec.sorts[0];
  const order = state.order === 'asc' || state.order === 'desc' ? state.order : firstOrder(sort);
  return { sort, order };
}

/** The state after a click on a column's heading: another column, or the other way round. */
export function sortedBy(spec: ListSpec, state: ListState, next: string): ListState {
  const { sort, order } = sortOf(spec, state);
  const turned = order === 'asc' ? 'desc' : 'asc';
  return withSort(spec, next, next === sort ? turned : firstOrder(next));
}

export function withSort(spec: ListSpec, sort: string, order: Order): ListState {
  return { sort: sort === spec.sorts[0] ? undefined : sort, order: order === firstOrder(sort) ? undefined : order };
}

/** Sorting and columns are no filter: clearing filters leaves them. */
export function hasFilters(spec: ListSpec, state: ListState): boolean {
  return Boolean(state.search) || Object.keys(spec.filters).some((name) => state[name]);
}

/** How many filters are set, text that is searched for not counted. */
export function filtersSet(spec: ListSpec, state: ListState): number {
  return Object.keys(spec.filters).filter((name) => state[name]).length;
}

export function withoutFilters(spec: ListSpec): ListState {
  return Object.fromEntries(['search', ...Object.keys(spec.filters)].map((name) => [name, undefined]));
}

/** The same as the API's list wants it. */
export function listQueryOf(spec: ListSpec, state: ListState): Record<string, string | undefined> {
  const { sort, order } = sortOf(spec, state);
  const filters = Object.keys(spec.filters).map((name) => [name, state[name]] as const);
  return { search: state.search, ...Object.fromEntries(filters), sortBy: sort, sortOrder: order };
}
