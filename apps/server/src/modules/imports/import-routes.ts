import { z } from 'zod';
import { created, list, one, openRoute, type Route, raw, tenantRoute } from '../../platform/http/route.ts';
import { sendTable } from '../../platform/http/stream.ts';
import type { System } from '../../system.ts';
import { type Access, Id } from '../access/index.ts';
import { importFields } from './importable.ts';
import { begin, cancelImport, changeImport, createImport } from './imports.ts';
import { getImport, listImports } from './imports-store.ts';
import { MAX_FILE_BYTES } from './reading/limits.ts';
import { reportTable } from './report.ts';
import { listRows } from './rows-store.ts';
import { IMPORTABLE, Import, ImportChanges, ImportFieldShown, ImportQuery, ImportRow, ImportRowQuery, NewImport } from './schemas.ts';

const exampleImport: Import = {
  id: 'imp_123',
  version: 1,
  resource: 'customers',
  fileName: 'families.csv',
  columns: ['Name', 'Phone'],
  mapping: { Name: 'name', Phone: 'phone' },
  mode: 'create',
  allowDuplicates: false,
  status: 'checked',
  totalRows: 1,
  doneRows: 1,
  createdCount: 1,
  updatedCount: 0,
  skippedCount: 0,
  errorCount: 0,
  failure: null,
  startedBy: { id: 'usr_123', name: 'Dana Levi' },
  createdAt: '2026-02-19T06:21:00Z',
  updatedAt: '2026-02-19T06:21:04Z',
  finishedAt: '2026-02-19T06:21:04Z',
};
const exampleRow: ImportRow = { id: '1', cells: ['Dana Levi', '050-123-4567'], outcome: 'created', recordId: 'cus_123', reasons: null };
const tag = 'Imports';
const path = '/api/v1/imports';
const params = z.object({ id: Id });
const example = { id: 'imp_123' };
const stale = ['PRECONDITION_FAILED'] as const;
const silent = 'what an import writes tells its own events; the end of it tells import.completed';

export function importRoutes(system: System, { staff }: Access): Route[] {
  const mayRun = staff.may('imports', 'RUN');
  const step = (name: 'check' | 'run' | 'undo', status: 'checking' | 'running' | 'undoing', summary: string): Route =>
    tenantRoute({
      method: 'POST',
      path: `${path}/:id/${name}`,
      operationId: `${name}Import`,
      summary,
      tag,
      gate: mayRun,
      silent,
      params,
      reply: one(Import, exampleImport),
      errors: [...stale],
      example: { params: example },
      run: (tx, { params: { id }, ifMatch }) => begin(system, tx, id, status, ifMatch),
    });
  return [
    tenantRoute({
      method: 'GET',
      path,
      operationId: 'listImports',
      summary: 'Imports: files of records, and what became of them',
      tag,
      gate: staff.may('imports', 'VIEW'),
      query: ImportQuery,
      reply: list(Import, exampleImport),
      example: { query: { resource: 'customers' } },
      run: (tx, { query }) => listImports(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: `${path}/fields`,
      operationId: 'listImportFields',
      summary: 'The fields that columns can go to',
      tag,
      gate: staff.may('imports', 'VIEW'),
      query: z.strictObject({ resource: z.enum(IMPORTABLE) }),
      reply: one(z.array(ImportFieldShown), [{ key: 'name', label: 'Name', kind: 'text', isRequired: true }]),
      example: { query: { resource: 'customers' } },
      run: async (tx, { query: { resource } }) =>
        (await importFields(tx, resource)).map(({ key, label, kind, isRequired }) => ({ key, label, kind, isRequired })),
    }),
    tenantRoute({
      method: 'POST',
      path,
      operationId: 'createImport',
      summary: 'Bring a CSV or XLSX file of records',
      description: 'As JSON with the text of a CSV, or as multipart/form-data with the part `file`. Nothing is written before it is run.',
      tag,
      gate: staff.may('imports', 'CREATE'),
      takesFile: true,
      bodyLimit: MAX_FILE_BYTES,
      silent,
      body: NewImport,
      reply: created(Import, exampleImport),
      example: { body: { resource: 'customers', fileName: 'families.csv', content: 'Name,Phone\nDana Levi,050-123-4567\n', dryRun: true } },
      run: (tx, { body, request }) => createImport(system, tx, body, request.uploadedFile),
    }),
    tenantRoute({
      method: 'GET',
      path: `${path}/:id`,
      operationId: 'getImport',
      summary: 'One import, and how far it is',
      tag,
      gate: staff.may('imports', 'VIEW'),
      params,
      reply: one(Import, exampleImport),
      example: { params: example },
      run: (tx, { params: { id } }) => getImport(tx, id),
    }),
    tenantRoute({
      method: 'PATCH',
      path: `${path}/:id`,
      operationId: 'changeImport',
      summary: 'Change the mapping or mode of an import that has not run',
      tag,
      gate: staff.may('imports', 'CREATE'),
      silent,
      params,
      body: ImportChanges,
      reply: one(Import, exampleImport),
      errors: [...stale],
      example: { params: example, body: { mode: 'upsert' } },
      run: (tx, { params: { id }, body, ifMatch }) => changeImport(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'GET',
      path: `${path}/:id/rows`,
      operationId: 'listImportRows',
      summary: 'The rows of an import, what becomes of each, and why',
      tag,
      gate: staff.may('imports', 'VIEW'),
      params,
      query: ImportRowQuery,
      reply: list(ImportRow, exampleRow),
      example: { params: example, query: { outcome: 'error' } },
      run: async (tx, { params: { id }, query }) => {
        await getImport(tx, id);
        return listRows(tx, id, query);
      },
    }),
    openRoute({
      method: 'GET',
      path: `${path}/:id/report`,
      operationId: 'downloadImportReport',
      summary: 'The report of an import as CSV: every row, what became of it, and why',
      tag,
      gate: staff.may('imports', 'VIEW'),
      params,
      reply: raw('text/csv'),
      example: { params: example },
      answer: async ({ params: { id }, caller, reply }) =>
        sendTable(reply, `import-${id}.csv`, await reportTable(system.database, caller, id), { format: 'csv', hasBom: true }),
    }),
    step('check', 'checking', 'Check an import: what would become of each row, with nothing written'),
    step('run', 'running', 'Run an import, or go on with one that was stopped'),
    tenantRoute({
      method: 'POST',
      path: `${path}/:id/cancel`,
      operationId: 'cancelImport',
      summary: 'Stop a check or a run after the rows it is at',
      tag,
      gate: mayRun,
      silent,
      params,
      reply: one(Import, exampleImport),
      errors: [...stale],
      example: { params: example },
      run: (tx, { params: { id }, ifMatch }) => cancelImport(tx, id, ifMatch),
    }),
    step('undo', 'undoing', 'Take an import back: what it made is removed, what it changed is as it was'),
  ];
}
