export interface RecordSearch {
  /** Which part of the record is open; left out for the overview. */
  tab?: string;
}

export function parseRecordSearch(search: Record<string, unknown>): RecordSearch {
  return typeof search.tab === 'string' && /^[a-z-]{1,30}$/.test(search.tab) && search.tab !== 'overview' ? { tab: search.tab } : {};
}
