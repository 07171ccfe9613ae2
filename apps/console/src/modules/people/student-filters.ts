export const STUDENT_SORTS = ['name', 'createdAt', 'lastActiveAt'] as const;
export type StudentSort = (typeof STUDENT_SORTS)[number];

/** What the list shows, as it stands in the address. Defaults (by name, ascending) are left out of it. */
export interface StudentFilters {
  search?: string;
  grade?: string;
  sort?: StudentSort;
  order?: 'asc' | 'desc';
}

/** From the address, which anyone may have typed: what isn't understood is dropped. */
export function parseStudentFilters(search: Record<string, unknown>): StudentFilters {
  const filters: StudentFilters = {};
  const text = typeof search.search === 'string' ? search.search.trim() : '';
  if (text) filters.search = text;
  if (typeof search.grade === 'string' && search.grade) filters.grade = search.grade;
  const sort = STUDENT_SORTS.find((each) => each === search.sort);
  if (sort && sort !== 'name') filters.sort = sort;
  if (search.order === 'desc') filters.order = 'desc';
  return filters;
}

/** The first useful direction: names from A, dates from the newest. */
export function firstOrder(sort: StudentSort): 'asc' | 'desc' {
  return sort === 'name' ? 'asc' : 'desc';
}

export function hasFilters({ search, grade }: StudentFilters): boolean {
  return Boolean(search || grade);
}
