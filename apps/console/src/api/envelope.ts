export interface Meta {
  requestId: string;
  timestamp: string;
}

export interface Pagination {
  total: number | null;
  limit: number;
  offset: number | null;
  hasMore: boolean;
  nextCursor: string | null;
}

export interface One<Data> {
  data: Data;
  meta: Meta;
}

export interface Page<Item> {
  data: Item[];
  meta: Meta;
  pagination: Pagination;
}

/** Why something was refused, by a name that stays, and what its sentence mentions. */
export interface Why {
  reason?: string;
  values?: Record<string, string | number>;
}

export interface FieldProblem extends Why {
  field: string;
  message: string;
}

export interface Failure {
  error: { code: string; message: string; details?: FieldProblem[] } & Why;
  meta?: Partial<Meta>;
}
