import { z } from 'zod';

// Demo values, marked as such; production refuses to start with any of them.
export const DEMO = {
  ENCRYPTION_KEY: Buffer.from('rollbook-demo-key-not-a-secret-!').toString('base64'),
  SERVICE_TOKEN: 'rollbook-demo-service-token',
  CRM_HMAC_SECRET: 'rollbook-demo-hmac-secret',
} as const;

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);
const seconds = z
  .string()
  .regex(/^\d+[smhd]$/, 'write a number and s, m, h or d, for example 15m')
  .transform((value) => Number(value.slice(0, -1)) * { s: 1, m: 60, h: 3600, d: 86_400 }[value.slice(-1) as 's' | 'm' | 'h' | 'd']);
const encryptionKeys = list.transform((keys, context) => {
  const buffers = keys.map((key) => Buffer.from(key, 'base64'));
  if (buffers.length === 0 || buffers.some((buffer) => buffer.length !== 32)) {
    context.addIssue('write 32 random bytes in base64 (openssl rand -base64 32); after a comma, keys that are still to be opened');
    return z.NEVER;
  }
  return buffers;
});
const trustProxy = z.string().transform((value) => (/^\d+$/.test(value) ? Number(value) : value));
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'write a URL that begins with postgres://');

const Environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'staging', 'production']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3009),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url().optional(),
  CORS_ORIGINS: list.default([]),
  TRUST_PROXY: trustProxy.optional(),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_MAX_CONNECTIONS: z.coerce.number().int().min(2).max(500).default(20),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'write a URL that begins with redis://')
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  LOG_SQL: flag.default(false),
  JWT_ACCESS_TTL: seconds.default(900),
  ENCRYPTION_KEY: encryptionKeys.default([Buffer.from(DEMO.ENCRYPTION_KEY, 'base64')]),
  SERVICE_TOKEN: z.string().min(16).default(DEMO.SERVICE_TOKEN),
  CRM_HMAC_SECRET: z.string().min(16).default(DEMO.CRM_HMAC_SECRET),
  DEFAULT_APP_REQUESTS_PER_SECOND: z.coerce.number().int().min(1).max(100_000).default(600),
  DEFAULT_TENANT: z.string().min(1).default('driving'),
  COOKIE_DOMAIN: z.string().min(1).optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'write a URL that begins with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/, 'write an address, or a name and <address>')
    .default('Rollbook <no-reply@localhost>'),
  API_KEY_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9]{1,15}$/, 'write 2 to 16 small letters and digits, for example rbk')
    .default('rbk'),
  ALLOW_SIGNUP: flag.default(false),
  WEBHOOK_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(30_000),
  WEBHOOK_MAX_RETRIES: z.coerce.number().int().min(1).max(15).default(5),
  WEBHOOK_WORKER_INTERVAL_MS: z.coerce.number().int().min(100).max(3_600_000).default(60_000),
  WEBHOOK_ALLOW_PRIVATE: flag.default(false),
  WEBHOOK_HEADER_BRAND: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]{0,29}$/, 'write up to 30 letters and digits, for example Aivo')
    .default('Aivo'),
  WEBHOOK_DISPATCH: flag.default(true),
  ZOOM_WEBHOOK_SECRET: z.string().min(8).optional(),
});

export type Config = z.output<typeof Environment>;

/** Every mistake of the environment, one line each. */
export class ConfigError extends Error {
  constructor(mistakes: readonly string[]) {
    super(`The environment needs mending:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Reads the environment; throws ConfigError naming every mistake at once. An empty value counts as not
 * set, as it does in compose files.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  const mistakes = parsed.success
    ? productionMistakes(parsed.data, given)
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (!parsed.success || mistakes.length > 0) {
    throw new ConfigError([...mistakes, ...(parsed.success ? [] : missingSecrets(given))]);
  }
  return parsed.data;
}

const SECRETS = ['ENCRYPTION_KEY', 'SERVICE_TOKEN', 'CRM_HMAC_SECRET'] as const;

// Keys are compared as bytes: base64 can be written in several ways.
function isDemo(name: (typeof SECRETS)[number], value: string | undefined): boolean {
  if (!value || value.includes(DEMO[name])) return true;
  const demo = Buffer.from(DEMO.ENCRYPTION_KEY, 'base64');
  return name === 'ENCRYPTION_KEY' && value.split(',').some((key) => Buffer.from(key.trim(), 'base64').equals(demo));
}

function missingSecrets(given: NodeJS.ProcessEnv): string[] {
  if (given.NODE_ENV !== 'production' && given.NODE_ENV !== 'staging') return [];
  return SECRETS.filter((name) => isDemo(name, given[name])).map(
    (name) => `${name}: set a secret of your own; the demo value is known to everybody`,
  );
}

function productionMistakes(config: Config, given: NodeJS.ProcessEnv): string[] {
  const mistakes = missingSecrets(given);
  if (config.NODE_ENV === 'production' && !config.PUBLIC_URL) {
    mistakes.push('PUBLIC_URL: say where people reach this server, for example https://school.example');
  }
  if (config.NODE_ENV === 'production' && config.SMTP_URL && !given.MAIL_FROM) {
    mistakes.push('MAIL_FROM: say whom mails come from, for example My School <no-reply@school.example>');
  }
  if (config.NODE_ENV === 'production' && config.WEBHOOK_ALLOW_PRIVATE) {
    mistakes.push('WEBHOOK_ALLOW_PRIVATE: leave it out; in production webhooks reach public addresses only');
  }
  return mistakes;
}
