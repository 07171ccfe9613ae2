import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Panel } from '../../../ui/panel.tsx';
import { Quiet } from '../../../ui/quiet.tsx';
import { LoadProblem } from '../../../ui/states/load-problem.tsx';
import { useMay } from '../../access/may.ts';
import { type Consent, type ConsentDraft, consentsQuery } from './consent.ts';
import { ConsentDialog } from './consent-dialog.tsx';
import { ConsentLine } from './consent-line.tsx';
import { usePurposeName } from './consent-names.ts';
import styles from './consents.module.css';

export interface ConsentsPanelProps {
  customer: { id: string; name: string };
  /** Who of the family it may be about. */
  students: readonly { id: string; name: string }[];
  /** Only this student's. */
  studentId?: string;
}

/** How a family stands to each purpose, how it came to that, and what they say now. */
export function ConsentsPanel({ customer, students, studentId }: ConsentsPanelProps) {
  const mayWrite = useMay('customers', 'UPDATE');
  const [draft, setDraft] = useState<ConsentDraft | null>(null);
  const consents = useQuery(consentsQuery(customer.id));
  if (consents.isPending) return <Skeleton height={160} />;
  if (consents.isError) return <LoadProblem error={consents.error} onRetry={() => consents.refetch()} isRetrying={consents.isRefetching} />;
  const isShown = (consent: Consent) => studentId === undefined || consent.studentId === studentId;
  const current = consents.data.current.filter(isShown);
  const history = consents.data.history.filter(isShown);
  const nameOf = (id: string | null) => (id === null ? customer.name : students.find((student) => student.id === id)?.name);
  return (
    <>
      <Panel
        order={2}
        title={<Trans>Consents</Trans>}
        aside={
          mayWrite && (
            <Button
              size="compact-sm"
              variant="light"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setDraft({ studentId: studentId ?? null, purpose: 'data_processing', isGiven: true })}
            >
              <Trans>Write down a consent</Trans>
            </Button>
          )
        }
      >
        {current.length === 0 && (
          <Quiet>
            <Trans>Nothing was asked yet. Ask whether photos and messages are fine, and write down what they say.</Trans>
          </Quiet>
        )}
        <ul className={styles.list}>
          {current.map((consent) => (
            <ConsentLine key={consent.id} consent={consent} who={studentId === undefined && nameOf(consent.studentId)}>
              {mayWrite && <Turn consent={consent} onTurn={setDraft} />}
            </ConsentLine>
          ))}
        </ul>
      </Panel>
      {history.length > current.length && (
        <Panel order={2} title={<Trans>Everything that was said</Trans>}>
          <ul className={styles.list}>
            {history.map((consent) => (
              <ConsentLine key={consent.id} consent={consent} who={studentId === undefined && nameOf(consent.studentId)} />
            ))}
          </ul>
        </Panel>
      )}
      {draft && (
        <ConsentDialog
          customer={customer}
          students={studentId === undefined ? students : students.filter(({ id }) => id === studentId)}
          isOneStudents={studentId !== undefined}
          used={consents.data.history.map(({ purpose }) => purpose)}
          draft={draft}
          onClose={() => setDraft(null)}
        />
      )}
    </>
  );
}

/** They say otherwise now. */
function Turn({ consent, onTurn }: { consent: Consent; onTurn: (draft: ConsentDraft) => void }) {
  const { t } = useLingui();
  const { studentId, purpose, isGiven } = consent;
  const name = usePurposeName()(purpose);
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={isGiven ? t`They take it back: ${name}` : t`They agree: ${name}`}
      onClick={() => onTurn({ studentId, purpose, isGiven: !isGiven })}
    >
      {isGiven ? <Trans>They take it back</Trans> : <Trans>They agree</Trans>}
    </Button>
  );
}
