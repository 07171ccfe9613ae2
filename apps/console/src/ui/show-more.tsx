import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';

/** The first few of a list, the rest on request. */
export function useShowMore<Item>(items: Item[], few: number) {
  const [isAll, setAll] = useState(false);
  const total = items.length;
  return {
    shown: isAll ? items : items.slice(0, few),
    button:
      total > few ? (
        <Button variant="subtle" size="compact-sm" mt="xs" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? <Trans>Show fewer</Trans> : <Trans>Show all {total}</Trans>}
        </Button>
      ) : null,
  };
}
