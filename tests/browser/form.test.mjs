// The form and its live answer: every scenario through the page, compared with the program `smr-check`.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { library, native, scenarios } from '../node/library.mjs';
import { url, withPage } from './harness.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const KINDS = ['short', 'intensive', 'unknown'];
const SETTINGS = ['chain', 'gp', 'specialist', 'unknown'];
const OUTCOMES = ['success', 'no-success', 'dropped-out', 'running', 'unknown'];
const PROVIDERS = ['contracted', 'registered', 'gp-practice', 'unregistered', 'unknown'];
const CHAIN = ['dm2', 'cvrm', 'copd', 'asthma'];
const TRI = ['yes', 'no', 'unknown'];

/** The sentences of a language: `code.chain-first.title` → text. */
function sentences(lang) {
  const all = {};
  let section = '';
  for (const line of readFileSync(fileURLToPath(new URL(`../../texts/${lang}.toml`, import.meta.url)), 'utf8').split('\n')) {
    const heading = line.match(/^\[(.+)\]$/);
    const entry = line.match(/^([\w-]+) = (".*")$/);
    if (heading) section = heading[1];
    else if (entry) all[`${section}.${entry[1]}`] = JSON.parse(entry[2]);
  }
  return all;
}
const say = { nl: sentences('nl'), en: sentences('en') };

const insurerNames = new Map([
  ...library.rules().insurers.map((brand) => [brand.id, brand.name]),
  ...['other', 'unknown', 'uninsured'].map((id) => [id, say.nl[`ui.insurer-${id}`]]),
]);

/** Can somebody fill this in? The page never says "not in chain care" and what chain care includes at once. */
const fits = ({ facts }) => !facts.chainCare || facts.chainCare.programmes.length > 0 || facts.chainCare.includesSmr === 'no';

async function fill(page, facts) {
  await page.locator('#start').fill(facts.start);
  await page.locator('#insurer').selectOption({ label: insurerNames.get(facts.insurer) });
  const member = facts.chainCare === null ? 'unknown' : facts.chainCare.programmes.length > 0 ? 'yes' : 'no';
  await page.locator(`#chain-${TRI.indexOf(member)}`).check();
  if (member === 'yes') {
    for (const programme of facts.chainCare.programmes) await page.locator(`#chain-which-${CHAIN.indexOf(programme)}`).check();
    await page.locator(`#chain-smr-${TRI.indexOf(facts.chainCare.includesSmr)}`).check();
  }
  for (const programme of facts.history) {
    await page.getByRole('button', { name: say.nl['ui.record-add'] }).click();
    const row = page.locator('.record').last();
    if (programme.start) await row.locator('[id$=-start]').fill(programme.start);
    if (programme.end) await row.locator('[id$=-end]').fill(programme.end);
    await row.locator('select[id$=-kind]').selectOption({ index: KINDS.indexOf(programme.kind) });
    await row.locator('select[id$=-setting]').selectOption({ index: SETTINGS.indexOf(programme.setting) });
    await row.locator('select[id$=-outcome]').selectOption({ index: OUTCOMES.indexOf(programme.outcome) });
  }
  await page.locator(`#wanted-${KINDS.indexOf(facts.wanted)}`).check();
  await page.locator(`#provider-${PROVIDERS.indexOf(facts.provider)}`).check();
}

/** What the page shows of an answer, in the words of a language. */
async function shown(page) {
  const all = (selector) => page.locator(selector).allInnerTexts();
  return {
    verdict: await page.locator('#answer-heading').innerText(),
    codes: await all('.codes h4'),
    readings: (await all('.readings > li')).length,
    information: (await all('.facts dt')).toSorted(),
    problems: (await all('.problems li')).length,
  };
}

function expected(answer, lang) {
  const text = say[lang];
  return {
    verdict: text[`verdict.${answer.verdict}`],
    codes: answer.codes.map((code) => text[`code.${code}.title`]),
    readings: answer.readings.length,
    information: answer.information.filter((line) => line !== 'indication-only').map((line) => text[`information.${line}.title`]).toSorted(),
    problems: answer.problems.length,
  };
}

test('every scenario, filled in, gives the answer of smr-check and makes no request', async () => {
  const cases = scenarios.filter((scenario) => scenario.expect && fits(scenario));
  const answers = await native(cases.map((scenario) => JSON.stringify(scenario.facts)));
  assert.ok(cases.length > 115, `${cases.length} scenarios fit the form`);
  await withPage(async ({ page, seen }) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    const loaded = seen.requests.length;
    for (const [at, { id, facts }] of cases.entries()) {
      await page.getByRole('button', { name: say.nl['ui.clear'] }).click();
      await fill(page, facts);
      assert.deepEqual(await shown(page), expected(JSON.parse(answers[at]), 'nl'), id);
    }
    assert.deepEqual(seen.requests.slice(loaded), [], 'requests after loading');
    assert.equal(page.url(), url, 'no answer in the address');
    assert.deepEqual(await page.context().cookies(), []);
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  });
});

