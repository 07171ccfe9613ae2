import { Code, Group } from '@mantine/core';

/** As they are written in the API: whoever gives a program its key compares them letter by letter. */
export function ScopeList({ scopes }: { scopes: string[] }) {
  return (
    <Group gap={4}>
      {scopes.map((scope) => (
        <Code key={scope} dir="ltr">
          {scope}
        </Code>
      ))}
    </Group>
  );
}
