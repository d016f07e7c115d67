// Stands in for two globals in the code of wasm-bindgen (esbuild's option `inject`), so that one instance can be stopped for good.

/** Yew logs the node that it could not place, and that node may hold an answer. */
export const console = { error() {} };

const real = globalThis.WebAssembly;
let isStopped = false;
let depth = 0;
let onPanic = () => {};

/** Calls `then` after a panic. */
export const watch = (then) => (onPanic = then);

/** From now on nothing of this instance runs. */
export const stop = () => (isStopped = true);

/** After a panic the state of the instance can't be trusted: its functions do nothing any more, and the page goes on. */
const guarded = (run) => (...args) => {
  // wasm-bindgen may look into what it gets.
  if (isStopped) return [];
  depth++;
  try {
    return run(...args);
  } catch (error) {
    stop();
    onPanic();
    // Rust code further up the stack waits for an answer, and must not get one.
    if (depth > 1) throw error;
    return [];
  } finally {
    depth--;
  }
};

export const WebAssembly = {
  Module: real?.Module,
  Instance: class {
    constructor(module, imports) {
      const entries = Object.entries(new real.Instance(module, imports).exports);
      this.exports = Object.fromEntries(entries.map(([name, value]) => [name, typeof value === 'function' ? guarded(value) : value]));
    }
  },
};
