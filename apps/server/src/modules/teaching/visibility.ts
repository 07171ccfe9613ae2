import { type RawBuilder, sql } from 'kysely';
import type { Caller } from '../../platform/caller.ts';
import type { TenantTx } from '../../platform/db/transactions.ts';
import { ownCycles, ownInstructors, reach } from '../access/index.ts';

/** Cycles `r` the caller may see. */
export function visibleCycles(tx: TenantTx): RawBuilder<unknown> {
  return scoped(reach(tx.caller, 'cycles'), sql`r.id IN ${ownCycles(tx)}`);
}

/** Meetings `r` the caller may see: an instructor's own are those they teach, and all of the cycles they lead. */
export function visibleMeetings(tx: TenantTx): RawBuilder<unknown> {
  return scoped(
    reach(tx.caller, 'meetings'),
    sql`(r.instructor_id IN ${ownInstructors(tx)} OR r.cycle_id IN
      (SELECT o.id FROM cycles o WHERE o.tenant_id = ${tx.tenantId} AND o.instructor_id IN ${ownInstructors(tx)} AND o.deleted_at IS NULL))`,
  );
}

/** Registrations `r` the caller may see: an instructor's own are those of their cycles. */
export function visibleRegistrations(tx: TenantTx): RawBuilder<unknown> {
  return scoped(reach(tx.caller, 'registrations'), sql`r.cycle_id IN ${ownCycles(tx)}`);
}

/** Attendance `r` the caller may see: an instructor's own is that of the meetings they see. */
export function visibleAttendance(tx: TenantTx): RawBuilder<unknown> {
  return scoped(
    reach(tx.caller, 'attendance'),
    sql`r.meeting_id IN (SELECT o.id FROM meetings o WHERE o.tenant_id = ${tx.tenantId} AND (o.instructor_id IN ${ownInstructors(tx)}
      OR o.cycle_id IN (SELECT p.id FROM cycles p WHERE p.tenant_id = ${tx.tenantId} AND p.instructor_id IN ${ownInstructors(tx)})))`,
  );
}

function scoped(scope: 'all' | 'own' | 'none', own: RawBuilder<unknown>): RawBuilder<unknown> {
  if (scope === 'all') return sql`true`;
  return scope === 'own' ? own : sql`false`;
}

/** Prices are for those who sell or see every registration; they never reach an instructor. */
export function seesPrices(caller: Caller): boolean {
  return reach(caller, 'registrations') === 'all';
}

/** What lessons earn is for those who see every payment. */
export function seesRevenue(caller: Caller): boolean {
  return reach(caller, 'payments') === 'all';
}

/** What instructors cost is for those who set their rates; the person sees the own pay as well. */
export function seesPay(caller: Caller): boolean {
  if (!caller.grants) return caller.kind === 'system' || caller.kind === 'job';
  return caller.grants.get('instructors:UPDATE') === 'all';
}
