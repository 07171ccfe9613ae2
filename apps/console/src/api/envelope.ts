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

export interface FieldProblem {
  field: string;
  message: string;
}

export interface Failure {
  error: { code: string; message: string; details?: FieldProblem[] };
  meta?: Partial<Meta>;
}
