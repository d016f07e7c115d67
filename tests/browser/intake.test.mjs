// The intake as a care provider uses it: entered fast, answered beside it, turned round, printed, handed over.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsqr from 'jsqr';
import { library, scenarios } from '../node/library.mjs';
import { ENGINES, chromiumTest, open } from './engines.mjs';
import { withPage } from './harness.mjs';
import { SIZES, fit, inspect } from './inspect.mjs';
import { Intake, TWO, everyState } from './intake.mjs';
import { Journey, VERDICTS, chosen, driver, say } from './journey.mjs';
import { NOTHING, tablet } from './tablet.mjs';

const url = process.env.SMR_CHECK_URL;
const by = (id) => scenarios.find((scenario) => scenario.id === id).facts;

chromiumTest('scenarios of every sort, entered in the form, get the answer of the rule core', async () => {
  const tab = await open('chromium', { width: 1280, height: 800 });
  const intake = new Intake(tab.byScript());
  await intake.open(url);
  for (const scenario of chosen(30)) {
    await intake.enter(scenario.facts);
    assert.deepEqual(await intake.shown(), intake.expected(library.assess(scenario.facts)), scenario.id);
    // How the rule base writes "always".
    assert.doesNotMatch(await tab.evaluate(() => $('.card').textContent), /1900|9999/, scenario.id);
    await intake.next();
  }
  await tab.close();
  assert.deepEqual(tab.errors, []);
});

chromiumTest('a date is said beside its field as it was understood', () =>
  tablet(async ({ tab, intake }) => {
    await intake.choose('had', 'tri', 'yes');
    await tab.waitFor(() => $('#begun-0'));
    const label = () => tab.evaluate(() => $('label[for=begun-0]').textContent);
    for (const [typed, understood] of [['3-12-2026', '3 december 2026'], ['12-3-26', '12 maart 2026'], ['3-2026', 'maart 2026'], ['2026', ''], ['31-2-2026', ''], ['', '']]) {
      await tab.fill('#begun-0', typed);
      assert.equal(await label(), `${say.nl['intake.begun']}${understood}`, typed);
    }
  }));

