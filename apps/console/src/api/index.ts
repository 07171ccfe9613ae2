import { createClient } from './client.ts';
import { notes } from './notes.ts';

export const BASE_URL = '/api/v1';

/** The console's way to the server. */
export const api = createClient({
  baseUrl: BASE_URL,
  fetch: (...ask) => window.fetch(...ask),
  locks: navigator.locks,
  notes,
});
