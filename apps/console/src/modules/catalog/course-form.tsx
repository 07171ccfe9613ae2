import { Trans } from '@lingui/react/macro';
import { SimpleGrid } from '@mantine/core';
import { RecordForm } from '../../ui/form/record-form.tsx';
import { SelectField } from '../../ui/form/select-field.tsx';
import { LongTextField, SwitchField, TextField } from '../../ui/form/text-fields.tsx';
import type { FormLife } from '../../ui/records/record-page.tsx';
import { LabelFields } from '../labels/label-fields.tsx';
import { labelledBody, labelValues } from '../labels/label-values.ts';
import type { Course } from './course.ts';
import { useCourseOrigins } from './kind-names.ts';
import { courses } from './resources.ts';

function valuesOf(course: Course | undefined) {
  return {
    name: course?.name ?? '',
    category: course?.category ?? '',
    targetAudience: course?.targetAudience ?? '',
    origin: course?.origin ?? 'own',
    description: course?.description ?? '',
    isActive: course?.isActive ?? true,
    ...labelValues(course),
  };
}

export function CourseForm({ course, ...life }: FormLife<Course> & { course?: Course }) {
  return (
    <RecordForm
      resource={courses}
      record={course}
      toValues={valuesOf}
      toBody={labelledBody}
      saveLabel={course ? undefined : <Trans>Add the course</Trans>}
      {...life}
    >
      <TextField name="name" isRequired autoFocus />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextField name="category" isRequired maxLength={100} />
        <TextField name="targetAudience" />
      </SimpleGrid>
      <SelectField name="origin" choices={useCourseOrigins()} />
      <LongTextField name="description" />
      <SwitchField name="isActive" />
      <LabelFields entity="course" resource="courses" />
    </RecordForm>
  );
}
