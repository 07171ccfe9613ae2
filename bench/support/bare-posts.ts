/** The ceiling: an undici pool in a process of its own posts signed bytes as fast as it can, with nothing behind it. */
import { Agent } from 'undici';
import { ownIds } from '../../apps/server/src/modules/access/index.ts';
import { bodyOf, signed, signingKey } from '../../apps/server/src/modules/webhooks/dispatch/message.ts';
import { post } from '../../apps/server/src/modules/webhooks/dispatch/post.ts';

export interface BarePlan {
  port: number;
  count: number;
  atATime: number;
  data: string;
}

process.on('message', (plan: BarePlan) => {
  run(plan).then((seconds) => {
    process.send?.({ seconds });
    process.disconnect();
  });
});

async function run({ port, count, atATime, data }: BarePlan): Promise<number> {
  const agent = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
  const secret = signingKey(`whsec_${Buffer.alloc(24, 7).toString('base64')}`);
  const name = {
    ...{ eventId: 'evt_01k0000000000000000000000', type: 'customer.created', deliveryId: 'dlv_01k0000000000000000000000' },
    sentAtMs: Date.now(),
  };
  const { eventId, type } = name;
  const body = bodyOf({ eventId, type, tenantId: 'bench', timestamp: new Date().toISOString(), data, learners: ownIds });
  const { headers } = signed('Aivo', { current: secret, previous: null }, name, body);
  let left = count;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: atATime }, async () => {
      while (left-- > 0) {
        const { status } = await post(agent, { origin: `http://127.0.0.1:${port}`, path: '/hook' }, headers, body, 30_000);
        if (status !== 200) throw new Error(`answered ${status}`);
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  await agent.destroy();
  return seconds;
}
