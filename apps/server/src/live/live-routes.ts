import { z } from 'zod';
import type { Access } from '../modules/access/index.ts';
import type { Caller } from '../platform/caller.ts';
import { openRoute, type Route, raw } from '../platform/http/route.ts';
import { beginStream } from '../platform/http/stream.ts';
import type { ChangedThing } from '../platform/live/changes.ts';
import type { System } from '../system.ts';

// Proxies drop a silent connection after a minute or so; each beat also asks whether the session still lives.
const BEAT_MS = 20_000;

/** Server-sent events for open pages: which things changed, never what is in them. */
export function liveRoutes(system: System, access: Access): Route[] {
  const gate = access.staff.anyone();
  const open = new Set<() => void>();
  system.onStop.push(() => {
    for (const close of open) close();
  });
  return [
    openRoute({
      method: 'GET',
      path: '/api/v1/live',
      operationId: 'watchChanges',
      summary: 'Changes as they happen, as server-sent events',
      description: '`changed` {"resource","id"}: read that thing again. `resync` {}: read everything on screen again.',
      tag: 'Live',
      gate,
      limit: 'own',
      query: z.strictObject({}),
      reply: raw('text/event-stream'),
      answer: async ({ request, reply, caller }) => {
        await system.limits.take('live', `${caller.tenantId}/${caller.id}`, { points: 120, seconds: 60 });
        const response = beginStream(reply, {
          'content-type': 'text/event-stream',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
        });
        const send = (event: string, data: object): void => void response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
        response.write('retry: 2000\n\n');
        const unwatch = system.changes.watch(caller.tenantId, (thing) => {
          if (!thing) send('resync', {});
          else if (maySee(caller, thing)) send('changed', { resource: thing.resource, id: thing.id });
        });
        const beat = setInterval(() => {
          Promise.resolve(gate.enter(request)).then(
            () => response.write(': beat\n\n'),
            () => response.end(),
          );
        }, BEAT_MS);
        const close = (): void => void response.end();
        open.add(close);
        response.on('close', () => {
          clearInterval(beat);
          unwatch();
          open.delete(close);
        });
        return undefined;
      },
    }),
  ];
}

// Someone who sees only their own records isn't told which others changed.
function maySee(caller: Caller, thing: ChangedThing): boolean {
  return caller.grants?.get(`${thing.resource}:VIEW`) === 'all';
}
