import { Trans } from '@lingui/react/macro';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { BranchName } from '../branch-name.tsx';
import type { Holiday } from './holiday.ts';
import { HolidayDays } from './holiday-days.tsx';

export function HolidayFacts({ holiday }: { holiday: Holiday }) {
  return (
    <Facts>
      <Fact name={<Trans>Days</Trans>}>
        <HolidayDays holiday={holiday} />
      </Fact>
      <Fact name={<Trans>Where</Trans>}>{holiday.branchId ? <BranchName id={holiday.branchId} /> : <Trans>The whole school</Trans>}</Fact>
    </Facts>
  );
}
