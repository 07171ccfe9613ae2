import { useLingui } from '@lingui/react/macro';
import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';

const QUIET_MS = 30_000;

/** Tells a screen reader that the figures moved by themselves, at most twice a minute: a student may be practising. */
export function UpdatedNotice({ updatedAtMs }: { updatedAtMs: number }) {
  const { t } = useLingui();
  const saidAtMs = useRef(updatedAtMs);
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (updatedAtMs - saidAtMs.current < QUIET_MS) return;
    saidAtMs.current = updatedAtMs;
    setCount((now) => now + 1);
  }, [updatedAtMs]);
  return <VisuallyHidden role="status">{count > 0 && <span key={count}>{t`The progress was updated.`}</span>}</VisuallyHidden>;
}
