export type MailLocale = 'en' | 'he' | 'vi';

/** What a template says, before it is put on paper. Values are plain text: escaping is done here. */
export interface Letter {
  subject: string;
  paragraphs: string[];
  button?: { label: string; url: string };
  /** Small print below the button. */
  footer?: string[];
}

export interface MailTemplate<Data> {
  /** `<noun>.<what>`, for example `user.invitation`: what the mail log shows. */
  name: string;
  write: Record<MailLocale, (data: Data) => Letter>;
}

export interface RenderedLetter {
  subject: string;
  text: string;
  html: string;
}

/** A letter as text and as simple HTML, right to left in Hebrew. */
export function renderLetter(letter: Letter, locale: MailLocale): RenderedLetter {
  const { subject, paragraphs, button, footer = [] } = letter;
  const text = [...paragraphs, ...(button ? [`${button.label}:\n${button.url}`] : []), ...footer].join('\n\n');
  const dir = locale === 'he' ? 'rtl' : 'ltr';
  const parts = [
    ...paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`),
    ...(button ? [buttonHtml(button.label, button.url)] : []),
    ...footer.map((line) => `<p style="color:#666;font-size:13px">${escaped(line)}</p>`),
  ];
  const html = `<!doctype html>
<html lang="${locale}" dir="${dir}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;max-width:34em;margin:2em auto;padding:0 1em">
${parts.join('\n')}
</body></html>`;
  return { subject: oneLine(subject), text: `${text}\n`, html };
}

// The address stands below the button too, left to right, for readers that show no links.
function buttonHtml(label: string, url: string): string {
  const href = escaped(url);
  const style = 'display:inline-block;background:#1864ab;color:#fff;padding:.6em 1.2em;border-radius:6px;text-decoration:none';
  return `<p><a href="${href}" style="${style}">${escaped(label)}</a></p>
<p dir="ltr" style="color:#666;font-size:13px;word-break:break-all">${href}</p>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}
