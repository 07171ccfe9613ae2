import { FieldName, FieldValue } from './field-value.tsx';
import type { Resource } from './resource.ts';
import styles from './timeline.module.css';
import { changesOf } from './timeline-changes.ts';

/** What a line of the audit log changed: each field's old and new value. */
export function AuditChanges({ row, fields }: { row: { old: unknown; new: unknown }; fields: Resource['fields'] }) {
  const changes = changesOf(row);
  if (changes.length === 0) return null;
  return (
    <dl className={styles.changes}>
      {changes.map((change) => (
        <div key={change.field}>
          <dt>
            <FieldName fields={fields} name={change.field} />
          </dt>
          <dd>
            {change.old !== null && (
              <>
                <del>
                  <FieldValue value={change.old} />
                </del>{' '}
              </>
            )}
            <ins>
              <FieldValue value={change.new} />
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
