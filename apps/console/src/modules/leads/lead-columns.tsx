import { msg } from '@lingui/core/macro';
import { EmailLink, PhoneLink } from '../../ui/contact-link.tsx';
import { LocalDay } from '../../ui/local-day.tsx';
import type { ListColumn } from '../../ui/records/list-definition.ts';
import { FollowUp } from './follow-up.tsx';
import type { Lead } from './lead.ts';
import { useMoves } from './lead-names.ts';
import { isOpenLead } from './lead-status.ts';
import { LeadStatusBadge } from './lead-status-badge.tsx';
import { useOwnerChoices } from './owners.ts';

export const leadColumns: ListColumn<Lead>[] = [
  {
    id: 'name',
    header: msg`Name`,
    cell: ({ name }) => <bdi>{name}</bdi>,
    sort: { asc: msg`Name A–Z`, desc: msg`Name Z–A` },
    minPx: 150,
    grow: 2,
    rank: 0,
  },
  {
    id: 'status',
    header: msg`Status`,
    cell: ({ status }) => <LeadStatusBadge status={status} />,
    minPx: 150,
    grow: 0.6,
    rank: 1,
    card: 'aside',
    edit: { field: 'status', valueOf: ({ status }) => status, useChoices: useMoves },
  },
  {
    id: 'phone',
    header: msg`Phone`,
    cell: ({ phone }) => phone && <PhoneLink phone={phone} />,
    minPx: 150,
    grow: 0,
    rank: 1,
    card: 'third',
  },
  {
    id: 'followUpAt',
    header: msg`Next step`,
    cell: ({ followUpAt, status }) => followUpAt && <FollowUp at={followUpAt} isOpen={isOpenLead(status)} />,
    sort: { asc: msg`Next step soonest`, desc: msg`Next step latest` },
    minPx: 165,
    grow: 0.8,
    rank: 2,
    card: 'second',
    edit: { field: 'followUpAt', valueOf: ({ followUpAt }) => followUpAt ?? '', isInstant: true },
  },
  {
    id: 'owner',
    header: msg`Owner`,
    cell: ({ owner }) => <bdi>{owner?.name}</bdi>,
    minPx: 130,
    grow: 0.8,
    rank: 2,
    card: 'secondAside',
    edit: { field: 'ownerId', valueOf: ({ ownerId }) => ownerId ?? '', useChoices: useOwnerChoices },
  },
  { id: 'course', header: msg`Course`, cell: ({ course }) => <bdi>{course?.name}</bdi>, minPx: 120, grow: 0.8, rank: 3 },
  { id: 'source', header: msg`How they found us`, cell: ({ source }) => <bdi>{source}</bdi>, minPx: 130, grow: 0.7, rank: 4 },
  { id: 'branch', header: msg`Branch`, cell: ({ branch }) => <bdi>{branch?.name}</bdi>, minPx: 120, grow: 0.7, rank: 4, isExtra: true },
  {
    id: 'email',
    header: msg`E-mail`,
    cell: ({ email }) => email && <EmailLink email={email} />,
    minPx: 180,
    grow: 1.2,
    rank: 4,
    isExtra: true,
  },
  { id: 'tags', header: msg`Tags`, cell: ({ tags }) => <bdi>{tags.join(', ')}</bdi>, minPx: 120, grow: 0.8, rank: 4, isExtra: true },
  {
    id: 'createdAt',
    header: msg`Came`,
    cell: ({ createdAt }) => <LocalDay at={createdAt} />,
    sort: { asc: msg`Oldest first`, desc: msg`Newest first` },
    minPx: 112,
    grow: 0,
    rank: 4,
  },
];
