import { Trans } from '@lingui/react/macro';
import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { isApiError } from '../../api/api-error.ts';
import { api } from '../../api/index.ts';
import { apiPath, type RecordBase, type Resource } from '../records/resource.ts';
import { ProblemText } from '../states/problem-text.tsx';
import type { FormProblem } from './form-problem.ts';

interface FormAlertProps<Item extends RecordBase> {
  resource: Resource<Item>;
  problem: FormProblem;
  /** Fields the server complains about that the form doesn't show. */
  unseen: { field: string; message: string }[];
  onAnyway: () => void;
}

/** Why the form isn't saved, above its buttons. What was typed is all still there. */
export function FormAlert<Item extends RecordBase>({ resource, problem, unseen, onAnyway }: FormAlertProps<Item>) {
  if (problem.kind === 'stale') return null;
  return (
    <Alert color={problem.kind === 'duplicate' ? 'yellow' : 'red'} role="alert" icon={<IconAlertTriangle size={18} aria-hidden />}>
      {problem.kind === 'duplicate' && (
        <Duplicate resource={resource} id={problem.id} isPhone={problem.field === 'phone'} onAnyway={onAnyway} />
      )}
      {problem.kind === 'fields' && (
        <>
          <Trans>Some fields need another look.</Trans>
          {unseen.map(({ field, message }) => (
            <div key={field}>
              <bdi dir="ltr">
                {field} {message}
              </bdi>
            </div>
          ))}
        </>
      )}
      {problem.kind === 'other' && (
        <>
          <Text fw={600}>
            <Trans>Not saved. What you typed is still here.</Trans>
          </Text>
          <ProblemText error={problem.error} />
        </>
      )}
    </Alert>
  );
}

interface DuplicateProps<Item extends RecordBase> {
  resource: Resource<Item>;
  id: string;
  isPhone: boolean;
  onAnyway: () => void;
}

function Duplicate<Item extends RecordBase>({ resource, id, isPhone, onAnyway }: DuplicateProps<Item>) {
  const own = useQuery({
    queryKey: [resource.name, id, 'detail'],
    queryFn: ({ signal }) => api.get<Item>(apiPath(resource, id), { signal }),
  });
  const { twin } = resource;
  const isTwin = twin !== undefined && isApiError(own.error, 'NOT_FOUND');
  const other = useQuery({
    queryKey: [twin?.name, id, 'detail'],
    queryFn: ({ signal }) => api.get<{ name: string }>(`/${twin?.name}/${encodeURIComponent(id)}`, { signal }),
    enabled: isTwin,
  });
  const title = isTwin ? other.data?.name : own.data && resource.titleOf(own.data);
  const link = (
    <Anchor component={Link} to={(isTwin ? twin : resource).pageOf(id)} fw={600}>
      <bdi>{title ?? id}</bdi>
    </Anchor>
  );
  return (
    <Group justify="space-between">
      <span>
        {isPhone ? (
          <Trans>{link} already has this phone. Is it the same one?</Trans>
        ) : (
          <Trans>{link} already has this e-mail. Is it the same one?</Trans>
        )}
      </span>
      <Button size="compact-sm" variant="default" onClick={onAnyway}>
        <Trans>Save all the same</Trans>
      </Button>
    </Group>
  );
}
