import type { KeyboardEvent } from 'react';

/** Ctrl+Enter saves from any field, a long text included, unless there are two versions to choose from. */
export function saveByKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  const submit = event.currentTarget.querySelector<HTMLButtonElement>('button[type=submit]');
  if (!submit?.disabled) event.currentTarget.requestSubmit();
}
