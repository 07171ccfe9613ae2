import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that came in, as it was on the wire. */
export interface Received {
  path: string;
  headers: Record<string, string>;
  body: string;
  at: number;
}

type Answering = (received: Received, response: http.ServerResponse, count: number) => void;

/** A partner's server on a free port: keeps what it is sent, and answers as the test says. */
export interface Receiver {
  url: string;
  received: Received[];
  /** How it answers from now on; 200 until said otherwise. */
  answer: Answering;
  close(): Promise<void>;
}

export async function startReceiver(answer: Answering = (_, response) => response.end('ok')): Promise<Receiver> {
  const received: Received[] = [];
  const receiver: Receiver = { url: '', received, answer, close: async () => {} };
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const one = {
      path: request.url ?? '',
      // Repeated headers don't come from us.
      headers: request.headers as Record<string, string>,
      body: Buffer.concat(chunks).toString('utf8'),
      at: Date.now(),
    };
    received.push(one);
    receiver.answer(one, response, received.length);
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  receiver.close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return receiver;
}
