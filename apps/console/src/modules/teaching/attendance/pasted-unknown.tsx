import { Trans, useLingui } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Pasted } from './pasted-marks.ts';

// As many as one looks up; the rest are of the same kind.
const MOST = 8;

/** Cells that were pasted and say nothing: whose they are, so that they can be marked by hand. */
export function PastedUnknown({ unknown, onClose }: { unknown: Pasted['unknown']; onClose: () => void }) {
  const { t } = useLingui();
  if (unknown.length === 0) return null;
  return (
    <Alert
      color="yellow"
      role="alert"
      mb="xs"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={<Trans>Not everything was understood</Trans>}
      withCloseButton
      closeButtonLabel={t`Close`}
      onClose={onClose}
    >
      <Trans>These cells changed nothing. Known are present, late, absent, excused, 1–4, ✓ and ✗.</Trans>
      <ul style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
        {unknown.slice(0, MOST).map(({ text, name }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same word may stand twice, and the list never moves
          <li key={place}>
            <Cell text={text} name={name} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Cell({ text, name }: Pasted['unknown'][number]) {
  const said = <bdi>{text}</bdi>;
  const child = name && <bdi>{name}</bdi>;
  return child ? (
    <Trans>
      “{said}” for {child}
    </Trans>
  ) : (
    <Trans>“{said}”, where no child is in the lesson</Trans>
  );
}
