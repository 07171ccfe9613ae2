import { FreshCache } from '../../../platform/db/fresh-cache.ts';
import { inSystem } from '../../../platform/db/transactions.ts';
import { AppError } from '../../../platform/errors.ts';
import type { System } from '../../../system.ts';
import { findOpenForm, listOrigins, type OpenForm } from './forms-store.ts';

const CHANNEL = 'rollbook_lead_forms';
const TOKEN = /^[A-Za-z0-9_-]{24,64}$/;

/** Forms by their token, and the websites that forms are open to: remembered, and forgotten when a form changes. */
export class KnownForms {
  readonly #forms: FreshCache<OpenForm | null>;
  readonly #origins: FreshCache<ReadonlySet<string>>;

  constructor({ database, listener }: System) {
    const memory = { channel: CHANNEL, listener, maxAgeMs: 30_000, maxEntries: 5000 };
    this.#forms = new FreshCache({
      ...memory,
      load: (token) => inSystem(database, 'leads: find a form', (tx) => findOpenForm(tx, token)),
    });
    // All at once, under one key: origins nobody knows then cost no query each.
    this.#origins = new FreshCache({
      ...memory,
      load: async () => new Set(await inSystem(database, 'leads: is a website known', (tx) => listOrigins(tx))),
    });
  }

  /** The active form of a token; 404 when there is none. */
  async get(token: string): Promise<OpenForm> {
    const form = TOKEN.test(token) ? await this.#forms.get(token) : null;
    if (!form) throw new AppError('NOT_FOUND', 'There is no such form. It may have been taken down.');
    return form;
  }

  async isOpenTo(origin: string): Promise<boolean> {
    return (await this.#origins.get('all')).has(origin);
  }
}
