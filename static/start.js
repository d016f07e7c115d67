// A file and not an inline script: the page's policy forbids those.
import init from './page.js';

// Answers that are handed over stand behind the #. In a tab that is open already only that changes: begin anew, so that they are read once
// and taken out of the address.
addEventListener('hashchange', () => location.hash && location.reload());

try {
  await init();
} catch (error) {
  document.getElementById('failed')?.removeAttribute('hidden');
  throw error;
}
