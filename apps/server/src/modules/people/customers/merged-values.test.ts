import { describe, expect, it } from 'vitest';
import { exampleCustomer } from '../examples.ts';
import { mergedValues } from './merged-values.ts';

const kept = { ...exampleCustomer, phone: null, notes: 'Call after six.', tags: ['vip', 'chess'], customFields: { shirt: 'M' } };
const duplicate = {
  ...exampleCustomer,
  id: 'cus_456',
  name: 'D. Levi',
  email: 'other@levi.example',
  phone: '+972502222222',
  notes: 'Pays late.',
  tags: ['chess', 'late'],
  customFields: { shirt: 'S', since: '2020-01-01' },
  externalId: 'old-7',
};

describe('a merge', () => {
  it('keeps what the one who stays has, and fills their gaps', () => {
    expect(mergedValues(kept, duplicate)).toMatchObject({
      name: kept.name,
      email: kept.email,
      phone: '+972502222222',
      externalId: 'old-7',
      customFields: { shirt: 'M', since: '2020-01-01' },
    });
  });

  it('keeps the notes and tags of both', () => {
    expect(mergedValues(kept, duplicate)).toMatchObject({ notes: 'Call after six.\n\nPays late.', tags: ['vip', 'chess', 'late'] });
    expect(mergedValues({ ...kept, notes: null }, { ...duplicate, notes: null }).notes).toBeNull();
  });
});
