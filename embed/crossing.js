// How text and listeners get from one side to the other in the self-check: shorter than wasm-bindgen's own, which also knows old browsers,
// memory of two gigabytes, and listeners that are given back. Stands in front of the rest of what wasm-bindgen wrote.
const utf8 = [new TextDecoder(), new TextEncoder()];
const getUint8ArrayMemory0 = () => new Uint8Array(wasm.memory.buffer);
const getDataViewMemory0 = () => new DataView(wasm.memory.buffer);
const getStringFromWasm0 = (from, length) => utf8[0].decode(getUint8ArrayMemory0().subarray(from >>> 0, (from >>> 0) + length));
let WASM_VECTOR_LEN;
const passStringToWasm0 = (text, malloc) => {
  const bytes = utf8[1].encode(text);
  WASM_VECTOR_LEN = bytes.length;
  const to = malloc(bytes.length, 1) >>> 0;
  getUint8ArrayMemory0().set(bytes, to);
  return to;
};
const makeClosure = (a, b, run) => (event) => run(a, b, event);
