import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, MultiSelect, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/index.ts';
import { useLeaveGuard } from '../../../ui/form/use-leave-guard.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { RecordSkeleton } from '../../../ui/records/record-skeleton.tsx';
import { LoadProblem, NotAllowed } from '../../../ui/states/load-problem.tsx';
import { ProblemText } from '../../../ui/states/problem-text.tsx';
import { usePageTitle } from '../../../ui/use-page-title.ts';
import { useMay } from '../../access/may.ts';
import { useBranchChoices } from '../../catalog/choices.ts';
import { useOwners } from '../owners.ts';
import { type AssignmentRule, rulesQuery, withRule } from './rules.ts';

/** Who gets new leads, by branch, one after the other. */
export default function RulesPage() {
  const { t } = useLingui();
  const isAllowed = useMay('settings', 'UPDATE');
  const rules = useQuery({ ...rulesQuery, enabled: isAllowed });
  usePageTitle(t`Whose turn it is`);
  if (!isAllowed) return <NotAllowed />;
  return (
    <>
      <PageHeader crumbs={[{ label: t`Leads`, to: '/leads' }, { label: t`Whose turn it is` }]} title={t`Whose turn it is`} />
      {rules.isPending && <RecordSkeleton />}
      {rules.isError && <LoadProblem error={rules.error} onRetry={() => rules.refetch()} isRetrying={rules.isRefetching} />}
      {rules.data && <RulesForm key={rules.dataUpdatedAt} saved={rules.data} />}
    </>
  );
}

function RulesForm({ saved }: { saved: AssignmentRule[] }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [rules, setRules] = useState(saved);
  const branches = useBranchChoices();
  const people = useOwners().map(({ id, name }) => ({ value: id, label: name }));
  const guard = useLeaveGuard(JSON.stringify(rules) !== JSON.stringify(saved));
  const save = useMutation({
    mutationFn: () => api.put<AssignmentRule[]>('/leads/assignment-rules', { rules }),
    onSuccess: (next) => {
      guard.letGo();
      queries.setQueryData(rulesQuery.queryKey, next);
      notifications.show({ message: t`Saved` });
    },
  });
  const field = (branchId: string | null, label: string, description?: string) => (
    <MultiSelect
      key={branchId ?? ''}
      label={label}
      description={description}
      data={people}
      searchable
      value={rules.find((rule) => rule.branchId === branchId)?.userIds ?? []}
      onChange={(userIds) => setRules(withRule(rules, branchId, userIds))}
    />
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack maw={560}>
        <Text>
          <Trans>New leads without an owner go to these people, one after the other, in the order in which they stand here.</Trans>
        </Text>
        {field(null, t`Everywhere else`, t`Leads of no branch, and of branches with nobody below.`)}
        {branches.map(({ value, label }) => field(value, label))}
        {save.isError && (
          <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />}>
            <ProblemText error={save.error} />
          </Alert>
        )}
        <div>
          <Button type="submit" loading={save.isPending}>
            <Trans>Save</Trans>
          </Button>
        </div>
      </Stack>
      {guard.question}
    </form>
  );
}
