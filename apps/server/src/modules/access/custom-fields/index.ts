export { checkedCustomValues } from './custom-fields.ts';
export { fieldsOf } from './custom-fields-store.ts';
export { customValues } from './custom-values.ts';
export {
  type CustomField,
  type CustomValues,
  type GivenCustomValues,
  givenLabels,
  type Labelled,
  labelFields,
  labelFilters,
} from './schemas.ts';
