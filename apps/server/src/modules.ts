import type { FastifyInstance } from 'fastify';
import { type Access, accessJobs, accessRoutes } from './modules/access/index.ts';
import { auditModuleRoutes } from './modules/audit/index.ts';
import { catalogRoutes } from './modules/catalog/index.ts';
import { exportJobs, exportsModuleRoutes } from './modules/exports/index.ts';
import { importJobs, importsModuleRoutes } from './modules/imports/index.ts';
import { leadCrossOrigins, leadsModuleRoutes, registerLeadPages } from './modules/leads/index.ts';
import { meetingRoomJobs, meetingRoomRoutes, registerLessonPages } from './modules/meeting-rooms/index.ts';
import { peopleRoutes } from './modules/people/index.ts';
import { privacyRoutes } from './modules/privacy/index.ts';
import { progressModuleRoutes } from './modules/progress/index.ts';
import { reportsModuleRoutes } from './modules/reports/index.ts';
import { teachingJobs, teachingRoutes } from './modules/teaching/index.ts';
import { webhookJobs, webhookModuleRoutes } from './modules/webhooks/index.ts';
import { workspaceRoutes } from './modules/workspace/index.ts';
import type { Route } from './platform/http/route.ts';
import type { CrossOrigin } from './platform/http/server.ts';
import type { Job } from './platform/jobs/jobs.ts';
import type { System } from './system.ts';

interface Module {
  name: string;
  /** A module may call modules of lower layers only. */
  layer: number;
  routes: (system: System, access: Access) => Route[];
  jobs?: (system: System, access: Access) => Job[];
  /** Web pages of its own, outside of the API. */
  pages?: (http: FastifyInstance, system: System) => Promise<void>;
  /** Addresses that other websites may call. */
  crossOrigins?: (system: System) => CrossOrigin[];
}

/** Every module, lowest layer first. */
export const modules: Module[] = [
  { name: 'access', layer: 1, routes: accessRoutes, jobs: accessJobs },
  { name: 'people', layer: 2, routes: peopleRoutes },
  { name: 'catalog', layer: 2, routes: catalogRoutes },
  { name: 'teaching', layer: 3, routes: teachingRoutes, jobs: teachingJobs },
  { name: 'progress', layer: 4, routes: progressModuleRoutes },
  { name: 'leads', layer: 4, routes: leadsModuleRoutes, pages: registerLeadPages, crossOrigins: leadCrossOrigins },
  { name: 'meeting-rooms', layer: 4, routes: meetingRoomRoutes, jobs: meetingRoomJobs, pages: registerLessonPages },
  { name: 'webhooks', layer: 5, routes: webhookModuleRoutes, jobs: webhookJobs },
  { name: 'workspace', layer: 5, routes: workspaceRoutes },
  { name: 'imports', layer: 5, routes: importsModuleRoutes, jobs: importJobs },
  { name: 'audit', layer: 5, routes: auditModuleRoutes },
  { name: 'reports', layer: 6, routes: reportsModuleRoutes },
  { name: 'privacy', layer: 6, routes: privacyRoutes },
  { name: 'exports', layer: 7, routes: exportsModuleRoutes, jobs: exportJobs },
];
