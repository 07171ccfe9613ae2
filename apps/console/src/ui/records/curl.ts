/** The request behind a record, for people who script: paste, put in a key, run. */
export function curlOf(origin: string, path: string): string {
  // Ids hold no quote, so single quotes keep the shell from reading anything into the address.
  return `curl '${origin}${path}' -H "X-API-Key: $ROLLBOOK_API_KEY"`;
}
