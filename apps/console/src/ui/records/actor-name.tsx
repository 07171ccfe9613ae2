import { Trans } from '@lingui/react/macro';
import { readableName } from '../format/code-name.ts';
import type { AuditRow } from './timeline-entry.tsx';

/** Who did it: by name, else what kind of caller it was. */
export function ActorName({ actor }: { actor: AuditRow['actor'] }) {
  if (actor.name) return actor.name;
  switch (actor.kind) {
    case 'user':
      return <Trans>Somebody of the staff</Trans>;
    case 'key':
      return <Trans>An API key</Trans>;
    case 'app':
      return <Trans>A connected app</Trans>;
    case 'student':
      return <Trans>A student</Trans>;
    case 'job':
    case 'system':
      return <Trans>Rollbook itself</Trans>;
    case 'anonymous':
      return <Trans>Somebody not signed in</Trans>;
    default:
      return readableName(actor.kind);
  }
}
