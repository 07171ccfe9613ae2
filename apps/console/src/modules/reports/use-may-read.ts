import { may } from '../access/may.ts';
import { useMe } from '../access/me.ts';
import type { ReportDefinition } from './report-definition.ts';

/** Whether the person may open a report: they need all it asks for. */
export function useMayReadReports() {
  const me = useMe();
  return ({ needs }: Pick<ReportDefinition, 'needs'>) => needs.every(([resource, action]) => may(me, resource, action));
}
