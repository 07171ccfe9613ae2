import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** Why the server refuses a change of lessons, places or money, by the names it gives (`reason` of an error). */
export const TEACHING_REASONS: Readonly<Record<string, MessageDescriptor>> = {
  clash: msg({
    message:
      '{count, plural, one {This clashes with another lesson.} other {This clashes with # other lessons.}} Choose another time, room or instructor; a manager may allow the overlap.',
  }),
  instructor_busy: msg({
    message: '{who} teaches {cycle} at {branch} on {date}, {time}.',
  }),
  room_busy: msg({
    message: '{who} is taken by {cycle} at {branch} on {date}, {time}.',
  }),
  student_busy: msg({
    message: '{who} learns in {cycle} at {branch} on {date}, {time}.',
  }),
  other_lesson: msg({
    message: '{cycle} on {date}, {time}.',
  }),
  meeting_status: msg({
    message:
      'This lesson is {status, select, completed {completed} cancelled {cancelled} postponed {postponed} other {planned}}, so this can’t be done with it any more.',
  }),
  meeting_not_scheduled: msg({
    message:
      'This lesson is {status, select, completed {completed} cancelled {cancelled} postponed {postponed} other {planned}}. Only a planned one can be moved or get a substitute.',
  }),
  meeting_not_attended: msg({
    message:
      'This lesson is {status, select, cancelled {cancelled} other {postponed}}: nobody attends it. Mark the one that takes its place.',
  }),
  meeting_replaced: msg({
    message: 'Another lesson took the place of this one. Cancel that one first.',
  }),
  meeting_in_books: msg({
    message: 'This lesson is completed and its money is in the books. It can’t be deleted here.',
  }),
  meeting_money_fixed: msg({
    message: 'This lesson is completed and its money is fixed. What kind of lesson it was can’t change any more.',
  }),
  no_free_hour: msg({
    message: 'No free hour of this cycle’s week was found for a make-up lesson. Cancel without one, and add a lesson by hand.',
  }),
  cycle_closed: msg({
    message: 'This cycle is {status, select, completed {completed} other {cancelled}}. Choose one that goes on.',
  }),
  cycle_not_active: msg({
    message:
      'This cycle is {status, select, completed {completed} cancelled {cancelled} frozen {frozen} other {active}}. Make it active first.',
  }),
  cycle_full: msg({
    message: 'This cycle is full by now. Raise its places first, or register them anew to wait in line.',
  }),
  other_cycle_full: msg({
    message: 'That cycle is full. Register them there to wait in line, and transfer when a place is free.',
  }),
  cycle_status: msg({
    message:
      'A cycle that is {status, select, completed {completed} cancelled {cancelled} frozen {frozen} other {active}} can’t become {to, select, completed {completed} cancelled {cancelled} frozen {frozen} other {active}}.',
  }),
  cycle_has_students: msg({
    message: 'Students are in this cycle ({registered}) or wait for it ({waiting}). Cancel or transfer them first.',
  }),
  cycle_has_lessons: msg({
    message:
      '{count, plural, one {# lesson of this cycle was held.} other {# lessons of this cycle were held.}} Complete or cancel it instead, so that its past stays.',
  }),
  cycle_misses: msg({
    message:
      '{what, select, courseId {The course} branchId {The branch} instructorId {The instructor} other {The order}} of this cycle was deleted. Restore it first.',
  }),
  cycles_unfit: msg({
    message:
      '{count, plural, one {Nothing was changed: # of these cycles can’t be changed so.} other {Nothing was changed: # of these cycles can’t be changed so.}}',
  }),
  too_many_cycles: msg({
    message: 'More than {count} cycles fit. Narrow the filter, and change them in parts.',
  }),
  already_registered: msg({
    message: 'This student is in this cycle already, or waits for it.',
  }),
  student_deleted: msg({
    message: 'This student was deleted. Restore them first.',
  }),
  registration_not_cancellable: msg({
    message:
      'This registration is {status, select, completed {completed} cancelled {cancelled} active {active} trial {a trial} waitlisted {on the waiting list} other {registered}}, so it can’t be cancelled.',
  }),
  registration_not_movable: msg({
    message:
      'This registration is {status, select, completed {completed} cancelled {cancelled} active {active} trial {a trial} waitlisted {on the waiting list} other {registered}}, so it can’t be transferred.',
  }),
  registration_not_waiting: msg({
    message:
      'This registration is {status, select, completed {completed} cancelled {cancelled} active {active} trial {a trial} waitlisted {on the waiting list} other {registered}}: it waits for nothing.',
  }),
  registration_status: msg({
    message:
      'A registration that is {status, select, completed {completed} cancelled {cancelled} active {active} trial {a trial} waitlisted {on the waiting list} other {registered}} can’t be changed so.',
  }),
  registration_in_use: msg({
    message: 'This registration has payments, lessons or attendance. Cancel it instead, so that its past stays.',
  }),
  registration_settled: msg({
    message: 'This registration is cancelled and what is owed was settled. Register the student again, or give a payment back.',
  }),
  no_free_place: msg({
    message: 'There is no free place, and none is kept for them. They stay in line.',
  }),
  more_than_owed: msg({
    message: 'Only {owedMinor} is still owed. Take that, or let the rest stand as credit.',
  }),
  more_than_paid: msg({
    message: 'Only {leftMinor} of that payment has not been given back yet.',
  }),
  is_refund: msg({
    message: 'This is money given back already. Write down a new payment instead.',
  }),
  not_deleted: msg({
    message: 'It isn’t deleted, so there is nothing to restore.',
  }),
  instructor_has_lessons: msg({
    message:
      '{count, plural, one {This instructor still has # lesson to hold.} other {This instructor still has # lessons to hold.}} Give them to somebody else, or cancel them.',
  }),
  has_cycles: msg({
    message: '{count, plural, one {# cycle goes on here.} other {# cycles go on here.}} Complete, cancel or change that first.',
  }),
  student_registered: msg({
    message:
      '{count, plural, one {This student has # registration that still counts.} other {This student has # registrations that still count.}} Cancel that first.',
  }),
  family_registered: msg({
    message:
      '{count, plural, one {This family has # registration that still counts.} other {This family has # registrations that still count.}} Cancel that first, so that what is owed is settled.',
  }),
  both_in_cycle: msg({
    message: 'Both students are in {cycle}. Cancel or remove one of the two registrations first, then merge them.',
  }),
  both_marked: msg({
    message:
      '{count, plural, one {Both students are marked at the lesson of {date}.} other {Both students are marked at # same lessons, the first on {date}.}} Take one of the two marks back first, then merge them.',
  }),
  busy: msg({
    message: 'Somebody else is changing this just now. Try again in a moment.',
  }),
  registrations_once_per_cycle: msg({
    message: 'This student is in this cycle already, or waits for it.',
  }),
  cycle_slots_overlap: msg({
    message: 'Two lessons of one day overlap. Make one of the two shorter.',
  }),
  meetings_instructor_not_double_booked: msg({
    message: 'This instructor has another lesson at that time. Choose another time or instructor.',
  }),
  meetings_room_not_double_booked: msg({
    message: 'This room holds another lesson at that time. Choose another time or room.',
  }),
  attendance_once_per_student: msg({
    message: 'Somebody marked this student just now. Look at the attendance again.',
  }),
  attendance_once_per_guest: msg({
    message: 'Somebody marked this guest just now. Look at the attendance again.',
  }),
};
