import type { Route } from '../../platform/http/route.ts';
import type { CrossOrigin } from '../../platform/http/server.ts';
import type { System } from '../../system.ts';
import type { Access } from '../access/index.ts';
import { activityRoutes } from './activities/activity-routes.ts';
import { assignmentRoutes } from './assignment/assignment-routes.ts';
import { conversionRoutes } from './conversion/conversion-routes.ts';
import { formRoutes } from './forms/form-routes.ts';
import { KnownForms } from './forms/known-forms.ts';
import { formSource, keySource } from './intake/lead-source.ts';
import { PUBLIC_LEAD_PATHS, publicLeadRoutes } from './intake/public-lead-routes.ts';
import { leadRoutes } from './leads/lead-routes.ts';

export { addActivity } from './activities/activities.ts';
export { LeadActivity, type NewLeadActivity } from './activities/activity-schemas.ts';
export { assignLead } from './assignment/assign.ts';
export type { AssignmentRules } from './assignment/rule-schemas.ts';
export { setRules } from './assignment/rules.ts';
export { convertLead } from './conversion/convert.ts';
export { followMergedCustomer, followMergedStudent } from './conversion/merged-people.ts';
export type { NewLeadForm } from './forms/form-schemas.ts';
export { createForm } from './forms/forms.ts';
export { createLeads } from './leads/create-leads.ts';
export { emptyLeads, listLeadsOfFamily, lockLeadsOfFamily } from './leads/family-leads-store.ts';
export { exampleLead } from './leads/lead-examples.ts';
export { Lead, LeadChanges, LeadQuery, NewLead } from './leads/lead-schemas.ts';
export { applyLeadChanges, browseLeads } from './leads/leads.ts';
export { registerFormPages as registerLeadPages } from './pages/form-pages.ts';

/** Leads, what is done about them, who works on them, and what they become. */
export function leadsModuleRoutes(system: System, access: Access): Route[] {
  return [
    ...assignmentRoutes(access),
    ...leadRoutes(access),
    ...activityRoutes(access),
    ...conversionRoutes(access),
    ...formRoutes(access),
    ...publicLeadRoutes(system, [keySource(system, access.keys), formSource(system, new KnownForms(system))]),
  ];
}

/** Forms on the schools' websites send from there. */
export function leadCrossOrigins(system: System): CrossOrigin[] {
  const forms = new KnownForms(system);
  return [{ paths: PUBLIC_LEAD_PATHS, isAllowed: (origin) => forms.isOpenTo(origin) }];
}
