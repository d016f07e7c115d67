// The same with its WebAssembly in a file beside it.
import { checked, failed } from '../decode.js';
import { shadow } from '../shadow.js';

export default shadow(async () => {
  const answer = await fetch(new URL(WASM, import.meta.url)).catch(() => ({}));
  if (!answer.ok) throw failed('load');
  return checked(new Uint8Array(await answer.arrayBuffer()));
});
