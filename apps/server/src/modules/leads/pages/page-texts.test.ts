import { expect, it } from 'vitest';
import { languageOf } from '../../../platform/pages/languages.ts';
import { TEXTS } from './page-texts.ts';

it.each([
  ['he', 'vi', 'he'],
  [undefined, 'fr-FR, vi;q=0.5, he-IL;q=0.9', 'he'],
  [undefined, 'fr, de', 'en'],
  ['xx', 'vi-VN', 'vi'],
  ['../../etc', undefined, 'en'],
  [undefined, ';;q=,=;q=x', 'en'],
] as const)('asked for %j, accepting %j: %s', (asked, accepted, language) => {
  expect(languageOf(asked, accepted, 'en')).toBe(language);
});

it('says everything in every language', () => {
  const names = (value: object): string[] =>
    Object.entries(value).flatMap(([name, inner]) => (typeof inner === 'object' ? names(inner).map((one) => `${name}.${one}`) : [name]));
  for (const texts of Object.values(TEXTS)) expect(names(texts)).toEqual(names(TEXTS.en));
  expect(TEXTS.he.send).not.toBe(TEXTS.en.send);
});
