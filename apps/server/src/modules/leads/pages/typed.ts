import type { OpenForm } from '../forms/forms-store.ts';
import { PublicLead } from '../intake/intake-schemas.ts';
import { type Mistakes, type Typed, UTM_FIELDS } from './form-page.ts';
import type { PageTexts } from './page-texts.ts';

const FIELDS = ['name', 'phone', 'email', 'course', 'branch', 'message', 'website', ...UTM_FIELDS];
const LONGEST = 10_000;

/** The fields of a form as browsers send them; others, and a second one of the same name, are passed over. */
export function readTyped(body: string): Typed {
  const sent = new URLSearchParams(body);
  return typedIn(Object.fromEntries(FIELDS.map((name) => [name, sent.get(name) ?? undefined])));
}

/** Those of our fields that were given: without NUL, with plain line ends. */
export function typedIn(given: Readonly<Record<string, unknown>>): Typed {
  const typed: Record<string, string> = {};
  for (const name of FIELDS) {
    const value = given[name];
    if (typeof value === 'string') typed[name] = value.slice(0, LONGEST).replaceAll('\0', '').replace(/\r\n?/g, '\n').toWellFormed();
  }
  return typed;
}

/** A lead of what was typed into this form, or what is wrong, by field and in the page's language. */
export function mistakesOf(form: OpenForm, typed: Typed, { wrong }: PageTexts): { lead: PublicLead } | { mistakes: Mistakes } {
  const asked = ['name', ...form.fields].flatMap((field) => (typed[field]?.trim() ? [[field, typed[field]]] : []));
  // A link's own words are cut, not refused: whoever follows it did not write them.
  const utm = UTM_FIELDS.flatMap((name) => {
    const value = typed[name]
      ?.replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, 200)
      .toWellFormed();
    return value ? [[name.slice('utm_'.length), value]] : [];
  });
  const parsed = PublicLead.safeParse({ ...Object.fromEntries(asked), ...(utm.length > 0 ? { utm: Object.fromEntries(utm) } : {}) });
  if (parsed.success) return { lead: parsed.data };
  const mistakes: Record<string, string> = {};
  for (const { path, code } of parsed.error.issues) {
    const field = String(path[0] ?? 'name');
    mistakes[field] ??= sentenceFor(field, code === 'custom', typed, wrong);
  }
  if (!typed.phone?.trim() && !typed.email?.trim()) mistakes[form.fields.includes('phone') ? 'phone' : 'email'] = wrong.contact;
  return { mistakes };
}

function sentenceFor(field: string, isContact: boolean, typed: Typed, wrong: PageTexts['wrong']): string {
  if (isContact) return wrong.contact;
  if (field === 'name' && typed.name?.trim()) return wrong.other;
  return field === 'name' || field === 'phone' || field === 'email' ? wrong[field] : wrong.other;
}
