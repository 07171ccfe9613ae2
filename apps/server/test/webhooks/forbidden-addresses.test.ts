import type { LookupAddress } from 'node:dns';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeliveryDetail } from '../../src/modules/webhooks/deliveries/delivery-schemas.ts';
import { post } from '../../src/modules/webhooks/dispatch/post.ts';
import type { FreshEndpoint } from '../../src/modules/webhooks/endpoints/endpoint-schemas.ts';
import { outgoingAgent } from '../../src/platform/net/outgoing.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';

let server: TestServer;
let admin: Api;
let receiver: Receiver;
let port = '';

beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server);
  admin = await signIn(server, 'admin');
  receiver = await startReceiver();
  port = new URL(receiver.url).port;
});
afterAll(async () => {
  await receiver.close();
  await server.close();
});

describe('at save', () => {
  test.each([
    'http://partner.example/hook',
    'https://localhost/hook',
    'https://LOCALHOST./hook',
    'https://db.internal/hook',
    'https://127.0.0.1/hook',
    'https://127.1/hook',
    'https://2130706433/hook',
    'https://0x7f.0.0.1/hook',
    'https://017700000001/hook',
    'https://0/hook',
    'https://10.1.2.3/hook',
    'https://169.254.169.254/latest/meta-data',
    'https://100.100.100.200/hook',
    'https://[::1]/hook',
    'https://[::ffff:127.0.0.1]/hook',
    'https://[::ffff:7f00:1]/hook',
    'https://[64:ff9b::7f00:1]/hook',
    'https://[2002:7f00:1::]/hook',
    'https://[fe80::1]/hook',
    'https://[fd00::1]/hook',
    'https://user:secret@partner.example/hook',
    'ftp://partner.example/hook',
    'file:///etc/passwd',
    'javascript:alert(1)',
  ])('%s is refused, and the answer says why', async (url) => {
    const answer = await admin('POST', '/api/v1/webhooks', { url, eventTypes: ['*'] });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({
      code: 'VALIDATION_ERROR',
      details: [{ field: 'url', message: expect.stringMatching(/must|can’t/) }],
    });
  });
});

describe('at connect', () => {
  const to = (host: string) => ({ origin: `http://${host}:${port}`, path: '/' });

  test.each([
    ['127.0.0.1', 'loopback'],
    ['::1', 'loopback'],
    ['10.0.0.7', 'private network'],
    ['169.254.169.254', 'link-local'],
    ['100.64.3.2', 'carrier-grade NAT'],
    ['::ffff:127.0.0.1', 'IPv4 inside IPv6'],
    ['64:ff9b::7f00:1', 'NAT64'],
    ['2002:7f00:1::', '6to4'],
  ])('a name that leads to %s is refused with the reason, and nothing is sent', async (address, reason) => {
    const answers: LookupAddress[] = [{ address, family: address.includes(':') ? 6 : 4 }];
    const agent = outgoingAgent({ allowsPrivate: false, connectTimeoutMs: 1000, resolve: (_, __, done) => done(null, answers) });
    const { status, error } = await post(agent, to('partner.example'), [], '{}', 2000);
    expect(status).toBeNull();
    expect(error).toContain(`partner.example leads to ${address}`);
    expect(error).toContain(reason);
    await agent.destroy();
  });

  test('one private address among public ones is enough', async () => {
    const answers = [
      { address: '93.184.216.34', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    const agent = outgoingAgent({ allowsPrivate: false, connectTimeoutMs: 1000, resolve: (_, __, done) => done(null, answers) });
    expect((await post(agent, to('partner.example'), [], '{}', 2000)).error).toContain('127.0.0.1');
    await agent.destroy();
  });

  test('a literal address is refused without a look-up', async () => {
    const agent = outgoingAgent({ allowsPrivate: false, connectTimeoutMs: 1000 });
    for (const host of ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', 'localhost']) {
      expect((await post(agent, to(host), [], '{}', 2000)).status).toBeNull();
    }
    expect(receiver.received).toEqual([]);
    await agent.destroy();
  });

  test('a name is resolved once for each connection: what is checked is what is connected to, whatever it answers next', async () => {
    const asked: string[] = [];
    const agent = outgoingAgent({
      allowsPrivate: false,
      connectTimeoutMs: 300,
      resolve: (host, _, done) => {
        asked.push(host);
        // Public when asked again: whoever resolved a second time, to connect, would get through.
        done(null, [{ address: asked.length === 1 ? '127.0.0.1' : '93.184.216.34', family: 4 }]);
      },
    });
    expect((await post(agent, to('partner.example'), [], '{}', 1000)).error).toContain('leads to 127.0.0.1');
    expect(asked).toEqual(['partner.example']);
    expect(receiver.received).toEqual([]);
    await agent.destroy();
  });

  test('a redirect is an answer, and is not followed', async () => {
    const redirecting = await startReceiver((_, response) => response.writeHead(302, { location: receiver.url }).end());
    const agent = outgoingAgent({ allowsPrivate: true, connectTimeoutMs: 1000 });
    expect((await post(agent, { origin: redirecting.url, path: '/' }, [], '{}', 2000)).status).toBe(302);
    expect(receiver.received).toEqual([]);
    await agent.destroy();
    await redirecting.close();
  });
});

test('an administrator reads why nothing arrived', async () => {
  const { id } = dataOf<FreshEndpoint>(await admin('POST', '/api/v1/webhooks', { url: 'https://partner.example/hook', eventTypes: ['*'] }));
  // As if the name had been changed behind our back: the URL that was saved leads here.
  await server.database.look(`UPDATE webhook_endpoints SET url = $2 WHERE id = $1`, [id, `https://127.0.0.1:${port}/`]);
  const detail = dataOf<DeliveryDetail>(await admin('POST', `/api/v1/webhooks/${id}/test`, {}));
  expect(detail).toMatchObject({
    status: 'PERMANENT_FAILURE',
    responseStatus: null,
    error: expect.stringContaining('127.0.0.1 is not a public address (loopback)'),
  });
  expect(receiver.received).toEqual([]);
});
