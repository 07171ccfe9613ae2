import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Received } from '../support/receiver.ts';

interface Blueprint {
  flow: MakeModule[];
}
interface MakeModule {
  id: number;
  module: string;
  mapper: Record<string, unknown>;
  filter?: { conditions: { a: string; b: string; o: string }[][] };
}

export interface ScenarioRun {
  /** False: the filter let nothing through. */
  isThrough: boolean;
  rows: Record<string, string>[];
  messages: string[];
}

export async function readBlueprint(file: string): Promise<Blueprint> {
  return JSON.parse(await readFile(new URL(`../../../../examples/make/${file}`, import.meta.url), 'utf8')) as Blueprint;
}

/**
 * Runs a scenario as Make does, one bundle from module to module. The webhook hands on headers and the body as text (its
 * options "Get request headers" and "JSON pass-through"). A kind of module or function it doesn't know is an error.
 */
export async function runMake({ flow }: Blueprint, settings: Record<string, string>, delivery: Received): Promise<ScenarioRun> {
  const bundles = new Map<number, unknown>();
  const run: ScenarioRun = { isThrough: true, rows: [], messages: [] };
  for (const module of flow) {
    const isLet = module.filter?.conditions.some((all) => all.every((one) => holds(one, bundles))) ?? true;
    if (!isLet) return { ...run, isThrough: false };
    bundles.set(module.id, await step(module, bundles, settings, delivery, run));
  }
  return run;
}

async function step(
  { module, mapper }: MakeModule,
  bundles: Map<number, unknown>,
  settings: Record<string, string>,
  { headers, body }: Received,
  run: ScenarioRun,
): Promise<unknown> {
  const given = resolve(mapper, bundles);
  switch (module) {
    case 'gateway:CustomWebHook':
      return { value: body, __IMTHEADERS__: Object.entries(headers).map(([name, value]) => ({ name, value })) };
    case 'util:SetVariables': {
      const { variables } = given as { variables: { name: string; value: string }[] };
      return { ...Object.fromEntries(variables.map(({ name, value }) => [name, value])), ...settings };
    }
    case 'json:ParseJSON':
      return JSON.parse(String(given.json));
    case 'http:ActionSendData':
      return { data: await request(given as unknown as HttpMapper) };
    case 'google-sheets:addRow':
      run.rows.push(given.values as Record<string, string>);
      return {};
    case 'slack:CreateMessage':
      run.messages.push(String(given.text));
      return {};
    default:
      throw new Error(`this test knows no ${module}`);
  }
}

interface HttpMapper {
  url: string;
  method: string;
  headers: { name: string; value: string }[];
  fields?: { key: string; value: string }[];
}

async function request({ url, method, headers, fields }: HttpMapper): Promise<unknown> {
  const response = await fetch(url, {
    method: method.toUpperCase(),
    headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
    ...(fields ? { body: new URLSearchParams(Object.fromEntries(fields.map(({ key, value }) => [key, value]))) } : {}),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status} ${text}`);
  return text.startsWith('{') ? JSON.parse(text) : text;
}

function holds({ a, b, o }: { a: string; b: string; o: string }, bundles: Map<number, unknown>): boolean {
  const [left, right] = [told(a, bundles), told(b, bundles)];
  if (o === 'text:equal') return left === right;
  if (o === 'number:greaterorequal') return Number(left) >= Number(right);
  if (o === 'number:lessorequal') return Number(left) <= Number(right);
  throw new Error(`this test knows no ${o}`);
}

function resolve(mapper: unknown, bundles: Map<number, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(mapper), (_key, value) => (typeof value === 'string' ? told(value, bundles) : value));
}

function told(text: string, bundles: Map<number, unknown>): string {
  return text.replace(/\{\{(.*?)\}\}/gs, (_, expression: string) => String(evaluate(expression, bundles) ?? ''));
}

const FUNCTIONS = {
  first: (list: unknown[]) => list[0],
  length: (list: unknown[]) => list.length,
  ifempty: (value: unknown, other: unknown) => (value === null || value === undefined || value === '' ? other : value),
  map: (list: Record<string, string>[], key: string, by: string, wanted: string) =>
    list.filter((one) => one[by] === wanted).map((one) => one[key]),
  sha256: (text: string, encoding: 'hex', key: string) => createHmac('sha256', key).update(text).digest(encoding),
};

/** An expression of Make's: `;` between arguments, `3.data.id` for a value of module 3. */
function evaluate(expression: string, bundles: Map<number, unknown>): unknown {
  const script = expression
    .split(/("(?:[^"\\]|\\.)*")/)
    .map((part, place) => (place % 2 ? part : part.replaceAll(';', ',').replace(/\b(\d+)\.([A-Za-z_][\w.]*)/g, `ofModule($1, '$2')`)))
    .join('');
  const ofModule = (id: number, path: string) =>
    path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], bundles.get(id));
  const known = { ...FUNCTIONS, ofModule, timestamp: Math.floor(Date.now() / 1000) };
  return new Function(...Object.keys(known), `return (${script});`)(...Object.values(known));
}
