import { z } from 'zod';
import { ID_PATTERN } from '../../platform/ids.ts';
import { ROLES } from './permission-matrix.ts';

export const Id = z.string().regex(ID_PATTERN, 'must be 1 to 64 letters, digits, _ or -');
export const Locale = z.enum(['en', 'he', 'vi']);
export const Email = z
  .email()
  .max(254)
  .transform((text) => text.toLowerCase());
export const Instant = z.iso.datetime({ offset: true });
/** An instant to keep. PostgreSQL has fewer years than ISO can spell, and more than people have use for. */
export const Moment = Instant.refine((text) => text >= '1900' && text < '2200', 'must be between the years 1900 and 2200');

export const TenantCard = z.object({
  id: z.string(),
  name: z.string(),
  subdomain: z.string(),
  locale: Locale,
  timezone: z.string(),
  currency: z.string(),
  weekStart: z.number().int(),
});

export const Me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  locale: Locale.nullable(),
  colorScheme: z.enum(['auto', 'light', 'dark']),
  tenant: TenantCard,
  permissions: z.record(z.string(), z.enum(['all', 'own'])),
  hasTwoFactor: z.boolean(),
  mustSetUpTwoFactor: z.boolean().describe('True: nothing but `/auth/*` answers until two-factor sign-in is set up.'),
});
export type Me = z.output<typeof Me>;

export const MeChanges = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  locale: Locale.nullable().optional(),
  colorScheme: z.enum(['auto', 'light', 'dark']).optional(),
});
export type MeChanges = z.output<typeof MeChanges>;

export const Credentials = z.strictObject({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(1000),
  tenant: z.string().max(64).optional().describe('Subdomain or id of the school, when the e-mail is known at several.'),
  cookies: z.boolean().default(false).describe('True: the tokens are set as httpOnly cookies instead of being answered.'),
});
export type Credentials = z.output<typeof Credentials>;

export const SignedIn = z.object({
  accessToken: z.string().optional(),
  refreshToken: z.string().optional(),
  expiresIn: z.number().int().optional().describe('Seconds until the access token expires.'),
  user: Me.optional(),
  tenants: z
    .array(z.object({ id: z.string(), name: z.string(), subdomain: z.string() }))
    .optional()
    .describe('Instead of the rest: the schools that match. Send the login again with one of them.'),
  twoFactor: z
    .object({ challenge: z.string(), expiresIn: z.number().int() })
    .optional()
    .describe('Instead of the rest: send the challenge with a code to `/auth/login/two-factor`.'),
});
export type SignedIn = z.output<typeof SignedIn>;

export const RefreshRequest = z.strictObject({
  refreshToken: z.string().max(400).optional().describe('Left out when it comes as a cookie.'),
  cookies: z.boolean().default(false),
});
export type RefreshRequest = z.output<typeof RefreshRequest>;

export const ConnectedApp = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  requireV2: z.boolean(),
  requestsPerSecond: z.number().int(),
  isActive: z.boolean(),
  previousUntil: z.string().nullable().describe('Until when the token and secret before the last rotation still work.'),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type ConnectedApp = z.output<typeof ConnectedApp>;

export const ConnectedAppSecrets = ConnectedApp.extend({
  serviceToken: z.string().describe('Shown once.'),
  hmacSecret: z.string().describe('Shown once.'),
});
export type ConnectedAppSecrets = z.output<typeof ConnectedAppSecrets>;

const appFields = {
  name: z.string().trim().min(1).max(200),
  requireV2: z.boolean(),
  requestsPerSecond: z.number().int().min(1).max(100_000),
};
export const NewConnectedApp = z.strictObject({
  name: appFields.name,
  requireV2: appFields.requireV2.default(false),
  requestsPerSecond: appFields.requestsPerSecond.default(600),
});
export type NewConnectedApp = z.output<typeof NewConnectedApp>;
export const ConnectedAppChanges = z.strictObject({ ...appFields, isActive: z.boolean() }).partial();
export type ConnectedAppChanges = z.output<typeof ConnectedAppChanges>;
export const RotateRequest = z.strictObject({
  overlapHours: z.number().int().min(0).max(720).default(24).describe('How long the old token and secret still work.'),
});
