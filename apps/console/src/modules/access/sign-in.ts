import { api } from '../../api/index.ts';
import type { Me } from './me.ts';

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

export type SignInAnswer = { user: Me } | { tenants: SchoolChoice[] };

export function signIn(credentials: Credentials, subdomain?: string): Promise<SignInAnswer> {
  return api.post<SignInAnswer>('/auth/login', { ...credentials, tenant: subdomain, cookies: true });
}
