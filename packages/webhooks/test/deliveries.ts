import { type Received, type Receiver, startReceiver } from '../../../apps/server/test/support/receiver.ts';
import { type Api, openSchool, signIn } from '../../../apps/server/test/support/school.ts';
import { startTestServer, type TestServer } from '../../../apps/server/test/support/server.ts';
import { dataOf } from '../../../apps/server/test/support/staff.ts';

/** A running server, and a partner it delivers to. */
export interface Deliveries {
  secret: string;
  /** Has something happen, and answers what the partner is sent. */
  next(): Promise<Received>;
  /** From now on a new secret signs as well; the printed header stays with the old one's. */
  rotate(): Promise<string>;
  close(): Promise<void>;
}

export async function startDeliveries(url?: string, environment: Record<string, string> = {}): Promise<Deliveries> {
  const server: TestServer = await startTestServer({ environment: { WEBHOOK_ALLOW_PRIVATE: 'true', ...environment } });
  await openSchool(server);
  const admin: Api = await signIn(server, 'admin');
  const receiver: Receiver = await startReceiver();
  const endpoint = await admin('POST', '/api/v1/webhooks', { url: url ?? receiver.url, eventTypes: ['customer.created'] });
  const { id, secret } = dataOf<{ id: string; secret: string }>(endpoint);
  let families = 0;
  return {
    secret,
    next: async () => {
      const before = receiver.received.length;
      // Letters of three scripts, an emoji and what JSON may escape in two ways.
      await admin('POST', '/api/v1/customers', { name: `Ngô – כהן 🚗 "/" ${families++}`, customFields: {} });
      for (let tries = 0; receiver.received.length === before; tries++) {
        if (tries > 2000) throw new Error('nothing was delivered');
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      // The loop ended because there is one more.
      return receiver.received[before] as Received;
    },
    rotate: async () => dataOf<{ secret: string }>(await admin('POST', `/api/v1/webhooks/${id}/rotate-secret`)).secret,
    close: async () => {
      await server.close();
      await receiver.close();
    },
  };
}