for (const engine of ENGINES) {
  test(`${engine}: a case with two programmes, in both languages`, async () => {
    for (const lang of ['nl', 'en']) {
      const tab = await open(engine, { width: 768, height: 1024 });
      const intake = new Intake(tab, lang);
      await intake.open(url);
      await intake.enter(TWO);
      assert.deepEqual(await intake.shown(), intake.expected(library.assess(TWO)));
      await tab.click('#turn');
      const text = say[lang];
      await tab.waitFor((verdict) => $(`article.${verdict}`) !== null, VERDICTS[library.assess(TWO).verdict]);
      await tab.clickText('button', text['intake.turn-back']);
      await tab.waitFor(() => $('#begun-1')?.value === '1-3-2027');
      await intake.next();
      await tab.close();
      assert.deepEqual(tab.errors, []);
    }
  });

  test(`${engine}: by keyboard alone`, async () => {
    const tab = await open(engine, { width: 1280, height: 800 });
    await new Intake(tab).open(url);
    const at = () => tab.evaluate(() => document.activeElement.id);
    const to = async (id) => {
      for (let steps = 0; (await at()) !== id; steps++) {
        assert.ok(steps < 40, `${id} is not reached; the focus is on ${await at()}`);
        await tab.press('Tab');
      }
    };
    await tab.evaluate(() => $('#insurer').focus());
    await tab.choose('#insurer', 'CZ');
    await to('had-0');
    await tab.press('Space');
    await tab.waitFor(() => $('.entry') !== null);
    // On the way through with arrow keys nothing takes the focus away.
    assert.equal(await at(), 'had-0');
    await to('begun-0');
    for (const sign of '32026') await tab.press(sign === '3' ? '3' : sign);
    await to('outcome-0-0');
    await tab.press('ArrowDown');
    await tab.waitFor(() => $('#outcome-0-1').checked);
    await to('begun-1');
    await tab.press('4');
    await tab.waitFor(() => $$('.entry').length === 2);
    assert.equal(await at(), 'begun-1', 'the field that is typed in becomes that of the next programme');
    await tab.press('2');
    assert.equal(await tab.evaluate(() => document.activeElement.value), '42');
    // The text for the record is selected by keyboard too.
    await tab.evaluate(() => $('#record summary').focus());
    await tab.press('Enter');
    await to('record-text');
    await tab.press(process.platform === 'darwin' ? 'Meta+a' : 'Control+a');
    assert.ok(await tab.evaluate(() => document.activeElement.selectionEnd > 100 && document.activeElement.selectionEnd === document.activeElement.value.length));
    await tab.close();
  });

  test(`${engine}: the defaults of a bookmark, lines of a record and a list`, async () => {
    const tab = await open(engine);
    await tab.goto(new URL('intake/?insurers=dsw&idle=10', url).href);
    await tab.waitFor(() => $('.strip') !== null);
    assert.equal(await tab.evaluate(() => $$('#insurer option')[1].textContent), 'DSW');
    await tab.evaluate(() => ($('details:has(#paste)').open = true));
    // At once, as pasted text comes.
    await tab.choose('#paste', '10-1-2026 kort, keten, niet gelukt\n1-3-2026 intensief stopcoach, afgebroken');
    await tab.click('#paste-read');
    await tab.waitFor(() => $('#paste-all') !== null);
    await tab.click('#paste-all');
    await tab.waitFor(() => $$('.entry').length === 2);
    await tab.click('#batch-button');
    await tab.waitFor(() => $('#batch-text') !== null);
    await tab.choose('#batch-text', ['id,start,insurer,chainCare,includesSmr,history,wanted,provider', 'x1,2026-12-01,dsw,none,,,short,registered', 'x2,2026-02-30,dsw,none,,,?,?', 'x3,2027-02-01,?,?,,?/?/?/?/?,?,?'].join('\n'));
    await tab.click('#batch-read');
    await tab.waitFor(() => $('#batch-table') !== null);
    assert.deepEqual(await tab.evaluate(() => [$$('#batch-table tbody th').map((one) => one.textContent), $$('#batch-errors li').length]), [['x1', 'x3'], 1]);
    await tab.close();
    assert.deepEqual(tab.errors, []);
  });
}

chromiumTest('a practised care provider enters a case with two programmes in at most 13 interactions', () =>
  tablet(async ({ intake }) => {
    // The start is today already.
    const facts = { ...TWO, start: '2026-11-22', history: TWO.history.map((one) => ({ ...one, start: one.start.replace('2027', '2026') })) };
    await intake.enter(facts, { start: false });
    assert.deepEqual(await intake.shown(), intake.expected(library.assess(facts)));
    assert.ok(intake.interactions <= 13, `${intake.interactions} interactions`);
  }));

chromiumTest('what still decides is marked in the form, and its button leads there', () =>
  tablet(async ({ page, intake, tab }) => {
    assert.deepEqual(await page.locator('.decides').count() > 0, true, 'nothing is filled in, so something decides');
    const facts = { ...NOTHING, start: '2027-05-10', insurer: 'unknown', chainCare: { programmes: ['copd'], includesSmr: 'yes' } };
    await intake.enter(facts);
    assert.deepEqual(library.assess(facts).asks, ['/insurer']);
    assert.deepEqual(await page.locator('label, legend').filter({ has: page.locator('.decides') }).allTextContents(), [say.nl['intake.insurer'] + say.nl['intake.decides']]);
    await page.locator('.deciding button').click();
    assert.equal(await tab.evaluate(() => document.activeElement.id), 'insurer');
    await tab.choose('#insurer', 'a.s.r.');
    await page.locator('.decides').first().waitFor({ state: 'detached' });
  }));

