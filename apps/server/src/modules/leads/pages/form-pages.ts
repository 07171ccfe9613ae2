/**
 * The page of a form, for people: plain HTML that works without scripts, in a frame on the school's website or alone.
 *
 *   GET /forms/:token   the form            ?lang=en|he|vi, utm_source=… and the like
 *   POST /forms/:token  what was typed  →   303 to the thanks, or the form again with what was typed and what is wrong
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { inTenant } from '../../../platform/db/transactions.ts';
import { asAppError } from '../../../platform/http/failures.ts';
import type { Html } from '../../../platform/http/html.ts';
import { type Language, languageOf } from '../../../platform/pages/languages.ts';
import { PAGE_CSS } from '../../../platform/pages/page-css.ts';
import type { System } from '../../../system.ts';
import { requireOwnOrigin } from '../../access/index.ts';
import { originOf } from '../forms/form-schemas.ts';
import { listChoices, type OpenForm } from '../forms/forms-store.ts';
import { KnownForms } from '../forms/known-forms.ts';
import { bringLead } from '../intake/bring-lead.ts';
import { formCaller, takeFormAllowance, takeGuess } from '../intake/lead-source.ts';
import { type FormPage, formPage, thanksPage, troublePage } from './form-page.ts';
import { FORM_JS } from './page-assets.ts';
import { type PageTexts, TEXTS } from './page-texts.ts';
import { mistakesOf, readTyped, typedIn } from './typed.ts';

const LARGEST_BODY = 32 * 1024;
const ASSET_AGE = 'public, max-age=3600';

type Query = Record<string, string | string[] | undefined>;

/** Puts the pages on the server, apart from the API: they speak HTML, and take what browsers send by themselves. */
export async function registerFormPages(http: FastifyInstance, system: System): Promise<void> {
  const forms = new KnownForms(system);
  await http.register(async (pages) => {
    pages.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: LARGEST_BODY }, (_, text, done) =>
      done(null, text),
    );
    pages.setErrorHandler((error, request, reply) => sendTrouble(error, request, reply));
    pages.get('/forms/form.css', { schema: { hide: true } }, (_, reply) =>
      reply.header('Cache-Control', ASSET_AGE).type('text/css').send(PAGE_CSS),
    );
    pages.get('/forms/form.js', { schema: { hide: true } }, (_, reply) =>
      reply.header('Cache-Control', ASSET_AGE).type('text/javascript').send(FORM_JS),
    );
    pages.get('/forms/:token', { schema: { hide: true } }, async (request, reply) => {
      const { form, language } = await opened(request, forms, system);
      if (queryOf(request).sent === '1') return send(reply, 200, thanksPage(form, language), form);
      const typed = { course: form.courseId ?? '', branch: form.branchId ?? '', ...typedIn(queryOf(request)) };
      return send(reply, 200, formPage(await pageOf(request, system, form, language, { typed, mistakes: {} })), form);
    });
    pages.post('/forms/:token', { schema: { hide: true }, bodyLimit: LARGEST_BODY }, async (request, reply) => {
      requireOwnOrigin(request, system.config);
      const { form, language } = await opened(request, forms, system);
      await takeFormAllowance(system, request.ip, form.id);
      // Our own parser hands on text.
      const typed = readTyped(String(request.body ?? ''));
      const mistakes = await take(request, system, form, language, typed);
      if (mistakes) return send(reply, 400, formPage(await pageOf(request, system, form, language, { typed, mistakes })), form);
      return reply.redirect(afterwards(request, form, language), 303);
    });
  });
}

/** Takes in what was typed; answers what is wrong with it, or null. */
async function take(request: FastifyRequest, system: System, form: OpenForm, language: Language, typed: FormPage['typed']) {
  const read = mistakesOf(form, typed, TEXTS[language]);
  if ('mistakes' in read) return read.mistakes;
  if (typed.website) return null;
  try {
    await inTenant(system.database, formCaller(request, form), (tx) => bringLead(tx, read.lead, form));
    return null;
  } catch (error) {
    const { code, details } = asAppError(error);
    // The one thing only the school's country tells.
    if (code === 'VALIDATION_ERROR' && details?.[0]?.field === 'phone') return { phone: TEXTS[language].wrong.phone };
    throw error;
  }
}

