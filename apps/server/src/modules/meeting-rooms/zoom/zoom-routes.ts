import { z } from 'zod';
import { inTenant } from '../../../platform/db/transactions.ts';
import { AppError } from '../../../platform/errors.ts';
import { bare } from '../../../platform/http/envelope.ts';
import type { Gate } from '../../../platform/http/gate.ts';
import { one, openRoute, type Route } from '../../../platform/http/route.ts';
import type { System } from '../../../system.ts';
import { Id } from '../../access/index.ts';
import { hearRoom } from './hear-zoom.ts';
import { validationOf } from './signature.ts';
import { secretOf, zoomGate } from './zoom-gate.ts';
import { readZoom, ZoomMessage } from './zoom-message.ts';

const ZoomAnswer = z.union([
  z.object({ plainToken: z.string(), encryptedToken: z.string() }).describe('To `endpoint.url_validation`.'),
  z.object({ received: z.literal(true) }),
]);

const example = {
  event: 'meeting.started',
  event_ts: 1_792_936_830_000,
  payload: {
    account_id: 'AAAAAABBBB',
    object: { id: '85746065432', uuid: '4444AAAiAAAAAiAiAiiAii==', start_time: '2026-10-25T14:00:30Z' },
  },
};

/** Where Zoom tells what happens in the schools' rooms: printed addresses and their twins, with the school or the usual one. */
export function zoomRoutes(system: System): Route[] {
  const gate = zoomGate(system);
  const [school, path] = [{ tenantId: 'driving' }, '/public/zoom-webhook'];
  return [
    zoomRoute(system, gate, path, 'hearZoom', {}),
    zoomRoute(system, gate, `/api/v1${path}`, 'tellZoom', {}),
    zoomRoute(system, gate, `${path}/:tenantId`, 'hearZoomOfSchool', school),
    zoomRoute(system, gate, `/api/v1${path}/:tenantId`, 'tellZoomOfSchool', school),
  ];
}

function zoomRoute(system: System, gate: Gate, path: string, operationId: string, params: { tenantId?: string }): Route {
  return openRoute({
    method: 'POST',
    path,
    operationId,
    summary: 'Zoom tells what happens in a room',
    description:
      'For an app on Zoom’s marketplace: `endpoint.url_validation`, `meeting.started`, `meeting.ended`, `meeting.participant_joined`, ' +
      '`meeting.participant_left`, `recording.completed`. Others are taken and passed over. A lesson is known by the Zoom number in its link to join.',
    tag: 'Meeting rooms',
    gate,
    limit: 'own',
    envelope: bare,
    bodyLimit: 256 * 1024,
    params: z.object(params.tenantId ? { tenantId: Id } : {}),
    body: ZoomMessage,
    reply: one(ZoomAnswer, { received: true }),
    silent: 'what goes on in a room is no news yet; a recording tells meeting.updated, a confirmed mark attendance.recorded',
    example: { params, body: example },
    answer: async ({ body, caller, request }) => {
      const news = readZoom(body);
      if (news?.kind === 'validation') {
        const secret = await secretOf(system, caller.tenantId);
        if (secret === null) throw new AppError('UNAUTHORIZED', 'The secret of this school’s Zoom account was taken out just now.');
        return validationOf(news.plainToken, secret);
      }
      // Past the gate there is a body: it was signed.
      if (news) await inTenant(system.database, caller, (tx) => hearRoom(tx, news, request.rawBody ?? Buffer.alloc(0)));
      return { received: true as const };
    },
  });
}
