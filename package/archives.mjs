// Makes what a release has beside the package: `node package/archives.mjs DIST` puts into DIST/release the folder for servers as a zip and as
// a tgz, the bill of materials, a feed of the changes, and the checksums of all four. The same bytes on each build, on any machine: names are
// sorted, and the time of each file is the day on which the rules were checked.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync, zipSync } from 'fflate';
import { create } from 'tar';
import { feed } from './feed.mjs';

const dist = resolve(process.argv[2]);
const { version, folder } = JSON.parse(readFileSync(join(dist, 'integrity.json'), 'utf8'));
const { rules } = await import(pathToFileURL(join(dist, 'rules.js')));
const base = rules().rulebase;
const cdn = join(dist, 'cdn');
const release = join(dist, 'release');
mkdirSync(release);

// What a web team needs beside the files that browsers load: a page to try it, and what to paste.
const playground = fileURLToPath(new URL('../embed/playground/', import.meta.url));
for (const name of readdirSync(playground)) copyFileSync(join(playground, name), join(cdn, folder, name));
copyFileSync(join(dist, 'SNIPPETS.md'), join(cdn, folder, 'SNIPPETS.md'));

/** Every file below a folder, by its path from `cdn`, sorted. */
const list = (below) =>
  readdirSync(join(cdn, below), { withFileTypes: true })
    .flatMap((one) => (one.isDirectory() ? list(`${below}/${one.name}`) : [`${below}/${one.name}`]))
    .sort();
const names = list(folder);

const [year, month, day] = base.checkedOn.split('-').map(Number);
// A zip has local times, a tar has seconds since 1970.
const zip = zipSync(Object.fromEntries(names.map((name) => [name, readFileSync(join(cdn, name))])), { level: 9, mtime: new Date(year, month - 1, day) });
const options = { cwd: cdn, sync: true, portable: true, noPax: true, mtime: new Date(Date.UTC(year, month - 1, day)) };
const tar = create({ ...options, onWriteEntry: (entry) => (entry.stat.mode = 0o644) }, names).read();
const files = {
  [`${folder}.tgz`]: gzipSync(tar, { level: 9, mtime: 0 }),
  [`${folder}.zip`]: zip,
  'bom.json': readFileSync(join(dist, 'bom.json')),
  'changes.atom': feed(readFileSync(join(dist, 'CHANGELOG.md'), 'utf8'), version, base),
};
for (const [name, content] of Object.entries(files)) writeFileSync(join(release, name), content);
const sums = Object.entries(files).map(([name, content]) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`);
writeFileSync(join(release, 'SHA256SUMS'), sums.join(''));
