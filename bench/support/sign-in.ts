export const PASSWORD = 'a-password-for-the-bench';

/** Headers of somebody signed in, the bench's administrator unless another is named. */
export async function signInBench(port: number, email = 'admin@school.example'): Promise<Record<string, string>> {
  const login = await fetch(`http://127.0.0.1:${port}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  const { data } = (await login.json()) as { data: { accessToken: string } };
  return { authorization: `Bearer ${data.accessToken}` };
}

export type Call<Answer> = (method: string, path: string, body?: unknown) => Promise<Answer>;

/** Asks the API as the administrator; a refusal ends the bench. */
export async function signedIn<Answer>(port: number): Promise<Call<Answer>> {
  const signed = await signInBench(port);
  return async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { ...signed, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { data, error } = (await answer.json()) as { data: Answer; error?: unknown };
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(error)}`);
    return data;
  };
}
