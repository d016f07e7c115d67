/** The version of this package. */
export declare const version: string;

/**
 * Assesses facts. An answer is an indication; the insurer decides.
 *
 * Throws a `FactsError` if they are malformed.
 */
export declare function assess(facts: Facts): Assessment;

/** What the command line answers to a line of facts: an assessment or a refusal, as JSON text. Throws nothing. */
export declare function assessJson(text: string): string;

/** The rule base: documents, limits, insurers, rules, readings. */
export declare function rules(): RuleBase;

/** Facts that are malformed. */
export declare class FactsError extends Error {
  /** Where the first fault is, as a JSON Pointer: `/history/0/start`. */
  readonly path: string;
  /** What it is. */
  readonly code: FactsErrorCode;
}
