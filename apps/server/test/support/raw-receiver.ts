import net, { type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A partner's server that keeps to no protocol: it writes what the test says once a request has come in. */
export interface RawReceiver {
  url: string;
  requests: string[];
  /** Connections the other side, or the test, has ended. */
  ended(): number;
  close(): Promise<void>;
}

export async function startRawReceiver(answer: (socket: Socket) => void): Promise<RawReceiver> {
  const sockets = new Set<Socket>();
  const requests: string[] = [];
  let ended = 0;
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      ended++;
    });
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const [head = '', body] = text.split('\r\n\r\n');
      if (body === undefined || body.length < Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)) return;
      requests.push(text);
      text = '';
      answer(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    ended: () => ended,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Writes the same again and again, as fast as it is read, until the other side hangs up; answers how many bytes went out. */
export async function writeWithoutEnd(socket: Socket, chunk: Buffer): Promise<number> {
  let bytes = 0;
  while (!socket.destroyed) {
    bytes += chunk.length;
    if (!socket.write(chunk)) await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), closed(socket)]);
    // Others have a turn, too.
    else await sleep(0);
  }
  return bytes;
}

function closed(socket: Socket): Promise<unknown> {
  return socket.destroyed ? Promise.resolve() : new Promise((resolve) => socket.once('close', resolve));
}
