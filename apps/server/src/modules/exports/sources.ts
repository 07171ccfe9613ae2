import type { Caller } from '../../platform/caller.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { detailsOf } from '../../platform/http/validation.ts';
import { type Access, lacking } from '../access/index.ts';
import { reports } from '../reports/index.ts';
import { type Filters, reportSource, type Source } from './exportable.ts';
import { exportables } from './exportables.ts';

/** Everything that can be taken out, by its name. */
export interface Sources {
  resources: ReadonlyMap<string, Source>;
  reports: ReadonlyMap<string, Source>;
}

export function sourcesOf(access: Access): Sources {
  const named = (sources: Source[]) => new Map(sources.map((source) => [source.name, source]));
  return { resources: named(exportables(access)), reports: named(reports(access).map(reportSource)) };
}

/** What an export is of. After an upgrade that may be nothing any more. */
export function sourceOf(sources: Sources, { resource, report }: { resource: string | null; report: string | null }): Source {
  const source = resource === null ? sources.reports.get(report ?? '') : sources.resources.get(resource);
  if (!source) throw notFound(resource === null ? 'report' : 'list');
  return source;
}

/** Refuses a caller who may not see the list or report, or take it out. */
export function allow(caller: Caller, { name, gate }: Source): void {
  if (!gate.permissions) throw new Error(`nobody knows what ${name} asks for`);
  const missing = ['exports:RUN', ...gate.permissions].find((permission) => !caller.grants?.has(permission));
  if (missing) throw lacking(caller, missing);
}

/** Filters as the source's own schema reads them, where they would stand in a query; 400 naming each that it doesn't know. */
export function readFilters({ filters }: Source, given: Readonly<Record<string, string | number | boolean>>): Filters {
  const texts = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
  const parsed = filters.safeParse(texts);
  if (parsed.success) return parsed.data;
  throw underFilters(new AppError('VALIDATION_ERROR', 'Some fields need another look.', { details: detailsOf(parsed.error) }));
}

/** The same refusal, naming its fields as they are named in a body. */
export function underFilters(error: AppError): AppError {
  const details = error.details?.map(({ field, message }) => ({ field: `filters.${field}`, message }));
  return new AppError(error.code, error.message, { details });
}
