/** A subdomain out of a school's name: "Café Code 2" → "cafe-code-2". Empty when nothing of it is in Latin letters. */
export function subdomainOf(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
}

export function isSubdomain(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,62}$/.test(text);
}
