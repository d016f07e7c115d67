// The rules without a face: facts in, an assessment out. No document, no request, nothing kept, so it runs in a browser, in a worker and in
// Node from 18 on. The WebAssembly is inside and compiled at the first call: importing this costs nothing but its bytes.
import { assessJson as assessText, initSync, ruleBase } from 'wasm-glue';
import text from 'wasm-text';
import { decode } from '../decode.js';

/** The version of this package. */
export const version = VERSION;

/** Facts that are malformed. `path` is a JSON Pointer to the first fault, `code` says what it is. */
export class FactsError extends Error {
  name = 'FactsError';

  constructor({ path, code, message }) {
    super(message);
    this.path = path;
    this.code = code;
  }
}

let isStarted = false;
const start = () => {
  if (!isStarted) initSync({ module: new WebAssembly.Module(decode(text)) });
  isStarted = true;
};

/** What `smr-check assess` answers to a line: an assessment or an error object, as JSON text. */
export const assessJson = (facts) => {
  start();
  return assessText(facts);
};

/** Assesses facts. Throws a `FactsError` if they are malformed. */
export const assess = (facts) => {
  let json;
  try {
    json = JSON.stringify(facts);
  } catch {
    // Reported below.
  }
  if (json === undefined) throw new FactsError({ path: '', code: 'invalid-json', message: "these facts can't be written as JSON" });
  const answer = JSON.parse(assessJson(json));
  if (answer.error) throw new FactsError(answer.error);
  return answer;
};

/** The rule base: sources, limits, insurers, rules, readings. */
export const rules = () => {
  start();
  return ruleBase();
};
