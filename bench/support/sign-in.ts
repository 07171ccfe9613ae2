/** Headers of somebody signed in as the bench's administrator. */
export async function signInBench(port: number, password: string): Promise<Record<string, string>> {
  const login = await fetch(`http://127.0.0.1:${port}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'admin@school.example', password }),
  });
  const { data } = (await login.json()) as { data: { accessToken: string } };
  return { authorization: `Bearer ${data.accessToken}` };
}
