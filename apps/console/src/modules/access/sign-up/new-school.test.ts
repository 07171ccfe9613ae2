import { expect, test } from 'vitest';
import { emptySchool, FIELDS, placeOf, stepWith } from './new-school.ts';

test('a browser in Jerusalem starts with Israel, shekels and Sunday', () => {
  expect(emptySchool('he', ['en-US'], 'Asia/Jerusalem')).toMatchObject({
    country: 'IL',
    timezone: 'Asia/Jerusalem',
    currency: 'ILS',
    weekStart: '0',
    locale: 'he',
  });
});

test('a zone that is no country’s falls back on the language’s', () => {
  expect(emptySchool('vi', ['vi'], 'UTC')).toMatchObject({ country: 'VN', currency: 'VND' });
});

test('another country brings its own zone along', () => {
  expect(placeOf('VN', 'Asia/Jerusalem')).toEqual({
    country: 'VN',
    timezone: expect.stringMatching(/^Asia\//),
    currency: 'VND',
    weekStart: '1',
  });
});

test('each field belongs to one step, where its problem is shown', () => {
  const all = Object.values(FIELDS).flat();
  expect(new Set(all).size).toBe(all.length);
  expect(stepWith(['password', 'subdomain'])).toBe(0);
  expect(stepWith(['branchName'])).toBe(2);
  expect(stepWith(['somethingElse'])).toBe(3);
});
