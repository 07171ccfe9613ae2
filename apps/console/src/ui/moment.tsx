import { Tooltip } from '@mantine/core';
import { capitalized } from './format/instant.ts';
import { useFormat } from './format/use-format.ts';
import { useNow } from './format/use-now.ts';

interface MomentProps {
  at: string;
  /** Not inside a sentence, so it starts with a capital: "Yesterday". */
  isAlone?: boolean;
}

/** "5 minutes ago"; on hover the exact time on the school's clock. */
export function Moment({ at, isAlone = false }: MomentProps) {
  const format = useFormat();
  const now = useNow();
  const text = format.relative(at, now);
  return (
    <Tooltip label={format.instantWithZone(at)}>
      <time dateTime={at}>{isAlone ? capitalized(text, format.locale) : text}</time>
    </Tooltip>
  );
}
