import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { createColumnHelper, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import { PhoneLink } from '../../ui/contact-link.tsx';
import { useFormat } from '../../ui/format/use-format.ts';
import { Moment } from '../../ui/moment.tsx';
import type { Student } from './student.ts';
import styles from './students-table.module.css';

/** Only what the server doesn't do: it filters, sorts and cuts pages; the table knows columns and who sorts them. */
export const studentFeatures = tableFeatures({ rowSortingFeature });

const column = createColumnHelper<typeof studentFeatures, Student>();

export const studentColumns = column.columns([
  column.accessor('name', {
    header: () => <Trans>Name</Trans>,
    cell: ({ row }) => (
      <Link to="/students/$studentId" params={{ studentId: row.original.id }} className={styles.open} data-student={row.original.id}>
        <bdi>{row.original.name}</bdi>
      </Link>
    ),
  }),
  column.accessor('grade', {
    header: () => <Trans>Grade</Trans>,
    enableSorting: false,
    cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
  }),
  column.accessor((student) => student.customer.name, {
    id: 'family',
    header: () => <Trans>Family</Trans>,
    enableSorting: false,
    cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
  }),
  column.accessor((student) => student.phone ?? student.customer.phone, {
    id: 'phone',
    header: () => <Trans>Phone</Trans>,
    enableSorting: false,
    cell: ({ getValue }) => {
      const phone = getValue();
      return phone ? <PhoneLink phone={phone} /> : null;
    },
  }),
  column.accessor('createdAt', {
    header: () => <Trans>Added</Trans>,
    sortDescFirst: true,
    cell: ({ getValue }) => <Added at={getValue()} />,
  }),
  column.accessor('lastActiveAt', {
    header: () => <Trans>Last active</Trans>,
    sortDescFirst: true,
    cell: ({ getValue }) => {
      const at = getValue();
      return at ? (
        <Moment at={at} isAlone />
      ) : (
        <span className={styles.never}>
          <Trans>Never</Trans>
        </span>
      );
    },
  }),
]);

function Added({ at }: { at: string }) {
  const format = useFormat();
  return <time dateTime={at}>{format.date(format.today(Date.parse(at)))}</time>;
}
