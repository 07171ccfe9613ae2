/** Of the pages that the server itself writes. */
export const LANGUAGES = ['en', 'he', 'vi'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of a page: as asked for, else as the browser prefers, else the school's. */
export function languageOf(asked: string | undefined, accepted: string | undefined, usual: Language): Language {
  const wanted = [
    asked ?? '',
    ...(accepted ?? '')
      .split(',')
      .map(preference)
      .sort((a, b) => b.weight - a.weight)
      .map(({ tag }) => tag),
  ];
  for (const tag of wanted) {
    const language = LANGUAGES.find((one) => tag.toLowerCase().split('-')[0]?.trim() === one);
    if (language) return language;
  }
  return usual;
}

function preference(part: string): { tag: string; weight: number } {
  const [tag = '', ...more] = part.split(';');
  const quality = more.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find(Boolean);
  return { tag: tag.trim(), weight: quality === undefined ? 1 : Number(quality) || 0 };
}