chromiumTest('programmes are copied, taken away and brought back; the focus goes along', () =>
  tablet(async ({ page, intake, tab }) => {
    await intake.enter({ ...NOTHING, start: '2027-05-10', insurer: 'cz', history: TWO.history.slice(0, 1) });
    const focus = () => tab.evaluate(() => document.activeElement.id);
    await page.getByRole('button', { name: say.nl['intake.double'] }).click();
    await page.locator('.entry').nth(1).waitFor();
    assert.equal(await focus(), 'begun-1');
    // The same dates would be the same programme twice: they are left to fill in.
    assert.deepEqual([await page.locator('#begun-1').inputValue(), await page.locator('#kind-1-0').isChecked()], ['', true]);
    await tab.fill('#begun-1', '10-1-2027');
    // And filled in so it is a contradiction, told at the field and beside the answer with the way to it.
    await page.locator('#begun-1-error').waitFor();
    await page.locator('.problems').waitFor();
    await page.locator('.problems button').click();
    assert.equal(await focus(), 'begun-1');
    await page.getByRole('button', { name: say.nl['intake.remove'] }).last().click();
    await page.locator('#undo').waitFor();
    assert.deepEqual([await page.locator('.entry').count(), await focus()], [1, 'undo']);
    await page.locator('#undo').click();
    await page.locator('.entry').nth(1).waitFor();
    assert.deepEqual([await page.locator('#begun-1').inputValue(), await focus()], ['10-1-2027', 'begun-1']);
  }));

chromiumTest('a date that is none is told at its field, and counts as not known', () =>
  tablet(async ({ page, intake, tab }) => {
    await intake.enter({ ...NOTHING, start: '2027-05-10', insurer: 'cz', history: TWO.history.slice(0, 1) });
    await tab.fill('#begun-0', 'vorig jaar');
    await page.locator('#begun-0-error').waitFor();
    assert.equal(await page.locator('#begun-0').getAttribute('aria-describedby'), 'begun-0-error');
    const unknown = { ...NOTHING, start: '2027-05-10', insurer: 'cz', history: [{ ...TWO.history[0], start: null }] };
    assert.deepEqual(await intake.shown(), intake.expected(library.assess(unknown)));
    await tab.fill('#start', '3-2027');
    await page.locator('#start-error').waitFor();
    assert.equal(await page.locator('.strip .below-1').textContent(), say.nl['intake.no-answer']);
    await page.locator('#turn').click();
    assert.equal(await tab.evaluate(() => document.activeElement.id), 'start');
    assert.equal(await page.locator('.turned').count(), 0);
  }));

chromiumTest('after the next client no insurer is chosen, whatever was chosen by hand before', () =>
  tablet(async ({ page, intake }) => {
    const list = page.locator('#insurer');
    const options = await list.locator('option').count();
    for (const at of [3, 0, options - 1]) await list.selectOption({ index: at });
    await intake.next();
    assert.equal(await list.evaluate((list) => list.selectedIndex), 0);
  }));

chromiumTest('the calculator says which kind a planned programme is, and hands it to the form', () =>
  tablet(async ({ page, tab }) => {
    await page.getByText(say.nl['intake.effort']).click();
    const says = async (contacts, minutes, kind) => {
      await tab.fill('#contacts', contacts);
      await tab.fill('#minutes', minutes);
      const start = say.nl[`intake.${kind}`].split('{minutes}')[0].length > 0 ? say.nl[`intake.${kind}`].replace('{minutes}', contacts * minutes) : '';
      await tab.waitFor((start) => $('.effort .outcome').textContent.startsWith(start), start);
    };
    await says('4', '10', 'is-short');
    await says('3', '30', 'is-neither');
    await says('7', '30', 'is-intensive');
    await page.getByRole('button', { name: say.nl['intake.take-kind'] }).click();
    await tab.waitFor(() => $('#wanted-1').checked);
    await page.locator('#in-group').click();
    await says('7', '30', 'is-short');
    await tab.fill('#contacts', 'zeven');
    await tab.waitFor((text) => $('.effort .outcome').textContent === text, say.nl['intake.not-a-number']);
  }));

chromiumTest('around New Year this year and the next stand side by side', () =>
  tablet(async ({ page, intake, tab }) => {
    const facts = { ...NOTHING, start: '2026-11-22', insurer: 'cz', history: [TWO.history[1], { ...TWO.history[1], start: '2027-04-01' }, { ...TWO.history[1], start: '2027-05-01' }].map((one) => ({ ...one, start: one.start.replace('2027', '2026') })) };
    await intake.enter(facts);
    const columns = () => page.locator('.year-column strong').allTextContents();
    assert.deepEqual(await columns(), [facts, { ...facts, start: '2027-01-01' }].map((one) => intake.expected(library.assess(one)).verdict));
    assert.equal((await columns())[0], say.nl['intake.verdict-not-yet']);
    await tab.fill('#start', '10-5-2027');
    await page.locator('.years').waitFor({ state: 'detached' });
    await tab.fill('#start', '10-1-2027');
    await page.locator('.years').waitFor({ state: 'attached' });
  }));

