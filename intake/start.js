// A file and not an inline script: the page's policy forbids those.
import init from './intake.js';

// A link that is opened in this tab again changes only what stands behind the #: begin anew, so that it is read once and taken away.
addEventListener('hashchange', () => location.hash && location.reload());

try {
  await init();
} catch (error) {
  document.getElementById('failed')?.removeAttribute('hidden');
  throw error;
}
