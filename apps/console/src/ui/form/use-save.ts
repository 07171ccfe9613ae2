import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from '../../api/index.ts';
import { apiPath, type RecordBase, type Resource } from '../records/resource.ts';
import { newKey } from './new-key.ts';

export interface SaveOptions {
  /** Families share phones: yes, this is meant. */
  allowDuplicate?: boolean;
  /** The version the changes were made against. */
  ifMatch?: number;
}

/** Sends a new record, or the changes of one there is, and puts each answer where pages look for it. */
export function useSave<Item extends RecordBase>(resource: Resource<Item>, id: string | null, createPath = `/${resource.name}`) {
  const queries = useQueryClient();
  const lastTry = useRef({ body: '', key: '' });

  async function save(values: Record<string, unknown>, { allowDuplicate, ifMatch }: SaveOptions): Promise<Item> {
    const body = allowDuplicate ? { ...values, allowDuplicate } : values;
    const saved = id
      ? await api.patch<Item>(apiPath(resource, id), body, { ifMatch })
      : await api.post<Item>(createPath, body, { idempotencyKey: keyFor(body) });
    queries.setQueryData([resource.name, saved.id, 'detail'], saved);
    await queries.invalidateQueries({ queryKey: [resource.name, 'list'] });
    return saved;
  }

  async function readAgain(id: string): Promise<Item> {
    const current = await api.get<Item>(apiPath(resource, id));
    queries.setQueryData([resource.name, id, 'detail'], current);
    return current;
  }

  /** The same for the same content: after a broken line nobody knows whether it arrived, and it must not arrive twice. */
  function keyFor(body: object): string {
    const text = JSON.stringify(body);
    if (lastTry.current.body !== text) lastTry.current = { body: text, key: newKey() };
    return lastTry.current.key;
  }

  return { save, readAgain };
}