chromiumTest('of each programme it is said whether it counts, and why not; with another insurer in the other year', () =>
  tablet(async ({ page, intake, tab }) => {
    const sentence = (key, values) => Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), say.nl[`intake.${key}`]);
    const [chain, coach] = [{ ...TWO.history[0], start: '2026-02-10', end: '2026-05-10', setting: 'chain' }, { ...TWO.history[1], start: '2025-11-03', end: '2026-01-20', setting: 'specialist' }];
    const facts = { ...NOTHING, start: '2026-12-01', insurer: 'cz', history: [chain, coach], provider: 'contracted' };
    await intake.enter(facts);
    const title = (verdict) => sentence('years-other', { date: '1 januari 2027', verdict });
    const there = { ...facts, start: '2027-01-01' };
    await page.getByText(title(intake.expected(library.assess(there)).verdict)).click();
    const words = () => page.locator('.year-words li').allTextContents();
    const begun = { year: 2027, begun: 2026 };
    const [first, second] = await words();
    assert.ok(first.endsWith(`${sentence('counts-open-chain', { year: 2026 })} ${sentence('counts-not-begun', begun)}`), first);
    assert.ok(second.endsWith(`${sentence('counts-not-begun', { year: 2026, begun: 2025 })} ${sentence('counts-not-begun', { year: 2027, begun: 2025 })}`), second);
    await page.getByLabel(sentence('insurer-of-year', { year: 2027 })).selectOption('Zilveren Kruis');
    // A contract with the one insurer is none with the other.
    const other = intake.expected(library.assess({ ...there, insurer: 'zilveren-kruis', provider: 'unknown' }));
    await tab.waitFor((verdict) => $$('.year-column')[1].textContent.includes('Zilveren Kruis') && $$('.year-column strong')[1].textContent === verdict, other.verdict);
    assert.deepEqual(await intake.shown(), intake.expected(library.assess(facts)), 'the answer for the planned start is the same');
    await tab.fill('#start', '10-5-2026');
    await page.getByText(sentence('timeline', { year: 2026 })).waitFor();
    assert.equal(await page.locator('#insurer-of-year').count(), 0);
    await intake.next();
    assert.equal(await page.locator('.year-words').count(), 0);
  }));

chromiumTest('on an iPad it is said how the page stays there without a network, and nowhere else', () =>
  tablet(async ({ page, intake }) => {
    const hint = page.locator('#home-screen');
    assert.equal(await hint.count(), 0);
    for (const [standalone, count] of [[false, 1], [true, 0]]) {
      await page.addInitScript((standalone) => Object.defineProperty(navigator, 'standalone', { configurable: true, value: standalone }), standalone);
      await intake.open(url);
      assert.equal(await hint.count(), count);
    }
    await page.locator('.strip').waitFor();
  }));

chromiumTest('turned round, the person reads their own result in their own language', () =>
  tablet(async ({ page, intake }) => {
    await intake.enter(TWO);
    await page.locator('#turn').click();
    assert.equal(await page.evaluate(() => document.activeElement.className), 'heading');
    assert.equal(await page.locator('.facts-form, .card').count(), 0);
    await page.getByRole('button', { name: 'English' }).click();
    const answer = library.assess(TWO);
    await page.locator(`article.${VERDICTS[answer.verdict]}`).waitFor();
    assert.deepEqual((await page.locator('.codes .below-2').allTextContents()).sort(), answer.codes.map((code) => say.en[`code.${code}.title`]).sort());
    await page.getByRole('button', { name: say.en['intake.turn-back'] }).click();
    // The care provider's language is the one it was.
    await page.getByRole('heading', { name: say.nl['intake.title'] }).waitFor();
  }));

