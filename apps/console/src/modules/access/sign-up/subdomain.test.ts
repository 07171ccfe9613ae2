import { expect, test } from 'vitest';
import { isSubdomain, subdomainOf } from './subdomain.ts';

test.each([
  ['Carmel coding club', 'carmel-coding-club'],
  ['Trường Lái Xe Đồng Nai', 'truong-lai-xe-dong-nai'],
  ['  École №1!  ', 'ecole-1'],
  ['בית ספר', ''],
  ['x'.repeat(80), 'x'.repeat(40)],
])('%j becomes %j', (name, subdomain) => {
  expect(subdomainOf(name)).toBe(subdomain);
});

test.each(['a', 'carmel-2', '7up'])('%j is one', (text) => expect(isSubdomain(text)).toBe(true));
test.each(['', '-a', 'A', 'a b', 'a.b', 'x'.repeat(64)])('%j is none', (text) => expect(isSubdomain(text)).toBe(false));
