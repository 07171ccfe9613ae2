import { expect, test } from 'vitest';
import { COUNTRIES, currencyOf, weekStartOf, zonesOf } from './countries.ts';

test('every country has a name, and a currency that the server takes', () => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const currencies = new Set(Intl.supportedValuesOf('currency'));
  expect(COUNTRIES.filter((country) => names.of(country) === undefined)).toEqual([]);
  expect(COUNTRIES.filter((country) => !currencies.has(currencyOf(country) ?? ''))).toEqual([]);
  expect(new Set(COUNTRIES).size).toBe(COUNTRIES.length);
});

test.each([
  ['IL', 'ILS', 0],
  ['VN', 'VND', 1],
  ['US', 'USD', 0],
  ['DE', 'EUR', 1],
])('%s pays in %s and begins its week on day %i', (country, currency, weekStart) => {
  expect(currencyOf(country)).toBe(currency);
  expect(weekStartOf(country)).toBe(weekStart);
});

test('of a country with many zones the one of this computer comes first', () => {
  expect(zonesOf('US', 'America/Denver')[0]).toBe('America/Denver');
  expect(zonesOf('IL', 'America/Denver')).toEqual(['Asia/Jerusalem']);
});
