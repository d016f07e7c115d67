// What lies in dist/ and whether it holds together: hashes, names, licences, the bill of materials.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { test } from 'node:test';
import Ajv from 'ajv';
import { dist, json, read, root } from './dist.mjs';

const integrity = json(dist, 'integrity.json');
const cdn = `${dist}/cdn/${integrity.folder}`;
const bytes = (folder, name) => readFileSync(`${folder}/${name}`);
const hash = (content) => `sha384-${createHash('sha384').update(content).digest('base64')}`;

test('every file that browsers load has its hash, and the folder for servers holds the same files', () => {
  assert.deepEqual(readdirSync(`${dist}/cdn`), [integrity.folder]);
  for (const [name, value] of Object.entries(integrity.files)) {
    assert.equal(hash(bytes(dist, name)), value, name);
    assert.ok(bytes(dist, name).equals(bytes(cdn, name)), name);
  }
  const loaded = (folder) => readdirSync(folder).filter((name) => /\.(js|htm|wasm)$/.test(name) && name !== 'playground.js').sort();
  assert.deepEqual(loaded(cdn), Object.keys(integrity.files));
  assert.deepEqual(loaded(dist), Object.keys(integrity.files));
  for (const name of ['LICENSE-MIT', 'LICENSE-APACHE', 'THIRD-PARTY-NOTICES.txt', 'integrity.json']) assert.ok(bytes(dist, name).equals(bytes(cdn, name)), name);
});

test('beside the element is the self-check as a page, which the intake hands facts over to; and both as pages of their own', () => {
  for (const folder of [dist, cdn]) assert.ok(existsSync(`${folder}/page/index.html`));
  for (const name of ['index.html', 'intake/index.html', 'intake/sw.js']) assert.ok(existsSync(`${dist}/site/${name}`), name);
});

test('what can be pasted names this build', () => {
  const text = read(dist, 'SNIPPETS.md');
  for (const name of ['smr-check.js', 'inline.js', 'rules.js', 'smr-check.single.js']) assert.ok(text.includes(integrity.files[name]), name);
  for (const [, folder, name] of text.matchAll(/example\.nl\/([\w.-]+)\/([\w.-]+)/g)) {
    assert.equal(folder, integrity.folder);
    assert.ok(integrity.files[name], name);
  }
});

test('nothing tells where it was built', () => {
  const here = [root.slice(0, -1), homedir(), '.cargo', 'registry/src'].filter((path) => path.length > 1);
  for (const name of readdirSync(dist).filter((name) => !['cdn', 'page', 'release', 'site'].includes(name))) {
    for (const path of here) assert.ok(!bytes(dist, name).includes(path), `${path} in ${name}`);
  }
});

test('package.json exports files that are there, and all of them', () => {
  const { exports, files, main, types, version } = json(dist, 'package.json');
  const targets = Object.values(exports).map((one) => one.types ?? one);
  for (const target of [...targets, main, types, ...files.map((name) => `./${name}`)]) assert.ok(existsSync(`${dist}/${target}`), target);
  for (const name of Object.keys(integrity.files)) assert.equal(exports[`./${name}`], `./${name}`);
  assert.equal(version, integrity.version);
  // What is not packed is what npm packs anyway, and what is for servers.
  const left = readdirSync(dist).filter((name) => !files.some((file) => file.split('/')[0] === name));
  assert.deepEqual(left.sort(), ['README.md', 'cdn', 'package.json', 'release', 'site']);
});

const bom = json(dist, 'bom.json');

test('the bill of materials is CycloneDX 1.6', () => {
  const schemas = `${root}node_modules/@cyclonedx/cyclonedx-library/res/schema`;
  // Of the formats it names some are not checked by ajv itself.
  const ajv = new Ajv({ strict: false, validateFormats: false });
  for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs']) {
    const schema = json(schemas, `${name}.SNAPSHOT.schema.json`);
    ajv.addSchema(schema, `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  }
  const fits = ajv.compile(json(schemas, 'bom-1.6.SNAPSHOT.schema.json'));
  assert.ok(fits(bom), ajv.errorsText(fits.errors));
  assert.ok(!fits({ ...bom, components: [{ type: 'library' }] }), 'it would take anything');
});

test('its crates are those of Cargo.lock, with their checksums, and each is in the notices', () => {
  const lock = read(root, 'Cargo.lock');
  const notices = read(dist, 'THIRD-PARTY-NOTICES.txt');
  const crates = bom.components.filter(({ purl }) => purl.startsWith('pkg:cargo/'));
  for (const { name, version, hashes, licenses } of crates) {
    assert.ok(lock.includes(`name = "${name}"\nversion = "${version}"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\nchecksum = "${hashes[0].content}"`), name);
    const license = licenses[0].expression ?? licenses[0].license.id;
    assert.ok(notices.includes(`\n${name} ${version}: ${license}`), name);
    // Once in the list and once before its text, at least.
    assert.ok(notices.split(`${name} ${version}`).length > 2, `${name} has no text`);
  }
  for (const name of ['yew', 'chrono', 'wasm-bindgen', 'serde_json']) assert.ok(crates.some((one) => one.name === name), name);
  assert.ok(!crates.some(({ name }) => ['syn', 'wasm-bindgen-macro', 'tokio'].includes(name)), 'what only runs while building');
  const known = new Set(bom.components.map((one) => one['bom-ref']).concat(bom.metadata.component['bom-ref']));
  assert.equal(known.size, bom.components.length + 1);
  for (const { ref, dependsOn } of bom.dependencies) for (const one of [ref, ...dependsOn]) assert.ok(known.has(one), one);
  assert.equal(bom.metadata.timestamp, undefined);
});
