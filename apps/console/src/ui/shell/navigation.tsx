import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type Icon, IconUsers } from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import { type Action, may } from '../../modules/access/may.ts';
import type { Me } from '../../modules/access/me.ts';

export interface NavigationPage {
  to: LinkProps['to'];
  label: MessageDescriptor;
  icon: Icon;
  needs: { resource: string; action: Action };
}

export interface NavigationGroup {
  label: MessageDescriptor;
  pages: NavigationPage[];
}

/** By what people do. A new page is one entry here; the sidebar and the phone's bottom bar both read it. */
const navigation: NavigationGroup[] = [
  {
    label: msg`Families`,
    pages: [{ to: '/students', label: msg`Students`, icon: IconUsers, needs: { resource: 'students', action: 'VIEW' } }],
  },
];

/** What this person may open; groups that end up empty aren't shown. */
export function navigationFor(me: Me): NavigationGroup[] {
  return navigation
    .map((group) => ({
      ...group,
      pages: group.pages.filter(({ needs }) => may(me, needs.resource, needs.action)),
    }))
    .filter((group) => group.pages.length > 0);
}
