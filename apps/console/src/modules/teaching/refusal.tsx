import { Plural } from '@lingui/react/macro';
import { useContext } from 'react';
import { isApiError } from '../../api/api-error.ts';
import { ProblemText } from '../../ui/states/problem-text.tsx';
import { Reasons } from '../../ui/states/reasons.ts';

/** Why the server refused, and each lesson that is in the way. */
export function Refusal({ error }: { error: unknown }) {
  const say = useContext(Reasons);
  const details = isApiError(error, 'CONFLICT') ? error.details : [];
  const lines = details.map((detail) => ({ text: say(detail), ...detail }));
  const rest = lines.length - MOST;
  return (
    <>
      <ProblemText error={error} />
      {lines.length > 0 && (
        <ul style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
          {lines.slice(0, MOST).map(({ text, field, message }) => (
            <li key={`${field} ${message}`}>{text ?? <bdi dir="ltr">{message}</bdi>}</li>
          ))}
          {rest > 0 && (
            <li>
              <Plural value={rest} one="and # more" other="and # more" />
            </li>
          )}
        </ul>
      )}
    </>
  );
}

// Enough to see what is going on; a clash of a whole term would fill the screen.
const MOST = 8;
