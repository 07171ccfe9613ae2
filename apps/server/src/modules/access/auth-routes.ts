import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AppError } from '../../platform/errors.ts';
import { bare } from '../../platform/http/envelope.ts';
import { anybody } from '../../platform/http/gate.ts';
import { nothing, one, openRoute, type Route, tenantRoute } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import { clearSessionCookies, REFRESH_COOKIE, requireOwnOrigin, setSessionCookies } from './cookies.ts';
import { exampleMe } from './examples.ts';
import { changeMe, readMe } from './me.ts';
import { Credentials, Me, MeChanges, RefreshRequest, SignedIn } from './schemas.ts';
import { login, logout, refresh } from './sessions.ts';
import { answerSignedIn } from './signed-in.ts';
import type { StaffGate } from './staff-gate.ts';
import type { Tokens } from './tokens.ts';

export function authRoutes(system: System, tokens: Tokens, staff: StaffGate): Route[] {
  const { config } = system;
  return [
    openRoute({
      method: 'POST',
      path: '/api/v1/auth/login',
      operationId: 'login',
      summary: 'Sign in with e-mail and password',
      description:
        'Answers tokens, or sets cookies for the console. When the e-mail fits several schools they are named instead; with ' +
        'two-factor sign-in a challenge for the second step.',
      tag: 'Access',
      gate: anybody(),
      limit: 'own',
      hasSecret: true,
      body: Credentials,
      reply: one(SignedIn, { accessToken: 'eyJ…', refreshToken: 'driving.ses_….…', expiresIn: 900, user: exampleMe }),
      errors: ['UNAUTHORIZED', 'FORBIDDEN'],
      example: { body: { email: 'admin@driving.example', password: 'rollbook-demo' } },
      silent: 'signing in changes no record of the school; the audit log has it',
      answer: async ({ body, caller, request, reply }) => {
        if (body.cookies) requireOwnOrigin(request, config);
        const result = await login(system, tokens, body, caller);
        return 'accessToken' in result ? answerSignedIn(system, reply, result, body.cookies) : result;
      },
    }),
    openRoute({
      method: 'POST',
      path: '/api/v1/auth/refresh',
      operationId: 'refreshSession',
      summary: 'Exchange the refresh token for a new pair',
      description: 'Each refresh token works once. One that comes back a second time ends its whole session.',
      tag: 'Access',
      gate: anybody(),
      limit: 'none',
      hasSecret: true,
      body: RefreshRequest,
      reply: one(SignedIn, { accessToken: 'eyJ…', refreshToken: 'driving.ses_….…', expiresIn: 900 }),
      errors: ['UNAUTHORIZED', 'FORBIDDEN'],
      example: { body: { refreshToken: 'driving.ses_123.secret' } },
      silent: 'a session is not a record of the school',
      answer: async ({ body, caller, request, reply }) => {
        const pair = await refresh(system, tokens, refreshTokenOf(system, request, body), caller);
        if (!body.cookies) return pair;
        setSessionCookies(reply, config, pair);
        return { expiresIn: pair.expiresIn };
      },
    }),
    openRoute({
      method: 'POST',
      path: '/api/v1/auth/logout',
      operationId: 'logout',
      summary: 'End this session',
      tag: 'Access',
      gate: anybody(),
      limit: 'none',
      body: RefreshRequest,
      reply: nothing(),
      errors: ['UNAUTHORIZED', 'FORBIDDEN'],
      example: { body: { refreshToken: 'driving.ses_123.secret' } },
      silent: 'signing out changes no record of the school; the audit log has it',
      answer: async ({ body, caller, request, reply }) => {
        await logout(system, refreshTokenOf(system, request, body), caller);
        clearSessionCookies(reply);
      },
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/auth/me',
      operationId: 'getMe',
      summary: 'Who is signed in, and what they may do',
      tag: 'Access',
      gate: staff.ownAccount(),
      reply: one(Me, exampleMe),
      run: (tx) => readMe(tx),
    }),
    tenantRoute({
      method: 'PATCH',
      path: '/api/v1/auth/me',
      operationId: 'changeMe',
      summary: 'Change your own name, language or colours',
      tag: 'Access',
      gate: staff.ownAccount(),
      body: MeChanges,
      reply: one(Me, exampleMe),
      example: { body: { locale: 'en', colorScheme: 'dark' } },
      run: (tx, { body }) => changeMe(tx, body),
    }),
    openRoute({
      method: 'GET',
      path: '/.well-known/jwks.json',
      operationId: 'getStudentKeys',
      summary: 'Public keys that verify the student cookie',
      tag: 'Student app',
      gate: anybody(),
      limit: 'none',
      envelope: bare,
      reply: one(z.object({ keys: z.array(z.record(z.string(), z.unknown())) }), {
        keys: [{ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', kid: 'key_123', alg: 'EdDSA', use: 'sig' }],
      }),
      answer: async ({ reply }) => {
        reply.header('Cache-Control', 'public, max-age=300');
        // JWK is a record of strings under another name.
        return { keys: (await tokens.published('student')) as Record<string, unknown>[] };
      },
    }),
  ];
}

function refreshTokenOf(system: System, request: FastifyRequest, body: RefreshRequest): string {
  if (body.refreshToken) return body.refreshToken;
  const cookie = request.cookies[REFRESH_COOKIE];
  if (!cookie) throw new AppError('UNAUTHORIZED', 'Sign in first.');
  requireOwnOrigin(request, system.config);
  return cookie;
}
