import type { EventData } from './event-data.gen.ts';

export type { EventData };

/** Every event there is, in the version this package was made from. A newer server may tell more: keep a `default`. */
export type EventType = keyof EventData;

interface EventOf<Type extends EventType> {
  /** The same however often it is delivered: what was seen already can be skipped. */
  id: string;
  type: Type;
  tenantId: string;
  /** When it happened, ISO 8601. */
  timestamp: string;
  data: EventData[Type];
}

/** A delivery; `switch (event.type)` tells what its `data` is. */
export type WebhookEvent = { [Type in EventType]: EventOf<Type> }[EventType];

/** What any event has, whatever its version. */
export const EVENT_SHAPE: Record<keyof WebhookEvent, 'string' | 'object'> = {
  id: 'string',
  type: 'string',
  tenantId: 'string',
  timestamp: 'string',
  data: 'object',
};
