import type { ImportField } from './importer.ts';

type More = Partial<Pick<ImportField, 'kind' | 'isRequired'>>;

/** A field with the names its column goes by in English, Hebrew and Vietnamese. */
export function importField(key: string, label: string, aliases: string[], more: More = {}): ImportField {
  return { key, label, kind: 'text', isRequired: false, aliases, ...more };
}

export const EXTERNAL_ID = importField('externalId', 'External id', ['external id', 'crm id', 'מזהה חיצוני', 'mã ngoài']);
export const TAGS = importField('tags', 'Tags', ['tag', 'labels', 'תגיות', 'תגים', 'nhãn', 'thẻ'], { kind: 'list' });
export const NOTES = importField('notes', 'Notes', ['note', 'comments', 'remarks', 'הערות', 'הערה', 'ghi chú']);
export const EMAIL = importField('email', 'E-mail', ['e-mail', 'mail', 'email address', 'דוא"ל', 'אימייל', 'מייל', 'thư điện tử']);
export const PHONE = importField('phone', 'Phone', [
  'mobile',
  'phone number',
  'telephone',
  'tel',
  'cell',
  'טלפון',
  'נייד',
  'טלפון נייד',
  'điện thoại',
  'số điện thoại',
  'sđt',
  'di động',
]);
