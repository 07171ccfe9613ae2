import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { invalid } from './errors.ts';

/**
 * A phone as people write it, as E.164; null when it isn't one. A number without + is dialled from
 * `country` (ISO 3166, two letters).
 */
export function normalisePhone(text: string, country: string): string | null {
  const typed = plainPhone(text);
  // The library would also read extensions and words; a contact point has digits and nothing else.
  if (!/^\+?[\d\s()./-]{5,40}$/.test(typed) || !isSupportedCountry(country)) return null;
  const phone = parsePhoneNumberFromString(typed, country);
  return phone?.isValid() ? phone.number : null;
}

/** The phone a request gives, in E.164; 400 when it isn't one. */
export function phoneInput(phone: string | null | undefined, country: string): string | null {
  if (!phone) return null;
  const normal = normalisePhone(phone, country);
  if (!normal) throw invalid('phone', `is not a phone number here (${country}); begin with + for another country`);
  return normal;
}

/** The spellings of an E.164 phone that people search by. */
export function phoneSpellings(phone: string | null): string[] {
  if (!phone) return [];
  const national = parsePhoneNumberFromString(phone)?.formatNational();
  return national ? [phone, national] : [phone];
}

/** Text without invisible marks (pasted from right-to-left pages) and with plain digits. */
export function plainPhone(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();
}
