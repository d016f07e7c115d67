// `smr-check.js`: the element, and `assess` and `rules` for whoever imports it.
//
// They answer at once, which takes the WebAssembly of rules.js. A page that only shows the element must not load that. Nothing tells a module
// whether it is imported, but a page that only shows the element has a `<script>` with this address. Where there is none (another module
// imports it, in a page, a worker or Node), rules.js is loaded before the import is done. A script that was removed again, or whose address
// was redirected, counts as none: then the page loads too much, and nothing is wrong. What is left is a page with that `<script>` in which
// another module imports the same address: it gets an error that says what to import instead.
export { version } from './element.js';

const isScript = [...(globalThis.document?.scripts ?? [])].some(({ src }) => src === import.meta.url);
const missing = () => {
  throw Error('a <script> here: import rules.js');
};
export const { assess = missing, rules = missing } = isScript ? {} : await import('./rules.js');
