// What the element costs the page around it, in Chromium: nothing moves, nothing is left behind.
import assert from 'node:assert/strict';
import { scenarios } from '../node/library.mjs';
import { page as hostPage } from './embed.mjs';
import { chromiumBrowser, chromiumTest as test } from './engines.mjs';
import { withPage } from './harness.mjs';
import { driver, inside } from './inside.mjs';
import { Journey, say } from './journey.mjs';
import { until } from './webdriver.mjs';

const text = '<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit.</p>';
const AROUND = (attributes) => `<h1>Stoppen met roken</h1>${text}<smr-check id="a" ${attributes}><p>Bel ons.</p></smr-check>${text.repeat(30)}`;
// The line of the integration guide: room before the script is there.
const WATCH = `<style>smr-check { display: block; min-block-size: min(46rem, 100dvh); }</style><script>
  // What moved, when, and whether the browser knows of an act before; and from when to when somebody acted.
  var [shifts, acts] = [[], []];
  const note = (all) => { for (const { value, startTime, hadRecentInput } of all) shifts.push([value, startTime, hadRecentInput]); };
  var watcher = new PerformanceObserver((list) => note(list.getEntries()));
  watcher.observe({ type: 'layout-shift', buffered: true });
</script>`;

for (const [width, height] of [[1280, 900], [360, 740]]) {
  for (const [embed, sizing] of [['frame', 'fixed'], ['frame', 'content'], ['inline', 'fixed']]) {
    const grows = sizing === 'content';
    test(`${embed}, ${sizing}, ${width} pixels: what stands around it does not move by itself`, () =>
      withPage(
        async ({ page }) => {
          await page.evaluate(() => document.getElementById('a').ready());
          const loaded = await page.evaluate(() => shifts.reduce((sum, [value]) => sum + value, 0));
          assert.ok(loaded <= 0.02, `while loading: ${loaded}`);
          const root = embed === 'frame' ? await inside(page) : page;
          /** Somebody acts, and everything settles. */
          const acting = async (act) => {
            await page.evaluate(() => void acts.push([performance.now(), Infinity]));
            await act();
            await settled();
            await page.evaluate(() => void (acts.at(-1)[1] = performance.now()));
          };
          // As a person does: with the pointer, so that the browser knows what follows an act.
          const press = (key) => acting(() => root.getByRole('button', { name: say.nl[key], exact: true }).click());
          // Whoever presses on looks first: the tool scrolls in the same moment, and then the browser takes the one for the other.
          const settled = () => {
            let before;
            const look = async () => {
              for (const one of [root, page]) await one.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
              const inner = embed === 'frame' && (await root.evaluate(() => document.querySelector('.frame').offsetHeight));
              const [isDone, ...now] = await page.evaluate(([inner, grows]) => {
                const element = document.getElementById('a');
                const [{ top }, frame] = [element.getBoundingClientRect(), element.shadowRoot.querySelector('iframe')];
                const rest = (frame?.offsetHeight ?? 0) - inner;
                return [!grows || (rest >= 0 && (rest < 32 || top + frame.offsetHeight <= innerHeight + 1)), scrollY, element.offsetHeight];
              }, [inner, grows]);
              const same = isDone && String(now) === before;
              before = String(now);
              return same;
            };
            return until(look, () => 'it keeps moving', { every: 50 });
          };
          await press('journey.begin');
          await press('journey.next');
          await press('journey.back');
          await press('journey.begin');
          // A long answer, and back from it.
          const walk = new Journey(embed === 'frame' ? driver(root) : inline(page));
          await acting(async () => {
            await walk.answer(scenarios.find(({ id }) => id === 'EX14').facts);
            await walk.finish();
          });
          await press('journey.back');
          const shifts = await page.evaluate(() => {
            note(watcher.takeRecords());
            return shifts.map(([value, at, isAfterAct]) => [value, isAfterAct || acts.some(([from, to]) => at >= from && at <= to)]);
          });
          const sum = (all) => all.reduce((sum, [value]) => sum + value, 0);
          // Browsers don't count what moves within half a second after an act; on a busy machine that may be too short, so a press counts until
          // everything has settled. A frame that grows moves what is below it, and stays under what browsers call good (0.1); around a frame of one
          // height nothing moves at all, after a press neither.
          const moved = sum(shifts.filter(([, after]) => (embed === 'frame' && !grows) || !after));
          assert.ok(embed === 'frame' ? moved - loaded <= (grows ? 0.1 : 0) : moved <= 0.02, JSON.stringify(shifts));
        },
        { path: hostPage(AROUND(`embed="${embed}" sizing="${sizing}"`), { head: `<meta name="viewport" content="width=device-width">${WATCH}` }), viewport: { width, height } },
      ));
  }
}

