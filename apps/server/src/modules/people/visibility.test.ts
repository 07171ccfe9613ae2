import { describe, expect, it } from 'vitest';
import { type Caller, systemCaller } from '../../platform/caller.ts';
import { exampleCustomer, exampleStudent } from './examples.ts';
import type { Student } from './schemas.ts';
import { customerFor, studentFor } from './visibility.ts';

function person(...grants: [string, 'all' | 'own'][]): Caller {
  return { ...systemCaller('driving', 'system', 'usr_1'), kind: 'user', grants: new Map(grants) };
}

const manager = person(['customers:VIEW', 'all'], ['students:VIEW', 'all']);
const instructor = person(['customers:VIEW', 'own'], ['students:VIEW', 'own']);
const student: Student = {
  ...exampleStudent,
  phone: '+972501234568',
  email: 'noa@levi.example',
  account: { isActive: true, phone: '+972501234568', createdAt: '2026-02-19T06:21:00Z' },
};

describe('who sees what of people', () => {
  it('shows a manager the records as they are', () => {
    expect(customerFor(manager, exampleCustomer)).toEqual(exampleCustomer);
    expect(studentFor(manager, student)).toEqual(student);
  });

  it('gives an instructor no phone and no e-mail, wherever one stands', () => {
    const shown = JSON.stringify([customerFor(instructor, exampleCustomer), studentFor(instructor, student)]);
    expect(shown).not.toMatch(/\+972|@/);
    expect(shown).toContain('Noa Levi');
  });

  it('hides the customer’s contact from somebody who sees students but not customers', () => {
    const shown = studentFor(person(['students:VIEW', 'all']), student);
    expect(shown.phone).toBe('+972501234568');
    expect(shown.customer).toEqual({ id: 'cus_123', name: 'Dana Levi', phone: null, email: null });
  });

  it('does not invent an account for a student in a list', () => {
    expect(studentFor(instructor, exampleStudent)).not.toHaveProperty('account');
  });
});
