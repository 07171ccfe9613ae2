import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../test/support/refusal.ts';
import { parseJsonBody } from './json-body.ts';

const refusal = (text: string | Buffer) => refusalOf(() => parseJsonBody(Buffer.from(text)));

describe('a JSON body', () => {
  it('is read as JSON.parse reads it, whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value);
        if (/\\u0000|\\ud[89a-f]/i.test(text) || text.includes('__proto__')) return;
        expect(parseJsonBody(Buffer.from(text))).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it('may have escaped quotes, colons and brackets inside its texts', () => {
    const value = { 'a":{[\\': 'x":{"y":[1]}\\', b: ['\\"', { c: ':' }] };
    expect(parseJsonBody(Buffer.from(JSON.stringify(value)))).toEqual(value);
  });

  it.each([
    ['{"a":1,"a":1}', 'a'],
    ['{"x":[{"deep":1,"b":2,"deep":3}]}', 'deep'],
    ['{"a":{"b":1},"c":{"b":1},"c":2}', 'c'],
    ['{"a":1,"\\u0061":2}', 'a'],
  ])('that names something twice is refused with the name: %s', (text, name) => {
    expect(refusal(text).details?.[0]?.field).toBe(name);
  });

  it.each([
    ['{"student":{"name":"a\\u0000b"}}', 'student.name'],
    ['{"list":["fine","\\ud800"]}', 'list.1'],
    ['{"__proto__":{"admin":true}}', '__proto__'],
  ])('with text that cannot be stored is refused with its place: %s', (text, field) => {
    expect(refusal(text).details?.[0]?.field).toBe(field);
  });

  it.each(['', '{', '{"a":', '[1,]', 'nul', '{"a":1}}', "{'a':1}"])('that is cut off or not JSON is refused: %s', (text) => {
    expect(refusal(text).code).toBe('VALIDATION_ERROR');
  });

  it('that is not UTF-8 is refused', () => {
    expect(refusal(Buffer.from([0x22, 0xc3, 0x28, 0x22])).message).toContain('UTF-8');
  });

  it('nested a million levels deep is refused, and nobody falls over', () => {
    expect(refusal('['.repeat(1_000_000)).message).toContain('nested');
    expect(refusal(`${'{"a":'.repeat(500_000)}1${'}'.repeat(500_000)}`).message).toContain('nested');
  });
});
