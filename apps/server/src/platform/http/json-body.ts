import { AppError, type ErrorDetail } from '../errors.ts';

const MAX_DEPTH = 64;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPENERS = new Set([0x5b, 0x7b]);
const CLOSERS = new Set([0x5d, 0x7d]);
const PROTO = '__proto__';

/**
 * Parses a request's JSON strictly: valid UTF-8, at most 64 levels, no name twice in one object, no NUL
 * and no half of a surrogate pair (PostgreSQL stores neither), no `__proto__`. Throws AppError 400.
 */
export function parseJsonBody(bytes: Buffer): unknown {
  const { names, depth } = scan(bytes);
  if (depth > MAX_DEPTH) throw broken(`The body is nested more than ${MAX_DEPTH} levels deep. Send a flatter one.`);
  let value: unknown;
  const text = decode(bytes);
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw broken('The body is not valid JSON. Check for a missing bracket, comma or quote.', [], cause);
  }
  // As many names written as kept: no name came twice. Only a mismatch pays for finding out which.
  const found = inspect(value, text.includes('\\u'));
  if (found.problem) throw broken('The body has text that cannot be stored.', [found.problem]);
  if (found.names !== names) {
    throw broken('A name comes twice in one object of the body. Send each name once.', [
      { field: duplicateName(text), message: 'comes twice' },
    ]);
  }
  return value;
}

// One pass over the bytes: names are colons outside strings, depth is open brackets.
function scan(bytes: Buffer): { names: number; depth: number } {
  let names = 0;
  let open = 0;
  let depth = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) {
      at = endOfString(bytes, at);
    } else if (byte === COLON) {
      names++;
    } else if (OPENERS.has(byte)) {
      if (++open > depth) depth = open;
    } else if (CLOSERS.has(byte)) {
      open--;
    }
  }
  return { names, depth };
}

function endOfString(bytes: Buffer, start: number): number {
  let at = start + 1;
  for (;;) {
    at = bytes.indexOf(QUOTE, at);
    if (at === -1) return bytes.length;
    let backslashes = 0;
    while (bytes[at - 1 - backslashes] === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return at;
    at++;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw broken('The body is not valid UTF-8. Send JSON in UTF-8.', [], cause);
  }
}

interface Inspection {
  names: number;
  problem: ErrorDetail | null;
}

// Broken text can only come from \u escapes, so strings are looked at only when the body has one.
function inspect(root: unknown, hasEscapes: boolean): Inspection {
  const found: Inspection = { names: 0, problem: null };
  const check = (text: string, path: string): void => {
    if (!hasEscapes || found.problem) return;
    if (text.includes('\0')) found.problem = { field: path, message: 'holds a NUL character; remove it' };
    else if (!text.isWellFormed()) found.problem = { field: path, message: 'holds half a character (a lone surrogate); remove it' };
  };
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') check(value, path);
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) walk(value[index], hasEscapes ? join(path, String(index)) : path);
      return;
    }
    for (const name of Object.keys(value)) {
      found.names++;
      const inner = hasEscapes ? join(path, name) : path;
      if (name === PROTO) found.problem ??= { field: join(path, name), message: 'is not a name that may be used' };
      check(name, inner);
      // Own keys of a parsed body: anything may be below.
      walk((value as Record<string, unknown>)[name], inner);
    }
  };
  walk(root, '');
  return found;
}

function join(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}

function broken(message: string, details: ErrorDetail[] = [], cause?: unknown): AppError {
  return new AppError('VALIDATION_ERROR', message, { ...(details.length > 0 ? { details } : {}), cause });
}

// Slow and rare: walks the text's tokens with a stack of the names seen in each open object.
function duplicateName(text: string): string {
  const open: { seen: Set<string>; isObject: boolean }[] = [];
  const tokens = /"(?:[^"\\]|\\.)*"(\s*:)?|[[\]{}]/gs;
  for (const [token, colon] of text.matchAll(tokens)) {
    if (token === '{' || token === '[') open.push({ seen: new Set(), isObject: token === '{' });
    else if (token === '}' || token === ']') open.pop();
    else if (colon) {
      const name = String(JSON.parse(token.slice(0, -colon.length)));
      const here = open.at(-1);
      if (here?.seen.has(name)) return name;
      here?.seen.add(name);
    }
  }
  return '';
}
