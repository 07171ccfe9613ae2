import { ApiError } from './api-error.ts';
import type { One } from './envelope.ts';
import { api, BASE_URL } from './index.ts';

/** Sends a file with its fields. By XMLHttpRequest, the only one that says how much of it has left. */
export async function upload<Data>(path: string, form: FormData, onProgress: (share: number) => void): Promise<Data> {
  const startedAtMs = Date.now();
  let response = await send(path, form, onProgress);
  if (response.status === 401 && (await api.session.renew(startedAtMs))) response = await send(path, form, onProgress);
  if (!response.ok) throw await ApiError.fromResponse(response);
  // The server checks its replies against the schemas these types mirror.
  return ((await response.json()) as One<Data>).data;
}

function send(path: string, form: FormData, onProgress: (share: number) => void): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${BASE_URL}${path}`);
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total);
    };
    request.onerror = () => reject(ApiError.offline(new Error('the upload broke off')));
    request.onload = () => resolve(new Response(request.responseText, { status: request.status, statusText: request.statusText }));
    request.send(form);
  });
}
