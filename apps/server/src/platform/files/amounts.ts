import { z } from 'zod';

const amounts = z.registry<{ isAmount: true }>();

/** Says of a schema that its numbers are money, in the minor unit of the school's currency: workbooks show them in the major one. */
export function inMinorUnits<Schema extends z.ZodType>(schema: Schema): Schema {
  amounts.add(schema, { isAmount: true });
  return schema;
}

/** Also of what was made from such a schema by `describe`. */
export function isAmount(schema: z.ZodType): boolean {
  return amounts.get(schema)?.isAmount === true;
}
