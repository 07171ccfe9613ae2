import { Trans } from '@lingui/react/macro';
import { useContext } from 'react';
import { isApiError } from '../../api/api-error.ts';
import { Reasons } from './reasons.ts';

/** Why a change didn't happen, in one sentence that says what to do. */
export function ProblemText({ error }: { error: unknown }) {
  if (!isApiError(error)) return <Trans>Something went wrong on our side. Try again.</Trans>;
  switch (error.code) {
    case 'OFFLINE':
      return <Trans>The school’s server can’t be reached. Check your internet connection.</Trans>;
    case 'PRECONDITION_FAILED':
      return <Trans>Somebody else changed it just now. Look at it again before you save.</Trans>;
    case 'NOT_FOUND':
      return <Trans>It isn’t there any more. Somebody may have deleted it.</Trans>;
    case 'FORBIDDEN':
      return <Trans>Your role doesn’t allow this. An administrator can change that.</Trans>;
    case 'UNAUTHORIZED':
      return <Trans>You were signed out. Sign in, then try again.</Trans>;
    case 'RATE_LIMITED':
      return <Trans>Too many requests in a short time. Wait a moment, then try again.</Trans>;
    default:
      return <ServerSays error={error} />;
  }
}

/** In the reader's language where the reason is known; else as the server says it, in English. */
function ServerSays({ error }: { error: unknown }) {
  const say = useContext(Reasons);
  if (!isApiError(error)) return null;
  const said = say(error.why);
  if (said !== null) return <span dir="auto">{said}</span>;
  const [detail] = error.details;
  return <bdi dir="ltr">{error.status === 400 && detail ? `${detail.field} ${detail.message}` : error.message}</bdi>;
}