/** A shadow root as what a journey drives. */
function inline(page) {
  const root = { evaluate: (code) => page.evaluate(`(() => { const document = window.document.getElementById('a').shadowRoot; return ${code}; })()`) };
  return driver(root);
}

/** What the page holds, after everything that nobody needs is gone. */
async function held(session) {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  return { heap: of.JSHeapUsedSize, nodes: of.Nodes, listeners: of.JSEventListeners, frames: of.Frames, documents: of.Documents };
}

/** How often it is put there and taken away, where somebody asks for more than a few minutes allow. */
const MOUNTS = Number(process.env.SMR_CHECK_MOUNTS ?? 0);
// Frames ten at a time: a process of the browser has to begin for them.
for (const [embed, times, atOnce] of [['inline', MOUNTS || 200, 1], ['frame', MOUNTS || 100, 10]]) {
  test(`${embed}: put there and taken away ${times} times, it leaves nothing`, () =>
    withPage(
      async ({ page, context }) => {
        const session = await context.newCDPSession(page);
        await session.send('Performance.enable');
        const whole = await (await chromiumBrowser()).newBrowserCDPSession();
        const frames = async () => (await whole.send('Target.getTargets', { filter: [{ type: 'iframe' }] })).targetInfos.length;
        const cycles = (count) =>
          page.evaluate(async ([embed, count, atOnce]) => {
            for (let at = 0; at < count; at += atOnce) {
              const elements = Array.from({ length: atOnce }, () => Object.assign(document.createElement('smr-check'), { embed }));
              document.body.append(...elements);
              await Promise.all(elements.map((element) => element.ready()));
              for (const element of elements) {
                element.shadowRoot.querySelector('.big')?.click();
                element.remove();
              }
              await null;
            }
          }, [embed, count, atOnce]);
        await page.evaluate(() => {
          // Every instance that is made, and whether it is still there.
          window.instances = [];
          const { instantiate } = WebAssembly;
          WebAssembly.instantiate = async (...args) => {
            const made = await instantiate.apply(WebAssembly, args);
            instances.push(new WeakRef((made.instance ?? made).exports.memory));
            return made;
          };
        });
        if (embed === 'frame') {
          await page.evaluate(() => document.body.appendChild(document.createElement('smr-check')).ready());
          assert.equal(await frames(), 1, 'a frame that is there is counted');
          await page.evaluate(() => document.querySelector('smr-check').remove());
        }
        await cycles(times / 5);
        const before = await held(session);
        await cycles(times);
        const after = await until(async () => {
          const now = await held(session);
          return now.nodes - before.nodes < 50 && (await frames()) === 0 && now;
        }, () => 'nodes or frames are left');
        // Those that were there last may still be waiting to be collected.
        assert.ok(after.listeners - before.listeners <= 20, `listeners: ${before.listeners} → ${after.listeners}`);
        assert.ok(after.heap - before.heap < times * 100 + 100_000, `heap: ${before.heap} → ${after.heap}`);
        assert.ok(after.frames <= before.frames && after.documents <= before.documents + 2, JSON.stringify([before, after]));
        assert.ok((await page.evaluate(() => instances.filter((one) => one.deref()).length)) <= 5, 'WebAssembly instances are left');
      },
      { path: hostPage('', { logs: false }) },
    ));
}
