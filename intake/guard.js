// Runs first and needs no other file. A file that does not come, or is of another version than the page, is not run: a server may just be
// getting new files. Then the page is loaded again, and if that does not help it tells the person that it does not work.

/** Whether it was loaded again: once only. The mark is in the history entry, and is removed as soon as it is read. */
const hasBegunAgain = history.state !== null;
if (hasBegunAgain) history.replaceState(null, '');
let isTold = false;

async function beginAgain() {
  // Files that were still on their way fail too.
  if (isTold) return;
  isTold = true;
  if (!hasBegunAgain) {
    // From the server: WebKit would take the wrong file from its memory again, and as long as it lives.
    const files = [...document.querySelectorAll('[integrity]')].map(({ href, src }) => fetch(href ?? src, { cache: 'reload' }));
    await Promise.allSettled(files);
    history.replaceState('again', '');
    return location.reload();
  }
  const say = () => {
    // Not half of the page.
    document.getElementById('smr-check')?.remove();
    document.getElementById('failed').removeAttribute('hidden');
  };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', say);
  else say();
}

addEventListener('error', ({ target }) => target.integrity && beginAgain(), { capture: true });
