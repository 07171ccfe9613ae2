import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { isApiError } from '../../../../api/api-error.ts';
import { useLocale } from '../../../../i18n/use-locale.ts';
import { PlainForm } from '../../../../ui/form/plain-form.tsx';
import { useMe } from '../../../access/me.ts';
import { weekdayName } from '../../../access/settings/place-choices.ts';
import { useBranchChoices } from '../../branch-name.tsx';
import { instructorQuery } from '../instructor.ts';
import { type Availability, availabilityQuery, saveHours } from './availability.ts';
import styles from './hours-form.module.css';
import { daysFrom, nextSlot, type Slot } from './hours-rules.ts';
import { SlotRow } from './slot-row.tsx';

/** In a form a branch is a text: none is the empty one. */
export interface HoursValues {
  weekly: (Omit<Slot, 'branchId'> & { branchId: string })[];
}

export function HoursForm({ instructorId, availability }: { instructorId: string; availability: Availability }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const values: HoursValues = { weekly: availability.weekly.map((slot) => ({ ...slot, branchId: slot.branchId ?? '' })) };

  async function save({ weekly }: HoursValues) {
    const given = weekly.map((slot) => ({ ...slot, branchId: slot.branchId || null }));
    const after = await saveHours(instructorId, given, availability.version);
    queries.setQueryData(availabilityQuery(instructorId).queryKey, after);
    notifications.show({ message: t`Saved` });
    await queries.invalidateQueries({ queryKey: instructorQuery(instructorId).queryKey });
  }

  return (
    <PlainForm
      values={values}
      onSubmit={save}
      submitLabel={<Trans>Save</Trans>}
      isGuarded
      explain={(error) =>
        isApiError(error, 'PRECONDITION_FAILED') && (
          <Trans>Somebody else changed this instructor just now. Load the page again to see it; what you typed here isn’t saved.</Trans>
        )
      }
    >
      <Week />
    </PlainForm>
  );
}

function Week() {
  const { t } = useLingui();
  const locale = useLocale();
  const branches = useBranchChoices();
  const { weekStart } = useMe().tenant;
  const { control, getValues } = useFormContext<HoursValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'weekly' });

  function add(day: number) {
    const known = getValues('weekly').map((slot) => ({ ...slot, branchId: slot.branchId || null }));
    append({ ...nextSlot(known, day), branchId: '' }, { focusName: `weekly.${fields.length}.startTime` });
  }

  return (
    <div className={styles.week}>
      {daysFrom(weekStart).map((day) => {
        const name = weekdayName(locale, day);
        return (
          <fieldset key={day} className={styles.day}>
            <legend className={styles.name}>{name}</legend>
            <div className={styles.slots}>
              {fields.map(
                (field, at) =>
                  field.day === day && <SlotRow key={field.id} at={at} dayName={name} branches={branches} onRemove={() => remove(at)} />,
              )}
            </div>
            <ActionIcon variant="light" size={36} aria-label={t`Add hours: ${name}`} onClick={() => add(day)}>
              <IconPlus size={16} aria-hidden />
            </ActionIcon>
          </fieldset>
        );
      })}
    </div>
  );
}
