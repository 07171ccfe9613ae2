const DAYS = { from: ['2020-01-01', '2100-01-01'], to: ['2100-01-01', '1999-12-31'] };

const CYCLES = {
  courseId: ['crs_common', 'crs_rare'],
  branchId: ['brn_common', 'brn_rare'],
  instructorId: ['ins_common', 'ins_rare'],
  institutionalOrderId: ['ord_common', 'ord_rare'],
  type: ['private', 'institutional_fixed'],
  status: ['active', 'frozen', 'cancelled'],
  activityType: ['frontal', 'online'],
  dayOfWeek: ['1', '6', '3'],
  from: ['2020-01-01', '2040-01-01'],
  to: ['2100-01-01', '1999-12-31'],
  tag: ['common', 'rare'],
  customField: ['size=M', 'size=XXL'],
};
const MEETINGS = {
  cycleId: ['cyc_common', 'cyc_rare'],
  courseId: ['crs_common', 'crs_rare'],
  branchId: ['brn_common', 'brn_rare'],
  instructorId: ['ins_common', 'ins_rare'],
  status: ['scheduled', 'postponed', 'cancelled'],
  activityType: ['frontal', 'online'],
  date: ['2021-01-01', '1999-06-01'],
  ...DAYS,
};
const REGISTRATIONS = {
  customerId: ['cus_0000001', 'cus_0099999'],
  studentId: ['stu_0000001', 'stu_0099999'],
  cycleId: ['cyc_common', 'cyc_rare'],
  status: ['completed', 'active', 'waitlisted'],
  paymentStatus: ['paid', 'partial'],
  ...DAYS,
};
const PAYMENTS = {
  customerId: ['cus_0000001', 'cus_0099999'],
  registrationId: ['reg_common', 'reg_rare'],
  method: ['credit', 'cash', 'transfer'],
  ...DAYS,
};
const EXPENSES = {
  cycleId: ['cyc_common', 'cyc_rare'],
  meetingId: ['mtg_0000100', 'mtg_0000001'],
  status: ['approved', 'pending', 'rejected'],
  ...DAYS,
};
const ATTENDANCE = {
  meetingId: ['mtg_0000100', 'mtg_0000001'],
  studentId: ['stu_0000100', 'stu_0000001'],
  registrationId: ['reg_common', 'reg_rare'],
  status: ['present', 'excused', 'absent'],
  isTrial: ['false', 'true'],
  ...DAYS,
};

/** The filters of one record's list: all but the one its path says. */
function without(filters: Record<string, string[]>, name: string): Record<string, string[]> {
  return Object.fromEntries(Object.entries(filters).filter(([filter]) => filter !== name));
}

/** Values of the filters of what is taught: of nearly every row, of a few at the far end, and of none. */
export const TEACHING_VALUES: Record<string, Record<string, string[]>> = {
  listExpenses: EXPENSES,
  listCycles: CYCLES,
  listCourseCycles: without(CYCLES, 'courseId'),
  listBranchCycles: without(CYCLES, 'branchId'),
  listInstructorCycles: without(CYCLES, 'instructorId'),
  listOrderCycles: without(CYCLES, 'institutionalOrderId'),
  listMeetings: MEETINGS,
  listInstructorMeetings: without(MEETINGS, 'instructorId'),
  listRegistrations: REGISTRATIONS,
  listCustomerRegistrations: without(REGISTRATIONS, 'customerId'),
  listStudentRegistrations: without(REGISTRATIONS, 'studentId'),
  listPayments: PAYMENTS,
  listCustomerPayments: without(PAYMENTS, 'customerId'),
  listAttendance: ATTENDANCE,
  listStudentAttendance: without(ATTENDANCE, 'studentId'),
  listRegistrationAttendance: without(ATTENDANCE, 'registrationId'),
};

export const TEACHING_PARAMS: Record<string, Record<string, string>> = {
  listCourseCycles: { id: 'crs_common' },
  listBranchCycles: { id: 'brn_common' },
  listInstructorCycles: { id: 'ins_common' },
  listOrderCycles: { id: 'ord_common' },
  listInstructorMeetings: { id: 'ins_common' },
  listCustomerRegistrations: { id: 'cus_0000001' },
  listStudentRegistrations: { id: 'stu_0000001' },
  listCustomerPayments: { id: 'cus_0000001' },
  listStudentAttendance: { id: 'stu_0000100' },
  listRegistrationAttendance: { id: 'reg_common' },
};
