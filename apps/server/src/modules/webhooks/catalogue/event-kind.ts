import { z } from 'zod';

/** An event we tell: what it says, and how that could look. */
export interface EventKind {
  name: string;
  description: string;
  data: z.ZodType;
  example: Record<string, unknown>;
  /** False: named already, and told once its part of the school is there. */
  isTold: boolean;
}

export function event<Data extends Record<string, unknown>>(
  name: string,
  description: string,
  data: z.ZodType<Data>,
  example: NoInfer<Data>,
): EventKind {
  return { name, description, data, example, isTold: true };
}

/** One of a later stage: whoever writes its change takes this for `event`. */
export function laterEvent(...said: Parameters<typeof event>): EventKind {
  return { ...event(...said), isTold: false };
}

const OnlyId = z.object({ id: z.string() });

/** The record as it was; only its id when its personal data was erased, or an import was undone. */
export function goneOr<Data>(record: z.ZodType<Data>): z.ZodType<Data | z.output<typeof OnlyId>> {
  return z.union([record, OnlyId]);
}
