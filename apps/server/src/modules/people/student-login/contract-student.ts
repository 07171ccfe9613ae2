/**
 * The student login of the learning apps, as its contract prints it: bare bodies, a cookie, and each
 * path twice. Errors come in the canonical envelope.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Config } from '../../../config.ts';
import { bare } from '../../../platform/http/envelope.ts';
import { anybody } from '../../../platform/http/gate.ts';
import { nothing, one, openRoute, type Route, tenantRoute } from '../../../platform/http/route.ts';
import type { System } from '../../../system.ts';
import { type Access, isHttps, requireOwnOrigin } from '../../access/index.ts';
import { SchoolChoice, StudentCredentials, StudentPasswordChange, StudentProfile } from '../schemas.ts';
import { changeStudentPassword } from './own-password.ts';
import { STUDENT_COOKIE, type StudentGate } from './student-gate.ts';
import { loginStudent, readProfile, STUDENT_SESSION_SECONDS } from './student-sessions.ts';

const tag = 'Student app';
const exampleProfile: StudentProfile = {
  id: 'stu_123',
  name: 'Noa Levi',
  phone: '+972501234567',
  locale: 'he',
  courses: [],
  cycles: [],
  streak: 4,
};

export function studentContractRoutes(system: System, access: Access, gate: StudentGate): Route[] {
  return [
    loginRoute(system, access, '/api/student/login', 'loginStudent'),
    loginRoute(system, access, '/api/student/auth/login', 'loginStudentAuth'),
    logoutRoute(system, '/api/student/logout', 'logoutStudent'),
    logoutRoute(system, '/api/student/auth/logout', 'logoutStudentAuth'),
    tenantRoute({
      method: 'GET',
      path: '/api/student/me',
      operationId: 'getStudentMe',
      summary: 'Who is signed in, and what they learn',
      tag,
      gate,
      envelope: bare,
      reply: one(StudentProfile, exampleProfile),
      run: (tx) => readProfile(tx),
    }),
    passwordRoute(system, access, gate),
  ];
}

function passwordRoute(system: System, access: Access, gate: StudentGate): Route {
  const { config } = system;
  return openRoute({
    method: 'PUT',
    path: '/api/student/password',
    operationId: 'changeStudentPassword',
    summary: 'Change one’s own password; other devices are signed out',
    description: `Sets the cookie \`${STUDENT_COOKIE}\` anew: the one before stops working with the old password.`,
    tag,
    gate,
    hasSecret: true,
    envelope: bare,
    body: StudentPasswordChange,
    reply: nothing(),
    example: { body: { current: 'tractor lamp 42', new: 'cloud bicycle 7' } },
    answer: async ({ body, caller, reply }) => {
      const token = await changeStudentPassword(system, access.tokens, body, caller);
      reply.setCookie(STUDENT_COOKIE, token, { ...cookieOptions(config), maxAge: STUDENT_SESSION_SECONDS });
    },
  });
}

function loginRoute(system: System, access: Access, path: string, operationId: string): Route {
  const { config } = system;
  return openRoute({
    method: 'POST',
    path,
    operationId,
    summary: 'Sign a student in with phone and password',
    description: `Sets the cookie \`${STUDENT_COOKIE}\` (7 days) and answers the profile; or the schools to choose from, when several match.`,
    tag,
    gate: anybody(),
    limit: 'own',
    hasSecret: true,
    envelope: bare,
    body: StudentCredentials,
    reply: one(z.union([StudentProfile, SchoolChoice]), exampleProfile),
    errors: ['UNAUTHORIZED', 'FORBIDDEN'],
    example: { body: { phone: '050-123-4567', password: 'tractor lamp 42' } },
    silent: 'signing in changes no record of the school; the audit log has it',
    answer: async ({ body, caller, request, reply }) => {
      refuseForeignPage(request, config);
      const result = await loginStudent(system, access.tokens, body, caller);
      if ('tenants' in result) return result;
      reply.setCookie(STUDENT_COOKIE, result.token, { ...cookieOptions(config), maxAge: STUDENT_SESSION_SECONDS });
      return result.profile;
    },
  });
}

function logoutRoute({ config }: System, path: string, operationId: string): Route {
  return openRoute({
    method: 'POST',
    path,
    operationId,
    summary: 'Sign the student out on this device',
    tag,
    gate: anybody(),
    limit: 'none',
    envelope: bare,
    reply: nothing(),
    errors: ['FORBIDDEN'],
    silent: 'takes the cookie back; no record changes',
    answer: async ({ request, reply }) => {
      if (request.cookies[STUDENT_COOKIE]) requireOwnOrigin(request, config, config.CORS_ORIGINS);
      clearCookie(reply, config);
    },
  });
}

// Signing somebody in from a foreign page would make them learn under another's name. Browsers always
// say where a POST comes from; without Origin it is a program, which has no cookies to abuse.
function refuseForeignPage(request: FastifyRequest, config: Config): void {
  if (request.headers.origin !== undefined) requireOwnOrigin(request, config, config.CORS_ORIGINS);
}

function cookieOptions(config: Config) {
  const domain = config.COOKIE_DOMAIN ? { domain: config.COOKIE_DOMAIN } : {};
  return { httpOnly: true, sameSite: 'lax', secure: isHttps(config), path: '/', ...domain } as const;
}

function clearCookie(reply: FastifyReply, config: Config): void {
  reply.clearCookie(STUDENT_COOKIE, cookieOptions(config));
}
