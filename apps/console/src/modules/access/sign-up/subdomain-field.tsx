import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { textOf, useField } from '../../../ui/form/use-field.ts';
import type { NewSchool } from './new-school.ts';
import { isSubdomain, subdomainOf } from './subdomain.ts';

/** Follows the school's name until somebody types into it. */
export function SubdomainField() {
  const { t } = useLingui();
  const { setValue, getValues } = useFormContext<NewSchool>();
  const name = useWatch<NewSchool, 'name'>({ name: 'name' });
  const isOwn = useRef(getValues('subdomain') !== subdomainOf(getValues('name')));
  const { input, value, onChange } = useField(
    {
      name: 'subdomain',
      label: t`Short name`,
      description: t`For addresses and for signing in where an e-mail is known at several schools. It stays for good.`,
      isRequired: true,
    },
    { validate: (text) => isSubdomain(textOf(text)) || t`Please use small Latin letters, digits and hyphens.` },
  );
  useEffect(() => {
    if (!isOwn.current) setValue('subdomain', subdomainOf(name));
  }, [name, setValue]);
  return (
    <TextInput
      {...input}
      dir="ltr"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={63}
      value={textOf(value)}
      onChange={(event) => {
        isOwn.current = true;
        onChange(event);
      }}
    />
  );
}
