import { type Html, html } from '../../../platform/http/html.ts';
import type { Language } from '../../../platform/pages/languages.ts';
import type { FormField } from '../forms/form-schemas.ts';
import type { OpenForm } from '../forms/forms-store.ts';
import { type PageTexts, TEXTS } from './page-texts.ts';

/** What somebody typed, by the name of the field; and what a link brought along. */
export type Typed = Readonly<Record<string, string>>;
export type Mistakes = Readonly<Record<string, string>>;

export interface FormPage {
  form: OpenForm;
  language: Language;
  choices: Record<'course' | 'branch', readonly { id: string; name: string }[]>;
  typed: Typed;
  mistakes: Mistakes;
}

export const UTM_FIELDS = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'] as const;
const LONGEST: Partial<Record<string, number>> = { name: 200, phone: 40, email: 254, message: 5000 };
const AUTOCOMPLETE: Partial<Record<string, string>> = { name: 'name', phone: 'tel', email: 'email' };
const TYPE: Partial<Record<string, string>> = { phone: 'tel', email: 'email' };

export function formPage(page: FormPage): Html {
  const { form, language, typed, mistakes } = page;
  const texts = TEXTS[language];
  const own = form.texts[language];
  const title = own?.title ?? texts.title;
  const needsHint = form.fields.includes('phone') && form.fields.includes('email');
  const body = html`<h1>${title}</h1>
${own?.intro && html`<p class="intro">${own.intro}</p>`}
${Object.keys(mistakes).length > 0 && summary(texts, mistakes)}
<form method="post" action="/forms/${form.token}?lang=${language}" novalidate>
${control(page, 'name', texts.name)}
${needsHint && html`<p id="contact-hint" class="hint">${texts.contactHint}</p>`}
${form.fields.map((field) => control(page, field, texts.fields[field]))}
<p class="apart" aria-hidden="true"><label for="website">Website</label><input id="website" name="website" tabindex="-1" autocomplete="off"></p>
${UTM_FIELDS.filter((name) => typed[name]).map((name) => html`<input type="hidden" name="${name}" value="${typed[name]}">`)}
<button type="submit">${texts.send}</button>
</form>`;
  return frame(language, `${title} · ${form.schoolName}`, body);
}

export function thanksPage(form: OpenForm, language: Language): Html {
  const own = form.texts[language];
  const texts = TEXTS[language];
  const link = own?.redirectUrl && html`<p><a href="${own.redirectUrl}" target="_top">${texts.goOn}</a></p>`;
  return frame(language, form.schoolName, html`<div role="status"><h1>${own?.thankYou ?? texts.thankYou}</h1></div>${link}`);
}

export function troublePage(language: Language, sentence: string): Html {
  return frame(language, TEXTS[language].title, html`<div role="alert"><h1>${sentence}</h1></div>`);
}

function summary(texts: PageTexts, mistakes: Mistakes): Html {
  const items = Object.entries(mistakes).map(([field, sentence]) => html`<li><a href="#${field}">${sentence}</a></li>`);
  return html`<div role="alert" class="summary" id="mistakes" tabindex="-1"><h2>${texts.mistakes}</h2><ul>${items}</ul></div>`;
}

function control(page: FormPage, field: 'name' | FormField, label: string): Html {
  const mistake = page.mistakes[field];
  const isRequired = field === 'name';
  const hint = (field === 'phone' || field === 'email') && page.form.fields.includes('phone') && page.form.fields.includes('email');
  const described = [mistake && `${field}-mistake`, hint && 'contact-hint'].filter(Boolean).join(' ');
  return html`<p><label for="${field}">${label}${isRequired && html` <span aria-hidden="true">*</span>`}</label>
${mistake && html`<span class="mistake" id="${field}-mistake">${mistake}</span>`}
${input(page, field, html`${isRequired && html` required`}${mistake && html` aria-invalid="true"`}${described && html` aria-describedby="${described}"`}`)}</p>`;
}

function input({ typed, choices, language }: FormPage, field: 'name' | FormField, attributes: Html): Html {
  const value = typed[field] ?? '';
  if (field === 'course' || field === 'branch') {
    const options = choices[field].map(({ id, name }) => html`<option value="${id}"${id === value && html` selected`}>${name}</option>`);
    return html`<select id="${field}" name="${field}"${attributes}><option value="">${TEXTS[language].choose}</option>${options}</select>`;
  }
  const longest = LONGEST[field];
  if (field === 'message') {
    return html`<textarea id="${field}" name="${field}" rows="4" maxlength="${longest}"${attributes}>
${value}</textarea>`;
  }
  const direction = TYPE[field] && html` dir="ltr"`;
  return html`<input id="${field}" name="${field}" type="${TYPE[field] ?? 'text'}" maxlength="${longest}" autocomplete="${AUTOCOMPLETE[field]}" value="${value}"${direction}${attributes}>`;
}

function frame(language: Language, title: string, body: Html): Html {
  const direction = language === 'he' ? 'rtl' : 'ltr';
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title}</title><link rel="stylesheet" href="/forms/form.css"><script src="/forms/form.js" defer></script></head>
<body><main>${body}</main></body>
</html>`;
}
