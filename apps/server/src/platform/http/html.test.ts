import fc from 'fast-check';
import { expect, it } from 'vitest';
import { html } from './html.ts';

it('escapes what is put in, and leaves pieces of pages and nothing alone', () => {
  expect(html`<p title="${`"a'b"`}">${'<b>&</b>'}${html`<i>${1}</i>`}${[html`x`, html`<br>`]}${null}${undefined}${false}</p>`.text).toBe(
    '<p title="&quot;a&#39;b&quot;">&lt;b&gt;&amp;&lt;/b&gt;<i>1</i>x<br></p>',
  );
});

it('lets no text out of a quoted attribute or into a tag', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[<>"']/.test(html`${text}`.text)));
});
