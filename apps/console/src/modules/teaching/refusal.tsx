import { isApiError } from '../../api/api-error.ts';
import { ProblemText } from '../../ui/states/problem-text.tsx';

/** Why the server refused, and each lesson that is in the way. It explains itself in English. */
export function Refusal({ error }: { error: unknown }) {
  const details = isApiError(error, 'CONFLICT') ? error.details : [];
  return (
    <>
      <ProblemText error={error} />
      {details.length > 0 && (
        <ul style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
          {details.slice(0, MOST).map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              <bdi dir="ltr">{message}</bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

// Enough to see what is going on; a clash of a whole term would fill the screen.
const MOST = 8;
