import { api } from '../../../api/index.ts';
import type { Me } from '../me.ts';

export interface Credentials {
  email: string;
  password: string;
}

/** A school the same e-mail and password open. */
export interface SchoolChoice {
  id: string;
  name: string;
  subdomain: string;
}

/** The password was right; a code is asked for next. */
export interface Challenge {
  challenge: string;
  /** Seconds until the password has to be given again. */
  expiresIn: number;
}

export type SignInAnswer = { user: Me } | { tenants: SchoolChoice[] } | { twoFactor: Challenge };

export function signIn(credentials: Credentials, subdomain?: string): Promise<SignInAnswer> {
  return api.post<SignInAnswer>('/auth/login', { ...credentials, tenant: subdomain, cookies: true });
}

export type SecondStep = { code: string } | { recoveryCode: string };

export async function finishSignIn({ challenge }: Challenge, given: SecondStep): Promise<Me> {
  const { user } = await api.post<{ user: Me }>('/auth/login/two-factor', { challenge, ...given, cookies: true });
  return user;
}
