import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconBeach } from '@tabler/icons-react';
import { LocalDay } from '../../../ui/local-day.tsx';
import { BulkDelete } from '../../../ui/records/bulk-delete.tsx';
import type { ListDefinition } from '../../../ui/records/list-definition.ts';
import { BranchName, useBranchChoices } from '../branch-name.tsx';
import type { Holiday } from './holiday.ts';
import { HolidayDays } from './holiday-days.tsx';
import { HolidayFacts } from './holiday-facts.tsx';
import { ImportHolidays } from './import-holidays.tsx';
import { holidayListSpec } from './list-spec.ts';
import { holidays } from './resource.ts';

export const holidayList: ListDefinition<Holiday> = {
  resource: holidays,
  spec: holidayListSpec,
  crumbs: [{ label: <Trans>Settings</Trans> }],
  icon: IconBeach,
  searchLabel: msg`Search by name`,
  add: { path: '/holidays/new', label: msg`Add a holiday` },
  empty: {
    title: msg`No holidays yet`,
    text: msg`On holidays no lessons are planned. Add them one by one, or import a calendar file (.ics) with a whole year.`,
  },
  noneFits: { title: msg`No holiday fits`, text: msg`Try other days or another branch.` },
  filters: [
    { kind: 'dates', from: 'from', to: 'to', label: msg`Days` },
    { kind: 'select', name: 'branchId', label: msg`Branch`, any: msg`All branches`, useChoices: useBranchChoices },
  ],
  columns: [
    { id: 'name', header: msg`Name`, cell: ({ name }) => <bdi>{name}</bdi>, minPx: 180, grow: 2, rank: 0 },
    {
      id: 'startDate',
      header: msg`Days`,
      cell: (holiday) => <HolidayDays holiday={holiday} />,
      sort: { asc: msg`Earliest first`, desc: msg`Latest first` },
      minPx: 200,
      grow: 1,
      rank: 1,
      card: 'second',
    },
    {
      id: 'branchId',
      header: msg`Where`,
      cell: ({ branchId }) => (branchId ? <BranchName id={branchId} /> : <Trans>The whole school</Trans>),
      minPx: 150,
      grow: 1,
      rank: 2,
      card: 'third',
    },
    {
      id: 'createdAt',
      header: msg`Added`,
      cell: ({ createdAt }) => <LocalDay at={createdAt} />,
      sort: { asc: msg`Oldest first`, desc: msg`Newest first` },
      minPx: 112,
      grow: 0,
      rank: 4,
    },
  ],
  preview: (holiday) => <HolidayFacts holiday={holiday} />,
  bulk: (selection) => <BulkDelete resource={holidays} selection={selection} />,
  tools: () => <ImportHolidays />,
};
