// What a browser keeps of somebody's answers: looks everywhere a page can look, and in the files of a profile.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** In the page: all that could tell of a person, as texts by where they were found. `shown` is the page itself, with what its fields hold. */
export async function kept() {
  const fields = $$('input, select, textarea, option, details, dialog').map(
    ({ id, value, checked, selected, selectedIndex, open, defaultValue }) => [id, value, checked, selected, selectedIndex, open, defaultValue],
  );
  const cached = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) cached.push(request.url);
  }
  const registrations = await navigator.serviceWorker.getRegistrations();
  return {
    shown: [document.documentElement.outerHTML, ...fields.map((field) => JSON.stringify(field))].join('\n'),
    title: document.title,
    address: location.href,
    name: window.name,
    referrer: document.referrer,
    state: JSON.stringify(history.state),
    entries: JSON.stringify(window.navigation?.entries().map(({ url, key, ...entry }) => [url, entry.getState?.()]) ?? null),
    cookie: document.cookie,
    localStorage: JSON.stringify({ ...localStorage }),
    sessionStorage: JSON.stringify({ ...sessionStorage }),
    databases: JSON.stringify(await indexedDB.databases()),
    cached,
    scopes: registrations.map(({ scope }) => scope),
    performance: JSON.stringify(performance.getEntries()),
    said: JSON.stringify(window.said ?? null),
    selection: String(getSelection()),
  };
}

/** In the page: keeps whatever is said on the console from now on. */
export function listen() {
  window.said = [];
  for (const how of ['debug', 'info', 'log', 'warn', 'error', 'table', 'dir', 'trace', 'assert']) {
    console[how] = (...words) => window.said.push([how, ...words.map(String)]);
  }
}

/** Which of the words stand in these files, as `word: file`. In UTF-8 and UTF-16, also in what Firefox compresses. */
export function inFiles(folder, words) {
  const found = [];
  const forms = words.flatMap((word) => ['utf8', 'utf16le'].map((encoding) => [word, Buffer.from(word, encoding)]));
  const look = (at) => {
    for (const name of readdirSync(at)) {
      const path = join(at, name);
      const kind = statSync(path, { throwIfNoEntry: false });
      if (kind?.isDirectory()) look(path);
      else if (kind?.isFile()) {
        const bytes = plain(readFileSync(path));
        for (const [word, form] of forms) if (bytes.includes(form)) found.push(`${word}: ${path.slice(folder.length + 1)}`);
      }
    }
  };
  look(folder);
  return found;
}

/** The bytes of a file; those of Firefox's session without their compression (LZ4 in a wrapping of its own). */
export function plain(bytes) {
  if (bytes.toString('latin1', 0, 8) !== 'mozLz40\0') return bytes;
  const out = Buffer.alloc(bytes.readUInt32LE(8));
  let from = 12;
  let to = 0;
  const length = (short) => {
    let all = short;
    if (short === 15) for (let more = 255; more === 255; all += more) more = bytes[from++];
    return all;
  };
  while (from < bytes.length) {
    const token = bytes[from++];
    const literals = length(token >> 4);
    to += bytes.copy(out, to, from, (from += literals));
    if (from >= bytes.length) break;
    const back = bytes.readUInt16LE(from);
    from += 2;
    // A copy may overlap what it writes.
    for (let left = length(token & 15) + 4; left > 0; left--, to++) out[to] = out[to - back];
  }
  return out;
}
