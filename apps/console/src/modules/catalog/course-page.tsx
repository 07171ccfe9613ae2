import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { RecordPage } from '../../ui/records/record-page.tsx';
import { courseQuery } from './course.ts';
import { CourseFacts } from './course-facts.tsx';
import { CourseForm } from './course-form.tsx';
import { courses } from './resources.ts';

const route = getRouteApi('/signed-in/courses/$courseId');

export default function CoursePage() {
  const { courseId } = route.useParams();
  return (
    <RecordPage
      resource={courses}
      query={useQuery(courseQuery(courseId))}
      crumbs={[]}
      listPath="/courses"
      tabs={(course) => [{ id: 'overview', label: <Trans>Overview</Trans>, content: <CourseFacts course={course} /> }]}
      editForm={(course, life) => <CourseForm course={course} {...life} />}
    />
  );
}
