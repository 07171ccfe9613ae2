import { useLingui } from '@lingui/react';
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api/index.ts';
import { apiPath, type RecordBase, type Resource } from '../../../ui/records/resource.ts';
import { branches, courses } from '../../catalog/resources.ts';
import { students } from '../../people/resources.ts';
import type { EndpointFilter } from './endpoint.ts';

/** Whose events an endpoint is told, by their names. */
export function FilterNames({ filter }: { filter: EndpointFilter }) {
  return (
    <>
      <Named resource={branches} ids={filter.branchIds} />
      <Named resource={courses} ids={filter.courseIds} />
      <Named resource={students} ids={filter.studentIds} />
    </>
  );
}

function Named<Item extends RecordBase>({ resource, ids = [] }: { resource: Resource<Item>; ids?: string[] | undefined }) {
  const { i18n } = useLingui();
  if (ids.length === 0) return null;
  return (
    <span>
      {i18n._(resource.many)}:{' '}
      {ids.map((id, place) => (
        <span key={id}>
          {place > 0 && ', '}
          <RecordName resource={resource} id={id} />
        </span>
      ))}
    </span>
  );
}

function RecordName<Item extends RecordBase>({ resource, id }: { resource: Resource<Item>; id: string }) {
  const { data } = useQuery({
    queryKey: [resource.name, id, 'detail'],
    queryFn: ({ signal }) => api.get<Item>(apiPath(resource, id), { signal }),
  });
  return (
    <Anchor component={Link} to={resource.pageOf(id)}>
      <bdi>{data ? resource.titleOf(data) : id}</bdi>
    </Anchor>
  );
}
