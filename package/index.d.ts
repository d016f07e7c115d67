import './element.js';
export type { SmrCheckElement, SmrCheckEventMap, SmrErrorCode } from './element.js';
export * from './rules.js';
