export * from './actor.js';
export { sourceDocument } from './catalogue/source-document.js';
export * from './compare/compare.js';
export * from './compare/comparison.js';
export * from './compare/normalise.js';
export * from './contract/event.js';
export * from './figure/parse.js';
export * from './indicator/define.js';
export * from './indicator/indicator.js';
export { ownUnitNames, ownUnitSingulars } from './indicator/own-unit.js';
export * from './indicator/theme.js';
export { ownUnit } from './indicator/unit-forms.js';
export { describedUnits, differenceUnit, unitCode, unitWord } from './indicator/units.js';
export * from './language/digits.js';
export * from './language/format-message.js';
export * from './language/language.js';
export * from './language/message.js';
export * from './language/messages.js';
export * from './language/search-text.js';
export * from './language/some-text.js';
export {
  type CheckRelation,
  checkRelations,
  type TakenForm,
  takenForms,
} from './own-check/definition.js';
export * from './period/day.js';
export * from './period/parse.js';
export * from './period/partial.js';
export * from './period/period.js';
export * from './period/periods.js';
export * from './period/time-zone.js';
export { type PlaceKind, placeKinds } from './place/place.js';
export { inTreeOrder, withinPlace } from './place/tree.js';
export * from './problem.js';
export * from './quantity/bounds.js';
export * from './quantity/interval.js';
export { type NumberFormat, type Rounding, roundedTo } from './quantity/number-format.js';
export * from './quantity/of-interval.js';
export * from './quantity/quantity.js';
export * from './rule/rule.js';
export * from './say/comparison.js';
export * from './say/describe.js';
export * from './say/format.js';
export * from './say/format-period.js';
export * from './series/source-identity.js';
export {
  eventStatuses,
  measureStatuses,
  moveDirections,
  type TimelineKind,
  type TimelineStatus,
  timelineKinds,
  timelineStatuses,
} from './timeline/entry.js';
