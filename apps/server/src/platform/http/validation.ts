import type { z } from 'zod';
import { AppError, type ErrorDetail, invalid } from '../errors.ts';

/** Checks a part of a request; throws a 400 that names every field that doesn't fit. */
export function validate<S extends z.ZodType>(schema: S, data: unknown): z.output<S> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new AppError('VALIDATION_ERROR', 'Some fields need another look.', { details: detailsOf(parsed.error) });
}

export function detailsOf(error: { issues: readonly z.core.$ZodIssue[] }): ErrorDetail[] {
  return error.issues.flatMap((issue): ErrorDetail[] => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ field: [...path, key].join('.'), message: 'is not a field of this request' }));
    }
    if (issue.code === 'invalid_union') return underPath(path, nearest(issue.errors));
    return [{ field: path.join('.'), message: issue.message }];
  });
}

// Of several shapes, the one that least is wrong with was meant.
function nearest(shapes: z.core.$ZodIssue[][]): ErrorDetail[] {
  const details = shapes.map((issues) => detailsOf({ issues })).sort((a, b) => a.length - b.length);
  return details[0] ?? [{ field: '', message: 'fits none of the shapes this takes' }];
}

function underPath(path: string[], details: ErrorDetail[]): ErrorDetail[] {
  return details.map(({ field, message }) => ({ field: [...path, field].filter(Boolean).join('.'), message }));
}

/** Query strings and paths can't be stored with a NUL in them; refused wherever it stands. */
export function refuseNul(part: unknown): void {
  if (typeof part !== 'object' || part === null) return;
  for (const [field, value] of Object.entries(part)) {
    const texts = Array.isArray(value) ? value : [value];
    if (texts.some((text) => typeof text === 'string' && (text.includes('\0') || !text.isWellFormed()))) {
      throw new AppError('VALIDATION_ERROR', 'Some fields need another look.', {
        details: [{ field, message: 'holds a NUL character; remove it' }],
      });
    }
  }
}

/** A parameter that comes twice would mean whatever the reader likes. */
export function refuseTwice(query: unknown): void {
  const twice = Object.entries(query ?? {}).find(([, value]) => Array.isArray(value));
  if (twice) throw invalid(twice[0], 'comes twice');
}
