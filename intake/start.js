// The start script of the intake. A file and not an inline script: the policy of the page forbids those.
import init from './intake.js';
import { keepOffline } from './offline.js';

// Answers that are handed over are for the self-check, which is one folder up. On a tablet that many people use nobody's are taken from an
// address; and none stay in it.
const app = document.getElementById('smr-check');
const forget = () => location.hash && history.replaceState(null, '', location.pathname + location.search);
forget();
addEventListener('hashchange', forget);
app.dataset.home = new URL('..', location.href).href;
// The defaults of a practice, from its bookmark. The program itself can read no address.
app.dataset.practice = location.search;

try {
  // Only the WebAssembly that belongs to these files; the build fills in which.
  await init({ module_or_path: fetch('intake_bg.wasm?@WASM@', { integrity: '@WASM@' }) });
} catch (error) {
  beginAgain();
  throw error;
}
// Without a service worker it works all the same. A page that is given up must not register one: in WebKit that worker, which can't get its
// files either, took the worker of the next page along when it failed.
if (!isTold) keepOffline(app).catch(() => {});
