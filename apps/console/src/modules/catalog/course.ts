import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import type { Labels } from '../labels/custom-fields.ts';
import type { CourseOrigin } from './kinds.ts';

/** What is taught. */
export interface Course extends Labels {
  id: string;
  version: number;
  name: string;
  description: string | null;
  category: string;
  targetAudience: string | null;
  origin: CourseOrigin;
  isActive: boolean;
  createdAt: string;
  updatedAt: string;
}

export function courseQuery(id: string) {
  return queryOptions({
    queryKey: ['courses', id, 'detail'],
    queryFn: ({ signal }) => api.get<Course>(`/courses/${encodeURIComponent(id)}`, { signal }),
  });
}
