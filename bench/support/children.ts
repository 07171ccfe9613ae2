import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Starts a file of this folder as a process of its own; answers with the first thing it says. */
export async function startChild(file: string, plan?: object): Promise<{ child: ChildProcess; first: unknown }> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)));
  const first = new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
  });
  if (plan) child.send(plan);
  return { child, first: await first };
}

export function ask(child: ChildProcess, what: string, isAnswered: boolean): Promise<unknown> {
  const answer = isAnswered ? new Promise((resolve) => child.once('message', resolve)) : Promise.resolve();
  child.send(what);
  return answer;
}
