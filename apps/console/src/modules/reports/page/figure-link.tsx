import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Target } from '../report-definition.ts';

/** A name or a figure that opens what it stands for; plain text where there is nothing to open. */
export function FigureLink({ target, label, children }: { target: Target | null | undefined; label?: string; children: ReactNode }) {
  if (!target) return children;
  // `to` may be any page here, so that the router knows no type of its search; each page reads its own.
  const search = (target.search ?? {}) as unknown as true;
  return (
    <Anchor component={Link} to={target.to} search={search} inherit aria-label={label}>
      {children}
    </Anchor>
  );
}
