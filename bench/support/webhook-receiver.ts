/** A partner's server in a process of its own: counts what comes in and answers 200; the path `/dead` never answers. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';

let count = 0;
let firstAt = 0;
let lastAt = 0;

const server = http.createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    if (request.url === '/dead') return;
    count++;
    lastAt = performance.now();
    firstAt ||= lastAt;
    response.end('ok');
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));

process.on('message', (asked) => {
  if (asked === 'count') process.send?.({ count, seconds: (lastAt - firstAt) / 1000 });
  if (asked === 'forget') [count, firstAt, lastAt] = [0, 0, 0];
});
