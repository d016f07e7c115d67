// The app in a shadow root of the page around (`embed="inline"`). What this does not protect: every script of that page can read what is
// filled in.
import { failed } from './decode.js';
import { makeInstance } from 'make-instance';

/** The elements of each part. An element may be several parts. */
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
const nameParts = (root) => {
  for (const node of root.querySelectorAll('*')) {
    const part = Object.keys(PARTS).filter((part) => node.matches(PARTS[part])).join(' ');
    if (part !== (node.getAttribute('part') ?? '')) part ? node.setAttribute('part', part) : node.removeAttribute('part');
  }
};

let sheet;
/** The style sheet of all elements of the page. */
const styleSheet = () => {
  if (sheet) return sheet;
  // `rem` is that of the page, where some make it 10 pixels. It is replaced by a length that `.inline` computes (see embed.css).
  try {
    CSS.registerProperty({ name: '--_smr-rem', syntax: '<length>', inherits: true, initialValue: '16px' });
  } catch {
    // Another variant of this file has registered it.
  }
  sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE.replace(/([\d.]+)rem/g, 'calc($1*var(--_smr-rem))'));
  return sheet;
};

/** What the element calls to show an app in its shadow root. `load` gives the bytes of the WebAssembly. */
export const shadow = (load) => {
  // Compiled once for all elements of the page. Each has an instance of its own, so that a panic takes away that element alone.
  let module;
  const compiled = () => (module ??= load().then((bytes) => WebAssembly.compile(bytes)).catch((error) => {
    // The next element tries again.
    module = undefined;
    throw error.code ? error : failed('blocked');
  }));
  return async (host, place, onEvent) => {
    const code = await compiled();
    const root = document.createElement('div');
    root.className = 'inline';
    host.adoptedStyleSheets = [...new Set([...host.adoptedStyleSheets, styleSheet()])];
    place(root);
    // Not `new URL`: bundlers would look for a file.
    const app = makeInstance().begin(code, root, onEvent, import.meta.url.replace(/[^/]*$/, 'page/'));
    new MutationObserver(() => nameParts(root)).observe(root, { childList: true, subtree: true });
    return app;
  };
};
