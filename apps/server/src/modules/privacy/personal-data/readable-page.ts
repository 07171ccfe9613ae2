import { Html, html } from '../../../platform/http/html.ts';
import type { FileTexts, Language } from './file-texts.ts';

const STYLE = new Html(
  'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;border-top:1px solid #ccc;padding-top:.5rem}dt{color:#555}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}',
);

/** The beginning of a page that works from a disk: no script, nothing from elsewhere. */
export function pageStart(language: Language, { title, intro, made }: FileTexts, date: string): string {
  return html`<!doctype html>
<html lang="${language}" dir="${language === 'he' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${STYLE}</style></head><body><h1>${title}</h1><p>${made} ${date}</p><p>${intro}</p>
`.text;
}

export function pageSection(title: string): string {
  return html`<h2>${title}</h2>
`.text;
}

/** A record as terms and values; what is empty is left out. */
export function pageRow(row: Record<string, unknown>): string {
  const fields = Object.entries(row).flatMap(([name, value]) => {
    const text = textOf(value);
    return text === '' ? [] : [html`<dt>${name.replaceAll('_', ' ')}</dt><dd dir="auto">${text}</dd>`];
  });
  return html`<dl>${fields}</dl>
`.text;
}

export function pageEnd(): string {
  return '</body></html>\n';
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ');
  if (typeof value === 'object') return Object.keys(value).length === 0 ? '' : JSON.stringify(value, null, 1);
  return String(value);
}
