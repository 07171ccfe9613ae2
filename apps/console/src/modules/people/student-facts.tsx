import { Plural, Trans } from '@lingui/react/macro';
import { Anchor, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconCircleOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { EmailLink, PhoneLink } from '../../ui/contact-link.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { ageOn } from '../../ui/format/date.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { useNow } from '../../ui/format/use-now.ts';
import { Moment } from '../../ui/moment.tsx';
import { LabelFacts } from '../labels/label-facts.tsx';
import { customers, students } from './resources.ts';
import type { Student, StudentDetail } from './student.ts';
import styles from './student-facts.module.css';

interface StudentFactsProps {
  /** Without the login, as lists have it, that fact is left out. */
  student: Student & Partial<Pick<StudentDetail, 'account'>>;
  /** For people who don't see the progress widget, which says it bigger. */
  withLastActive: boolean;
}

/** Who this is and how to reach the family, at a glance. Empty facts are left out, not shown as dashes. */
export function StudentFacts({ student, withLastActive }: StudentFactsProps) {
  const { customer } = student;
  return (
    <Facts notes={student.notes}>
      <Fact name={<Trans>Family</Trans>}>
        <Anchor component={Link} to={customers.pageOf(customer.id)}>
          <bdi>{customer.name}</bdi>
        </Anchor>
        {customer.phone && <PhoneLink phone={customer.phone} />}
        {customer.email && <EmailLink email={customer.email} />}
      </Fact>
      {(student.phone || student.email) && (
        <Fact name={<Trans>Student’s own contact</Trans>}>
          {student.phone && <PhoneLink phone={student.phone} />}
          {student.email && <EmailLink email={student.email} />}
        </Fact>
      )}
      {student.grade && (
        <Fact name={<Trans>Grade</Trans>}>
          <bdi>{student.grade}</bdi>
        </Fact>
      )}
      {student.birthDate && (
        <Fact name={<Trans>Born</Trans>}>
          <BirthDate date={student.birthDate} />
        </Fact>
      )}
      {student.account !== undefined && (
        <Fact name={<Trans>App account</Trans>}>
          <AccountState account={student.account} />
        </Fact>
      )}
      {withLastActive && (
        <Fact name={<Trans>Last active</Trans>}>
          {student.lastActiveAt ? <Moment at={student.lastActiveAt} isAlone /> : <Trans>Never</Trans>}
        </Fact>
      )}
      <LabelFacts entity="student" resource={students} record={student} />
    </Facts>
  );
}

function BirthDate({ date }: { date: string }) {
  const format = useFormat();
  const age = ageOn(date, format.today(useNow()));
  return (
    <>
      <span>{format.date(date)}</span>
      <Text span c="dimmed">
        <Plural value={age} one="# year old" other="# years old" />
      </Text>
    </>
  );
}

function AccountState({ account }: { account: StudentDetail['account'] }) {
  if (!account) {
    return (
      <span className={styles.state}>
        <IconCircleDashed size={16} aria-hidden /> <Trans>None yet</Trans>
      </span>
    );
  }
  return account.isActive ? (
    <span className={styles.state}>
      <IconCircleCheck size={16} color="var(--good)" aria-hidden /> <Trans>Active</Trans>
    </span>
  ) : (
    <span className={styles.state}>
      <IconCircleOff size={16} color="var(--bad)" aria-hidden /> <Trans>Blocked</Trans>
    </span>
  );
}
