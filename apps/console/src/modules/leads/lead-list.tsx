import { msg } from '@lingui/core/macro';
import { IconMessageQuestion } from '@tabler/icons-react';
import { BulkChange } from '../../ui/records/bulk-change.tsx';
import { BulkDelete } from '../../ui/records/bulk-delete.tsx';
import type { ListDefinition } from '../../ui/records/list-definition.ts';
import type { Selection } from '../../ui/records/use-selection.ts';
import { useBranchChoices, useCourseChoices } from '../catalog/choices.ts';
import { BulkTag } from '../labels/bulk-tag.tsx';
import { labelFilters } from '../labels/label-filters.tsx';
import { BulkAssign } from './bulk-assign.tsx';
import type { Lead } from './lead.ts';
import { leadColumns } from './lead-columns.tsx';
import { LeadFacts } from './lead-facts.tsx';
import { useFollowUps, useLeadStatuses, useMoves } from './lead-names.ts';
import { LeadViews } from './lead-views.tsx';
import { leadListSpec } from './list-specs.ts';
import { useOwnerFilter } from './owners.ts';
import { leads } from './resources.ts';

export const leadList: ListDefinition<Lead> = {
  resource: leads,
  spec: leadListSpec,
  crumbs: [],
  icon: IconMessageQuestion,
  searchLabel: msg`Search by name, phone or e-mail`,
  add: { path: '/leads/new', label: msg`Add a lead` },
  empty: {
    title: msg`No leads yet`,
    text: msg`A lead is somebody who asked. Write down the next one who calls, or put a form on your website: what people send there arrives here.`,
  },
  noneFits: { title: msg`No lead fits`, text: msg`Try fewer letters, part of a phone number, or fewer filters.` },
  filters: [
    { kind: 'select', name: 'status', label: msg`Status`, any: msg`Any status`, useChoices: useLeadStatuses },
    { kind: 'select', name: 'ownerId', label: msg`Owner`, any: msg`Any owner`, useChoices: useOwnerFilter },
    { kind: 'select', name: 'followUp', label: msg`Next step`, any: msg`Any next step`, useChoices: useFollowUps },
    { kind: 'select', name: 'courseId', label: msg`Course`, any: msg`Any course`, useChoices: useCourseChoices },
    { kind: 'select', name: 'branchId', label: msg`Branch`, any: msg`Any branch`, useChoices: useBranchChoices },
    { kind: 'text', name: 'source', label: msg`How they found us` },
    { kind: 'dates', from: 'from', to: 'to', label: msg`Came` },
    ...labelFilters('lead'),
  ],
  columns: leadColumns,
  preview: (lead) => <LeadFacts lead={lead} />,
  bulk: (selection) => <LeadBulk selection={selection} />,
  tools: () => <LeadViews />,
};

function LeadBulk({ selection }: { selection: Selection<Lead> }) {
  const choices = useMoves({ status: 'new' });
  return (
    <>
      <BulkAssign selection={selection} />
      <BulkChange resource={leads} selection={selection} field="status" label={msg`Status`} choices={choices} />
      <BulkTag resource={leads} selection={selection} />
      <BulkDelete resource={leads} selection={selection} />
    </>
  );
}
