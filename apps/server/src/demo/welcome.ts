import { familiesOf } from './people/families.ts';
import { DEMO_PASSWORD, STAFF_ROLES, studentLogins } from './people/logins.ts';
import type { DemoSchool } from './schools/school.ts';

/** What the log says when the demo is loaded: who can sign in, and how. */
export function welcome(schools: readonly DemoSchool[], today: string): string[] {
  const [admin, ...others] = STAFF_ROLES;
  return [
    `This is a demo: ${schools.length} schools of invented people, with a password everybody knows. It is "${DEMO_PASSWORD}" for every login.`,
    ...schools.map((school) => {
      const phones = studentLogins(familiesOf(school, today)).map(({ phone }) => phone);
      return `${school.inEnglish}: staff sign in to the console as ${admin}@${school.tenant.id}.example, students to their app with phone ${phones.join(', ')}`;
    }),
    `Instead of ${admin}@ also ${others.map((role) => `${role}@`).join(', ')}: each sees what that role may see.`,
  ];
}
