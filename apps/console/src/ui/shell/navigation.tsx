import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  type Icon,
  IconActivity,
  IconApps,
  IconBeach,
  IconBook2,
  IconBuilding,
  IconCalendar,
  IconCalendarTime,
  IconCash,
  IconCashBanknote,
  IconChalkboard,
  IconChecklist,
  IconCoins,
  IconContract,
  IconFileExport,
  IconFileImport,
  IconForms,
  IconHistory,
  IconKey,
  IconMail,
  IconMessageQuestion,
  IconReceipt2,
  IconRepeat,
  IconReportAnalytics,
  IconRuler,
  IconSchool,
  IconSend,
  IconShieldCheck,
  IconSun,
  IconUserShare,
  IconUserShield,
  IconUsers,
  IconUsersGroup,
  IconWebhook,
} from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import { type Action, may } from '../../modules/access/may.ts';
import type { Me } from '../../modules/access/me.ts';

export interface NavigationPage {
  to: LinkProps['to'];
  label: MessageDescriptor;
  icon: Icon;
  /** Left out: everybody. */
  needs?: { resource: string; action: Action };
  /** Not for those who may do that with their own only: they would find nothing. */
  isForAll?: boolean;
  /** The page that adds one, offered in the palette to those who may CREATE the same resource, or do what it needs. */
  add?: { to: LinkProps['to']; label: MessageDescriptor; needs?: { resource: string; action: Action } };
}

export interface NavigationGroup {
  label: MessageDescriptor;
  pages: NavigationPage[];
}

const view = (resource: string) => ({ resource, action: 'VIEW' as const });

