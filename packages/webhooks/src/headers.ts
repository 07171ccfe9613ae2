/** Headers as servers hand them out: Node and Express (an object), Fastify (the same), fetch (`Headers`). */
export type HeaderSource = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** One header, whatever its case; repeated ones are joined as HTTP joins them. Empty is absent. */
export function header(headers: HeaderSource, name: string): string | null {
  const value = isFetchHeaders(headers) ? headers.get(name) : lookUp(headers, name.toLowerCase());
  const text = typeof value === 'string' ? value : value?.join(', ');
  return text ? text : null;
}

function isFetchHeaders(headers: HeaderSource): headers is Headers {
  return typeof headers.get === 'function';
}

function lookUp(headers: Exclude<HeaderSource, Headers>, name: string): string | readonly string[] | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}
