import pino, { type DestinationStream, type Logger } from 'pino';
import pretty from 'pino-pretty';

const SECRET_FIELDS = [
  'authorization',
  'cookie',
  '"set-cookie"',
  '"x-api-key"',
  '"x-aivo-api-key"',
  '"x-service-token"',
  '"x-signature"',
  '"x-signature-v2"',
  'password',
  'secret',
  'token',
  'accessToken',
  'refreshToken',
];

/** JSON lines to standard output (or elsewhere), or readable ones in development. Secrets are masked, down to two levels. */
export function createLog(level: string, isPretty: boolean, destination?: DestinationStream): Logger {
  const options = {
    level,
    redact: {
      paths: SECRET_FIELDS.flatMap((field) => [nested('', field), nested('*', field), nested('*.*', field)]),
      censor: '[redacted]',
    },
    serializers: { err: pino.stdSerializers.err },
  };
  return isPretty
    ? pino(options, pretty({ ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' }))
    : pino(options, destination ?? pino.destination(1));
}

function nested(prefix: string, field: string): string {
  if (!prefix) return field.startsWith('"') ? `[${field}]` : field;
  return field.startsWith('"') ? `${prefix}[${field}]` : `${prefix}.${field}`;
}

const SECRET_QUERY = /([?&](?:token|key|secret|password|code|signature|sig)=)[^&#]*/gi;

/** A URL for the log: values of secret-looking parameters are masked, in the query and where the route's pattern has `:token`. */
export function loggableUrl(url: string, pattern = ''): string {
  const place = pattern.split('/').indexOf(':token');
  const masked =
    place < 0
      ? url
      : url
          .split(/(?=[/?#])/)
          .map((part, at) => (at === place - 1 ? '/[redacted]' : part))
          .join('');
  return masked.replace(SECRET_QUERY, '$1[redacted]');
}
