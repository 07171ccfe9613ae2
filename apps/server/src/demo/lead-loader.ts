import { addActivity, convertLead, createForm, createLeads, setRules } from '../modules/leads/index.ts';
import type { TenantTx } from '../platform/db/transactions.ts';
import { AppError } from '../platform/errors.ts';
import { LEAD_WORDS } from './people/lead-words.ts';
import type { DemoLead } from './people/leads.ts';
import type { DemoSchool } from './schools/school.ts';

/** Who asked, given in turn to those who sell, what was done about each; and the form on the school's website. */
export async function addLeads(tx: TenantTx, { tenant, letter }: DemoSchool, leads: readonly DemoLead[]): Promise<void> {
  const { name, ...texts } = LEAD_WORDS[tenant.locale].form;
  const fields = ['phone', 'email', 'course', 'branch', 'message'] as const;
  await createForm(tx, { id: `frm_${letter}1`, name, source: name, fields: [...fields], texts: { [tenant.locale]: texts } });
  const userIds = [`usr_${tenant.id}_seller`, `usr_${tenant.id}_manager`];
  await setRules(tx, { rules: [{ branchId: null, userIds }] });
  const made = await createLeads(
    tx,
    leads.map(({ lead }) => lead),
  );
  for (const one of made) if (one instanceof AppError) throw one;
  for (const { lead, activities, becomes } of leads) {
    for (const activity of activities) await addActivity(tx, lead.id, activity);
    if (becomes !== null) await convertLead(tx, lead.id, { student: { name: becomes } }, null);
  }
}