/** In a frame, thanks and a link out of it; on a page of its own straight on to where the form leads. */
function afterwards(request: FastifyRequest, form: OpenForm, language: Language): string {
  const away = form.texts[language]?.redirectUrl;
  if (away && request.headers['sec-fetch-dest'] !== 'iframe') return away;
  return `/forms/${form.token}?lang=${language}&sent=1`;
}

async function opened(request: FastifyRequest, forms: KnownForms, system: System): Promise<{ form: OpenForm; language: Language }> {
  await takeGuess(system, request.ip);
  // The router found it in the path.
  const { token } = request.params as { token: string };
  const form = await forms.get(token);
  return { form, language: language(request, form.schoolLocale) };
}

function language(request: FastifyRequest, usual: Language): Language {
  const { lang } = queryOf(request);
  return languageOf(typeof lang === 'string' ? lang : undefined, request.headers['accept-language'], usual);
}

function queryOf(request: FastifyRequest): Query {
  // The server's own reader of queries: texts, or lists of them.
  return request.query as Query;
}

async function pageOf(
  request: FastifyRequest,
  system: System,
  form: OpenForm,
  language: Language,
  said: Pick<FormPage, 'typed' | 'mistakes'>,
): Promise<FormPage> {
  const asks = (field: 'course' | 'branch') => form.fields.includes(field);
  if (!asks('course') && !asks('branch')) return { form, language, choices: { course: [], branch: [] }, ...said };
  const choices = await inTenant(
    system.database,
    formCaller(request, form),
    async (tx) => ({
      course: asks('course') ? await listChoices(tx, 'courses') : [],
      branch: asks('branch') ? await listChoices(tx, 'branches') : [],
    }),
    'read',
  );
  return { form, language, choices, ...said };
}

async function sendTrouble(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const failure = asAppError(error);
  request.failure = failure;
  if (failure.retryAfterSeconds) reply.header('Retry-After', String(failure.retryAfterSeconds));
  const spoken = language(request, 'en');
  return send(reply, failure.status, troublePage(spoken, TEXTS[spoken].trouble[TROUBLES[failure.code] ?? 'broken']), null);
}

const TROUBLES: Partial<Record<string, keyof PageTexts['trouble']>> = {
  NOT_FOUND: 'gone',
  RATE_LIMITED: 'busy',
  FORBIDDEN: 'foreign',
  PAYLOAD_TOO_LARGE: 'tooLarge',
};

function send(reply: FastifyReply, status: number, page: Html, form: OpenForm | null): FastifyReply {
  // Older browsers know this one, which can't name websites; the policy below says the same and more.
  reply.removeHeader('X-Frame-Options');
  return (
    reply
      .status(status)
      .type('text/html; charset=utf-8')
      .header('Cache-Control', 'no-store')
      // Our own form has to be able to say that it comes from here; other sites learn nothing of the address.
      .header('Referrer-Policy', 'same-origin')
      .header('Content-Security-Policy', policyOf(form))
      .send(page.text)
  );
}

/** Who may frame the page: the form's websites, or for a page that is nobody's, no one. */
function policyOf(form: OpenForm | null): string {
  const redirects = Object.values(form?.texts ?? {}).flatMap((texts) => originOf(texts?.redirectUrl ?? '') ?? []);
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // A form may be answered by sending its sender on.
    ["form-action 'self'", ...new Set(redirects)].join(' '),
    "base-uri 'none'",
    ['frame-ancestors', form ? "'self'" : "'none'", ...(form?.allowedOrigins ?? [])].join(' '),
  ].join('; ');
}
