import { Trans } from '@lingui/react/macro';
import { Code, Group } from '@mantine/core';
import { useShowMore } from '../../../ui/show-more.tsx';

const FEW = 6;

/** What an endpoint is told, by the names a program knows. */
export function WantedEvents({ names }: { names: string[] }) {
  const { shown, button } = useShowMore(names, FEW);
  if (names.includes('*')) return <Trans>Everything</Trans>;
  return (
    <>
      <Group gap={4}>
        {shown.map((name) => (
          <Code key={name} dir="ltr">
            {name}
          </Code>
        ))}
      </Group>
      {button}
    </>
  );
}
