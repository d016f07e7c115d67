// `smr-check.single.js`: the element in one file, without import and export, so that it works as a module and as a plain script. Its frame is
// handed over as text, and its WebAssembly is inside once for the frame and for the shadow root. It has no intake: care providers can serve
// more than one file. `smr-check.share.single.js` is the same with the button that shares the answer.
import text from 'wasm-text';
import after from 'frame-after';
import before from 'frame-before';
import { decode } from '../decode.js';
import { define } from '../element.js';
import { shadow } from '../shadow.js';

const frame = before + text + after;
const inline = { default: shadow(async () => decode(text)) };
define({
  isText: true,
  self: { frame, inline: async () => inline, script: 'single.js', titles: TITLES.self },
});
