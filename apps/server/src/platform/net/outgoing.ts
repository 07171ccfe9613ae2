import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { specialRange } from './addresses.ts';

/** Refused before a byte was sent: where it leads is not ours to reach. */
export class ForbiddenAddress extends Error {
  constructor(host: string, address: string, range: string) {
    super(
      host === address
        ? `${address} is not a public address (${range})`
        : `${host} leads to ${address}, which is not a public address (${range})`,
    );
    this.name = 'ForbiddenAddress';
  }
}

/** Why a host, as it stands in a URL, may not be called; null when nothing is known against it before it is resolved. */
export function refusedHost(host: string): string | null {
  const bare = host.replace(/^\[|\]$/g, '');
  if (isIP(bare)) {
    const range = specialRange(bare);
    return range && new ForbiddenAddress(bare, bare, range).message;
  }
  return /(^|\.)(localhost|local|internal)\.?$/i.test(bare) ? `${bare} is a name of the own network` : null;
}

type Resolve = (host: string, options: LookupAllOptions, done: (error: Error | null, addresses: LookupAddress[]) => void) => void;

// Resolves and checks in one step: the address that was checked is the one that is connected to, so that a name which
// answers something else a moment later gains nothing. One forbidden address among several forbids them all.
function guarded(resolve: Resolve): LookupFunction {
  return (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, []);
      for (const { address } of addresses) {
        const range = specialRange(address);
        if (range) return done(new ForbiddenAddress(host, address, range), []);
      }
      const [first] = addresses;
      if (options.all) return done(null, addresses);
      return first ? done(null, first.address, first.family) : done(new Error(`${host} has no address`), []);
    });
  };
}

export interface OutgoingOptions {
  /** For development and tests: any address may be called. */
  allowsPrivate: boolean;
  connectTimeoutMs: number;
  /** How names are resolved; tests bring their own. */
  resolve?: Resolve;
}

/** Keep-alive connections to the outside. Redirects are never followed: whoever answers one gets nothing else. */
export function outgoingAgent({ allowsPrivate, connectTimeoutMs, resolve = lookup }: OutgoingOptions): Agent {
  const connect = buildConnector({
    timeout: connectTimeoutMs,
    allowH2: false,
    ...(allowsPrivate ? {} : { lookup: guarded(resolve), autoSelectFamily: true }),
  });
  return new Agent({
    // In HTTP/1.1 an attempt has its connection to itself, and maxHeaderSize is kept to. undici would choose HTTP/2.
    allowH2: false,
    // A literal address is not looked up: it is checked apart.
    connect: (options, done) => {
      const refused = allowsPrivate ? null : refusedHost(options.hostname);
      if (refused) done(new Error(refused), null);
      else connect(options, done);
    },
    // An answer is bounded by the caller's one deadline, headers and body together.
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: 16_384,
    keepAliveTimeout: 10_000,
    keepAliveMaxTimeout: 60_000,
  });
}
