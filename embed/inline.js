// The self-check in a shadow root of the page around (`embed="inline"`). Loaded when the first such element needs it. What it does not
// protect: every script of that page can read what is filled in.

// `rem` is the page's, and some make it 10 pixels. In its place stands a length that `.inline` computes (see embed.css).
try {
  CSS.registerProperty({ name: '--_smr-rem', syntax: '<length>', inherits: true, initialValue: '16px' });
} catch {
  // A page can register it once; the other variant of this file has.
}
const sheet = new CSSStyleSheet();
sheet.replaceSync(@STYLE@.replace(/([\d.]+)rem/g, 'calc($1*var(--_smr-rem))'));

/** Which part is what. Of more than one, a node is all of them. */
const PARTS = {
  root: '.smr',
  heading: '.heading, .below-1, .below-2',
  question: 'fieldset, .field',
  hint: '.hint',
  option: '.option',
  'error-summary': '.error-summary',
  button: 'button',
  summary: '.answers',
  verdict: '.verdict',
  timeline: '.year',
  sources: '.sources',
};
const name = (root) => {
  for (const node of root.querySelectorAll('*')) {
    const part = Object.keys(PARTS).filter((part) => node.matches(PARTS[part])).join(' ');
    if (part !== (node.getAttribute('part') ?? '')) part ? node.setAttribute('part', part) : node.removeAttribute('part');
  }
};

@LOAD@
// Compiled once for all elements of the page; each has an instance of its own.
let module;
const compiled = () => (module ??= load().then((bytes) => WebAssembly.compile(bytes)).catch((error) => {
  // The next element tries again.
  module = undefined;
  throw error.code ? error : failed('blocked');
}));

/** Shows a self-check in the shadow root of an element. */
export default async (shadow, place, heard) => {
  const code = await compiled();
  const root = document.createElement('div');
  root.className = 'inline';
  shadow.adoptedStyleSheets = [...new Set([...shadow.adoptedStyleSheets, sheet])];
  place(root);
  // Not `new URL`: bundlers would look for a file.
  const face = await begin(code, root, heard, import.meta.url.replace(/[^/]*$/, 'page/'));
  new MutationObserver(() => name(root)).observe(root, { childList: true, subtree: true });
  return face;
};
