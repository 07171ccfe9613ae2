import { z } from 'zod';
import { one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { explainMeeting } from './why-meeting.ts';
import { explainRegistration } from './why-registration.ts';
import { MeetingWhy, RegistrationWhy } from './why-schemas.ts';

const tag = 'Money';
const params = z.object({ id: Id });

const exampleMeeting: MeetingWhy = {
  meetingId: 'mtg_123',
  isFixed: true,
  fixedAt: '2026-10-25T15:30:00.000Z',
  revenue: {
    ...{
      amount: 8475,
      computedNow: 8475,
      rule: 'shares',
      perMeeting: null,
      pricePerStudent: null,
      children: null,
      areChildrenAgreed: false,
    },
    shares: [
      {
        ...{ registrationId: 'reg_123', student: { id: 'stu_123', name: 'Noa Cohen' }, netAmount: 33_898, vatRateBp: 1800 },
        ...{ rest: null, lessons: null, allocated: 8475, mark: 'present', chargedPercent: 100, amount: 8475 },
      },
    ],
  },
  payment: {
    ...{ amount: 23_400, rule: 'hourly', activityType: 'frontal', rate: 12_000, minutes: 90, paidPercent: 100 },
    ...{ overheadBp: 3000, computedNow: 23_400 },
  },
  expenses: [],
  profit: -14_925,
};

const exampleRegistration: RegistrationWhy = {
  ...{ registrationId: 'reg_123', amount: 40_000, refundAmount: 0, creditedAmount: 0, dueAmount: 40_000, paidAmount: 40_000 },
  ...{ vatRateBp: 1800, netAmount: 33_898 },
  lines: [
    { kind: 'held', meetingId: 'mtg_123', date: '2026-10-25', allocated: 8475, amount: 8475 },
    { kind: 'to_come', meetingId: 'mtg_124', date: '2026-11-01', allocated: 25_423, amount: 25_423 },
  ],
};

export function whyRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/meetings/:id/money',
      operationId: 'explainMeetingMoney',
      summary: 'Why a meeting earns and costs what it does, line by line',
      tag,
      gate: staff.may('payments', 'VIEW', ['meetings', 'VIEW']),
      params,
      reply: one(MeetingWhy, exampleMeeting),
      example: { params: { id: 'mtg_123' } },
      run: (tx, { params: { id } }) => explainMeeting(tx, id),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/registrations/:id/money',
      operationId: 'explainRegistrationMoney',
      summary: 'What of a registration each lesson earns, line by line',
      tag,
      gate: staff.may('payments', 'VIEW', ['registrations', 'VIEW']),
      params,
      reply: one(RegistrationWhy, exampleRegistration),
      example: { params: { id: 'reg_123' } },
      run: (tx, { params: { id } }) => explainRegistration(tx, id),
    }),
  ];
}
