/** Where to go after signing in: a path of this site, never another one's address smuggled into the link. */
export function safeReturnPath(wanted: string | undefined): string {
  if (!wanted?.startsWith('/')) return '/';
  try {
    const base = 'http://console.invalid';
    const url = new URL(wanted, base);
    if (url.origin !== base || url.pathname === '/login') return '/';
    return `${url.pathname}${url.search}${url.hash}`;
  } catch {
    return '/';
  }
}
