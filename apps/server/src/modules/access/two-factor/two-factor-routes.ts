import { anybody } from '../../../platform/http/gate.ts';
import { nothing, one, openRoute, type Route, tenantRoute } from '../../../platform/http/route.ts';
import type { System } from '../../../system.ts';
import { requireOwnOrigin } from '../cookies.ts';
import { exampleMe } from '../examples.ts';
import { SignedIn } from '../schemas.ts';
import { answerSignedIn } from '../signed-in.ts';
import type { StaffGate } from '../staff-gate.ts';
import type { Tokens } from '../tokens.ts';
import { finishLogin } from './second-step.ts';
import { confirmTwoFactor, startTwoFactor, turnOffTwoFactor } from './two-factor.ts';
import { FirstCode, RecoveryCodes, SecondStep, TwoFactorOff, TwoFactorStart } from './two-factor-schemas.ts';

const tag = 'Access';
const path = '/api/v1/auth/two-factor';

/** Two-factor sign-in of one's own account, and the second step of a login. */
export function twoFactorRoutes(system: System, tokens: Tokens, staff: StaffGate): Route[] {
  return [
    tenantRoute({
      method: 'POST',
      path,
      operationId: 'startTwoFactor',
      summary: 'Begin to set up two-factor sign-in; the secret is shown once',
      tag,
      gate: staff.ownAccount(),
      hasSecret: true,
      reply: one(TwoFactorStart, { secret: 'JBSWY3DPEHPK3PXP…', uri: 'otpauth://totp/My%20School:dana%40school.example?secret=…' }),
      silent: 'nothing is asked for until it is confirmed; the audit log has it',
      run: (tx) => startTwoFactor(system, tx),
    }),
    tenantRoute({
      method: 'POST',
      path: `${path}/confirm`,
      operationId: 'confirmTwoFactor',
      summary: 'Turn two-factor sign-in on by a first code; answers ten recovery codes, once',
      tag,
      gate: staff.ownAccount(),
      body: FirstCode,
      hasSecret: true,
      reply: one(RecoveryCodes, { recoveryCodes: ['ABCD-EFGH-IJKL-MNOP'] }),
      example: { body: { code: '287082' } },
      run: (tx, { body }) => confirmTwoFactor(system, tx, body.code),
    }),
    tenantRoute({
      method: 'DELETE',
      path,
      operationId: 'turnOffTwoFactor',
      summary: 'Turn two-factor sign-in off, by password or by a code',
      tag,
      gate: staff.ownAccount(),
      body: TwoFactorOff,
      reply: nothing(),
      example: { body: { password: 'the password of now' } },
      run: (tx, { body }) => turnOffTwoFactor(system, tx, body),
    }),
    openRoute({
      method: 'POST',
      path: '/api/v1/auth/login/two-factor',
      operationId: 'loginTwoFactor',
      summary: 'Finish signing in with a code or a recovery code',
      description: 'Each code works once. The challenge comes from `/auth/login` and is good for 5 minutes.',
      tag,
      gate: anybody(),
      limit: 'own',
      hasSecret: true,
      body: SecondStep,
      reply: one(SignedIn, { accessToken: 'eyJ…', refreshToken: 'driving.ses_….…', expiresIn: 900, user: exampleMe }),
      errors: ['UNAUTHORIZED', 'FORBIDDEN'],
      example: { body: { challenge: 'v1.…', code: '287082' } },
      silent: 'signing in changes no record of the school; the audit log has it',
      answer: async ({ body, caller, request, reply }) => {
        if (body.cookies) requireOwnOrigin(request, system.config);
        return answerSignedIn(system, reply, await finishLogin(system, tokens, body, caller), body.cookies);
      },
    }),
  ];
}
