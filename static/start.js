// A file and not an inline script: the page's policy forbids those.
import init from './page.js';

try {
  await init();
} catch (error) {
  document.getElementById('failed')?.removeAttribute('hidden');
  throw error;
}
