import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { RecordPage } from '../../ui/records/record-page.tsx';
import { branchQuery } from './branch.ts';
import { BranchFacts } from './branch-facts.tsx';
import { BranchForm } from './branch-form.tsx';
import { branches } from './resources.ts';

const route = getRouteApi('/signed-in/branches/$branchId');

export default function BranchPage() {
  const { branchId } = route.useParams();
  return (
    <RecordPage
      resource={branches}
      query={useQuery(branchQuery(branchId))}
      crumbs={[{ label: <Trans>Settings</Trans> }]}
      listPath="/branches"
      tabs={(branch) => [{ id: 'overview', label: <Trans>Overview</Trans>, content: <BranchFacts branch={branch} /> }]}
      editForm={(branch, life) => <BranchForm branch={branch} {...life} />}
    />
  );
}
