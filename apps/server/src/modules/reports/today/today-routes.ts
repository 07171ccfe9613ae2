import { one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import type { Access } from '../../access/index.ts';
import { exampleFigures, TodayFigures } from './today-schemas.ts';
import { readToday } from './today-store.ts';

export function todayRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/reports/today',
      operationId: 'getTodayFigures',
      summary: 'What waits in the school now, and the last seven days beside the seven before',
      description: 'A part is null for callers who may not see the list it counts.',
      tag: 'Reports',
      gate: staff.may('reports', 'VIEW'),
      reply: one(TodayFigures, exampleFigures),
      run: (tx) => readToday(tx),
    }),
  ];
}
