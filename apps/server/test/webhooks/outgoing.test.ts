import http2 from 'node:http2';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { post } from '../../src/modules/webhooks/dispatch/post.ts';
import { outgoingAgent } from '../../src/platform/net/outgoing.ts';
import { selfSigned } from '../support/certificate.ts';

const certificate = selfSigned();
const usual = tls.getCACertificates('default');
const versions: string[] = [];
const connections = new Set<unknown>();
// Of what a client offers, such a server chooses h2 first.
const server = http2.createSecureServer({ ...certificate, allowHTTP1: true }, (request, response) => {
  versions.push(request.httpVersion);
  connections.add(request.socket);
  setTimeout(() => response.end('ok'), 200);
});

beforeAll(async () => {
  tls.setDefaultCACertificates([...usual, certificate.cert]);
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
});
afterAll(async () => {
  tls.setDefaultCACertificates(usual);
  await new Promise((resolve) => server.close(resolve));
});

test('a server that speaks HTTP/2 is spoken to in HTTP/1.1, each attempt on a connection of its own', async () => {
  const agent = outgoingAgent({ allowsPrivate: true, connectTimeoutMs: 1000 });
  const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const outcomes = await Promise.all([1, 2, 3].map(() => post(agent, { origin, path: '/' }, [], '{}', 3000)));
  expect(outcomes.map(({ status, answer }) => [status, answer])).toEqual(Array.from({ length: 3 }, () => [200, 'ok']));
  expect(versions).toEqual(['1.1', '1.1', '1.1']);
  expect(connections.size).toBe(3);
  await agent.destroy();
});
