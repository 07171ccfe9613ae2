import { z } from 'zod';
import { PersonName } from '../users/user-schemas.ts';
import { NewPassword } from './password-rules.ts';

export const PasswordChange = z.strictObject({
  current: z.string().min(1).max(1000).describe('The password of now.'),
  new: NewPassword,
});
export type PasswordChange = z.output<typeof PasswordChange>;

export const ForgottenPassword = z.strictObject({ email: z.string().trim().min(1).max(254) });

const MailedToken = z.string().min(1).max(400).describe('From the link in the mail, behind `#token=`.');

export const PasswordReset = z.strictObject({ token: MailedToken, password: NewPassword });
export type PasswordReset = z.output<typeof PasswordReset>;

export const Registration = z.strictObject({
  token: MailedToken,
  password: NewPassword,
  name: PersonName.optional().describe('How you want to be called; left out, the name of the invitation stays.'),
  cookies: z.boolean().default(false).describe('True: the tokens are set as httpOnly cookies instead of being answered.'),
});
export type Registration = z.output<typeof Registration>;
