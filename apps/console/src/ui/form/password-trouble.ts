import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';

/** How the server's sentence begins → what people read. It speaks English, and these are read by everybody. */
const TROUBLE: [start: string, text: MessageDescriptor][] = [
  ['must have at least 10', msg`Please use at least 10 characters.`],
  ['is one of the most common', msg`This is one of the most common passwords. Choose another.`],
  ['repeats itself', msg`This repeats itself. Use more different characters.`],
  ['is a row of neighbours', msg`This is a row of neighbouring keys or letters. Choose another.`],
  ['is hardly more than', msg`This is hardly more than your name or e-mail. Choose another.`],
  ['is not your password', msg`This isn’t your password. Try again.`],
  ['is wrong or has been used', msg`This code is wrong or has been used. Wait for the next one and try again.`],
];

/** A server's word about a password or a code, in the person's language; anything else as it is. */
export function usePasswordTrouble(): (message: string) => string {
  const { i18n } = useLingui();
  return (message) => {
    const known = TROUBLE.find(([start]) => message.startsWith(start));
    return known ? i18n._(known[1]) : message;
  };
}
