import { expect, test } from 'vitest';
import { textsOf } from './form-texts.ts';
import { embedCode } from './lead-form.ts';

test('texts left empty are left out, and a language without any is, too', () => {
  expect(textsOf({ en: { title: ' Ask us ', intro: '' }, he: { title: '', intro: undefined }, vi: undefined })).toEqual({
    en: { title: 'Ask us' },
  });
});

test('the code for a website holds no quote of the form’s name', () => {
  const code = embedCode({ path: '/forms/abc', name: 'The "best" & only' }, 'https://rollbook.example', 'he');
  expect(code).toContain('src="https://rollbook.example/forms/abc?lang=he"');
  expect(code).toContain('title="The &quot;best&quot; &amp; only"');
});