/** By what people do. A new page is one entry here; sidebar, phone and palette read it. */
const navigation: NavigationGroup[] = [
  {
    label: msg`Work`,
    pages: [
      { to: '/', label: msg`Today`, icon: IconSun },
      { to: '/calendar', label: msg`Calendar`, icon: IconCalendar, needs: view('meetings') },
      {
        to: '/leads',
        label: msg`Leads`,
        icon: IconMessageQuestion,
        needs: view('leads'),
        add: { to: '/leads/new', label: msg`Add a lead` },
      },
      { to: '/tasks', label: msg`Tasks`, icon: IconChecklist, needs: view('tasks') },
    ],
  },
  {
    label: msg`Families`,
    pages: [
      {
        to: '/customers',
        label: msg`Customers`,
        icon: IconUsersGroup,
        needs: view('customers'),
        add: { to: '/customers/new', label: msg`Add a customer` },
      },
      {
        to: '/students',
        label: msg`Students`,
        icon: IconUsers,
        needs: view('students'),
        add: { to: '/students/new', label: msg`Add a student` },
      },
    ],
  },
  {
    label: msg`Teaching`,
    pages: [
      {
        to: '/cycles',
        label: msg`Cycles`,
        icon: IconRepeat,
        needs: view('cycles'),
        add: { to: '/cycles/new', label: msg`Add a cycle` },
      },
      { to: '/meetings', label: msg`Lessons`, icon: IconCalendarTime, needs: view('meetings') },
      {
        to: '/courses',
        label: msg`Courses`,
        icon: IconBook2,
        needs: view('courses'),
        add: { to: '/courses/new', label: msg`Add a course` },
      },
      {
        to: '/instructors',
        label: msg`Instructors`,
        icon: IconChalkboard,
        needs: view('instructors'),
        add: { to: '/instructors/new', label: msg`Add an instructor` },
      },
    ],
  },
  {
    label: msg`Money`,
    pages: [
      {
        to: '/payments',
        label: msg`Payments`,
        icon: IconCash,
        needs: view('payments'),
        add: { to: '/payments/new', label: msg`Write down a payment` },
      },
      { to: '/receivables', label: msg`Receivables`, icon: IconCashBanknote, needs: { resource: 'reports', action: 'RUN' } },
      { to: '/instructor-pay', label: msg`Instructors’ pay`, icon: IconCoins, needs: view('reports') },
      {
        to: '/expenses',
        label: msg`Expenses`,
        icon: IconReceipt2,
        needs: view('payments'),
        isForAll: true,
        add: { to: '/expenses/new', label: msg`Write down an expense`, needs: { resource: 'payments', action: 'CREATE' } },
      },
      {
        to: '/institutional-orders',
        label: msg`Institutional orders`,
        icon: IconContract,
        needs: view('institutional-orders'),
        add: { to: '/institutional-orders/new', label: msg`Add an order` },
      },
    ],
  },
  {
    label: msg`Reports`,
    pages: [{ to: '/reports', label: msg`Reports`, icon: IconReportAnalytics, needs: { resource: 'reports', action: 'RUN' } }],
  },
  {
    label: msg`Integrations`,
    pages: [
      {
        to: '/connected-apps',
        label: msg`Connected apps`,
        icon: IconApps,
        needs: view('connected-apps'),
        add: { to: '/connected-apps/new', label: msg`Connect an app` },
      },
      {
        to: '/api-keys',
        label: msg`API keys`,
        icon: IconKey,
        needs: view('api-keys'),
        add: { to: '/api-keys/new', label: msg`Make an API key` },
      },
      {
        to: '/webhooks',
        label: msg`Webhooks`,
        icon: IconWebhook,
        needs: view('webhooks'),
        add: { to: '/webhooks/new', label: msg`Add a webhook` },
      },
      { to: '/webhook-deliveries', label: msg`Delivery log`, icon: IconSend, needs: view('webhooks') },
      { to: '/events', label: msg`Event explorer`, icon: IconActivity, needs: view('webhooks') },
      { to: '/mail-log', label: msg`Mail log`, icon: IconMail, needs: view('mail-log') },
    ],
  },
  {
    label: msg`Settings`,
    pages: [
      { to: '/settings', label: msg`School`, icon: IconSchool, needs: view('settings') },
      { to: '/settings/teaching', label: msg`Teaching rules`, icon: IconRuler, needs: view('settings') },
      {
        to: '/lead-forms',
        label: msg`Forms on the web`,
        icon: IconForms,
        needs: view('settings'),
        add: { to: '/lead-forms/new', label: msg`Add a form` },
      },
      {
        to: '/leads/assignment-rules',
        label: msg`Whose turn it is`,
        icon: IconUserShare,
        needs: { resource: 'settings', action: 'UPDATE' },
      },
      {
        to: '/imports',
        label: msg`Imports`,
        icon: IconFileImport,
        needs: view('imports'),
        add: { to: '/imports/new', label: msg`Import a file` },
      },
      { to: '/exports', label: msg`Exports`, icon: IconFileExport, needs: { resource: 'exports', action: 'RUN' } },
      {
        to: '/branches',
        label: msg`Branches and rooms`,
        icon: IconBuilding,
        needs: view('branches'),
        add: { to: '/branches/new', label: msg`Add a branch` },
      },
      {
        to: '/holidays',
        label: msg`Holidays`,
        icon: IconBeach,
        needs: view('branches'),
        add: { to: '/holidays/new', label: msg`Add a holiday`, needs: { resource: 'branches', action: 'UPDATE' } },
      },
      {
        to: '/users',
        label: msg`Users`,
        icon: IconUserShield,
        needs: view('users'),
        add: { to: '/users/new', label: msg`Add a user` },
      },
      { to: '/roles', label: msg`Roles`, icon: IconShieldCheck, needs: view('settings') },
      { to: '/custom-fields', label: msg`Custom fields`, icon: IconForms, needs: view('settings') },
      { to: '/audit-logs', label: msg`Audit log`, icon: IconHistory, needs: view('audit-logs') },
    ],
  },
];

/** What this person may open; groups that end up empty aren't shown. */
export function navigationFor(me: Me): NavigationGroup[] {
  return navigation
    .map((group) => ({
      ...group,
      pages: group.pages.filter(
        ({ needs, isForAll }) =>
          !needs || (may(me, needs.resource, needs.action) && !(isForAll && me.permissions[`${needs.resource}:${needs.action}`] === 'own')),
      ),
    }))
    .filter((group) => group.pages.length > 0);
}
