import { ApiError } from './api-error.ts';
import { type Query, queryString } from './client.ts';
import { api, BASE_URL } from './index.ts';

/** Has the browser save a file as it comes, however big. It can't renew the session on the way: that is done first. */
export async function download(path: string, query: Query = {}): Promise<void> {
  await api.get('/auth/me');
  save(`${BASE_URL}${path}${queryString(query)}`, '');
}

/** The same for a file that is made by a POST, which only a script can ask for. */
export async function downloadPosted(path: string): Promise<void> {
  const startedAtMs = Date.now();
  let response = await post(path);
  if (response.status === 401 && (await api.session.renew(startedAtMs))) response = await post(path);
  if (!response.ok) throw await ApiError.fromResponse(response);
  const [, name = ''] = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  const url = URL.createObjectURL(await response.blob());
  save(url, name);
  // Long after the browser has begun to write it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

async function post(path: string): Promise<Response> {
  try {
    return await window.fetch(`${BASE_URL}${path}`, { method: 'POST', credentials: 'same-origin' });
  } catch (cause) {
    throw ApiError.offline(cause);
  }
}

function save(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
