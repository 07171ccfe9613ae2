import type { Config } from '../../../config.ts';

/**
 * The address of a page of the console, with a token behind `#`: browsers send that part to nobody, so it is in
 * no log and no Referer. Never made from a request's Host, which anybody may choose.
 */
export function pageWithToken(config: Config, path: string, token: string): string {
  const base = config.PUBLIC_URL ?? `http://localhost:${config.PORT}`;
  return `${base.replace(/\/$/, '')}${path}#token=${token}`;
}
