import type { FormTexts, LeadForm } from './lead-form.ts';

/** Texts as the API takes them: those left empty are ours, so they are left out. */
export function textsOf(value: unknown): LeadForm['texts'] {
  if (typeof value !== 'object' || value === null) return {};
  const languages = Object.entries(value).map(([locale, texts]) => [locale, filledOf(texts)] as const);
  return Object.fromEntries(languages.filter(([, texts]) => Object.keys(texts).length > 0));
}

function filledOf(texts: unknown): FormTexts {
  if (typeof texts !== 'object' || texts === null) return {};
  const filled = Object.entries(texts).filter(([, text]) => typeof text === 'string' && text.trim() !== '');
  return Object.fromEntries(filled.map(([name, text]) => [name, String(text).trim()]));
}
