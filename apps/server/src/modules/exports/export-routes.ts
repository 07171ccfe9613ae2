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
        'The list’s own filters and sorting, all pages at once. Columns are named as the fields of the API. CSV has their values as the ' +
        'API has them; XLSX has days and moments (on the school’s clock) as dates, and money in the major unit. Each row is there as it ' +
        'was when its page was read; rows that change meanwhile may be missing. For long lists: `POST /api/v1/reports/export`.',
      tag: 'Exports',
      gate: exported.gate,
      query: exported.query,
      reply: raw('text/csv'),
      example: { query: { format: 'csv', ...exported.exampleQuery } },
      answer: ({ query, caller, reply }) => sendExport(database, caller, exported, query, reply),
    }),
  );
}
