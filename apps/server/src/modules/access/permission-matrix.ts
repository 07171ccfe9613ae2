/** What a role may do. Permission = `resource:ACTION`; `own` narrows it to the person's own records. */
export const ROLES = ['admin', 'manager', 'instructor', 'seller', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

export const ACTIONS = ['VIEW', 'CREATE', 'UPDATE', 'DELETE', 'EXPORT', 'RUN'] as const;
export type Action = (typeof ACTIONS)[number];

export type Scope = 'all' | 'own';
type Cell = 'all' | readonly (Action | `${Action}:own`)[];
type Row = Record<Exclude<Role, 'admin'>, Cell>;

const NONE: Cell = [];
const VIEW: Cell = ['VIEW'];
const VIEW_OWN: Cell = ['VIEW:own'];
const OWN: Cell = ['VIEW:own', 'CREATE:own', 'UPDATE:own', 'DELETE:own'];

const adminOnly: Row = { manager: NONE, instructor: NONE, seller: NONE, viewer: NONE };
const managerSees: Row = { ...adminOnly, manager: VIEW };
const sold: Row = { manager: 'all', instructor: VIEW_OWN, seller: 'all', viewer: VIEW };
const offered: Row = { manager: ['VIEW', 'CREATE', 'UPDATE'], instructor: VIEW, seller: VIEW, viewer: VIEW };
const taught: Row = { manager: 'all', instructor: VIEW_OWN, seller: VIEW, viewer: VIEW };
const everybodys: Row = { manager: 'all', instructor: OWN, seller: OWN, viewer: OWN };

/** The matrix of the spec, row by row. Administrators may do everything. */
const MATRIX = {
  users: adminOnly,
  'api-keys': adminOnly,
  'connected-apps': adminOnly,
  'audit-logs': adminOnly,
  settings: adminOnly,
  webhooks: managerSees,
  partners: managerSees,
  customers: sold,
  leads: sold,
  registrations: { ...sold, seller: ['VIEW', 'CREATE'] },
  payments: { ...sold, seller: NONE },
  'institutional-orders': { ...sold, seller: NONE },
  students: { ...sold, seller: ['VIEW', 'CREATE', 'UPDATE'] },
  courses: offered,
  branches: offered,
  instructors: { ...offered, instructor: VIEW_OWN },
  cycles: taught,
  meetings: { ...taught, instructor: ['VIEW:own', 'RUN:own'] },
  attendance: { ...taught, instructor: ['VIEW:own', 'CREATE:own', 'UPDATE:own'] },
  enrollments: { manager: 'all', instructor: VIEW_OWN, seller: ['VIEW', 'CREATE', 'RUN:own'], viewer: VIEW },
  certificates: { manager: 'all', instructor: VIEW_OWN, seller: ['VIEW', 'CREATE', 'RUN:own'], viewer: VIEW },
  progress: { manager: VIEW, instructor: VIEW_OWN, seller: NONE, viewer: VIEW },
  reports: { ...adminOnly, manager: 'all', instructor: VIEW_OWN },
  exports: { ...adminOnly, manager: 'all' },
  tasks: everybodys,
  'saved-views': everybodys,
  jobs: everybodys,
  imports: { ...adminOnly, manager: 'all', seller: ['VIEW:own', 'CREATE:own', 'RUN:own'] },
  'mail-log': managerSees,
  'sync-logs': managerSees,
} as const satisfies Record<string, Row>;

export type Resource = keyof typeof MATRIX;
export type Permission = `${Resource}:${Action}`;

export const RESOURCES = Object.keys(MATRIX) as Resource[];

/** Everything a role may do, with how far it reaches. */
export function permissionsOf(role: Role): ReadonlyMap<string, Scope> {
  return GRANTS[role];
}

function grantsOf(role: Role): ReadonlyMap<string, Scope> {
  const grants = new Map<string, Scope>();
  for (const resource of RESOURCES) {
    const cell: Cell = role === 'admin' ? 'all' : MATRIX[resource][role];
    for (const grant of cell === 'all' ? ACTIONS : cell) {
      const [action, scope] = grant.split(':');
      grants.set(`${resource}:${action}`, scope === 'own' ? 'own' : 'all');
    }
  }
  return grants;
}

const GRANTS: Record<Role, ReadonlyMap<string, Scope>> = {
  admin: grantsOf('admin'),
  manager: grantsOf('manager'),
  instructor: grantsOf('instructor'),
  seller: grantsOf('seller'),
  viewer: grantsOf('viewer'),
};
