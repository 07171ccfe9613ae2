import { expect, it } from 'vitest';
import { renderLetter } from './letter.ts';

const letter = {
  subject: 'Welcome to\r\nBcc: everybody@example.org',
  paragraphs: ['Hello <b>Dana</b> & "friends"'],
  button: { label: 'Open', url: 'https://school.example/register#token="><script>' },
};

it('escapes every value in the HTML and none in the text', () => {
  const { html, text } = renderLetter(letter, 'en');
  expect(html).toContain('Hello &lt;b&gt;Dana&lt;/b&gt; &amp; &quot;friends&quot;');
  expect(html).not.toContain('<script>');
  expect(text).toContain('Hello <b>Dana</b> & "friends"');
  expect(text).toContain(letter.button.url);
});

it('keeps the subject on one line, so that nobody adds a header by their name', () => {
  expect(renderLetter(letter, 'en').subject).toBe('Welcome to Bcc: everybody@example.org');
});

it('is written right to left in Hebrew, and says its language', () => {
  expect(renderLetter(letter, 'he').html).toContain('<html lang="he" dir="rtl">');
  expect(renderLetter(letter, 'vi').html).toContain('<html lang="vi" dir="ltr">');
});
