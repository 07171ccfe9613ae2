import { api } from '../../../../api/index.ts';

export interface TwoFactorStart {
  /** For apps that can't read the picture. */
  secret: string;
  /** `otpauth://…`, the picture's content. */
  uri: string;
}

export function startTwoFactor(): Promise<TwoFactorStart> {
  return api.post<TwoFactorStart>('/auth/two-factor', {});
}

/** Turns it on; the recovery codes come this once. */
export async function confirmTwoFactor(code: string): Promise<string[]> {
  const { recoveryCodes } = await api.post<{ recoveryCodes: string[] }>('/auth/two-factor/confirm', { code });
  return recoveryCodes;
}

export function turnOffTwoFactor(password: string): Promise<void> {
  return api.delete('/auth/two-factor', { body: { password } });
}

/** In fours, as one reads it off a screen. */
export function inGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret;
}
