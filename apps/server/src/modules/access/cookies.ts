import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config.ts';
import { AppError } from '../../platform/errors.ts';
import { REFRESH_DAYS, type TokenPair } from './sessions.ts';

export const ACCESS_COOKIE = 'rollbook_access';
export const REFRESH_COOKIE = 'rollbook_refresh';
const REFRESH_PATH = '/api/v1/auth';

export function isHttps(config: Config): boolean {
  return config.PUBLIC_URL?.startsWith('https://') ?? false;
}

export function setSessionCookies(reply: FastifyReply, config: Config, pair: TokenPair): void {
  const shared = { httpOnly: true, sameSite: 'lax', secure: isHttps(config) } as const;
  reply.setCookie(ACCESS_COOKIE, pair.accessToken, { ...shared, path: '/', maxAge: pair.expiresIn });
  reply.setCookie(REFRESH_COOKIE, pair.refreshToken, { ...shared, path: REFRESH_PATH, maxAge: REFRESH_DAYS * 86_400 });
}

export function clearSessionCookies(reply: FastifyReply): void {
  reply.clearCookie(ACCESS_COOKIE, { path: '/' });
  reply.clearCookie(REFRESH_COOKIE, { path: REFRESH_PATH });
}

/**
 * A change that a cookie pays for must come from our own pages: browsers send Origin with every such
 * request, and it has to be ours. `allowed` adds the origins a route is open to.
 */
export function requireOwnOrigin(request: FastifyRequest, config: Config, allowed: readonly string[] = []): void {
  const { origin } = request.headers;
  const own = [`${request.protocol}://${request.host}`, ...(config.PUBLIC_URL ? [new URL(config.PUBLIC_URL).origin] : []), ...allowed];
  const isOwn = origin === undefined ? request.headers['sec-fetch-site'] === 'same-origin' : own.includes(origin);
  if (!isOwn) throw new AppError('FORBIDDEN', 'This request came from another site. Open Rollbook itself and try again.');
}
