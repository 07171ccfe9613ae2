import { Trans, useLingui } from '@lingui/react/macro';
import { Progress, Text } from '@mantine/core';
import { useFormat } from '../../ui/format/use-format.ts';
import type { Import } from './import.ts';

export function ImportProgress({ found: { doneRows, totalRows } }: { found: Import }) {
  const { t } = useLingui();
  const format = useFormat();
  const done = format.number(doneRows);
  const total = format.number(totalRows);
  return (
    <div>
      <Progress value={totalRows > 0 ? (doneRows / totalRows) * 100 : 0} animated aria-label={t`Progress`} />
      <Text size="sm" className="numbers">
        <Trans>
          {done} of {total} rows
        </Trans>
      </Text>
    </div>
  );
}
