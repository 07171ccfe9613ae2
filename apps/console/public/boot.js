// Runs before the first paint, so that nobody sees the wrong direction or theme flash by. A file of its own because
// the CSP forbids inline scripts. Keys and languages match src/i18n/locale.ts and src/ui/theme.ts.
(() => {
  const root = document.documentElement;
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage can be switched off; defaults are fine
    }
  };
  const known = ['en', 'he', 'vi'];
  const wanted = [read('rollbook.locale'), ...navigator.languages].map((tag) => {
    const language = String(tag ?? '')
      .slice(0, 2)
      .toLowerCase();
    return language === 'iw' ? 'he' : language;
  });
  const locale = wanted.find((language) => known.includes(language)) ?? 'en';
  root.lang = locale;
  root.dir = locale === 'he' ? 'rtl' : 'ltr';
  const scheme = read('rollbook.colorScheme');
  const dark = scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.mantineColorScheme = dark ? 'dark' : 'light';
})();
