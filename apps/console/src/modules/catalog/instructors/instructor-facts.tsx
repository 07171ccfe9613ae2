import { Trans } from '@lingui/react/macro';
import { EmailLink, PhoneLink } from '../../../ui/contact-link.tsx';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { Money } from '../../../ui/money.tsx';
import { EmploymentName } from './employment.tsx';
import type { Instructor } from './instructor.ts';
import { Teaches } from './teaches.tsx';

export function InstructorFacts({ instructor }: { instructor: Instructor }) {
  const { phone, email, city, rateFrontal, rateOnline, ratePrivate } = instructor;
  return (
    <Facts>
      <Fact name={<Trans>State</Trans>}>
        <Teaches isActive={instructor.isActive} />
      </Fact>
      <Fact name={<Trans>Employment</Trans>}>
        <EmploymentName type={instructor.employmentType} />
      </Fact>
      {city && (
        <Fact name={<Trans>City</Trans>}>
          <bdi>{city}</bdi>
        </Fact>
      )}
      {(phone || email) && (
        <Fact name={<Trans>Contact</Trans>}>
          {phone && <PhoneLink phone={phone} />}
          {email && <EmailLink email={email} />}
        </Fact>
      )}
      {rateFrontal !== null && (
        <Fact name={<Trans>Rate per hour, in class</Trans>}>
          <Money minor={rateFrontal} />
        </Fact>
      )}
      {rateOnline !== null && (
        <Fact name={<Trans>Rate per hour, online</Trans>}>
          <Money minor={rateOnline} />
        </Fact>
      )}
      {ratePrivate !== null && (
        <Fact name={<Trans>Rate per hour, private</Trans>}>
          <Money minor={ratePrivate} />
        </Fact>
      )}
    </Facts>
  );
}
