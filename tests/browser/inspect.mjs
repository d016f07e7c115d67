// What can be looked at on any screen, in Chromium: what axe finds, what is cut off, and what is too small to touch.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Asserts that axe finds nothing, in light and in dark, where only colours are different. */
export async function inspect(page, tab, name) {
  for (const [colorScheme, runOnly] of [['dark', ['color-contrast']], ['light', RULES]]) {
    await page.emulateMedia({ colorScheme });
    if (!(await page.evaluate('!!window.axe'))) await page.evaluate(axe);
    const found = await tab.evaluate(async (runOnly) => {
      const { violations } = await window.axe.run(document, { runOnly });
      return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`);
    }, runOnly);
    assert.deepEqual(found, [], `${name}, ${colorScheme}`);
  }
}

/** Windows, and the size of their text. 320 by 256 is 1280 by 1024 at 400 % zoom. */
export const SIZES = [[360, 740, '200%'], [768, 1024, '100%'], [1280, 800, '100%']];

/** Asserts that nothing sticks out of a window of any size, and that all that is to be touched is large enough for a finger. */
export async function fit(page, tab, name, sizes) {
  const before = page.viewportSize();
  for (const [width, height, text] of sizes) {
    await page.setViewportSize({ width, height });
    assert.deepEqual(await tab.evaluate(misfits, text), [], `${name}, ${width} by ${height} with text at ${text}`);
  }
  await page.setViewportSize(before);
  await tab.evaluate(() => void (document.documentElement.style.fontSize = ''));
}

/** In the page. */
function misfits(text) {
  document.documentElement.style.fontSize = text;
  const box = (one) => one.getBoundingClientRect();
  const shown = (one) => box(one).width > 1 && box(one).height > 1;
  const inList = (one) => one.closest('.list, .out-of-sight, .year');
  const wide = $$('.smr *').filter((one) => shown(one) && !inList(one) && (box(one).right > innerWidth + 1 || box(one).left < -1));
  // A tick box has its label to touch, too.
  const touched = $$('.smr button, .smr select, .smr input[type=text], .smr .option, .smr .pill, .smr summary, .error-summary a');
  const small = touched.filter((one) => shown(one) && box(one).height < 43.9);
  return [...wide.map((one) => `sticks out: ${one.outerHTML.slice(0, 90)}`), ...small.map((one) => `small: ${one.outerHTML.slice(0, 90)}`)];
}
