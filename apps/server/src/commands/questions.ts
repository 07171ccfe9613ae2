import { createInterface } from 'node:readline/promises';
import type { z } from 'zod';

/** One thing a command has to know. */
export interface Question {
  /** As the command line calls it, for example `admin-email`. */
  option: string;
  ask: string;
  /** What an answer has to be. */
  schema: z.ZodType;
  /** Taken when nothing is answered. */
  fallback?: string;
}

/** Where questions are put to somebody. */
export interface Terminal {
  ask(text: string): Promise<string>;
  say(text: string): void;
  close(): void;
}

/** Something the person at the command line has to mend. */
export class CommandError extends Error {
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'CommandError';
  }
}

/** The terminal we were started from; null when nobody sits at one. */
export function ownTerminal(): Terminal | null {
  if (!process.stdin.isTTY) return null;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  return { ask: (text) => lines.question(text), say: (text) => void process.stderr.write(`${text}\n`), close: () => lines.close() };
}

/**
 * Answers to all questions by option: those that were given, and the rest asked for one by one until each
 * fits. Without a terminal what is missing or doesn't fit is named at once.
 */
export async function answersTo(
  questions: readonly Question[],
  given: Readonly<Record<string, string | undefined>>,
  terminal: Terminal | null,
): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  const mistakes: string[] = [];
  for (const question of questions) {
    const { option, fallback } = question;
    const value = given[option] ?? (terminal ? undefined : fallback);
    const trouble = value === undefined ? 'is needed' : troubleWith(question, value);
    if (value !== undefined && !trouble) answers[option] = value;
    else if (!terminal || value !== undefined) mistakes.push(`--${option} ${trouble}`);
    else answers[option] = await askUntilItFits(question, terminal);
  }
  if (mistakes.length > 0) throw new CommandError(mistakes);
  return answers;
}

async function askUntilItFits(question: Question, terminal: Terminal): Promise<string> {
  const { ask, fallback } = question;
  for (;;) {
    const answer = (await terminal.ask(fallback === undefined ? `${ask}: ` : `${ask} [${fallback}]: `)).trim() || fallback || '';
    const trouble = troubleWith(question, answer);
    if (!trouble) return answer;
    terminal.say(`  This ${trouble}.`);
  }
}

function troubleWith({ schema }: Question, value: string): string | null {
  const parsed = schema.safeParse(value);
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? 'does not fit');
}