test('another language keeps the answers', async () => {
  const { facts } = scenarios.find((scenario) => scenario.id === 'EX14');
  const [line] = await native([JSON.stringify(facts)]);
  await withPage(async ({ page }) => {
    await fill(page, facts);
    await page.getByRole('button', { name: 'English' }).click();
    assert.deepEqual(await shown(page), expected(JSON.parse(line), 'en'));
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.equal(await page.title(), say.en['ui.app-title']);
  });
});

test('a contradiction stands beside its field, and what was filled in stays', () =>
  withPage(async ({ page }) => {
    const { facts } = scenarios.find((scenario) => scenario.id === 'SC154');
    await fill(page, facts);
    const end = page.locator('input[id$=-end]');
    assert.equal(await end.getAttribute('aria-invalid'), 'true');
    const described = await end.getAttribute('aria-describedby');
    const error = page.locator(`#${described.split(' ').find((id) => id.endsWith('-error'))}`);
    assert.match(await error.innerText(), /^Fout: Programma 1 eindigt eerder dan het begint\./);
    assert.equal(await end.inputValue(), facts.history[0].end);
    await end.fill('2026-05-01');
    await error.waitFor({ state: 'detached' });
  }));

test('without a planned start there is no answer, and the field says so', () =>
  withPage(async ({ page }) => {
    await page.locator('#start').fill('');
    assert.equal(await page.locator('#answer-heading').innerText(), say.nl['ui.error-date-invalid']);
    assert.equal(await page.locator('#start').getAttribute('aria-invalid'), 'true');
  }));

test('a programme can be taken away; the others keep what was filled in', () =>
  withPage(async ({ page }) => {
    const { facts } = scenarios.find((scenario) => scenario.id === 'SC005');
    await fill(page, facts);
    await page.getByRole('button', { name: `${say.nl['ui.record-remove']}: 2` }).click();
    assert.deepEqual(await page.locator('input[id$=-start]').evaluateAll((inputs) => inputs.map((input) => input.value)), [
      facts.history[0].start,
      facts.history[2].start,
    ]);
  }));

test('the whole form can be filled in with the keyboard', () =>
  withPage(async ({ page }) => {
    await page.locator('#insurer').focus();
    await page.keyboard.type('Menzis');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowUp'); // from "weet ik niet" to "nee"
    assert.ok(await page.locator('#chain-1').isChecked());
    await page.keyboard.press('Tab'); // what counts
    await page.keyboard.press('Enter');
    assert.ok(await page.locator('details.explain').evaluate((details) => details.open));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.record').count(), 1);
    assert.equal(await page.locator('#insurer').evaluate((select) => select.selectedOptions[0].text), 'Menzis');
  }));

for (const lang of ['nl', 'en']) {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing: ${lang}, ${colorScheme}`, () =>
      withPage(
        async ({ page }) => {
          const check = async (where) => {
            await page.evaluate(axe);
            const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
            assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`), [], where);
          };
          await page.getByRole('button', { name: lang === 'nl' ? 'Nederlands' : 'English' }).click();
          await check('empty');
          await page.getByRole('button', { name: 'Nederlands' }).click();
          for (const id of ['EX14', 'SC154', 'EX08', 'SC032', 'EX13']) {
            await page.getByRole('button', { name: say.nl['ui.clear'] }).click();
            await fill(page, scenarios.find((scenario) => scenario.id === id).facts);
            if (lang === 'en') await page.getByRole('button', { name: 'English' }).click();
            await check(id);
            await page.getByRole('button', { name: 'Nederlands' }).click();
          }
        },
        { colorScheme },
      ));
  }
}

for (const width of [320, 768, 1280]) {
  test(`nothing is cut off at ${width} pixels`, () =>
    withPage(
      async ({ page }) => {
        await fill(page, scenarios.find((scenario) => scenario.id === 'EX14').facts);
        const wide = await page.evaluate(() => [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.className || one.tagName));
        assert.deepEqual(wide, []);
        const small = await page.locator('button, select, input[type=date], .option').evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 80)));
        assert.deepEqual(small, [], 'touch targets of at least 44 pixels');
      },
      { viewport: { width, height: 900 } },
    ));
}
