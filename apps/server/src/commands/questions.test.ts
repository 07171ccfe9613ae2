import { expect, it } from 'vitest';
import { z } from 'zod';
import { answersTo, type Question, type Terminal } from './questions.ts';

const questions: Question[] = [
  { option: 'name', ask: 'Name', schema: z.string().min(1, 'must not be empty') },
  { option: 'currency', ask: 'Currency', schema: z.string().regex(/^[A-Z]{3}$/, 'is not a currency'), fallback: 'EUR' },
];

/** Somebody who answers with these, one after the other. */
function somebody(...answers: string[]): Terminal & { heard: string[] } {
  const heard: string[] = [];
  return {
    heard,
    ask: async (text) => {
      heard.push(text);
      const answer = answers.shift();
      if (answer === undefined) throw new Error(`nobody answers ${text}`);
      return answer;
    },
    say: (text) => void heard.push(text),
    close: () => {},
  };
}

it('asks for what was not given, and not for what was', async () => {
  const terminal = somebody('');
  expect(await answersTo(questions, { name: 'Carmel' }, terminal)).toEqual({ name: 'Carmel', currency: 'EUR' });
  expect(terminal.heard).toEqual(['Currency [EUR]: ']);
});

it('asks again until an answer fits, and says why it did not', async () => {
  const terminal = somebody('', ' Carmel ', 'euro', 'ILS');
  expect(await answersTo(questions, {}, terminal)).toEqual({ name: 'Carmel', currency: 'ILS' });
  expect(terminal.heard).toContain('  This must not be empty.');
  expect(terminal.heard).toContain('  This is not a currency.');
});

it('names everything that is missing or wrong when nobody can be asked', async () => {
  await expect(answersTo(questions, { currency: 'euro' }, null)).rejects.toThrow('--name is needed\n--currency is not a currency');
  expect(await answersTo(questions, { name: 'Carmel' }, null)).toEqual({ name: 'Carmel', currency: 'EUR' });
});

it('refuses a given value that does not fit, terminal or not', async () => {
  await expect(answersTo(questions, { name: 'Carmel', currency: 'euro' }, somebody())).rejects.toThrow('--currency is not a currency');
});
