import { Trans } from '@lingui/react/macro';
import { Fact } from '../../ui/facts.tsx';
import { FieldValue } from '../../ui/records/field-value.tsx';
import type { RecordBase, Resource } from '../../ui/records/resource.ts';
import { type LabelledEntity, type Labels, useCustomFields } from './custom-fields.ts';
import { TagsEditor } from './tags-editor.tsx';

interface LabelFactsProps<Item extends RecordBase & Labels> {
  entity: LabelledEntity;
  resource: Resource<Item>;
  record: Item;
}

/** The fields the school added and the tags, among the other facts of a record. */
export function LabelFacts<Item extends RecordBase & Labels>({ entity, resource, record }: LabelFactsProps<Item>) {
  const filled = useCustomFields(entity).filter(({ key }) => record.customFields[key] !== undefined);
  return (
    <>
      {filled.map(({ key, label }) => (
        <Fact key={key} name={<bdi>{label}</bdi>}>
          <FieldValue value={record.customFields[key]} />
        </Fact>
      ))}
      <Fact name={<Trans>Tags</Trans>}>
        <TagsEditor resource={resource} record={record} />
      </Fact>
    </>
  );
}
