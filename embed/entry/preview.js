// The script of a preview, a page of one file that opens from a disk: its WebAssembly stands before it, and reads the rules that stand there too
// (`smr-check rules preview`). The policy of the page lets it load nothing.
import { initSync } from 'wasm-glue';
import { decode } from '../decode.js';

// The style sheet hides the message that it does not work with this mark.
const { dataset } = document.documentElement;
const fail = () => {
  document.getElementById('smr-check').remove();
  delete dataset.script;
};

dataset.script = '';
// A panic leaves an app that does nothing any more.
addEventListener('error', ({ error }) => error instanceof WebAssembly.RuntimeError && fail());
const start = async () => {
  const module = await WebAssembly.compile(decode(document.getElementById('wasm').textContent));
  initSync({ module });
};
start().catch((error) => {
  fail();
  throw error;
});
