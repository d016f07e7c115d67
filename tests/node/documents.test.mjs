// Documents that promise something name the test that shows it, and what they link to is there.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'hosts/README.md', ...readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];
const read = (path) => readFileSync(join(root, path), 'utf8');
/** As GitHub names a heading. */
const anchor = (heading) => heading.trim().toLowerCase().replace(/[^\p{L}\p{N}\s-]/gu, '').replace(/\s/g, '-');
const anchors = (path) => read(path).split('\n').filter((line) => /^#+ /.test(line)).map((line) => anchor(line.replace(/^#+ /, '')));

for (const file of files) {
  test(`${file}: every link leads to something`, () => {
    for (const [, to] of read(file).replace(/```[^]*?```/g, '').matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(to)) continue;
      const [path, part] = to.split('#');
      const goal = path ? join(dirname(file), path) : file;
      assert.ok(existsSync(resolve(root, goal)), to);
      if (part) assert.ok(anchors(goal).includes(part), `${to}: there is ${anchors(goal).join(', ')}`);
    }
  });

  test(`${file}: every test that is named is there`, () => {
    for (const [, path, name] of read(file).matchAll(/`(tests\/[\w./-]+)`: “([^”]+)”/g)) assert.ok(read(path).includes(name), `${path} has no “${name}”`);
  });
}

test('the notes on data protection name a test for each claim', () => {
  const rows = read('docs/data-protection.md').split('| claim | shown by |')[1].split('\n\n')[0].split('\n').slice(2);
  assert.ok(rows.length >= 10);
  for (const row of rows) assert.match(row, /`tests\/[\w./-]+`: “|cargo xtask test/, row);
});

test('what visitors are told to press is what stands on the buttons', () => {
  const [dutch, english] = read('docs/niets-verstuurd.md').split('\n---\n');
  for (const [text, lang, least] of [[dutch, 'nl', 3], [english, 'en', 3]]) {
    const said = read(`texts/${lang}.toml`);
    const buttons = [...text.matchAll(/\*\*((?:Start|Alles|Deel|Clear|Share) [^*]+)\*\*/g)].map(([, button]) => button);
    assert.ok(buttons.length >= least, `${buttons}`);
    for (const button of buttons) assert.ok(said.includes(`= "${button}"`), button);
  }
});
