import type { FastifyReply } from 'fastify';
import type { System } from '../../system.ts';
import { setSessionCookies } from './cookies.ts';
import type { SignedIn } from './schemas.ts';
import type { OpenedSession } from './sessions.ts';

/** Answers the tokens, or sets them as cookies and keeps quiet about them. */
export function answerSignedIn({ config }: System, reply: FastifyReply, opened: OpenedSession, asCookies: boolean): SignedIn {
  if (!asCookies) return opened;
  setSessionCookies(reply, config, opened);
  return { expiresIn: opened.expiresIn, user: opened.user };
}
