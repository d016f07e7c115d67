// The rules without a face: facts in, an assessment out. No document, no request, nothing kept, so it runs in a browser, in a worker and in
// Node from 18 on. The WebAssembly stands in this file and is compiled when it is first asked: importing this costs nothing but its bytes.
// Built by `cargo xtask build --library`, which puts bytes.js in front and fills in what stands between at signs.

/** The version of this package. */
export const version = '@VERSION@';

/** Facts that are malformed. `path` is a JSON Pointer to the first fault, `code` says what it is. */
export class FactsError extends Error {
  name = 'FactsError';

  constructor({ path, code, message }) {
    super(message);
    this.path = path;
    this.code = code;
  }
}

const start = () => {
  let wasm;
  // What wasm-bindgen wrote.
  @GLUE@
  const module = new WebAssembly.Module(decode(@WASM@));
  wasm = new WebAssembly.Instance(module, __wbg_get_imports()).exports;
  wasm.@START@();
  return { assessJson, ruleBase };
};
let started;
const core = () => (started ??= start());

/** What `smr-check assess` answers to a line: an assessment or an error object, as JSON text. */
export const assessJson = (text) => core().assessJson(text);

/** Assesses facts. Throws a `FactsError` if they are malformed. */
export const assess = (facts) => {
  let text;
  try {
    text = JSON.stringify(facts);
  } catch {
    // Below.
  }
  if (text === undefined) throw new FactsError({ path: '', code: 'invalid-json', message: "these facts can't be written as JSON" });
  const answer = JSON.parse(assessJson(text));
  if (answer.error) throw new FactsError(answer.error);
  return answer;
};

/** The rule base: sources, limits, insurers, rules, readings. */
export const rules = () => core().ruleBase();
