// A file and not an inline script: the page's policy forbids those.
import init from './page.js';

// Answers that are handed over stand behind the #. They are taken out of the address and the history before anything else. In a tab that is open
// already only what stands there changes: begin anew.
const page = document.getElementById('smr-check');
if (location.hash) {
  page.dataset.given = location.hash.slice(1);
  history.replaceState(null, '', location.pathname + location.search);
}
addEventListener('hashchange', () => location.hash && location.reload());

try {
  await init();
} catch (error) {
  document.getElementById('failed')?.removeAttribute('hidden');
  throw error;
}