chromiumTest('the facts go along as a link: short, read once, and the same answer', () =>
  tablet(async ({ page, intake, context }) => {
    const ten = { ...TWO, history: Array.from({ length: 10 }, (_, at) => ({ ...TWO.history[at % 2], start: `2026-0${1 + (at % 9)}-1${at % 3}` })) };
    for (const facts of [TWO, ten, { ...NOTHING, start: '2026-12-01', insurer: 'other', chainCare: null, wanted: 'unknown', provider: 'unknown' }]) {
      await intake.enter(facts);
      const link = await intake.link();
      assert.ok(link.length <= 300, `${link.length} signs`);
      const [, fragment] = link.split('#');
      assert.ok(fragment && !link.includes('?'), link);
      assert.equal(read(await page.locator('.qr path').getAttribute('d'), await page.locator('.qr').getAttribute('viewBox')), link);
      const requests = [];
      const phone = await context.newPage();
      phone.on('request', (request) => requests.push(request.url()));
      await phone.goto(link);
      await phone.getByText(say.nl['journey.check-given']).waitFor();
      assert.equal(phone.url(), url);
      assert.ok(!requests.some((address) => address.includes(fragment)));
      assert.deepEqual(await phone.evaluate(() => [history.state, document.referrer]), [null, '']);
      // The start screen was never shown, and its script leaves the buttons of the app alone.
      for (const [from, to] of [['nl', 'en'], ['en', 'nl']]) {
        await phone.getByRole('button', { name: say[from]['ui.other-language'] }).click();
        await phone.getByText(say[to]['journey.check-given']).waitFor();
        assert.equal(await phone.locator('[aria-disabled]').count(), 0);
      }
      await phone.getByRole('button', { name: say.nl['journey.check-go'] }).click();
      const journey = new Journey(driver(phone));
      const answer = library.assess(facts);
      assert.equal((await journey.shown()).verdict, VERDICTS[answer.verdict]);
      await phone.goBack();
      assert.ok(!phone.url().includes(fragment));
      await phone.close();
      await intake.next();
    }
  }));

chromiumTest('a link that is not right is refused, and nothing is filled in', () =>
  withPage(async ({ page }) => {
    await page.locator('.heading').waitFor();
    for (const fragment of ['1', '2ALUKkIcz~AA', '1ALUKkIcz~AB%00', '<script>', 'answer']) {
      // The same tab: only what stands behind the # changes, and the page begins anew.
      await page.goto(`${url}#${fragment}`);
      await page.getByText(say.nl['journey.link-refused']).waitFor();
      await page.waitForFunction(() => location.hash === '');
      assert.equal(page.url(), url);
    }
  }));

chromiumTest('on the tablet nothing is taken from a link or copied, and the link does not stay in the address', () =>
  tablet(async ({ page, intake, tab }) => {
    await intake.enter(by('SC032'));
    const link = await intake.link();
    await intake.next();
    // In the open page, and when it is opened.
    for (const from of [`${url}intake/`, 'about:blank']) {
      await page.goto(from);
      await page.goto(`${url}intake/${link.slice(link.indexOf('#'))}`);
      await page.waitForFunction(() => location.hash === '');
      await page.locator('.untouched').waitFor();
    }
    await intake.enter(by('SC032'));
    await tab.click('#turn');
    await page.locator('.turned').waitFor();
    assert.equal(await page.getByRole('button', { name: say.nl['outcome-page.copy'] }).count(), 0);
  }));

chromiumTest('keys do what is done in every case, not where somebody types, and can be turned off', () =>
  tablet(async ({ page, tab }) => {
    const focus = () => tab.evaluate(() => document.activeElement.id);
    const reached = async (key, id) => {
      await page.keyboard.press(key);
      await tab.waitFor((id) => document.activeElement.id === id, id);
    };
    await page.mouse.click(2, 2);
    for (const [key, id] of [['k', 'chain-0'], ['w', 'wanted-0'], ['b', 'provider-0'], ['e', 'had-0'], ['p', 'begun-0']]) await reached(key, id);
    // Somebody types.
    await page.keyboard.press('n');
    assert.deepEqual([await page.locator('#begun-0').inputValue(), await page.locator('#next-client').count()], ['n', 0]);
    await page.locator('#had-0').focus();
    await page.keyboard.press('Control+k');
    assert.equal(await focus(), 'had-0');
    await reached('n', 'next-client');
    await page.keyboard.press('?');
    const list = page.locator('#shortcuts');
    await list.waitFor();
    assert.deepEqual(await list.locator('kbd').allTextContents(), ['v', 's', 'e', 'p', 'k', 'w', 'b', 'd', 'o', 'g', 'n', '?']);
    await page.locator('#use-shortcuts').uncheck();
    await page.keyboard.press('v');
    await page.keyboard.press('?');
    assert.deepEqual([await focus(), await list.count()], ['use-shortcuts', 1]);
    await page.locator('#use-shortcuts').check();
    await reached('v', 'insurer');
  }));

