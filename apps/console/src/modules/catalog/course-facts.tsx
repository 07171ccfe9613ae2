import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { Fact, Facts } from '../../ui/facts.tsx';
import { LabelFacts } from '../labels/label-facts.tsx';
import type { Course } from './course.ts';
import { InUse } from './in-use.tsx';
import { COURSE_ORIGIN_NAMES } from './kind-names.ts';
import { courses } from './resources.ts';

export function CourseFacts({ course }: { course: Course }) {
  const { i18n } = useLingui();
  return (
    <Facts notes={course.description}>
      <Fact name={<Trans>State</Trans>}>
        <InUse isActive={course.isActive} />
      </Fact>
      <Fact name={<Trans>Category</Trans>}>
        <bdi>{course.category}</bdi>
      </Fact>
      {course.targetAudience && (
        <Fact name={<Trans>For whom</Trans>}>
          <bdi>{course.targetAudience}</bdi>
        </Fact>
      )}
      <Fact name={<Trans>Taught by</Trans>}>{i18n._(COURSE_ORIGIN_NAMES[course.origin])}</Fact>
      <LabelFacts entity="course" resource={courses} record={course} />
    </Facts>
  );
}
