import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { Button, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useFormat } from '../../ui/format/use-format.ts';
import styles from './board.module.css';
import { type BoardFilters, columnQuery } from './board.ts';
import type { BoardColumn, Lead } from './lead.ts';
import { LeadCard } from './lead-card.tsx';
import { LEAD_STATUS_NAMES } from './lead-names.ts';
import type { LeadStatus } from './lead-status.ts';

interface LeadColumnProps {
  column: BoardColumn;
  filters: BoardFilters;
  mayMove: boolean;
  /** Whether what is being dragged may be dropped here. */
  isOpenToDrop: boolean;
  onDrop: () => void;
  onMove: (lead: Lead, to: LeadStatus) => void;
  onDrag: (lead: Lead | null) => void;
}

export function LeadColumn({ column, filters, mayMove, isOpenToDrop, onDrop, onMove, onDrag }: LeadColumnProps) {
  const { i18n } = useLingui();
  const format = useFormat();
  const id = useId();
  const [isExtended, setExtended] = useState(false);
  const [isOver, setOver] = useState(false);
  const more = useInfiniteQuery({ ...columnQuery(column.status, filters), enabled: isExtended });
  const cards = (isExtended && more.data?.pages.flatMap((page) => page.data)) || column.cards;
  const hasMore = isExtended && more.data ? more.hasNextPage : column.count > column.cards.length;
  return (
    <section
      aria-labelledby={id}
      className={styles.column}
      data-over={(isOver && isOpenToDrop) || undefined}
      onDragOver={(event) => {
        if (!isOpenToDrop) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop();
      }}
    >
      <div className={styles.columnHead}>
        <Title order={2} size="h5" id={id}>
          {i18n._(LEAD_STATUS_NAMES[column.status])}
        </Title>
        <Text span c="dimmed" className="numbers">
          {format.number(column.count)}
        </Text>
      </div>
      <ul className={styles.cards}>
        {cards.map((lead) => (
          <LeadCard key={lead.id} lead={lead} mayMove={mayMove} onMove={onMove} onDrag={onDrag} />
        ))}
      </ul>
      {hasMore && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={more.isFetching}
          onClick={() => (isExtended ? void more.fetchNextPage() : setExtended(true))}
        >
          <Trans>More</Trans>
        </Button>
      )}
    </section>
  );
}
