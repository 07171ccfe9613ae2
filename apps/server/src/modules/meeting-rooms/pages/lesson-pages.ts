/**
 * The page behind an instructor's link, for a phone: plain HTML that works without scripts.
 *
 *   GET /lessons/:token    the lesson and who is in it      ?lang=en|he|vi
 *   POST /lessons/:token   marks, topic  →  303 to the page, which says that it is saved
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asAppError } from '../../../platform/http/failures.ts';
import type { Html } from '../../../platform/http/html.ts';
import { validate } from '../../../platform/http/validation.ts';
import { type Language, languageOf } from '../../../platform/pages/languages.ts';
import type { System } from '../../../system.ts';
import { requireOwnOrigin } from '../../access/index.ts';
import { LinkedCompletion, type LinkedMeeting } from '../links/link-schemas.ts';
import { completeLinked, enterLink, readLinked } from '../links/linked-meeting.ts';
import { lessonPage, markField, troublePage } from './lesson-page.ts';
import { LESSON_CSS, LESSON_JS } from './page-assets.ts';
import { type LessonTexts, TEXTS } from './page-texts.ts';

const LARGEST_BODY = 64 * 1024;
const ASSET_AGE = 'public, max-age=3600';
const hidden = { schema: { hide: true } };

/** Puts the page on the server, apart from the API: it speaks HTML, and takes what browsers send by themselves. */
export async function registerLessonPages(http: FastifyInstance, system: System): Promise<void> {
  await http.register(async (pages) => {
    pages.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: LARGEST_BODY }, (_, text, done) =>
      done(null, text),
    );
    pages.setErrorHandler((error, request, reply) => sendTrouble(error, request, reply));
    pages.get('/lessons/lesson.css', hidden, (_, reply) => reply.header('Cache-Control', ASSET_AGE).type('text/css').send(LESSON_CSS));
    pages.get('/lessons/lesson.js', hidden, (_, reply) => reply.header('Cache-Control', ASSET_AGE).type('text/javascript').send(LESSON_JS));
    pages.get('/lessons/:token', hidden, async (request, reply) => {
      const token = tokenOf(request);
      const link = await enterLink(system, request, token);
      const lesson = await readLinked(system, request, link);
      const said = { isSaved: queryOf(request, 'saved') === '1', isOpen: system.clock() >= Date.parse(lesson.opensAt) };
      const { schoolName } = link;
      return send(reply, 200, lessonPage({ lesson, language: language(request, link.locale), schoolName, path: pathOf(token), ...said }));
    });
    pages.post('/lessons/:token', { ...hidden, bodyLimit: LARGEST_BODY }, async (request, reply) => {
      requireOwnOrigin(request, system.config);
      const token = tokenOf(request);
      const link = await enterLink(system, request, token);
      const lesson = await readLinked(system, request, link);
      // Our own parser hands on text.
      await completeLinked(system, request, link, completionOf(lesson, new URLSearchParams(String(request.body ?? ''))));
      return reply.redirect(`${pathOf(token)}?lang=${language(request, link.locale)}&saved=1`, 303);
    });
  });
}

/** What the page's fields say of the students of the lesson; fields of others are passed over. */
function completionOf({ students }: LinkedMeeting, sent: URLSearchParams): LinkedCompletion {
  const attendance = students.flatMap(({ studentId }) => {
    const status = sent.get(markField(studentId));
    return status ? [{ studentId, status }] : [];
  });
  const topic = sent.get('topic')?.trim();
  return validate(LinkedCompletion, { attendance, ...(topic ? { topic } : {}) });
}

function tokenOf(request: FastifyRequest): string {
  // The router found it in the path.
  return (request.params as { token: string }).token;
}

// Of our own characters alone by the time it is used: enterLink takes no others.
function pathOf(token: string): string {
  return `/lessons/${token}`;
}

function queryOf(request: FastifyRequest, name: string): string | undefined {
  // The server's own reader of queries: texts, or lists of them.
  const value = (request.query as Record<string, string | string[] | undefined>)[name];
  return typeof value === 'string' ? value : undefined;
}

function language(request: FastifyRequest, usual: Language): Language {
  return languageOf(queryOf(request, 'lang'), undefined, usual);
}

const TROUBLES: Partial<Record<string, keyof LessonTexts['trouble']>> = {
  NOT_FOUND: 'gone',
  GONE: 'over',
  RATE_LIMITED: 'busy',
  FORBIDDEN: 'foreign',
  CONFLICT: 'wrong',
  VALIDATION_ERROR: 'wrong',
};

async function sendTrouble(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const failure = asAppError(error);
  request.failure = failure;
  if (failure.retryAfterSeconds) reply.header('Retry-After', String(failure.retryAfterSeconds));
  // Of a link that opens nothing no school is known: the browser says which language it is.
  const spoken = languageOf(queryOf(request, 'lang'), request.headers['accept-language'], 'en');
  return send(reply, failure.status, troublePage(spoken, TEXTS[spoken].trouble[TROUBLES[failure.code] ?? 'broken']));
}

function send(reply: FastifyReply, status: number, page: Html): FastifyReply {
  return (
    reply
      .status(status)
      .type('text/html; charset=utf-8')
      .header('Cache-Control', 'no-store')
      // The address is the key: nobody else learns it.
      .header('Referrer-Policy', 'same-origin')
      .header(
        'Content-Security-Policy',
        "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      )
      .send(page.text)
  );
}
