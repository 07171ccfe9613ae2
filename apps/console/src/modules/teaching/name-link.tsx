import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';

/** Another record by its name, whatever script that is in. */
export function NameLink({ to, name, isBold = false }: { to: string; name: string; isBold?: boolean }) {
  return (
    <Anchor component={Link} to={to} fw={isBold ? 550 : undefined}>
      <bdi>{name}</bdi>
    </Anchor>
  );
}
