// A table of cases at the intake: chosen or pasted, answered on the device and without a network, shown, given back, and gone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { library } from '../node/library.mjs';
import { chromiumTest as test } from './engines.mjs';
import { fit, inspect, SIZES } from './inspect.mjs';
import { KINDS } from './intake.mjs';
import { say } from './journey.mjs';
import { tablet } from './tablet.mjs';
import { kept } from './traces.mjs';

const HEAD = 'id,start,insurer,chainCare,includesSmr,history,wanted,provider';
const GOOD = '2026-12-10,cz,none,no,,short,contracted';
const cases = Object.values(KINDS);
const row = (id, { start, insurer, chainCare, history, wanted, provider }) => [
  id, start, insurer, chainCare ? chainCare.programmes.join('+') || 'none' : '?', chainCare?.includesSmr ?? '?',
  history.map((one) => [one.start ?? '?', one.end ?? '?', one.kind, one.setting, one.outcome].join('/')).join(' ; '), wanted, provider,
].join();
const TABLE = [HEAD, ...cases.map((facts, at) => row(at === 0 ? '=1+1' : `p-${at}`, facts))].join('\n');
/** What the command line writes for these cases, as tests/node and cli/tests hold it to what the library answers. */
const told = (facts) => {
  const { verdict, codes, route, remaining, earliestStart, certainty } = library.assess(facts);
  return [verdict, codes.join('+'), route, remaining ? `${remaining.min}-${remaining.max}` : '', earliestStart?.date ?? '', certainty, ''];
};

const batch = (body, options) => tablet(async ({ page, intake, ...rest }) => {
  const word = (key, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), say[intake.lang][`batch.${key}`]);
  await page.locator('#batch-button').click();
  await page.locator('#batch-text').waitFor();
  const paste = async (text) => {
    await page.locator('#batch-text').fill(text);
    await page.locator('#batch-read').click();
  };
  const choose = (buffer) => page.locator('#batch-file').setInputFiles({ name: 'geheime-naam.csv', mimeType: 'text/csv', buffer: Buffer.from(buffer) });
  await body({ page, intake, word, paste, choose, ...rest });
}, options);

test('a file is answered without a network, and what is saved is what the command line gives', () =>
  batch(async ({ page, choose, word, context, seen }) => {
    await page.waitForLoadState('networkidle');
    const before = seen.requests.length;
    await context.setOffline(true);
    await choose(`\ufeff${TABLE.replaceAll('\n', '\r\n')}`);
    await page.getByText(word('done', { n: cases.length, errors: 0 })).waitFor();
    assert.equal(await page.locator('#batch-table tbody tr').count(), cases.length);
    assert.equal(await page.locator('#batch-table tbody th').first().textContent(), '=1+1');
    const counts = await page.locator('#batch-counts dd').allTextContents();
    assert.equal(counts.reduce((sum, many) => sum + Number(many), 0), cases.length);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#batch-download').click()]);
    const saved = readFileSync(await download.path(), 'utf8');
    assert.ok(saved.startsWith('\ufeffid,verdict,codes,route,remaining,earliestStart,certainty,error,ask\r\n'), saved.slice(0, 90));
    const rows = saved.trim().split('\r\n').slice(1).map((line) => line.split(','));
    assert.deepEqual(rows.map((row) => row.slice(1, 8)), cases.map(told));
    assert.equal(rows[0][0], "'=1+1", 'no formula');
    assert.equal(await page.locator('#batch-csv').inputValue(), saved.slice(1).replaceAll('\r\n', '\n'));
    assert.equal(await page.locator('#batch-file').inputValue(), '', 'the field keeps no name');
    assert.deepEqual(seen.requests.slice(before).filter((request) => !JSON.stringify(request).includes('data:text/csv')), []);
  }));

