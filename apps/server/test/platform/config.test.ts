import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ConfigError, DEMO, readConfig } from '../../src/config.ts';

const own = {
  ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  SERVICE_TOKEN: 'a-service-token-of-our-own',
  CRM_HMAC_SECRET: 'an-hmac-secret-of-our-own',
  PUBLIC_URL: 'https://school.example',
};

/** The lines of the refusal, each naming the variable it is about. */
function mistakesOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError)
      return error.message
        .split('\n')
        .slice(1)
        .map((line) => line.trim().replace(/^- /, ''));
    throw error;
  }
  return [];
}

const namesOf = (environment: Record<string, string>): string[] =>
  mistakesOf(environment)
    .map((line) => line.split(':')[0] ?? '')
    .sort();

describe('the environment', () => {
  it('may be empty: everything has a default for trying it out', () => {
    expect(readConfig({})).toMatchObject({
      NODE_ENV: 'development',
      PORT: 3009,
      HOST: '127.0.0.1',
      JWT_ACCESS_TTL: 900,
      DEFAULT_TENANT: 'driving',
    });
  });

  it('is refused with all of its mistakes at once, each saying what to write', () => {
    const environment = {
      NODE_ENV: 'prod',
      PORT: '70000',
      PUBLIC_URL: 'school.example',
      DATABASE_URL: 'mysql://here',
      DATABASE_MAX_CONNECTIONS: 'many',
      REDIS_URL: 'localhost',
      LOG_LEVEL: 'loud',
      LOG_SQL: 'yes',
      JWT_ACCESS_TTL: '15',
      ENCRYPTION_KEY: 'too-short',
      SERVICE_TOKEN: 'short',
      METRICS_TOKEN: 'short',
      DEFAULT_APP_REQUESTS_PER_SECOND: '0',
    };
    expect(namesOf(environment)).toEqual(Object.keys(environment).sort());
    for (const line of mistakesOf(environment)) expect(line).toMatch(/^[A-Z_]+: \S.{5,}/);
  });

  it('is refused with its missing secrets beside its other mistakes', () => {
    expect(namesOf({ NODE_ENV: 'production', PORT: 'x' })).toEqual(['CRM_HMAC_SECRET', 'ENCRYPTION_KEY', 'PORT', 'SERVICE_TOKEN']);
  });

  it('counts an empty value as not set, as compose files write it', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', REDIS_URL: '', TRUST_PROXY: '' })).toMatchObject({ PORT: 3009 });
    expect(namesOf({ ...own, NODE_ENV: 'production', SERVICE_TOKEN: '' })).toEqual(['SERVICE_TOKEN']);
  });

  it('reads lists, durations and keys as what they are', () => {
    const keys = [randomBytes(32), randomBytes(32)];
    const config = readConfig({
      CORS_ORIGINS: 'https://a.example, https://b.example ,',
      JWT_ACCESS_TTL: '2h',
      TRUST_PROXY: '1',
      ENCRYPTION_KEY: keys.map((key) => key.toString('base64')).join(','),
    });
    expect(config).toMatchObject({
      CORS_ORIGINS: ['https://a.example', 'https://b.example'],
      JWT_ACCESS_TTL: 7200,
      TRUST_PROXY: 1,
      ENCRYPTION_KEY: keys,
    });
  });

  it('never shows a secret in its refusal', () => {
    const secret = 'hunter2-hunter2';
    const lines = mistakesOf({
      NODE_ENV: 'production',
      ENCRYPTION_KEY: secret,
      SERVICE_TOKEN: secret,
      CRM_HMAC_SECRET: secret,
      DATABASE_URL: `mysql://u:${secret}@h/d`,
      METRICS_TOKEN: secret,
    });
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.join('\n')).not.toContain(secret);
  });
});

describe.each(['production', 'staging'])('%s', (NODE_ENV) => {
  it('starts with secrets of its own', () => {
    expect(mistakesOf({ ...own, NODE_ENV })).toEqual([]);
  });

  it.each(Object.entries(DEMO))('refuses to start with the demo’s %s, alone or beside others', (name, value) => {
    expect(namesOf({ ...own, NODE_ENV, [name]: value })).toEqual([name]);
    if (name === 'ENCRYPTION_KEY') expect(namesOf({ ...own, NODE_ENV, [name]: `${own.ENCRYPTION_KEY},${value}` })).toEqual([name]);
  });

  it.each(Object.keys(DEMO))('refuses to start without %s', (name) => {
    expect(namesOf({ ...own, NODE_ENV, [name]: '' })).toEqual([name]);
  });
});

it('production lets webhooks reach no private address', () => {
  const production = { ...own, NODE_ENV: 'production', WEBHOOK_ALLOW_PRIVATE: 'true' };
  expect(namesOf(production)).toEqual(['WEBHOOK_ALLOW_PRIVATE']);
});

it('production asks for the address people reach it at', () => {
  expect(namesOf({ ...own, NODE_ENV: 'production', PUBLIC_URL: '' })).toEqual(['PUBLIC_URL']);
});
