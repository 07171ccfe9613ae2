import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inMinorUnits } from './amounts.ts';
import { cellOf, chosenColumns, columnsOf } from './columns.ts';

const Amount = inMinorUnits(z.number().int());
const Row = z.object({
  id: z.string(),
  tags: z.array(z.string()),
  customFields: z.record(z.string(), z.unknown()),
  customer: z.object({ id: z.string(), phone: z.string().nullable() }).nullable().optional(),
  rooms: z.array(z.object({ name: z.string() })),
});
const all = columnsOf(Row, [
  { key: 'size', kind: 'plain' },
  { key: 'id', kind: 'date' },
]);
const names = (columns: readonly { name: string }[]) => columns.map(({ name }) => name);

describe('columns', () => {
  it('are the fields in their order, those of an inner object and each custom field among them', () => {
    expect(names(all)).toEqual(['id', 'tags', 'customFields.size', 'customFields.id', 'customer.id', 'customer.phone', 'rooms']);
  });

  it('are chosen by name, in the order asked for', () => {
    expect(names(chosenColumns(all, ['customer.phone', 'id']))).toEqual(['customer.phone', 'id']);
    expect(chosenColumns(all, undefined)).toBe(all);
  });

  it.each(['nothing', 'customer', 'customFields', '__proto__', 'constructor', ''])('%j is refused', (name) => {
    expect(() => chosenColumns(all, ['id', name])).toThrow('another look');
  });

  it('know days and moments by their names, and money by its schema, however it is described and wrapped', () => {
    const Dated = z.object({
      ...{ date: z.string(), startDate: z.string().nullable(), startsOn: z.string(), createdAt: z.string(), startTime: z.string() },
      ...{ price: Amount.describe('A price.').nullable(), owed: inMinorUnits(z.number().nullable()), count: z.number(), flat: z.string() },
      seatedAt: z.number(),
    });
    expect(columnsOf(Dated).map(({ kind }) => kind)).toEqual([
      ...['date', 'date', 'date', 'instant', 'plain'],
      ...['money', 'money', 'plain', 'plain', 'plain'],
    ]);
    expect(all.find(({ name }) => name === 'customFields.id')?.kind).toBe('date');
  });
});

describe('a cell', () => {
  it.each<[unknown, string[], unknown]>([
    [{ id: 'x' }, ['id'], 'x'],
    [{ n: 0 }, ['n'], 0],
    [{ is: false }, ['is'], false],
    [{ tags: ['a', 'b'] }, ['tags'], 'a, b'],
    [{ tags: [] }, ['tags'], ''],
    [{ rooms: [{ name: 'One' }] }, ['rooms'], '[{"name":"One"}]'],
    [{ customer: null }, ['customer', 'phone'], null],
    [{ customer: { phone: '+1' } }, ['customer', 'phone'], '+1'],
    [{ customFields: {} }, ['customFields', 'constructor'], null],
    [{}, ['id'], null],
  ])('of %j at %j is %j', (record, way, cell) => {
    expect(cellOf(record, { way })).toBe(cell);
  });
});
