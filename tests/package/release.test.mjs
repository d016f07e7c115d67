// What a release has beside the package: the folder for servers as archives, their checksums, and the feed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { unzipSync } from 'fflate';
import { extract } from 'tar';
import { feed } from '../../package/feed.mjs';
import { dist, here, json, read } from './dist.mjs';

const { folder } = json(dist, 'integrity.json');
const release = join(dist, 'release');
const made = mkdtempSync(join(tmpdir(), 'smr-check-'));
after(() => rmSync(made, { recursive: true, force: true }));

/** Every file below a folder, by its path, with its content. */
const list = (below, inner = '') =>
  readdirSync(join(below, inner), { withFileTypes: true }).flatMap((one) => {
    const path = join(inner, one.name);
    return one.isDirectory() ? list(below, path) : [[path, readFileSync(join(below, path)).toString('latin1')]];
  });
const sorted = (all) => [...all].sort(([a], [b]) => (a < b ? -1 : 1));

test('the archives hold the folder for servers, and nothing else', () => {
  const is = sorted(list(join(dist, 'cdn')));
  const names = is.map(([name]) => name);
  for (const name of ['smr-check.js', 'frame.htm', 'integrity.json', 'playground.html', 'SNIPPETS.md', 'LICENSE-MIT', 'page/index.html']) assert.ok(names.includes(`${folder}/${name}`), name);
  const zip = Object.entries(unzipSync(readFileSync(join(release, `${folder}.zip`)))).map(([name, bytes]) => [name, Buffer.from(bytes).toString('latin1')]);
  assert.ok(JSON.stringify(sorted(zip)) === JSON.stringify(is), 'the zip differs');
  extract({ file: join(release, `${folder}.tgz`), cwd: made, sync: true });
  assert.ok(JSON.stringify(sorted(list(made))) === JSON.stringify(is), 'the tgz differs');
});

test('SHA256SUMS names every file beside it, as sha256sum reads it', () => {
  const lines = read(release, 'SHA256SUMS').trimEnd().split('\n').map((line) => line.split('  '));
  assert.deepEqual(lines.map(([, name]) => name), [`${folder}.tgz`, `${folder}.zip`, 'bom.json', 'changes.atom']);
  assert.deepEqual(readdirSync(release).sort(), ['SHA256SUMS', ...lines.map(([, name]) => name)].sort());
  for (const [sum, name] of lines) assert.equal(createHash('sha256').update(readFileSync(join(release, name))).digest('hex'), sum, name);
});

test('made elsewhere, by somebody else, later and in another time zone, all of it is the same', () => {
  const other = join(made, 'dist');
  cpSync(dist, other, { recursive: true, filter: (path) => path !== release });
  for (const name of readdirSync(join(other, 'cdn', folder))) chmodSync(join(other, 'cdn', folder, name), 0o700);
  execFileSync(process.execPath, [here('../../package/archives.mjs'), other], { cwd: made, env: { ...process.env, TZ: 'Pacific/Auckland' } });
  for (const name of readdirSync(release)) assert.ok(readFileSync(join(release, name)).equals(readFileSync(join(other, 'release', name))), name);
});

test('the feed has an entry for each version, the newest with its rules', () => {
  const base = { version: '2026.11.25', checkedOn: '2026-11-25', verifiedThrough: '2027-12-31' };
  const atom = feed('# Changelog\n\n## Unreleased\n\n- a < b & c\n\n## 1.0.0 - 2026-10-01\n\nx\n', '1.0.0', base);
  const all = (name) => [...atom.matchAll(new RegExp(`<${name}>([^]*?)</${name}>`, 'g'))].map(([, text]) => text);
  assert.deepEqual(all('title').slice(1), ['smr-check Unreleased, rule base 2026.11.25, checked on 2026-11-25, through 2027-12-31', 'smr-check 1.0.0']);
  assert.deepEqual(all('updated').slice(1), ['2026-11-25T00:00:00Z', '2026-10-01T00:00:00Z']);
  assert.deepEqual(all('content'), ['- a &#60; b &#38; c', 'x']);
  for (const one of all('id')) assert.match(one, /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  assert.equal(new Set(all('id')).size, 3);
  const versions = read(dist, 'CHANGELOG.md').match(/^## /gm).length;
  assert.equal(read(release, 'changes.atom').match(/<entry>/g).length, versions);
});
