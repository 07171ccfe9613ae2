import { Plural, Trans } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconCircleOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { EmailLink, PhoneLink } from '../../ui/contact-link.tsx';
import { ageOn } from '../../ui/format/date.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { useNow } from '../../ui/format/use-now.ts';
import { Moment } from '../../ui/moment.tsx';
import type { StudentDetail } from './student.ts';
import styles from './student-facts.module.css';

interface StudentFactsProps {
  student: StudentDetail;
  /** For people who don't see the progress widget, which says it bigger. */
  withLastActive: boolean;
}

/** Who this is and how to reach the family, at a glance. Empty facts are left out, not shown as dashes. */
export function StudentFacts({ student, withLastActive }: StudentFactsProps) {
  const { customer } = student;
  return (
    <section className={styles.facts}>
      <dl className={styles.list}>
        <Fact name={<Trans>Family</Trans>}>
          <bdi>{customer.name}</bdi>
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
        <Fact name={<Trans>App account</Trans>}>
          <AccountState account={student.account} />
        </Fact>
        {withLastActive && (
          <Fact name={<Trans>Last active</Trans>}>
            {student.lastActiveAt ? <Moment at={student.lastActiveAt} isAlone /> : <Trans>Never</Trans>}
          </Fact>
        )}
      </dl>
      {student.notes && (
        <Text className={styles.notes} dir="auto">
          {student.notes}
        </Text>
      )}
    </section>
  );
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
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
