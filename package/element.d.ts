import type { Assessment, RuleBaseStamp } from './rules.js';

/** The version of this package. */
export declare const version: string;

/**
 * The element `<smr-check>`. No property, method or event gives the answers of the person who uses it, except `smr-share`.
 *
 * Attributes are reflected as properties. An unknown value warns on the console and counts as not given. `mode`, `embed`, `sizing` and `share`
 * are read when it first loads and never again.
 */
export interface SmrCheckElement extends HTMLElement {
  /** `nl` or `en`; without it the language of the page, else `nl`. */
  lang: string;
  /** Who fills it in: a person, or a care provider at intake. */
  mode: 'self' | 'intake';
  /** In a sandboxed frame, which the scripts of the page can't look into, or in a shadow root, which they can. */
  embed: 'frame' | 'inline';
  /** A frame keeps one height (`--smr-block-size`), or has that of its content. By the height of its content the page can tell the outcome. */
  sizing: 'fixed' | 'content';
  theme: 'auto' | 'light' | 'dark';
  /** `lazy`: loads when it comes near the viewport or gets the focus. `eager`: loads at once. */
  loading: 'lazy' | 'eager';
  /** The level of its first heading. */
  headingLevel: 2 | 3 | 4;
  /** The id of an insurer of the rule base; then the person is not asked for it. */
  insurer: string | null;
  /** With `mode="intake"`: after how many seconds without input it starts over. */
  idleTimeout: number;
  /** Offers to share the result with the page, which gets it when the person presses that button and then confirms it, and not before. */
  share: boolean;

  readonly state: 'loading' | 'ready' | 'error';
  readonly version: string;
  /** The rule base that answers; null until it is ready. */
  readonly rulebase: Readonly<RuleBaseStamp> | null;

  /** Loads, if that has not been done. Resolves when it can be used; rejects with an error that has a `code`. */
  ready(): Promise<void>;
  /** Starts over: all answers are gone. After an error it tries again. */
  reset(): void;
  /** Prints what is shown. */
  print(): void;
  focus(options?: FocusOptions): void;
}

/** Why it does not work: a policy or an old browser (`blocked`), damaged files or files of two versions, a missing file, a fault inside. */
export type SmrErrorCode = 'blocked' | 'integrity' | 'load' | 'panic';

/** Its events. All of them bubble and are composed. */
export interface SmrCheckEventMap {
  'smr-ready': CustomEvent<{ version: string; rulebase: Readonly<RuleBaseStamp> }>;
  /** Somebody began: the first question is shown. Once, until it starts over. */
  'smr-begin': CustomEvent<Record<never, never>>;
  /** Somebody finished: a result is shown. It does not tell which. Once, until it starts over. */
  'smr-complete': CustomEvent<Record<never, never>>;
  'smr-reset': CustomEvent<{ reason: 'user' | 'idle' | 'host' }>;
  'smr-error': CustomEvent<{ code: SmrErrorCode }>;
  /** The person pressed the share button and confirmed it. From here on the page processes data about health. */
  'smr-share': CustomEvent<{ assessment: Assessment }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'smr-check': SmrCheckElement;
  }
  interface HTMLElementEventMap extends SmrCheckEventMap {}
  interface DocumentEventMap extends SmrCheckEventMap {}
  interface WindowEventMap extends SmrCheckEventMap {}
}
