// The package as somebody meets it who has just installed it: packed, put into an empty folder, imported, checked for types.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Package, checkPackage } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { dist, here, json, root } from './dist.mjs';

let folder;
let packed;
const npm = (args, cwd) => execFileSync('npm', [...args, '--offline', '--no-audit', '--no-fund'], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'smr-check-'));
  [packed] = JSON.parse(npm(['pack', '--json', '--pack-destination', folder], dist));
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  npm(['install', `./${packed.filename}`], folder);
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** What a script in that folder prints, as JSON. */
function run(script, input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder, input, encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(status, 0, stderr);
  assert.equal(stderr, '', 'nothing warns');
  return JSON.parse(stdout);
}

test('npm packs what package.json names, and nothing for servers', () => {
  const { files } = json(dist, 'package.json');
  assert.deepEqual(packed.files.map(({ path }) => path).sort(), [...files, 'README.md', 'package.json'].sort());
  assert.equal(packed.name, 'smr-check');
});

test('publint has no remark', async () => {
  const { messages } = await publint({ pkgDir: dist, strict: true });
  assert.deepEqual(messages.map((message) => formatMessage(message, json(dist, 'package.json'))), []);
});

test('are-the-types-wrong finds nothing, for who writes modules', async () => {
  const files = packed.files.map(({ path }) => [`/node_modules/smr-check/${path}`, new Uint8Array(readFileSync(join(folder, 'node_modules/smr-check', path)))]);
  // What the element loads by itself, and what is no code, nobody imports.
  const entrypoints = Object.keys(json(dist, 'package.json').exports).filter((name) => !/inline|\.(htm|json)$/.test(name));
  const { problems } = await checkPackage(new Package(Object.fromEntries(files), packed.name, packed.version), { entrypoints });
  // There is nothing for `require`, nor for what knows no `exports`.
  const ofModules = problems.filter((one) => ['node16-esm', 'bundler'].includes(one.resolutionKind) || !('resolutionKind' in one));
  assert.deepEqual(ofModules, []);
  assert.ok(entrypoints.length > 8, entrypoints.join());
});

test('in Node every way in gives the functions, and the element does no harm', () => {
  const seen = run(`
    const names = async (way) => Object.keys(await import(way)).sort();
    console.log(JSON.stringify([await names('smr-check'), await names('smr-check/rules'), await names('smr-check/smr-check.js'), await names('smr-check/element'),
      await names('smr-check/smr-check.single.js'), typeof HTMLElement]));`);
  const all = ['FactsError', 'assess', 'assessJson', 'rules', 'version'];
  assert.deepEqual(seen, [all, all, ['assess', 'rules', 'version'], ['version'], [], 'undefined']);
});

test('it answers every scenario as is written there', () => {
  const scenarios = JSON.parse(readFileSync(join(root, 'tests/scenarios.json'), 'utf8'));
  const answers = run(
    `import { readFileSync } from 'node:fs';
    import { FactsError, assess } from 'smr-check';
    const answer = (facts) => {
      try {
        return assess(facts);
      } catch (error) {
        return error instanceof FactsError ? { error: { path: error.path, code: error.code } } : String(error);
      }
    };
    console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(answer)));`,
    JSON.stringify(scenarios.map(({ facts }) => facts)),
  );
  scenarios.forEach(({ id, expect, error }, at) => {
    if (error) assert.deepEqual(answers[at], { error }, id);
    else for (const [key, value] of Object.entries(expect)) assert.deepEqual(answers[at][key], value, `${id}: ${key}`);
  });
});

for (const [moduleResolution, module] of [['bundler', 'esnext'], ['nodenext', 'nodenext']]) {
  test(`the types fit: module resolution ${moduleResolution}`, () => {
    for (const name of ['consumer.ts', 'jsx.tsx']) cpSync(here(`newcomer/${name}`), join(folder, name));
    for (const name of ['@types/react', 'csstype']) cpSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), { recursive: true });
    const compilerOptions = { target: 'es2022', lib: ['es2023', 'dom'], module, moduleResolution, strict: true, noEmit: true, jsx: 'react-jsx', types: [] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts', 'jsx.tsx'] }));
    const { status, stdout } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], { encoding: 'utf8' });
    assert.equal(status, 0, stdout);
  });
}

test('without the document, in TypeScript too: the functions need no browser', () => {
  writeFileSync(join(folder, 'server.ts'), "import { assess } from 'smr-check/rules';\nexport const answer = assess;\n");
  const compilerOptions = { target: 'es2022', lib: ['es2023'], module: 'nodenext', moduleResolution: 'nodenext', strict: true, noEmit: true, types: [] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['server.ts'] }));
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], { encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});
