import type { Route } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import type { Access } from '../access/index.ts';
import { branchRoutes } from './branches/branch-routes.ts';
import { courseRoutes } from './courses/course-routes.ts';
import { holidayRoutes } from './holidays/holiday-routes.ts';
import { orderRoutes } from './institutional-orders/order-routes.ts';
import { availabilityRoutes } from './instructors/availability/availability-routes.ts';
import { instructorRoutes } from './instructors/instructor-routes.ts';

export { exampleBranch } from './branches/branch-routes.ts';
export { browseBranches, createBranch, readBranch } from './branches/branches.ts';
export { Branch, BranchQuery, type NewBranch } from './branches/schemas.ts';
export { exampleCourse } from './courses/course-routes.ts';
export { createCourse } from './courses/courses.ts';
export { getCourse, listCourses } from './courses/courses-store.ts';
export { Course, CourseQuery, type NewCourse } from './courses/schemas.ts';
export { Flag, LocalDate, LocalTime, Money } from './fields.ts';
export { createHoliday } from './holidays/holidays.ts';
export { getHoliday, listHolidays } from './holidays/holidays-store.ts';
export { Holiday, HolidayQuery, type NewHoliday } from './holidays/schemas.ts';
export { createOrder } from './institutional-orders/orders.ts';
export { getOrder, listOrders } from './institutional-orders/orders-store.ts';
export { InstitutionalOrder, type NewOrder, OrderQuery } from './institutional-orders/schemas.ts';
export { setAvailability } from './instructors/availability/availability.ts';
export type { NewTimeOff, WeeklyHours } from './instructors/availability/schemas.ts';
export { addTimeOff } from './instructors/availability/time-off.ts';
export { exampleInstructor } from './instructors/instructor-routes.ts';
export { browseInstructors, createInstructor, readInstructor } from './instructors/instructors.ts';
export { instructorsOrOwn } from './instructors/own-gate.ts';
export { Instructor, InstructorQuery, type NewInstructor } from './instructors/schemas.ts';

/** Branches, courses, instructors and their hours, institutional orders, holidays. */
export function catalogRoutes(_system: System, access: Access): Route[] {
  return [
    ...branchRoutes(access),
    ...courseRoutes(access),
    ...instructorRoutes(access),
    ...availabilityRoutes(access),
    ...orderRoutes(access),
    ...holidayRoutes(access),
  ];
}
