import { anybody } from '../../../platform/http/gate.ts';
import { nothing, one, openRoute, type Route, tenantRoute } from '../../../platform/http/route.ts';
import type { System } from '../../../system.ts';
import { requireOwnOrigin } from '../cookies.ts';
import { exampleMe } from '../examples.ts';
import { SignedIn } from '../schemas.ts';
import { answerSignedIn } from '../signed-in.ts';
import type { StaffGate } from '../staff-gate.ts';
import type { Tokens } from '../tokens.ts';
import { forgotPassword } from './forgotten.ts';
import { register, resetPassword } from './mailed-links.ts';
import { changeOwnPassword } from './own-password.ts';
import { ForgottenPassword, PasswordChange, PasswordReset, Registration } from './password-schemas.ts';

const tag = 'Access';
const mailed = { method: 'POST', tag, gate: anybody(), limit: 'own', hasSecret: true } as const;
const exampleToken = 'driving.tok_123.secret';

export function passwordRoutes(system: System, tokens: Tokens, staff: StaffGate): Route[] {
  return [
    tenantRoute({
      method: 'PUT',
      path: '/api/v1/auth/password',
      operationId: 'changePassword',
      summary: 'Change your own password; your other sessions end',
      tag,
      gate: staff.ownAccount(),
      hasSecret: true,
      body: PasswordChange,
      reply: nothing(),
      example: { body: { current: 'the password of now', new: 'tractor lamp 42' } },
      run: (tx, { body }) => changeOwnPassword(system, tx, body),
    }),
    openRoute({
      ...mailed,
      path: '/api/v1/auth/forgot-password',
      operationId: 'forgotPassword',
      summary: 'Ask for a mail with a link to a new password',
      description: 'Always answers 204, and as quickly, whether or not there is such a login. At several schools: one mail for each.',
      body: ForgottenPassword,
      reply: nothing(),
      example: { body: { email: 'somebody@school.example' } },
      silent: 'changes nothing; the audit log has the link when one is sent',
      answer: ({ body, caller }) => forgotPassword(system, body.email, caller),
    }),
    openRoute({
      ...mailed,
      path: '/api/v1/auth/reset-password',
      operationId: 'resetPassword',
      summary: 'Choose a new password by the link of a mail; all your sessions end',
      body: PasswordReset,
      reply: nothing(),
      example: { body: { token: exampleToken, password: 'tractor lamp 42' } },
      answer: ({ body, caller }) => resetPassword(system, body, caller),
    }),
    openRoute({
      ...mailed,
      path: '/api/v1/auth/register',
      operationId: 'register',
      summary: 'Accept an invitation: choose a password and be signed in',
      body: Registration,
      reply: one(SignedIn, { accessToken: 'eyJ…', refreshToken: 'driving.ses_….…', expiresIn: 900, user: exampleMe }),
      errors: ['FORBIDDEN'],
      example: { body: { token: exampleToken, password: 'tractor lamp 42', name: 'Yael Mor' } },
      answer: async ({ body, caller, request, reply }) => {
        if (body.cookies) requireOwnOrigin(request, system.config);
        return answerSignedIn(system, reply, await register(system, tokens, body, caller), body.cookies);
      },
    }),
  ];
}
