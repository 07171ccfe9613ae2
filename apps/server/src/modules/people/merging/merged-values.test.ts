import { describe, expect, it } from 'vitest';
import { exampleCustomer, exampleStudent } from '../examples.ts';
import { mergedCustomer, mergedStudent } from './merged-values.ts';

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
    expect(mergedCustomer(kept, duplicate)).toMatchObject({
      name: kept.name,
      email: kept.email,
      phone: '+972502222222',
      externalId: 'old-7',
      customFields: { shirt: 'M', since: '2020-01-01' },
    });
  });

  it('keeps the notes and tags of both', () => {
    expect(mergedCustomer(kept, duplicate)).toMatchObject({ notes: 'Call after six.\n\nPays late.', tags: ['vip', 'chess', 'late'] });
    expect(mergedCustomer({ ...kept, notes: null }, { ...duplicate, notes: null }).notes).toBeNull();
  });

  it('of students fills what one of them says of school and birth', () => {
    const child = { ...exampleStudent, birthDate: null, grade: '6', locale: null, notes: null };
    const twice = { ...exampleStudent, id: 'stu_456', birthDate: '2014-05-09', grade: '5', locale: 'vi' as const, notes: 'Left-handed.' };
    expect(mergedStudent(child, twice)).toMatchObject({
      id: child.id,
      birthDate: '2014-05-09',
      grade: '6',
      locale: 'vi',
      notes: 'Left-handed.',
    });
  });
});
