import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Received } from '../support/receiver.ts';

/** Of a workflow's file, what running it takes. */
interface N8nWorkflow {
  nodes: N8nNode[];
  connections: Record<string, { main: { node: string }[][] }>;
}
interface N8nNode {
  name: string;
  type: string;
  parameters: Record<string, unknown>;
}

export interface WorkflowRun {
  /** What the workflow answered to the delivery. */
  status: number | null;
  /** Rows put into sheets. */
  rows: Record<string, unknown>[];
  /** What its last step had. */
  last: unknown;
}

export async function readWorkflow(file: string): Promise<N8nWorkflow> {
  return JSON.parse(await readFile(new URL(`../../../../examples/n8n/${file}`, import.meta.url), 'utf8')) as N8nWorkflow;
}

/**
 * Runs a workflow as n8n does, one item along its connections: expressions are JavaScript, the Crypto, If and HTTP Request
 * nodes do what they say. `settings` stand in for what its owner fills in. A kind of node it doesn't know is an error.
 */
export async function runN8n(workflow: N8nWorkflow, settings: Record<string, string>, delivery?: Received): Promise<WorkflowRun> {
  const items = new Map<string, unknown>();
  const run: WorkflowRun = { status: null, rows: [], last: null };
  let node = workflow.nodes.find(({ type }) => /\.(webhook|manualTrigger)$/.test(type));
  while (node) {
    const { json, output } = await step(node, { items, json: run.last, settings, delivery, run });
    items.set(node.name, json);
    run.last = json;
    const next = workflow.connections[node.name]?.main[output]?.[0]?.node;
    node = workflow.nodes.find(({ name }) => name === next);
  }
  return run;
}

interface Context {
  items: Map<string, unknown>;
  json: unknown;
  settings: Record<string, string>;
  delivery: Received | undefined;
  run: WorkflowRun;
}

async function step(node: N8nNode, context: Context): Promise<{ json: unknown; output: number }> {
  const { delivery, settings, run } = context;
  const value = resolve(node.parameters, context);
  switch (node.type.replace('n8n-nodes-base.', '')) {
    case 'manualTrigger':
      return { json: {}, output: 0 };
    case 'webhook':
      if (!delivery) throw new Error('this workflow begins with a delivery');
      return { json: { headers: delivery.headers, params: {}, query: {}, body: JSON.parse(delivery.body) }, output: 0 };
    case 'set': {
      const { assignments } = (value as { assignments: { assignments: { name: string; value: string }[] } }).assignments;
      return { json: { ...Object.fromEntries(assignments.map((one) => [one.name, one.value])), ...settings }, output: 0 };
    }
    case 'crypto': {
      const { value: text, secret, dataPropertyName } = value as Record<string, string>;
      const hmac = createHmac('sha256', secret ?? '')
        .update(text ?? '')
        .digest('hex');
      return { json: { ...(context.json as object), [dataPropertyName ?? '']: hmac }, output: 0 };
    }
    case 'if': {
      const { conditions } = (value as { conditions: { conditions: Condition[] } }).conditions;
      return { json: context.json, output: conditions.every(holds) ? 0 : 1 };
    }
    case 'httpRequest':
      return { json: await request(value as unknown as HttpParameters), output: 0 };
    case 'googleSheets':
      run.rows.push((value as { columns: { value: Record<string, unknown> } }).columns.value);
      return { json: {}, output: 0 };
    case 'respondToWebhook':
      run.status = (value as { options: { responseCode: number } }).options.responseCode;
      return { json: context.json, output: 0 };
    default:
      throw new Error(`this test knows no ${node.type}`);
  }
}

interface Condition {
  leftValue: unknown;
  rightValue: unknown;
  operator: { operation: string };
}

function holds({ leftValue, rightValue, operator }: Condition): boolean {
  if (operator.operation === 'equals') return leftValue === rightValue;
  if (operator.operation === 'lt') return Number(leftValue) < Number(rightValue);
  throw new Error(`this test knows no ${operator.operation}`);
}

interface HttpParameters {
  method: string;
  url: string;
  headerParameters?: { parameters: { name: string; value: string }[] };
  jsonBody?: string;
}

async function request({ method, url, headerParameters, jsonBody }: HttpParameters): Promise<unknown> {
  const headers = Object.fromEntries((headerParameters?.parameters ?? []).map(({ name, value }) => [name, value]));
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(jsonBody === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(jsonBody === undefined ? {} : { body: jsonBody }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status} ${text}`);
  return text.startsWith('{') ? JSON.parse(text) : { data: text };
}

/** Every `=…{{ }}…` of the parameters by its value. */
function resolve(parameters: unknown, context: Context): Record<string, unknown> {
  return JSON.parse(JSON.stringify(parameters), (_key, value) =>
    typeof value === 'string' && value.startsWith('=') ? told(value.slice(1), context) : value,
  );
}

function told(text: string, context: Context): unknown {
  const whole = /^\{\{((?:(?!\}\}).)*)\}\}$/s.exec(text)?.[1];
  if (whole !== undefined) return evaluate(whole, context);
  return text.replace(/\{\{(.*?)\}\}/gs, (_, expression: string) => String(evaluate(expression, context)));
}

function evaluate(expression: string, { items, json }: Context): unknown {
  const dollar = (name: string) => ({ item: { json: items.get(name) } });
  return new Function('$', '$json', `return (${expression});`)(dollar, json);
}
