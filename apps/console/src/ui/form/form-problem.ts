import { isApiError } from '../../api/api-error.ts';
import type { FieldProblem } from '../../api/envelope.ts';

/** What kept a form from being saved, as far as the form can do something about it. */
export type FormProblem =
  | { kind: 'fields'; fields: FieldProblem[] }
  /** Another record has the same phone or e-mail; `id` is that record. */
  | { kind: 'duplicate'; id: string; field: string }
  | { kind: 'stale' }
  | { kind: 'other'; error: unknown };

export function formProblem(error: unknown): FormProblem {
  if (!isApiError(error)) return { kind: 'other', error };
  if (error.status === 400 && error.details.length > 0) return { kind: 'fields', fields: error.details };
  if (error.code === 'PRECONDITION_FAILED') return { kind: 'stale' };
  const taken = error.code === 'CONFLICT' ? duplicateIn(error.details) : null;
  return taken ?? { kind: 'other', error };
}

function duplicateIn(details: FieldProblem[]): FormProblem | null {
  for (const { field, message } of details) {
    const id = /^is taken by ([A-Za-z0-9_-]{1,64})$/.exec(message)?.[1];
    if (id) return { kind: 'duplicate', id, field };
  }
  return null;
}

/** `rooms.0.name` and `rooms[0].name` are the same field; the form says it with dots. */
export function fieldPath(field: string): string {
  return field.replace(/\[(\d+)\]/g, '.$1');
}