chromiumTest('what leads away opens beside the intake', () =>
  tablet(async ({ page, intake }) => {
    await intake.enter(TWO);
    const links = await page.locator('.intake a').evaluateAll((all) => all.map(({ target, rel }) => `${target} ${rel}`));
    assert.ok(links.length > 0 && links.every((one) => one === '_blank noopener noreferrer'), `${links}`);
  }));

chromiumTest('both prints are one sheet of A4 and name nobody', () =>
  tablet(async ({ page, intake }) => {
    for (const facts of [TWO, by('EX14'), by('SC032'), { ...TWO, insurer: 'asr', history: [...TWO.history, { ...TWO.history[0], start: '2026-11-01', end: '2027-06-01', outcome: 'running', setting: 'gp' }] }]) {
      await intake.enter(facts);
      for (const side of ['file', 'person']) {
        if (side === 'person') await page.locator('#turn').click();
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
        assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1, `${side} of ${facts.insurer}`);
      }
      await page.getByRole('button', { name: say.nl['intake.turn-back'] }).click();
      await intake.next();
    }
  }));

chromiumTest('past the day for which the rules were checked there is a warning and no firm yes', () =>
  tablet(async ({ page, intake, tab }) => {
    await page.clock.setFixedTime('2028-01-02T12:00:00');
    await intake.open(url);
    await page.getByText(say.nl['intake.stale']).waitFor();
    await intake.enter({ ...NOTHING, start: '2027-12-01', insurer: 'cz' });
    assert.deepEqual(await intake.shown(), { verdict: say.nl['intake.verdict-conditions'], codes: [] });
    await tab.click('#turn');
    await page.getByRole('heading', { name: say.nl['headline.ask-first'] }).waitFor();
  }));

chromiumTest('nothing that is done at the intake asks a server for anything or keeps anything', () =>
  tablet(async ({ page, intake, context, seen }) => {
    await page.waitForLoadState('networkidle');
    const before = [seen.requests.length, await page.evaluate(() => history.length)];
    await intake.enter(TWO);
    await intake.link();
    await page.locator('#turn').click();
    await page.getByRole('button', { name: say.nl['intake.turn-back'] }).click();
    await intake.next();
    assert.deepEqual(seen.requests.slice(before[0]), []);
    assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie, history.length]), [0, 0, '', before[1]]);
    assert.deepEqual(await context.cookies(), []);
  }));

for (const lang of ['nl', 'en']) {
  chromiumTest(`every state of the intake, ${lang}: axe finds nothing in light and dark, nothing is cut off or too small at any size`, () =>
    tablet(
      async ({ page, intake, tab }) =>
        everyState(intake, async (name) => {
          await inspect(page, tab, name);
          await fit(page, tab, name, [...SIZES, [320, 256, '100%'], [1024, 768, '100%']]);
        }),
      { lang, viewport: { width: 768, height: 1024 } },
    ));
}

/** What a telephone reads in the code that is drawn. */
function read(path, viewBox) {
  const side = Number(viewBox.split(' ')[2]);
  const scale = 4;
  const pixels = new Uint8ClampedArray(side * side * scale * scale * 4).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let row = y * scale; row < (Number(y) + 1) * scale; row++) {
      for (let column = x * scale; column < (Number(x) + Number(width)) * scale; column++) pixels.fill(0, (row * side * scale + column) * 4, (row * side * scale + column) * 4 + 3);
    }
  }
  return jsqr(pixels, side * scale, side * scale)?.data;
}
