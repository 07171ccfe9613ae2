import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Me } from '../me.ts';
import { SchoolChoiceList } from './school-choice-list.tsx';
import { SecondStepForm } from './second-step-form.tsx';
import { type Challenge, type Credentials, type SchoolChoice, signIn } from './sign-in.ts';
import { SignInAlert } from './sign-in-alert.tsx';
import { type SignInProblem, signInProblem } from './sign-in-problem.ts';

interface SignInFormProps {
  email?: string;
  onSignedIn: (me: Me) => void | Promise<void>;
}

/** E-mail and password, "which school?" when they open several, a code where one is asked for. What was typed survives every failure. */
export function SignInForm({ email = '', onSignedIn }: SignInFormProps) {
  const { t } = useLingui();
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  const [schools, setSchools] = useState<SchoolChoice[] | null>(null);
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const form = useForm<Credentials>({ defaultValues: { email, password: '' } });
  const { errors, isSubmitting } = form.formState;

  async function attempt(credentials: Credentials, subdomain?: string) {
    setProblem(null);
    try {
      const answer = await signIn({ ...credentials, email: credentials.email.trim() }, subdomain);
      if ('tenants' in answer) setSchools(answer.tenants);
      else if ('twoFactor' in answer) setChallenge(answer.twoFactor);
      else await onSignedIn(answer.user);
    } catch (error) {
      setProblem(signInProblem(error, Date.now()));
    }
  }

  function startAgain() {
    setChallenge(null);
    setSchools(null);
    form.setValue('password', '');
  }

  if (challenge) return <SecondStepForm challenge={challenge} onSignedIn={onSignedIn} onBack={startAgain} />;
  if (schools) {
    return (
      <SchoolChoiceList
        schools={schools}
        problem={problem}
        onChoose={(subdomain) => attempt(form.getValues(), subdomain)}
        onBack={startAgain}
      />
    );
  }

  return (
    <form noValidate onSubmit={form.handleSubmit((credentials) => attempt(credentials))}>
      <Stack gap="md">
        {problem && <SignInAlert problem={problem} />}
        <TextInput
          label={t`E-mail`}
          type="email"
          autoComplete="username"
          autoFocus={!email}
          dir="ltr"
          size="md"
          error={errors.email?.message}
          {...form.register('email', {
            required: t`Enter your e-mail address.`,
            pattern: { value: /^\s*\S+@\S+\s*$/, message: t`This doesn’t look like an e-mail address.` },
          })}
        />
        <PasswordInput
          label={t`Password`}
          autoComplete="current-password"
          autoFocus={Boolean(email)}
          dir="ltr"
          size="md"
          visibilityToggleButtonProps={{ 'aria-label': t`Show or hide password` }}
          error={errors.password?.message}
          {...form.register('password', { required: t`Enter your password.` })}
        />
        <Button type="submit" size="md" loading={isSubmitting} fullWidth mt={4}>
          <Trans>Sign in</Trans>
        </Button>
      </Stack>
    </form>
  );
}
