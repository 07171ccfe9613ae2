import { z } from 'zod';
import { one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import type { Access } from '../../access/index.ts';
import { CATALOGUE } from './catalogue.ts';

const EventType = z.object({
  name: z.string(),
  description: z.string(),
  isTold: z.boolean().describe('False: you may subscribe already; nothing in this version tells it yet.'),
  schema: z.record(z.string(), z.unknown()).describe('JSON Schema (2020-12) of `data`.'),
  example: z.record(z.string(), z.unknown()).describe('`data` as it could be.'),
});
type EventType = z.output<typeof EventType>;

const exampleEventType: EventType = {
  name: 'GOAL_COMPLETED',
  description: 'A learner reached a goal; told by their app.',
  isTold: true,
  schema: { type: 'object', properties: { goalId: { type: 'string' }, learnerId: { type: 'string' }, goal: {} } },
  example: { goalId: 'goal-3', learnerId: 'stu_123', goal: { title: 'A hundred questions this week' } },
};

/** What partners can subscribe to. */
export function eventTypeRoutes({ staff }: Access): Route[] {
  const types = CATALOGUE.map(({ data, ...kind }): EventType => ({ ...kind, schema: openSchema(data) }));
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/event-types',
      operationId: 'listEventTypes',
      summary: 'Every event there is, with a schema and an example of its data',
      description:
        'A new field may come with any version; none goes. When the personal data of a person was erased, all that is left of `data` in what was told of them before is `id`.',
      tag: 'Webhooks',
      gate: staff.may('webhooks', 'VIEW'),
      reply: one(z.array(EventType), [exampleEventType]),
      run: async () => types,
    }),
  ];
}

// Open for fields of later versions: whoever validates what comes goes on working.
function openSchema(data: z.ZodType): Record<string, unknown> {
  return z.toJSONSchema(data, {
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
}
