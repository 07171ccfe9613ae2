import { connect } from 'node:net';

/** Puts bytes on the wire just as they are; answers the status of what comes back, or null for a closed connection. */
export async function sendRaw(url: string, bytes: string | Buffer, end: 'wait' | 'hang up' = 'wait'): Promise<number | null> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.setTimeout(5000, () => socket.destroy());
  socket.on('data', (chunk) => {
    answer += chunk.toString('latin1');
    socket.end();
  });
  const closed = new Promise<void>((resolve) => {
    socket.on('close', () => resolve());
    // A reset is an answer like any other here.
    socket.on('error', () => resolve());
  });
  await new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
  if (end === 'hang up') socket.destroy();
  await closed;
  const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1];
  return status === undefined ? null : Number(status);
}
