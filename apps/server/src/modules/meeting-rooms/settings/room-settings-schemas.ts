import { z } from 'zod';
import { line } from '../../../platform/http/text.ts';

export const RoomSettings = z.object({
  hasZoomSecret: z.boolean(),
  zoomWebhookUrl: z.string().describe('Where the school’s Zoom app sends its events.'),
});
export type RoomSettings = z.output<typeof RoomSettings>;

export const RoomSettingsChanges = z.strictObject({
  zoomWebhookSecret: line(200)
    .nullable()
    .optional()
    .describe('The Secret Token of the school’s Zoom app; null forgets it. Never shown again.'),
});
export type RoomSettingsChanges = z.output<typeof RoomSettingsChanges>;
