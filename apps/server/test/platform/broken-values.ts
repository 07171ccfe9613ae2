import fc from 'fast-check';

/** JSON text: kept as text, because numbers like 1e400 and names that come twice don't survive parsing. */
export interface BrokenBody {
  /** Which field was broken; null when it is the body itself. */
  field: string | null;
  how: string;
  bytes: Buffer;
}

const HUGE = 'x'.repeat(100_000);

/** What a field of a JSON body can be made into, as JSON text. */
const VALUES: Record<string, string> = {
  null: 'null',
  true: 'true',
  zero: '0',
  negative: '-1',
  fraction: '0.1',
  'beyond an integer': '9007199254740993',
  'beyond int4': '2147483648',
  'beyond a double': '1e400',
  tiny: '1e-320',
  'empty text': '""',
  blank: '" \\t "',
  'long text': JSON.stringify(HUGE),
  NUL: '"a\\u0000b"',
  'half a character': '"\\ud800"',
  'right to left': '"\\u202eabc\\u200f"',
  'control characters': '"a\\u0001\\u001b[31m\\r\\nb"',
  quotes: '"\'; DROP TABLE students; --"',
  'a year beyond': '"+275760-09-13T00:00:00Z"',
  'before Christ': '"-000001-01-01"',
  'no such day': '"2026-02-30"',
  'the year 0': '"0000-01-01"',
  'the year 0, as an instant': '"0000-01-01T00:00:00Z"',
  'the last day': '"9999-12-31"',
  'empty list': '[]',
  'long list': `[${'0,'.repeat(5000)}0]`,
  'list of lists': '[[[[]]]]',
  'empty object': '{}',
  prototype: '{"__proto__":{"isAdmin":true}}',
  constructor: '{"constructor":{"prototype":{"isAdmin":true}}}',
  deep: `${'['.repeat(70)}${']'.repeat(70)}`,
};

/** Every field of the example, at any depth, made into each of the values, and left out. */
export function* brokenFields(example: unknown): Generator<BrokenBody> {
  for (const path of pathsOf(example)) {
    const field = path.join('.');
    for (const [how, text] of Object.entries(VALUES)) yield { field, how, bytes: Buffer.from(rendered(example, path, text)) };
    yield { field, how: 'left out', bytes: Buffer.from(rendered(example, path, null)) };
    if (typeof path.at(-1) === 'string') yield { field, how: 'twice', bytes: Buffer.from(rendered(example, path, 'twice')) };
  }
}

/** Bodies that are broken as a whole. */
export function* brokenBodies(example: unknown): Generator<BrokenBody> {
  const good = JSON.stringify(example);
  const bodies: Record<string, string | Buffer> = {
    empty: '',
    'cut off': good.slice(0, -2),
    'two of them': good + good,
    'single quotes': "{'a':1}",
    'a text': '"text"',
    'a number': '1',
    null: 'null',
    'a list': '[]',
    'a list of itself': `[${good}]`,
    '100,000 lists deep': '['.repeat(100_000),
    '100,000 objects deep': '{"a":'.repeat(100_000),
    'closed 100,000 times': '}'.repeat(100_000),
    '2 MB of text': JSON.stringify({ name: 'x'.repeat(2_000_000) }),
    'unknown field': good.replace('{', '{"surprise":1,'),
    __proto__: good.replace('{', '{"__proto__":{"isAdmin":true},'),
    'escaped __proto__': good.replace('{', '{"\\u005f_proto__":{"isAdmin":true},'),
    'a name of NUL': good.replace('{', '{"\\u0000":1,'),
    'invalid UTF-8': Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"}')]),
    'overlong UTF-8': Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]),
    'UTF-16': Buffer.from(good, 'utf16le'),
    gzip: Buffer.from('1f8b0800000000000003ab56ca4bcc4d55b25252ca48cdc9c95752aa05001bae2ad411000000', 'hex'),
  };
  for (const [how, body] of Object.entries(bodies)) yield { field: null, how, bytes: Buffer.from(body) };
}

/** The example with some of its values, names or shapes changed at random. */
export function mutated(example: unknown): fc.Arbitrary<unknown> {
  const paths = pathsOf(example);
  // A body that says nothing has nothing to change.
  if (paths.length === 0) return fc.constant(example);
  const change = fc.record({
    path: fc.constantFrom(...paths),
    value: fc.oneof(
      fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>,
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.double(),
      fc.integer(),
      fc.date({ noInvalidDate: false }).map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    ),
    name: fc.option(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', 'id', 'tenantId', 'deletedAt')), {
      freq: 4,
    }),
  });
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    let body = example;
    for (const { path, value, name } of changes) body = replaced(body, name === null ? path : [...path.slice(0, -1), name], value);
    return body;
  });
}

type Path = (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return path.length > 0 ? [path] : [];
  const inner = Object.entries(value).flatMap(([name, child]) => pathsOf(child, [...path, Array.isArray(value) ? Number(name) : name]));
  return path.length > 0 ? [path, ...inner] : inner;
}

function rendered(value: unknown, path: Path, text: string | null): string {
  const [first, ...rest] = path;
  if (Array.isArray(value)) {
    const items = value.flatMap((item, index) => {
      if (index !== first) return [JSON.stringify(item)];
      if (rest.length > 0) return [rendered(item, rest, text)];
      return text === null || text === 'twice' ? [] : [text];
    });
    return `[${items.join(',')}]`;
  }
  const fields = Object.entries(value as object).flatMap(([name, child]) => {
    const key = JSON.stringify(name);
    if (name !== first) return [`${key}:${JSON.stringify(child)}`];
    if (rest.length > 0) return [`${key}:${rendered(child, rest, text)}`];
    if (text === 'twice') return [`${key}:${JSON.stringify(child)}`, `${key}:${JSON.stringify(child)}`];
    return text === null ? [] : [`${key}:${text}`];
  });
  return `{${fields.join(',')}}`;
}

function replaced(value: unknown, [first, ...rest]: Path, replacement: unknown): unknown {
  if (first === undefined) return replacement;
  if (Array.isArray(value)) return value.map((item, index) => (index === first ? replaced(item, rest, replacement) : item));
  const fields = Object.entries(typeof value === 'object' && value !== null ? value : {}).filter(([name]) => name !== String(first));
  // fromEntries makes an own property of `__proto__`, as JSON.parse does.
  return Object.fromEntries([...fields, [String(first), replaced((value as Record<string, unknown> | null)?.[first], rest, replacement)]]);
}
