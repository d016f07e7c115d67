// Registers the service worker, which serves the intake without a network, and changes to a newer version only while nothing is filled in.

const DAY = 24 * 60 * 60 * 1000;

/** `main` is the element of the app. Rejects where the browser or the server does not allow service workers. */
export async function keepOffline(main) {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  const registration = await serviceWorker.register('sw.js', { updateViaCache: 'none' });
  // Browsers may evict what is kept where space is short, unless they are asked not to. As an app they do not ask the person about it.
  if (matchMedia('(display-mode: standalone)').matches) navigator.storage?.persist().catch(() => {});
  let isFirst = !registration.active;
  let isNewer = false;
  let asked = Date.now();

  const look = () => {
    if (!main.querySelector('.untouched')) return;
    if (isNewer) location.reload();
    else if (registration.waiting) registration.waiting.postMessage('take over');
    else if (Date.now() - asked > DAY) {
      // Browsers look for updates when a page is opened, and a tablet may have this one open for weeks.
      asked = Date.now();
      registration.update().catch(() => {});
    }
  };
  serviceWorker.addEventListener('controllerchange', () => {
    isNewer = !isFirst;
    isFirst = false;
    look();
  });
  // Not at once: leaving the page clears the form too, and then the next page may be on its way with files of the older version.
  const soon = () => setTimeout(look);
  const watch = (worker) => worker?.addEventListener('statechange', soon);
  watch(registration.installing);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  new MutationObserver(soon).observe(main, { attributeFilter: ['class'], subtree: true });
  soon();
}
