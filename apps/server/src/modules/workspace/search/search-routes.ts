import { z } from 'zod';
import { one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import type { Access } from '../../access/index.ts';
import { Found, SearchQuery } from '../schemas.ts';
import { searchEverything } from './search.ts';

export function searchRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/search',
      operationId: 'search',
      summary:
        'Customers, students and leads by name, e-mail or phone; cycles, courses, branches and instructors by name; only what you may see',
      tag: 'Search',
      gate: staff.anyone(),
      query: SearchQuery,
      reply: one(z.array(Found), [{ resource: 'students', id: 'stu_123', title: 'Noa Levi', subtitle: 'Dana Levi' }]),
      example: { query: { q: 'noa' } },
      run: (tx, { query }) => searchEverything(tx, query),
    }),
  ];
}
