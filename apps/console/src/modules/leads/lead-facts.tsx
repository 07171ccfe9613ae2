import { Trans } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EmailLink, PhoneLink } from '../../ui/contact-link.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { LocalDay } from '../../ui/local-day.tsx';
import { LabelFacts } from '../labels/label-facts.tsx';
import { customers, students } from '../people/resources.ts';
import { FollowUp } from './follow-up.tsx';
import type { Lead } from './lead.ts';
import { isOpenLead } from './lead-status.ts';
import { LeadStatusBadge } from './lead-status-badge.tsx';
import { OwnerSelect } from './owner-select.tsx';
import { leads } from './resources.ts';

/** Who asked, for what, where from, and who works on it. */
export function LeadFacts({ lead }: { lead: Lead }) {
  const { phone, email, followUpAt, course, branch, closedReason } = lead;
  const cameBy = [lead.source, lead.channel, ...Object.values(lead.campaign ?? {})].filter(Boolean);
  return (
    <Facts notes={lead.message}>
      <Fact name={<Trans>Status</Trans>}>
        <LeadStatusBadge status={lead.status} />
        {closedReason && <bdi>{closedReason}</bdi>}
        <Became lead={lead} />
      </Fact>
      {phone && (
        <Fact name={<Trans>Phone</Trans>}>
          <PhoneLink phone={phone} />
        </Fact>
      )}
      {email && (
        <Fact name={<Trans>E-mail</Trans>}>
          <EmailLink email={email} />
        </Fact>
      )}
      <Fact name={<Trans>Owner</Trans>}>
        <OwnerSelect lead={lead} />
      </Fact>
      {followUpAt && (
        <Fact name={<Trans>Next step</Trans>}>
          <FollowUp at={followUpAt} isOpen={isOpenLead(lead.status)} />
        </Fact>
      )}
      {course && (
        <Fact name={<Trans>Course</Trans>}>
          <bdi>{course.name}</bdi>
        </Fact>
      )}
      {branch && (
        <Fact name={<Trans>Branch</Trans>}>
          <bdi>{branch.name}</bdi>
        </Fact>
      )}
      {cameBy.length > 0 && (
        <Fact name={<Trans>How they found us</Trans>}>
          <bdi>{[...new Set(cameBy)].join(' · ')}</bdi>
        </Fact>
      )}
      <Fact name={<Trans>Came</Trans>}>
        <LocalDay at={lead.createdAt} />
      </Fact>
      <LabelFacts entity="lead" resource={leads} record={lead} />
    </Facts>
  );
}

/** The two a lead turned into. */
function Became({ lead: { customerId, studentId } }: { lead: Lead }) {
  if (!customerId || !studentId) return null;
  return (
    <>
      <Anchor component={Link} to={students.pageOf(studentId)}>
        <Trans>The student</Trans>
      </Anchor>
      <Anchor component={Link} to={customers.pageOf(customerId)}>
        <Trans>The customer</Trans>
      </Anchor>
    </>
  );
}
