import { ROLES, type Role } from '../../src/modules/access/permission-matrix.ts';

// Spec 02, "Roles and permissions", written out. `*`: every action; `own`: of one's own records only.
export const ALL = 'VIEW CREATE UPDATE DELETE EXPORT RUN';
const OWN = 'VIEW:own CREATE:own UPDATE:own DELETE:own';
export const SPEC: Record<string, [manager: string, instructor: string, seller: string, viewer: string]> = {
  users: ['', '', '', ''],
  'api-keys': ['', '', '', ''],
  'connected-apps': ['', '', '', ''],
  'audit-logs': ['', '', '', ''],
  settings: ['', '', '', ''],
  webhooks: ['VIEW', '', '', ''],
  partners: ['VIEW', '', '', ''],
  customers: [ALL, 'VIEW:own', ALL, 'VIEW'],
  leads: [ALL, 'VIEW:own', ALL, 'VIEW'],
  registrations: [ALL, 'VIEW:own', 'VIEW CREATE', 'VIEW'],
  payments: [ALL, 'VIEW:own', '', 'VIEW'],
  'institutional-orders': [ALL, 'VIEW:own', '', 'VIEW'],
  students: [ALL, 'VIEW:own', 'VIEW CREATE UPDATE', 'VIEW'],
  courses: ['VIEW CREATE UPDATE', 'VIEW', 'VIEW', 'VIEW'],
  branches: ['VIEW CREATE UPDATE', 'VIEW', 'VIEW', 'VIEW'],
  instructors: ['VIEW CREATE UPDATE', 'VIEW:own', 'VIEW', 'VIEW'],
  cycles: [ALL, 'VIEW:own', 'VIEW', 'VIEW'],
  meetings: [ALL, 'VIEW:own RUN:own', 'VIEW', 'VIEW'],
  attendance: [ALL, 'VIEW:own CREATE:own UPDATE:own', 'VIEW', 'VIEW'],
  enrollments: [ALL, 'VIEW:own', 'VIEW CREATE RUN:own', 'VIEW'],
  certificates: [ALL, 'VIEW:own', 'VIEW CREATE RUN:own', 'VIEW'],
  progress: ['VIEW', 'VIEW:own', '', 'VIEW'],
  reports: [ALL, 'VIEW:own', '', ''],
  exports: [ALL, '', '', ''],
  tasks: [ALL, OWN, OWN, OWN],
  'saved-views': [ALL, OWN, OWN, OWN],
  jobs: [ALL, OWN, OWN, OWN],
  imports: [ALL, '', 'VIEW:own CREATE:own RUN:own', ''],
  'mail-log': ['VIEW', '', '', ''],
  'sync-logs': ['VIEW', '', '', ''],
};

export function wantedOf(role: Role, resource: string): string {
  // The document says VIEW only of progress for everybody; an administrator needs no exception to be told from `all`.
  if (role === 'admin') return ALL;
  return SPEC[resource]?.[ROLES.indexOf(role) - 1] ?? 'not in the spec';
}

/** How far a role gets with what asks for this (`a and b`, `a or b`, `signed in`), by the specification. */
export function reachOf(role: Role, asks: string): 'all' | 'own' | 'none' {
  if (asks === 'signed in') return 'all';
  const ways = asks.split(' or ').map((way) => way.split(' and ').map((permission) => scopeOf(role, permission)));
  const open = ways.filter((scopes) => !scopes.includes('none'));
  if (open.length === 0) return 'none';
  return open.some((scopes) => !scopes.includes('own')) ? 'all' : 'own';
}

function scopeOf(role: Role, permission: string): 'all' | 'own' | 'none' {
  const [resource = '', action = '', wantedScope] = permission.split(':');
  const grants = wantedOf(role, resource).split(' ');
  if (!wantedScope && grants.includes(action)) return 'all';
  return grants.includes(`${action}:own`) ? 'own' : 'none';
}
