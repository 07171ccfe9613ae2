import { describe, expect, it } from 'vitest';
import { normalisePhone, phoneSpellings } from './phones.ts';

describe('phones', () => {
  it.each([
    ['050-123-4567', 'IL', '+972501234567'],
    ['+972 (0)50 123 4567', 'VN', '+972501234567'],
    ['\u202a050 123 4567\u202c', 'IL', '+972501234567'],
    ['０５０１２３４５６７', 'IL', '+972501234567'],
    ['0912.345.678', 'VN', '+84912345678'],
    ['020 7946 0018', 'GB', '+442079460018'],
  ])('reads %j as people of %s write it', (typed, country, normal) => {
    expect(normalisePhone(typed, country)).toBe(normal);
  });

  it.each([
    ['12345', 'IL'],
    ['050-123-456', 'IL'],
    ['050-123-4567 ext 89', 'IL'],
    ['call me', 'IL'],
    ['0501234567', 'GB'],
    ['0501234567', 'XX'],
    ['', 'IL'],
  ])('refuses %j in %s', (typed, country) => {
    expect(normalisePhone(typed, country)).toBeNull();
  });

  it('spells a phone as it is dialled from abroad and at home', () => {
    expect(phoneSpellings('+972501234567').map((phone) => phone.replace(/\D/g, ''))).toEqual(['972501234567', '0501234567']);
    expect(phoneSpellings(null)).toEqual([]);
  });
});
