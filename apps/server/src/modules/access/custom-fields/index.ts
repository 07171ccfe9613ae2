export { checkedCustomValues } from './custom-fields.ts';
export {
  type CustomValues,
  ExternalId,
  type GivenCustomValues,
  givenLabels,
  type Labelled,
  labelFields,
  labelFilters,
} from './schemas.ts';
