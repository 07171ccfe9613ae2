import { z } from 'zod';

const Code = z.string().trim().min(6, 'has 6 digits').max(10).describe('The six digits the authenticator app shows.');
const RecoveryCode = z.string().trim().min(16, 'has 16 letters').max(40).describe('One of the ten recovery codes; it works once.');

export const TwoFactorStart = z.object({
  secret: z.string().describe('Shown once; for apps that can’t read the QR code.'),
  uri: z.string().describe('`otpauth://…`, to be shown as a QR code.'),
});
export type TwoFactorStart = z.output<typeof TwoFactorStart>;

export const FirstCode = z.strictObject({ code: Code });

export const RecoveryCodes = z.object({
  recoveryCodes: z.array(z.string()).describe('Shown once. Each opens the door once when the device is lost.'),
});
export type RecoveryCodes = z.output<typeof RecoveryCodes>;

/** Either of the two. */
export interface GivenCode {
  code?: string | undefined;
  recoveryCode?: string | undefined;
}

export const TwoFactorOff = z
  .strictObject({ password: z.string().min(1).max(1000), code: Code, recoveryCode: RecoveryCode })
  .partial()
  .superRefine((given, context) => onlyOne(['password', 'code', 'recoveryCode'], given, context));
export type TwoFactorOff = z.output<typeof TwoFactorOff>;

export const SecondStep = z
  .strictObject({
    challenge: z.string().min(1).max(2000).describe('From the answer of the login; good for 5 minutes.'),
    code: Code.optional(),
    recoveryCode: RecoveryCode.optional(),
    cookies: z.boolean().default(false).describe('True: the tokens are set as httpOnly cookies instead of being answered.'),
  })
  .superRefine((given, context) => onlyOne(['code', 'recoveryCode'], given, context));
export type SecondStep = z.output<typeof SecondStep>;

function onlyOne(fields: string[], given: Record<string, unknown>, context: z.RefinementCtx): void {
  const sent = fields.filter((field) => given[field] !== undefined);
  if (sent.length === 1) return;
  const message = sent.length === 0 ? `is needed, or ${fields.slice(1).join(' or ')}` : 'is one too many; send only one of them';
  context.addIssue({ code: 'custom', path: [sent[1] ?? fields[0] ?? ''], message });
}
