export type { SmrCheckElement, SmrCheckEventMap, SmrErrorCode } from './element.js';
// `FactsError` is a type here: what is thrown has that name.
export type * from './rules.js';
export { assess, rules, version } from './rules.js';
