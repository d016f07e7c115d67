// Runs before all else and needs nothing else. A file that does not come, or is of another version than the page, is not run: a server may just
// be getting new files. Then the page begins again, and if that does not help it says that it does not work.

/** Begins again, once: a mark goes along with the page, and goes as soon as it is read. */
const hasBegunAgain = history.state !== null;
if (hasBegunAgain) history.replaceState(null, '');
let isTold = false;

function beginAgain() {
  // What was still on its way is an error too.
  if (isTold) return;
  isTold = true;
  if (!hasBegunAgain) {
    history.replaceState('again', '');
    return location.reload();
  }
  const say = () => {
    // No half of it either.
    document.getElementById('smr-check')?.remove();
    document.getElementById('failed').removeAttribute('hidden');
  };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', say);
  else say();
}

addEventListener('error', ({ target }) => target.integrity && beginAgain(), { capture: true });
