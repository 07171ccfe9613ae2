import { z } from 'zod';
import { type Access, answerSignedIn, exampleMe, getUser, openSession, requireOwnOrigin, SignedIn } from '../modules/access/index.ts';
import type { Caller } from '../platform/caller.ts';
import { inTenant } from '../platform/db/transactions.ts';
import { AppError } from '../platform/errors.ts';
import { anybody } from '../platform/http/gate.ts';
import { addressKey } from '../platform/http/rate-limits.ts';
import { one, openRoute, type Route } from '../platform/http/route.ts';
import { newId } from '../platform/ids.ts';
import type { System } from '../system.ts';
import { NewSchool, openSchool } from './open-school.ts';

const PER_ADDRESS = { points: 5, seconds: 3600 };

const SignUp = NewSchool.extend({
  cookies: z.boolean().default(false).describe('True: the tokens are set as httpOnly cookies instead of being answered.'),
});

/** Opening a school by oneself. Here and not in a module, because it takes two of them. */
export function signUpRoutes(system: System, access: Access): Route[] {
  return [
    openRoute({
      method: 'POST',
      path: '/api/v1/sign-up',
      operationId: 'signUp',
      summary: 'Open a school of one’s own, and be signed in as its administrator',
      description: 'Only where the installation allows it (`ALLOW_SIGNUP=true`); `/api/v1/meta/version` says so.',
      tag: 'Access',
      gate: anybody(),
      limit: 'own',
      hasSecret: true,
      body: SignUp,
      reply: one(SignedIn, { accessToken: 'eyJ…', refreshToken: 'ten_123.ses_….…', expiresIn: 900, user: exampleMe }),
      errors: ['FORBIDDEN', 'CONFLICT'],
      example: {
        body: {
          name: 'Carmel coding club',
          subdomain: 'carmel',
          locale: 'he',
          timezone: 'Asia/Jerusalem',
          currency: 'ILS',
          country: 'IL',
          weekStart: 0,
          branchName: 'Carmel community centre',
          adminName: 'Yael Mor',
          adminEmail: 'yael@carmel.example',
          password: 'tractor lamp 42',
        },
      },
      answer: async ({ body, caller, request, reply }) => {
        const { cookies, ...school } = body;
        if (cookies) requireOwnOrigin(request, system.config);
        return answerSignedIn(system, reply, await signUp(system, access, school, caller), cookies);
      },
    }),
  ];
}

async function signUp(system: System, { tokens }: Access, school: NewSchool, caller: Caller) {
  if (!system.config.ALLOW_SIGNUP) {
    throw new AppError('FORBIDDEN', 'Schools are not opened by themselves here. Ask whoever runs this installation.');
  }
  await system.limits.take('sign-up', addressKey(caller.ip ?? ''), PER_ADDRESS);
  // Whoever opens a school is its first administrator, from the first audit row on.
  const adminId = newId('usr');
  return inTenant(system.database, { ...caller, kind: 'user', id: adminId, tenantId: newId('ten') }, async (tx) => {
    await openSchool(tx, school, adminId);
    return openSession(system, tokens, tx, await getUser(tx, adminId));
  });
}
