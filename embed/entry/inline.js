// What `embed="inline"` loads: the app with its WebAssembly inside.
import text from 'wasm-text';
import { decode } from '../decode.js';
import { shadow } from '../shadow.js';

export default shadow(async () => decode(text));
