import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../platform/errors.ts';
import { sendFailure } from '../platform/http/failures.ts';

const DIST = fileURLToPath(new URL('../../../console/dist/', import.meta.url));
// Paths that are never a page of the console, so that a typo in an API path is a 404 and not a web page.
const NOT_PAGES = /^\/(api|public|forms|admin|docs|metrics|\.well-known)(\/|$)/;

export function isConsoleBuilt(): boolean {
  return existsSync(`${DIST}index.html`);
}

/** Serves the console on the server's own port; every other page address gets its index.html. */
export async function registerConsole(app: FastifyInstance): Promise<void> {
  if (isConsoleBuilt()) {
    await app.register(fastifyStatic, {
      root: DIST,
      wildcard: false,
      index: false,
      setHeaders: (reply, path) => {
        // Vite names assets by their content: they never change.
        reply.header('Cache-Control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?');
    const isPage = request.method === 'GET' && !NOT_PAGES.test(path) && (request.headers.accept ?? '').includes('text/html');
    if (isPage && isConsoleBuilt()) return reply.header('Cache-Control', 'no-cache').sendFile('index.html', { cacheControl: false });
    return sendFailure(new AppError('NOT_FOUND', 'There is nothing at this address. See /docs for what there is.'), request, reply);
  });
}
