// A file and not an inline script: the page's policy forbids those. What it imports is put into it (xtask/src/site.rs).
import init from './intake.js';
import { keepOffline } from './offline.js';

// Facts that are handed over stand behind the #, as for the page. The self-check, which they can be handed over to, is one folder up.
const page = document.getElementById('smr-check');
if (location.hash) {
  page.dataset.given = location.hash.slice(1);
  history.replaceState(null, '', location.pathname + location.search);
}
page.dataset.home = new URL('..', location.href).href;
addEventListener('hashchange', () => location.hash && location.reload());

try {
  // Only the WebAssembly that belongs to these files.
  await init({ module_or_path: fetch('intake_bg.wasm?@WASM@', { integrity: '@WASM@' }) });
} catch (error) {
  beginAgain();
  throw error;
}
// Where it can't be kept, nothing is lost but that. A page that is given up keeps nothing: in WebKit its worker, which can't get its files
// either, took the worker of the next page along when it failed.
if (!isTold) keepOffline(page).catch(() => {});
