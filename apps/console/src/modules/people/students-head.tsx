// biome-ignore-all lint/a11y/useSemanticElements: rows are positioned and laid out as grids, which strips table tags of their meaning in some browsers; roles keep it
// biome-ignore-all lint/a11y/useFocusableInteractive: a plain table's rows and headings aren't focusable, the links and buttons in them are

import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { FlexRender, type HeaderGroup } from '@tanstack/react-table';
import type { Student } from './student.ts';
import type { studentFeatures } from './students-columns.tsx';
import styles from './students-table.module.css';

interface StudentsHeadProps {
  groups: HeaderGroup<typeof studentFeatures, Student>[];
  onSort: (columnId: string) => void;
}

export function StudentsHead({ groups, onSort }: StudentsHeadProps) {
  return (
    <div role="rowgroup" className={styles.head}>
      {groups.map((group) => (
        <div key={group.id} role="row" aria-rowindex={1} className={styles.headRow}>
          {group.headers.map((header) => {
            const sorted = header.column.getIsSorted();
            const isSortable = header.column.getCanSort();
            const Arrow = sorted === 'asc' ? IconArrowUp : sorted === 'desc' ? IconArrowDown : IconArrowsSort;
            return (
              <div
                key={header.id}
                role="columnheader"
                className={styles[header.column.id]}
                aria-sort={sorted ? (sorted === 'asc' ? 'ascending' : 'descending') : undefined}
              >
                {isSortable ? (
                  <button type="button" className={styles.sort} data-sorted={sorted || undefined} onClick={() => onSort(header.column.id)}>
                    <FlexRender header={header} />
                    <Arrow size={14} aria-hidden />
                  </button>
                ) : (
                  <FlexRender header={header} />
                )}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
