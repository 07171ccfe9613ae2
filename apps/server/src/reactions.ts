import { endFiles } from './modules/exports/index.ts';
import { followMergedCustomer, followMergedStudent } from './modules/leads/index.ts';
import { followMeeting } from './modules/meeting-rooms/index.ts';
import { followMergedLearner, openLearner } from './modules/progress/index.ts';
import {
  followMergedLearnerInCycles,
  followMergedPayer,
  keepPayingOrder,
  keepRegisteredStudent,
  keepTaughtCourse,
  keepTaughtFamily,
  keepTeachingInstructor,
  keepUsedBranch,
} from './modules/teaching/index.ts';
import { followMergedCustomerInTasks, followMergedStudentInTasks } from './modules/workspace/index.ts';
import type { Reaction, Reactions } from './platform/db/database.ts';
import type { RecordedEvent } from './platform/ledger/ledger.ts';
import type { Changes } from './platform/live/changes.ts';

/** Who hears which event in the same transaction, and may veto it by throwing. */
const inTransaction: Record<string, Reaction[]> = {
  'student.created': [(tx, event) => openLearner(tx, event.subject)],
  'customer.merged': [followMergedPayer, followMergedCustomer, followMergedCustomerInTasks],
  'student.merged': [followMergedLearnerInCycles, followMergedLearner, followMergedStudent, followMergedStudentInTasks],
  'meeting.updated': [followMeeting],
  'meeting.cancelled': [followMeeting],
  'meeting.postponed': [followMeeting],
  'meeting.deleted': [followMeeting],
  'course.deleted': [keepTaughtCourse],
  'branch.deleted': [keepUsedBranch],
  'instructor.deleted': [keepTeachingInstructor],
  // Asked, and stored nowhere: an order tells no events.
  'institutional-order.deleting': [keepPayingOrder],
  'student.deleted': [keepRegisteredStudent],
  'customer.erasing': [keepTaughtFamily, (tx) => endFiles(tx)],
};

/** Which page shows the subject of an event: open ones are told after the commit. */
const PAGES: [prefix: string, resource: string][] = [
  ['student.', 'students'],
  ['customer.', 'customers'],
  ['course.', 'courses'],
  ['branch.', 'branches'],
  ['instructor.', 'instructors'],
  ['user.', 'users'],
  ['lead.', 'leads'],
  ['cycle.', 'cycles'],
  ['meeting.', 'meetings'],
  ['registration.', 'registrations'],
  ['payment.', 'payments'],
  ['attendance.', 'attendance'],
  ['export.', 'jobs'],
  ['webhook.', 'webhooks'],
];

/** Event → who hears it, on one page. */
export function reactions(changes: Changes, tellOutside: (events: readonly RecordedEvent[]) => void, check: Reactions['check']): Reactions {
  return {
    check,
    inTransaction: new Map(Object.entries(inTransaction)),
    afterCommit: (events) => {
      tellOutside(events);
      changes.tell(
        events.flatMap(({ tenantId, type, subject }) => {
          const page = PAGES.find(([prefix]) => type.startsWith(prefix));
          return page ? [{ tenantId, resource: page[1], id: subject }] : [];
        }),
      );
    },
  };
}
