import { Trans } from '@lingui/react/macro';
import { Button, Stack, Text } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useState } from 'react';
import type { SchoolChoice } from './sign-in.ts';
import { SignInAlert } from './sign-in-alert.tsx';
import type { SignInProblem } from './sign-in-problem.ts';

interface SchoolChoiceListProps {
  schools: SchoolChoice[];
  problem: SignInProblem | null;
  onChoose: (subdomain: string) => Promise<void>;
  onBack: () => void;
}

export function SchoolChoiceList({ schools, problem, onChoose, onBack }: SchoolChoiceListProps) {
  const [chosen, setChosen] = useState<string | null>(null);

  async function choose(subdomain: string) {
    setChosen(subdomain);
    await onChoose(subdomain);
    setChosen(null);
  }

  return (
    <Stack gap="md">
      {problem && <SignInAlert problem={problem} />}
      <Text role="status">
        <Trans>You work at several schools. Which one do you want to open?</Trans>
      </Text>
      <Stack gap="xs">
        {schools.map((school, index) => (
          <Button
            key={school.id}
            variant="default"
            size="md"
            fullWidth
            justify="start"
            autoFocus={index === 0}
            leftSection={<IconSchool size={18} aria-hidden />}
            loading={chosen === school.subdomain}
            disabled={chosen !== null && chosen !== school.subdomain}
            onClick={() => choose(school.subdomain)}
          >
            {school.name}
          </Button>
        ))}
      </Stack>
      <Button variant="subtle" onClick={onBack}>
        <Trans>Use another account</Trans>
      </Button>
    </Stack>
  );
}
