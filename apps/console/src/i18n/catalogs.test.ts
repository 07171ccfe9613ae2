import { fileURLToPath } from 'node:url';
import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { type CompiledMessageToken, compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { describe, expect, test } from 'vitest';

const console = fileURLToPath(new URL('../..', import.meta.url));
const config = getConfig({ cwd: console, configPath: `${console}/lingui.config.ts` });
const [catalog] = await getCatalogs(config);
if (!catalog) throw new Error('lingui.config.ts names no catalogue');
const inCode = Object.entries((await catalog.collect()) ?? {});

test('the code has messages to check', () => {
  expect(inCode.length).toBeGreaterThan(100);
});

describe.each(['he', 'vi'])('%s', async (locale) => {
  const translations = await catalog.read(locale);
  const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;

  test('translates every message of the code (else run `npm run extract` and translate)', () => {
    expect(inCode.filter(([id]) => !translations[id]?.translation).map(([, { message }]) => message)).toEqual([]);
  });

  test('keeps every placeholder and tag', () => {
    for (const [id, { message = '' }] of inCode) {
      const translation = translations[id]?.translation ?? '';
      expect(slots(translation), message).toEqual(slots(message));
    }
  });

  test('has every plural form the language knows', () => {
    for (const [id] of inCode) {
      for (const forms of plurals(compileMessageOrThrow(translations[id]?.translation ?? ''))) {
        expect(forms, translations[id]?.translation).toEqual(expect.arrayContaining(categories));
      }
    }
  });
});

test('Hebrew is in Hebrew letters', async () => {
  const translations = Object.values(await catalog.read('he'));
  expect(translations.map(({ translation }) => translation).filter((text) => !/[א-ת]/.test(text))).toEqual([]);
});

test('Vietnamese is not left in English', async () => {
  const translations = await catalog.read('vi');
  const same = inCode.filter(([id, { message }]) => translations[id]?.translation === message);
  expect(same.map(([, { message }]) => message)).toEqual([]);
});

/** Names of values and tags, each once: a plural form may say "one day" without the number. */
function slots(message: string): string[] {
  const names = new Set(namesIn(compileMessageOrThrow(message)));
  for (const [tag] of message.matchAll(/<\/?\d+\/?>/g)) names.add(tag);
  return [...names].sort();
}

function namesIn(tokens: CompiledMessageToken[]): string[] {
  return tokens.flatMap((token) => {
    if (typeof token === 'string') return [];
    return [token[0], ...choices(token).flatMap(([, nested]) => namesIn(nested))];
  });
}

function plurals(tokens: CompiledMessageToken[]): string[][] {
  return tokens.flatMap((token) => {
    if (typeof token === 'string') return [];
    const nested = choices(token);
    const inside = nested.flatMap(([, each]) => plurals(each));
    return token[1] === 'plural' ? [nested.map(([form]) => form), ...inside] : inside;
  });
}

function choices([, , format]: Exclude<CompiledMessageToken, string>): [string, CompiledMessageToken[]][] {
  if (typeof format !== 'object' || format === null) return [];
  return Object.entries(format).filter((entry): entry is [string, CompiledMessageToken[]] => Array.isArray(entry[1]));
}
