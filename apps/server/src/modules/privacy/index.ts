import type { Route } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import type { Access } from '../access/index.ts';
import { consentRoutes } from './consents/consent-routes.ts';
import { erasureRoutes } from './erasure/erasure-routes.ts';
import { personalDataRoutes } from './personal-data/personal-data-routes.ts';

/** What families agreed to, what the school knows of them, and forgetting it. */
export function privacyRoutes(system: System, access: Access): Route[] {
  return [...consentRoutes(access), ...personalDataRoutes(system, access), ...erasureRoutes(access)];
}
