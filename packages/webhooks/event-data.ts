import { z } from 'zod';
import { CATALOGUE } from '../../apps/server/src/modules/webhooks/index.ts';

/** Of JSON Schema, what the catalogue's schemas use. */
interface JsonSchema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
}

const SIMPLE: Record<string, string> = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean', null: 'null' };

/** The source of `src/event-data.gen.ts`: the catalogue of events as TypeScript. */
export function eventDataSource(): string {
  const known = new Map<string, string>();
  const lines = CATALOGUE.flatMap(({ name, description, data }) => {
    // Zod's answer is JSON Schema; the interface above is the part of it met here.
    const text = typeOf(z.toJSONSchema(data) as JsonSchema);
    const first = known.get(text);
    if (!first) known.set(text, name);
    return [`  /** ${description} */`, `  '${name}': ${first ? `EventData['${first}']` : text};`];
  });
  return [
    '// Written by `npm run generate -w packages/webhooks` from the catalogue of events.',
    'export interface EventData {',
    ...lines,
    '}',
    '',
  ].join('\n');
}

function typeOf(schema: JsonSchema): string {
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join(' | ');
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if ('const' in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.type)) return [...new Set(schema.type.map((type) => typeOf({ ...schema, type })))].join(' | ');
  if (schema.type === 'array') return `Array<${typeOf(schema.items ?? {})}>`;
  if (schema.type === 'object') return objectOf(schema);
  return SIMPLE[schema.type ?? ''] ?? 'unknown';
}

function objectOf({ properties, required = [], additionalProperties }: JsonSchema): string {
  if (!properties) return `Record<string, ${typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown'}>`;
  const fields = Object.entries(properties).map(([name, one]) => {
    const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
    return `${key}${required.includes(name) ? '' : '?'}: ${typeOf(one)}`;
  });
  return fields.length === 0 ? 'Record<string, unknown>' : `{ ${fields.join('; ')} }`;
}
