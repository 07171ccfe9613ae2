import { msg } from '@lingui/core/macro';
import type { ListFilter } from '../../../ui/records/list-definition.ts';
import { useBranchChoices, useCourseChoices } from '../../catalog/choices.ts';
import { CycleFilter } from '../../teaching/cycles/cycle-filter.tsx';
import { useInstructorChoices } from '../../teaching/instructor-choices.ts';
import type { ReportFilter } from '../asked.ts';

/** Filters one sets by hand. The others come with a figure that was opened, and can be taken away again. */
export const FILTER_FIELDS: { [Filter in ReportFilter]?: ListFilter } = {
  branchId: { kind: 'select', name: 'branchId', label: msg`Branch`, any: msg`All branches`, useChoices: useBranchChoices },
  courseId: { kind: 'select', name: 'courseId', label: msg`Course`, any: msg`All courses`, useChoices: useCourseChoices },
  instructorId: {
    kind: 'select',
    name: 'instructorId',
    label: msg`Instructor`,
    any: msg`All instructors`,
    useChoices: useInstructorChoices,
  },
  cycleId: { kind: 'own', label: msg`Cycle`, Field: CycleFilter },
};
