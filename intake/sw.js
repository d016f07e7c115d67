// The intake without a network: this worker keeps exactly the files of one version and gives no other. `cargo xtask` fills in which.
const VERSION = '@VERSION@';
// The page and its files by their names in this folder, each with its integrity.
const FILES = @FILES@;

const { scope } = registration;
const ours = `smr-check ${scope} `;
const ourCache = ours + VERSION;
/** What each address must be. */
const integrities = new Map(Object.entries(FILES).map(([name, integrity]) => [new URL(name, scope).href, integrity]));

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(activate()));
addEventListener('message', (event) => event.data === 'take over' && event.waitUntil(takeOver(event.source)));
addEventListener('fetch', (event) => {
  const address = meant(event.request);
  // What is none of our files is not there, or none of our business.
  if (address) event.respondWith(answer(address));
});

/** All files or none. */
async function install() {
  const files = await Promise.all([...integrities.keys()].map(async (address) => [address, await download(address)]));
  const cache = await caches.open(ourCache);
  await Promise.all(files.map(([address, file]) => cache.put(address, file)));
}

/** One file as it must be, or an error. */
async function download(address) {
  const file = await fetch(address, { cache: 'no-store', integrity: integrities.get(address) });
  if (!file.ok) throw new Error(`${address}: ${file.status}`);
  // Browsers don't take for a page what came from elsewhere, not even with the right bytes.
  return file.redirected ? new Response(file.body, { headers: file.headers }) : file;
}

async function activate() {
  const old = (await caches.keys()).filter((name) => name.startsWith(ours) && name !== ourCache);
  // If there is a newer one by now, its files are among them: it throws away ours and all others when its time comes.
  if (!registration.installing && !registration.waiting) await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

/** A page asks for this when nothing is filled in. Nobody knows what stands in another window, so with two there is no change. */
async function takeOver(asker) {
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.every(({ id, url }) => id === asker.id || !url.startsWith(scope))) await skipWaiting();
}

/** The address of the file of ours that a request is for, if it is for one. */
function meant({ method, url }) {
  const { origin, pathname } = new URL(url);
  const address = (origin + pathname).replace(/\/index\.html$/, '/');
  return method === 'GET' && integrities.has(address) ? address : undefined;
}

async function answer(address) {
  const kept = await caches.match(address, { cacheName: ourCache, ignoreVary: true });
  // A browser may have thrown it away. The same bytes do as well, and others are refused.
  return kept ?? download(address);
}
