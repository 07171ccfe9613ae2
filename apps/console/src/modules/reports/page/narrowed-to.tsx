import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReportFilter } from '../asked.ts';
import type { ReportDefinition } from '../report-definition.ts';
import { FILTER_FIELDS } from './report-filters.tsx';
import styles from './report-page.module.css';
import type { OpenReport } from './use-report.ts';

const NAMES: { [Filter in ReportFilter]?: MessageDescriptor } = {
  customerId: msg`One family`,
  studentId: msg`One student`,
  ownerId: msg`One person’s leads`,
  status: msg`State`,
  source: msg`Source`,
  channel: msg`Channel`,
  skill: msg`Skill`,
  without: msg`Not known`,
};

/** Filters that came with a figure one opened: what they are, and a way to take each away. */
export function NarrowedTo({ report, open: { search, change } }: { report: ReportDefinition; open: OpenReport }) {
  const { i18n, t } = useLingui();
  const set = report.filters.filter(
    (name) => search[name] && !FILTER_FIELDS[name] && !report.fields?.some((field) => 'name' in field && field.name === name),
  );
  // A state is a column, an unknown thing a grouping: both have their words there.
  function wordsOf(name: ReportFilter): string | undefined {
    const value = search[name];
    if (name === 'status') return wordOf(report.columns.find(({ id }) => id === value)?.header) ?? value;
    if (name === 'without') return wordOf(report.groups.find(({ id }) => id === value)?.head) ?? value;
    return name.endsWith('Id') ? undefined : value;
  }
  const wordOf = (word: MessageDescriptor | undefined) => word && i18n._(word);
  if (set.length === 0) return null;
  return (
    <Group gap={8} mb="sm" className={styles.narrowed}>
      {set.map((name) => {
        const value = wordsOf(name);
        const label = NAMES[name] ? i18n._(NAMES[name]) : name;
        const text = value === undefined ? label : `${label}: ${value}`;
        return (
          <Button
            key={name}
            size="compact-sm"
            variant="light"
            rightSection={<IconX size={14} aria-hidden />}
            aria-label={t`Without this filter: ${text}`}
            onClick={() => change({ [name]: undefined })}
          >
            <bdi>{text}</bdi>
          </Button>
        );
      })}
    </Group>
  );
}
