// A file and not an inline script: the page's policy forbids those. What it imports is put into it (xtask/src/site.rs).
import init from './intake.js';
import { keepOffline } from './offline.js';

// A link that is opened in this tab again changes only what stands behind the #: begin anew, so that it is read once and taken away.
addEventListener('hashchange', () => location.hash && location.reload());

try {
  // Only the WebAssembly that belongs to these files.
  await init({ module_or_path: fetch('intake_bg.wasm', { integrity: '@WASM@' }) });
} catch (error) {
  document.getElementById('failed')?.removeAttribute('hidden');
  throw error;
}
// Where it can't be kept, nothing is lost but that.
keepOffline(document.getElementById('smr-check')).catch(() => {});
