import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import type { SealingKeys } from '../../platform/crypto/sealing.ts';
import type { Database } from '../../platform/db/database.ts';
import { inSystem } from '../../platform/db/transactions.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { insertSigningKey, listSigningKeys, retireSigningKeys, type StoredKey } from './signing-keys-store.ts';

/** Staff and students have keys and audiences of their own: a token of one can't be used as the other. */
export type Purpose = 'staff' | 'student';

interface KeySet {
  current: { id: string; key: CryptoKey };
  verifiers: Map<string, CryptoKey>;
  published: JWK[];
}

const ALGORITHM = 'EdDSA';
const REREAD_AFTER_MS = 10_000;

/** Signs and checks our JWTs. Keys are made once per installation and kept sealed in the database. */
export class Tokens {
  readonly #database: Database;
  readonly #sealing: SealingKeys;
  #sets = new Map<Purpose, KeySet>();
  #readAt = 0;

  constructor(database: Database, sealing: SealingKeys) {
    this.#database = database;
    this.#sealing = sealing;
  }

  async sign(purpose: Purpose, claims: Record<string, unknown>, subject: string, seconds: number): Promise<string> {
    const { current } = await this.#set(purpose);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM, kid: current.id })
      .setSubject(subject)
      .setIssuer('rollbook')
      .setAudience(`rollbook:${purpose}`)
      .setIssuedAt()
      .setExpirationTime(`${seconds}s`)
      .sign(current.key);
  }

  /** The claims of a good token; UNAUTHORIZED for anything else. */
  async verify(purpose: Purpose, token: string): Promise<Record<string, unknown> & { sub: string }> {
    try {
      const { payload } = await jwtVerify(token, (header) => this.#verifier(purpose, header.kid), {
        algorithms: [ALGORITHM],
        issuer: 'rollbook',
        audience: `rollbook:${purpose}`,
        requiredClaims: ['sub', 'exp'],
      });
      return { ...payload, sub: payload.sub ?? '' };
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      throw new AppError('UNAUTHORIZED', 'Your session has ended. Sign in again.', { cause });
    }
  }

  /** Public keys an app server needs to check the student cookie by itself. */
  async published(purpose: Purpose): Promise<JWK[]> {
    return (await this.#set(purpose)).published;
  }

  /** New keys for both purposes; the old ones still verify until their last token has expired. */
  async rotate(): Promise<void> {
    await inSystem(this.#database, 'access: signing keys', async (tx) => {
      await retireSigningKeys(tx);
      for (const purpose of ['staff', 'student'] as const) await insertSigningKey(tx, await this.#make(purpose));
    });
    await this.#read();
  }

  async #verifier(purpose: Purpose, id: string | undefined): Promise<CryptoKey> {
    const known = (await this.#set(purpose)).verifiers.get(id ?? '');
    if (known) return known;
    // Another process may have rotated; look again, but not for every forged token.
    if (Date.now() - this.#readAt > REREAD_AFTER_MS) await this.#read();
    const found = (await this.#set(purpose)).verifiers.get(id ?? '');
    if (!found) throw new AppError('UNAUTHORIZED', 'Your session has ended. Sign in again.');
    return found;
  }

  async #set(purpose: Purpose): Promise<KeySet> {
    if (this.#sets.size === 0) await this.#read();
    const set = this.#sets.get(purpose);
    if (!set) throw new Error(`no signing key for ${purpose}`);
    return set;
  }

  async #read(): Promise<void> {
    const stored = await inSystem(this.#database, 'access: signing keys', async (tx) => {
      for (const purpose of ['staff', 'student'] as const) await insertSigningKey(tx, await this.#make(purpose));
      return listSigningKeys(tx);
    });
    const sets = new Map<Purpose, KeySet>();
    for (const purpose of ['staff', 'student'] as const) {
      sets.set(purpose, await this.#open(stored.filter((key) => key.purpose === purpose)));
    }
    this.#sets = sets;
    this.#readAt = Date.now();
  }

  async #open(keys: StoredKey[]): Promise<KeySet> {
    const current = keys.find((key) => key.retiredAt === null);
    if (!current) throw new Error('no current signing key');
    const privateJwk = JSON.parse(this.#sealing.open(current.privateJwkSealed, `signing_keys:${current.id}`)) as JWK;
    const verifiers = new Map<string, CryptoKey>();
    for (const key of keys) verifiers.set(key.id, (await importJWK(key.publicJwk, ALGORITHM)) as CryptoKey);
    return {
      current: { id: current.id, key: (await importJWK(privateJwk, ALGORITHM)) as CryptoKey },
      verifiers,
      published: keys.map((key) => ({ ...key.publicJwk, kid: key.id, alg: ALGORITHM, use: 'sig' })),
    };
  }

  async #make(purpose: Purpose): Promise<StoredKey> {
    const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { extractable: true, crv: 'Ed25519' });
    const id = newId('key');
    const sealed = this.#sealing.seal(JSON.stringify(await exportJWK(privateKey)), `signing_keys:${id}`);
    return { id, purpose, publicJwk: await exportJWK(publicKey), privateJwkSealed: sealed, retiredAt: null };
  }
}
