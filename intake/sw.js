// The intake without a network: this worker keeps exactly the files of one version and serves no others. In front of it the build puts
// VERSION and FILES: the files of the page by their names in this folder, each with its integrity.
const { scope } = registration;
const ours = `smr-check ${scope} `;
const ourCache = ours + VERSION;
/** The integrity of each address. */
const integrities = new Map(Object.entries(FILES).map(([name, integrity]) => [new URL(name, scope).href, integrity]));

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(activate()));
addEventListener('message', (event) => event.data === 'take over' && event.waitUntil(takeOver(event.source)));
addEventListener('fetch', (event) => {
  const address = meant(event.request);
  // Other addresses are left to the browser.
  if (address) event.respondWith(answer(address, event));
});

/** All files or none. */
async function install() {
  const files = await Promise.all([...integrities.keys()].map(async (address) => [address, await download(address)]));
  const cache = await caches.open(ourCache);
  await Promise.all(files.map(([address, file]) => cache.put(address, file)));
}

/** One file with the right integrity, or an error. */
async function download(address) {
  const file = await fetch(address, { cache: 'no-store', integrity: integrities.get(address) });
  if (!file.ok) throw new Error(`${address}: ${file.status}`);
  // Browsers refuse a redirected answer for a page, even with the right bytes.
  return file.redirected ? new Response(file.body, { headers: file.headers }) : file;
}

async function activate() {
  const old = (await caches.keys()).filter((name) => name.startsWith(ours) && name !== ourCache);
  // A newer worker may have its files here already; it deletes all others when it becomes active.
  if (!registration.installing && !registration.waiting) await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

/** A page asks for this when nothing is filled in. Another window may have answers, so with two windows there is no change. */
async function takeOver(asker) {
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.every(({ id, url }) => id === asker.id || !url.startsWith(scope))) await skipWaiting();
}

/** The address of the file that a request is for, if it is one of these files. */
function meant({ method, url }) {
  const { origin, pathname } = new URL(url);
  const address = (origin + pathname).replace(/\/index\.html$/, '/');
  return method === 'GET' && integrities.has(address) ? address : undefined;
}

async function answer(address, event) {
  const kept = await caches.match(address, { cacheName: ourCache, ignoreVary: true });
  if (kept) return kept;
  // The browser may have evicted it. The same bytes from the server will do, and others are refused. Then all files are kept again.
  event.waitUntil(heal());
  return download(address);
}

let healing;
/** Keeps all files again, if the server still has this version. One page asks for many files, and this is done once. */
function heal() {
  healing ??= install().catch(() => {}).finally(() => (healing = undefined));
  return healing;
}
