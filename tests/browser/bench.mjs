// How long the first screen and every step take in Chromium with the processor slowed down four times: `cargo xtask bench`.
import { test } from 'node:test';
import { scenarios } from '../node/library.mjs';
import { chromium } from 'playwright-core';
import { Journey, driver, fits } from './journey.mjs';

const { SMR_CHECK_URL: url, CHROMIUM } = process.env;
const median = (all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];

test('times of the self-check', async () => {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--disable-gpu'] });
  const firsts = [];
  const steps = new Map();
  const open = async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto(url);
    firsts.push(await page.evaluate(async () => {
      while (!document.querySelector('.big')) await new Promise(requestAnimationFrame);
      return performance.now();
    }));
    return page;
  };
  for (let at = 0; at < 9; at += 1) await (await open()).context().close();

  const page = await open();
  // From the click to the next frame that is drawn.
  await page.evaluate(() => {
    window.steps = [];
    addEventListener('click', ({ target }) => {
      if (!target.closest('button')) return;
      const [start, name] = [performance.now(), document.querySelector('.heading').textContent];
      requestAnimationFrame(() => setTimeout(() => window.steps.push([name, performance.now() - start])));
    }, true);
  });
  const journey = new Journey(driver(page));
  for (const { facts } of scenarios.filter(fits).filter((_, at) => at % 4 === 0)) {
    await journey.begin();
    await journey.answer(facts);
    await journey.finish();
    await journey.go('ui.clear');
    await journey.go('journey.wipe-yes');
  }
  const kind = (heading) => heading.replace(/programma( \d.*?| van .*?)?(?= (af|klaar|korte)\b|\?)/, 'programma').replace(/\d.*/, '…');
  for (const [heading, time] of await page.evaluate(() => window.steps)) steps.set(kind(heading), [...(steps.get(kind(heading)) ?? []), time]);
  await browser.close();

  const all = [...steps.values()].flat();
  console.log(`first screen, from the navigation on: ${median(firsts).toFixed(0)} ms (median of ${firsts.length}), ${Math.max(...firsts).toFixed(0)} ms at most`);
  console.log(`steps: ${all.length}; median ${median(all).toFixed(1)} ms, 95 of 100 within ${all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.95)].toFixed(1)} ms, ${Math.max(...all).toFixed(1)} ms at most`);
  for (const [name, times] of [...steps].toSorted(([, a], [, b]) => median(b) - median(a))) {
    console.log(`${median(times).toFixed(1).padStart(7)} ms, ${Math.max(...times).toFixed(1).padStart(6)} at most, after “${name}” (${times.length})`);
  }
});
