import { openRoute, type Route, raw } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import type { Access } from '../access/index.ts';
import { exportables } from './exportables.ts';
import { sendExport } from './exports.ts';

/** `GET /api/v1/<resource>/export` for every list on the table. */
export function exportRoutes({ database }: System, access: Access): Route[] {
  return exportables(access).map((exported) =>
    openRoute({
      method: 'GET',
      path: `/api/v1/${exported.resource}/export`,
      operationId: exported.operationId,
      summary: exported.summary,
      description:
        'The list’s own filters and sorting, all pages at once, as CSV or XLSX. Columns are named as the fields of the API. ' +
        'Rows that change meanwhile may be missing or come as they are by then.',
      tag: 'Exports',
      gate: exported.gate,
      query: exported.query,
      reply: raw('text/csv'),
      example: { query: { format: 'csv', ...exported.exampleQuery } },
      answer: ({ query, caller, reply }) => sendExport(database, caller, exported, query, reply),
    }),
  );
}
