import type { Assessment, RuleBaseStamp } from './rules.js';

/** The version of this package. */
export declare const version: string;

/**
 * The element `<smr-check>`. Nothing of it gives the answers of the person who uses it.
 *
 * Attributes are reflected as properties. A value that is not known warns on the console and counts as not given.
 */
export interface SmrCheckElement extends HTMLElement {
  /** `nl` or `en`; without it the language of the page, else `nl`. */
  lang: string;
  /** Who fills it in: a person, or a care provider at intake. */
  mode: 'self' | 'intake';
  /** In a sandboxed frame, which the scripts of the page can't look into, or in a shadow root, which they can. */
  embed: 'frame' | 'inline';
  theme: 'auto' | 'light' | 'dark';
  /** `lazy`: loads when it comes near or gets the focus. `eager`: loads at once. */
  loading: 'lazy' | 'eager';
  /** The level of its first heading. */
  headingLevel: 2 | 3 | 4;
  /** The id of an insurer of the rule base: then it is not asked. */
  insurer: string | null;
  /** With `mode="intake"`: after how many seconds without a touch it begins anew. */
  idleTimeout: number;
  /** Offers to share the result with the page. It gets it when the person presses that button, and not before. */
  share: boolean;

  readonly state: 'loading' | 'ready' | 'error';
  readonly version: string;
  /** Which rule base answers; null until it is ready. */
  readonly rulebase: Readonly<RuleBaseStamp> | null;

  /** Loads, if that has not been done. Resolves when it can be used, is rejected with an error that has a `code`. */
  ready(): Promise<void>;
  /** Begins anew: everything that was filled in is gone. After an error it tries again. */
  reset(): void;
  /** Prints what is shown. */
  print(): void;
  focus(options?: FocusOptions): void;
}

/** Why it does not work: a policy or an old browser, files of two versions or damaged ones, a file that is not there, a fault inside. */
export type SmrErrorCode = 'blocked' | 'integrity' | 'load' | 'panic';

/** Its events. All of them bubble and are composed. */
export interface SmrCheckEventMap {
  'smr-ready': CustomEvent<{ version: string; rulebase: Readonly<RuleBaseStamp> }>;
  /** Another screen is shown. Which one is nobody's business. */
  'smr-step': CustomEvent<Record<never, never>>;
  /** A result is shown. Which one is nobody's business. */
  'smr-complete': CustomEvent<Record<never, never>>;
  'smr-reset': CustomEvent<{ reason: 'user' | 'idle' | 'host' }>;
  'smr-error': CustomEvent<{ code: SmrErrorCode }>;
  /** The person pressed the share button. From here on the page processes data about health. */
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