test('broken lines are told with line and column, the rest is answered, and what is no table is refused', () =>
  batch(async ({ page, paste, choose, word }) => {
    const line = (n, text, column) => `${word('line', { n })}${column ? `, ${word('column', { column })}` : ''}: ${text}`;
    await paste([`${HEAD},naam`, `a,${GOOD},x`, 'b,10-12-2026,cz,none,no,,short,contracted,x', 'c,2026-12-10', `"d,${GOOD},x`, `111222333,${GOOD},x`, `e,${GOOD.replace('cz', 'jan')},x`, `v,${GOOD},x`].join('\n'));
    await page.getByText(word('done', { n: 7, errors: 5 })).waitFor();
    assert.deepEqual(await page.locator('#batch-errors li').allTextContents(), [
      line(3, word('not-a-day', { text: '10-12-2026' }), 'start'),
      line(4, word('fields', { fields: 2, named: 9 })),
      line(5, `${word('fields', { fields: 1, named: 9 })} ${word('quote')}`),
      line(6, word('bsn'), 'id'),
      line(7, word('no-brand', { text: 'jan' }), 'insurer'),
    ]);
    assert.deepEqual(await page.locator('#batch-table tbody th').allTextContents(), ['a', 'v']);
    assert.equal(await page.locator('#batch-ignored').textContent(), word('ignored', { columns: 'naam' }));
    for (const [bytes, says] of [
      ['', word('empty')],
      [Buffer.from(TABLE, 'utf16le'), word('not-utf8')],
      [Buffer.from(`naam\xe9,${HEAD}\n`, 'latin1'), word('not-utf8')],
      ['x'.repeat(2 << 20), word('too-large', { n: 500 })],
      ['id,start,insurer,chainCare,includesSmr,history\na', word('missing', { columns: 'wanted, provider' })],
      [[HEAD, ...Array(501).fill(`a,${GOOD}`)].join('\n'), word('too-many', { n: 501, most: 500 })],
    ]) {
      await choose(bytes);
      await page.getByText(says, { exact: true }).waitFor();
      assert.equal(await page.locator('#batch-table').count(), 0, says);
    }
  }));

test('it can be stopped, and says how far it came', () =>
  batch(async ({ page, paste }) => {
    // Pressed as soon as it is there, whatever the speed of the machine.
    await page.evaluate(() => new MutationObserver(() => document.getElementById('batch-stop')?.click()).observe(document.body, { subtree: true, childList: true }));
    await paste([HEAD, ...Array.from({ length: 500 }, (_, at) => `a${at},${GOOD}`)].join('\n'));
    await page.locator('#batch-done').waitFor();
    const many = await page.locator('#batch-table tbody tr').count();
    assert.ok(many < 500, `${many} lines`);
    assert.equal(await page.locator('#batch-done').textContent(), say.nl['batch.stopped'].replace('{n}', many).replace('{all}', 500));
  }));

test('no key is a shortcut here, and every end leaves nothing', () =>
  batch(async ({ page, paste, choose, intake }) => {
    const ends = {
      back: () => page.getByRole('button', { name: say.nl['journey.back'], exact: true }).click(),
      next: () => intake.next(),
      reload: () => page.reload(),
    };
    for (const [name, end] of Object.entries(ends)) {
      if ((await page.locator('#batch-text').count()) === 0) await page.locator('#batch-button').click();
      await choose(TABLE.replace('p-1', 'zebra-77'));
      await page.locator('#batch-table').waitFor();
      await paste(TABLE.replace('p-1', 'zebra-77'));
      await page.locator('#batch-text').press('n');
      await page.locator('#batch-done').focus();
      await page.keyboard.press('o');
      assert.equal(await page.locator('.turned, #next-client').count(), 0);
      await page.getByText('zebra-77').first().waitFor();
      await end();
      await page.locator('.untouched').waitFor();
      const all = JSON.stringify(await intake.tab.evaluate(kept));
      for (const word of ['zebra-77', 'geheime-naam']) assert.ok(!all.includes(word), `${name}: ${word}`);
    }
  }));

for (const lang of ['nl', 'en']) {
  test(`the list, ${lang}: axe finds nothing, and the page fits a narrow window`, () =>
    batch(async ({ page, intake, paste }) => {
      const look = async (name) => {
        await inspect(page, intake.tab, name);
        await intake.tab.evaluate(() => $('.scrolls')?.classList.add('list'));
        await fit(page, intake.tab, name, [...SIZES, [320, 256, '100%'], [1024, 768, '100%']]);
        await page.setViewportSize({ width: 320, height: 640 });
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name);
        await page.setViewportSize({ width: 768, height: 1024 });
      };
      await look('empty');
      await paste('id');
      await page.locator('#batch-refused').waitFor();
      await look('refused');
      await paste(`${TABLE}\nb,10-12-2026,cz,none,no,,short,contracted`);
      await page.locator('#batch-errors').waitFor();
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
      await look('list');
    }, { lang, viewport: { width: 768, height: 1024 } }));
}
