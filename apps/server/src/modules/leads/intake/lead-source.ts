import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../../platform/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import { takeUsual } from '../../../platform/http/limits.ts';
import { addressKey } from '../../../platform/http/rate-limits.ts';
import type { System } from '../../../system.ts';
import type { Access } from '../../access/index.ts';
import type { OpenForm } from '../forms/forms-store.ts';
import type { KnownForms } from '../forms/known-forms.ts';

/** Who brings a lead, and by which form; without one they are trusted, and told the lead’s id. */
export interface Bringer {
  caller: Caller;
  form: OpenForm | null;
}

/**
 * A way in for leads from outside. Null: the request is not of its kind, another may know it. One that is and may
 * not enter is refused by throwing. Asked in order: API keys, then forms.
 */
export interface LeadSource {
  enter(request: FastifyRequest, reply: FastifyReply, formToken: string | undefined): Promise<Bringer | null>;
}

// An open day or a classroom behind one address gets in; a machine that guesses or floods does not.
const PER_ADDRESS = { points: 60, seconds: 3600 };
const PER_FORM = { points: 600, seconds: 3600 };

/** Counts a lead against what its sender and its form may bring; 429 when that is used up. */
export async function takeFormAllowance({ limits }: System, ip: string, formId: string): Promise<void> {
  await limits.take('lead-form', formId, PER_FORM);
  await limits.take('lead-form of an address', `${formId}/${addressKey(ip)}`, PER_ADDRESS);
}

// Before the token is looked at: guessing is counted too.
export async function takeGuess({ limits }: System, ip: string): Promise<void> {
  await limits.take('lead-form token', addressKey(ip), { points: 300, seconds: 3600 });
}

/** In whose name a form writes: nobody’s, by way of the form. */
export function formCaller(request: FastifyRequest, { id, tenantId }: OpenForm): Caller {
  const { ip, id: requestId } = request;
  return { kind: 'anonymous', id, tenantId, ip, userAgent: request.headers['user-agent'] ?? null, requestId };
}

/** Programs with an API key of the scope WRITE_LEADS. What the work looks up on the way is not the key's to see elsewhere. */
export function keySource({ limits }: System, keys: Access['keys']): LeadSource {
  const gate = keys.with('WRITE_LEADS', ['leads:VIEW', 'customers:VIEW']);
  return {
    enter: async (request, reply) => {
      if (!(await keys.recognise(request))) return null;
      const caller = await gate.enter(request);
      await takeUsual(limits, caller, request, reply);
      return { caller, form: null };
    },
  };
}

/** Forms on websites: a token that anybody may know, good for pages of the form’s own websites. */
export function formSource(system: System, forms: KnownForms): LeadSource {
  return {
    enter: async (request, _reply, inBody) => {
      const inHeader = request.headers['x-form-token'];
      const token = typeof inHeader === 'string' ? inHeader : inBody;
      if (token === undefined) return null;
      await takeGuess(system, request.ip);
      const form = await forms.get(token);
      refuseForeignPage(request, form, system.config.PUBLIC_URL);
      await takeFormAllowance(system, request.ip, form.id);
      return { caller: formCaller(request, form), form };
    },
  };
}

// Browsers always say where a POST comes from; without Origin it is a program, which could say anything.
function refuseForeignPage({ headers: { origin }, protocol, host }: FastifyRequest, form: OpenForm, publicUrl: string | undefined): void {
  if (origin === undefined || form.allowedOrigins.includes(origin)) return;
  if (origin === `${protocol}://${host}` || (publicUrl && origin === new URL(publicUrl).origin)) return;
  throw new AppError('FORBIDDEN', 'This form is not open to your website. Add the website’s address to the form’s allowed origins.');
}
