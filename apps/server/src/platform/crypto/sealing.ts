import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { isSameSecret } from './secrets.ts';

/**
 * Seals secrets that must be read back: AES-256-GCM, `v1.<key id>.<nonce>.<ciphertext+tag>`, base64url.
 * The context (for example `connected_apps.hmac:app_1`) is authenticated, so that a sealed value copied
 * into another row does not open there.
 */
export class SealingKeys {
  readonly #keys: Map<string, Buffer>;
  readonly #current: string;

  /** Keys of 32 bytes; the first seals, all open. */
  constructor(keys: readonly Buffer[]) {
    this.#keys = new Map(keys.map((key) => [keyId(key), key]));
    const [first] = keys;
    if (!first) throw new Error('at least one encryption key is needed');
    this.#current = keyId(first);
  }

  get currentKeyId(): string {
    return this.#current;
  }

  seal(plain: string, context: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key(this.#current), nonce);
    cipher.setAAD(Buffer.from(context));
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `v1.${this.#current}.${nonce.toString('base64url')}.${body.toString('base64url')}`;
  }

  open(sealed: string, context: string): string {
    const [version, id, nonce, body] = sealed.split('.');
    if (version !== 'v1' || !id || !nonce || !body) throw new Error('not a sealed value');
    const bytes = Buffer.from(body, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.#key(id), Buffer.from(nonce, 'base64url'));
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8');
  }

  /** A signature of a text, as hex. In another context it is worth nothing. */
  sign(text: string, context: string): string {
    return signature(this.#key(this.#current), text, context);
  }

  /** Whether one of our keys made that signature, found out in constant time. */
  isSigned(text: string, context: string, given: string): boolean {
    return [...this.#keys.values()].some((key) => isSameSecret(signature(key, text, context), given));
  }

  #key(id: string): Buffer {
    const key = this.#keys.get(id);
    if (!key) throw new Error(`no encryption key with id ${id}: add the old key to ENCRYPTION_KEY, after the new one`);
    return key;
  }
}

// A key of its own for each context: a signature says nothing of the key that seals.
function signature(key: Buffer, text: string, context: string): string {
  return createHmac('sha256', createHmac('sha256', key).update(`sign:${context}`).digest())
    .update(text)
    .digest('hex');
}

function keyId(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}
