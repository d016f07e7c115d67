// `smr-check rules preview`: a rule base with an insurer that does not exist, as one file, opened from the disk.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { library } from '../node/library.mjs';
import { ENGINES, open } from './engines.mjs';
import { Journey, say } from './journey.mjs';

const { SMR_CHECK_BIN: program, SMR_CHECK_PREVIEW: folder } = process.env;
if (!program || !folder) throw new Error('SMR_CHECK_BIN and SMR_CHECK_PREVIEW are not set: run `cargo xtask test browser`');
const PAGE = join(folder, 'smr-check-preview.html');
const NAME = 'Juridische Zaken <Lumen>';

/** Where it stands is shown in the answer, and must not end the script that holds it. */
const PLACE = '</script><b>3.1</b>';
const DOCUMENT = `
id = "lumen-2027"
title = "Inkoopbeleid"
publisher = "Lumen"
weight = "insurer-purchasing-policy"
group = "lumen"
years = "2027"
checked = "2026-11-20"

[[terms]]
years = "2027"
stepped-care-within-days = 365

[[statement]]
place = "${PLACE}"
says = "Wie binnen een jaar weer begint, laat de stappen onderbouwen."
rules = ["stepped-care"]
terms = ["stepped-care-within-days"]
`;

const temporary = mkdtempSync(join(tmpdir(), 'smr-check-preview-'));
after(() => rmSync(temporary, { recursive: true, force: true }));
const rules = join(temporary, 'rules');
cpSync(fileURLToPath(new URL('../../rules/rulebase', import.meta.url)), rules, { recursive: true });
const groups = readFileSync(join(rules, 'groups.toml'), 'utf8')
  .replace('groups = [', 'groups = [\n  { id = "lumen", name = "Lumen" },')
  .replace('brands = [', 'brands = [\n  { id = "lumen-direct", name = "Lumen Direct", group = "lumen", named = true },');
writeFileSync(join(rules, 'groups.toml'), groups);
writeFileSync(join(rules, 'lumen-2027.toml'), DOCUMENT);

const preview = join(temporary, 'preview.html');
const made = promisify(execFile)(program, ['rules', 'preview', preview, '--rules', rules, '--name', NAME, '--page', PAGE, '--json']);

/** Eight months after a programme that did not help: at this insurer somebody accounts for the steps. */
const FACTS = {
  start: '2027-05-10',
  insurer: 'lumen-direct',
  chainCare: { programmes: [], includesSmr: 'no' },
  history: [{ start: '2027-01-10', end: '2027-03-10', kind: 'short', setting: 'gp', outcome: 'no-success' }],
  wanted: 'intensive',
  provider: 'contracted',
};

/** Opens a file; it may ask for nothing and keep nothing. */
async function inTab(engine, file, body) {
  const tab = await open(engine, { url: pathToFileURL(file).href, width: 360, height: 740 });
  try {
    await body(tab);
    assert.deepEqual(await tab.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name)), [], 'requests');
  } finally {
    await tab.close();
  }
  assert.deepEqual(tab.errors, []);
}

for (const engine of ENGINES) {
  for (const lang of engine === 'chromium' ? ['nl', 'en'] : ['nl']) {
    test(`${engine}: a preview answers by the changed rules and says so (${lang})`, async () => {
      const { sha256 } = JSON.parse((await made).stdout);
      assert.notEqual(sha256, library.rules().rulebase.sha256);
      await inTab(engine, preview, async (tab) => {
        const text = (key) => Object.entries({ name: NAME, sha256 }).reduce((text, [name, value]) => text.replace(`{${name}}`, value), say[lang][key]);
        const journey = new Journey(tab.byScript(), lang);
        const fill = journey.fill;
        journey.fill = async (question, ...rest) => {
          assert.equal(await tab.evaluate(() => $('.preview-mark').textContent), text('preview.mark'), question);
          if (question !== 'insurer') return fill.call(journey, question, ...rest);
          await journey.tab.fill('#insurer-search', 'lumen');
          await journey.tab.clickText('.option label', 'Lumen Direct');
        };
        await journey.begin();
        await journey.answer(FACTS);
        await journey.finish();
        const { codes } = await journey.shown();
        assert.ok(codes.includes(text('code.stepped-care.title')), codes);
        assert.match(await tab.evaluate(() => document.title), lang === 'nl' ? /^Proefversie: / : /^Trial version: /);
        const { checked, sources } = await tab.evaluate(() => ({ checked: $('.checked').textContent, sources: $('.sources').textContent }));
        assert.ok(checked.endsWith(` ${text('preview.whose')}`), checked);
        assert.ok(sources.includes(PLACE), sources);
      });
    });
  }

  test(`${engine}: a page without rules, or with rules that are not right, says so and asks nothing`, async () => {
    const shown = (tab) => tab.waitFor(() => $('main .notice')?.textContent);
    await inTab(engine, PAGE, async (tab) => assert.equal(await shown(tab), `${say.nl['preview.empty']} ${say.en['preview.empty']}`));
    const faulty = join(temporary, 'faulty.html');
    writeFileSync(faulty, readFileSync(PAGE, 'utf8').replace(/id="rules" data-version="[^"]*">/, '$&{"changedBy":"","files":{"base.toml":"limit = 3"}}'));
    await inTab(engine, faulty, async (tab) => assert.match(await shown(tab), /^De regels in dit bestand zijn niet goed\. base\.toml:1/));
  });
}
