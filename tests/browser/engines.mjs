// One way to drive a page in three engines: Chromium through Playwright, Firefox through Puppeteer (BiDi), WebKit through its
// own driver. Each gives a few primitives (run an expression, click a point, press a key); all else is the same for all.
import { writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { launch } from 'puppeteer-core';
import { ENGINES, absent, program } from './programs.mjs';
import { LIMIT, end as endWebKit, open as openWebKit, until } from './webdriver.mjs';

/** How long a question to a page may stay unanswered before it is asked anew, in milliseconds. */
const PATIENCE = 5_000;

export { ENGINES };
// A line in the report, so that nobody takes it for tested.
for (const engine of absent) test(`${engine}: not tested`, { skip: true }, () => {});

/** A test that needs no more than one engine, or none: it runs along with those of Chromium. */
export const chromiumTest = ENGINES.includes('chromium') ? test : () => {};

/** Whether an engine lacks an option of `open`, which then refuses it. */
export const lacks = (engine, option) => engine === 'webkit' && option === 'forcedColors';

/** Browsers that run: by engine and what they were started with. Those of WebKit are kept in webdriver.mjs. */
const started = new Map();
function once(key, make) {
  if (!started.has(key)) started.set(key, make());
  return started.get(key);
}
const tabs = new Set();
after(async () => {
  // What a failed test left behind. One that does not close any more must not keep this process.
  const close = async () => {
    await Promise.allSettled([...tabs].map((tab) => tab.close()));
    for (const one of await Promise.allSettled(started.values())) await one.value?.close();
    await endWebKit();
  };
  await Promise.race([close(), pause(LIMIT, undefined, { ref: false })]);
});

const CHROMIUM_ARGS = ['background-networking', 'component-update', 'dev-shm-usage', 'gpu', 'quic', 'sync'].map((what) => `--disable-${what}`);
const CHROMIUM = { executablePath: program('chromium'), args: [...CHROMIUM_ARGS, '--no-first-run'] };
/**
 * Chromium's headless shell, where it is installed: half the work for the processor. It gives a frame of another site a process of its own only if
 * asked, as Chromium does by itself.
 */
const HEADLESS = { ...CHROMIUM, executablePath: process.env.CHROMIUM_HEADLESS_SHELL ?? CHROMIUM.executablePath, args: [...CHROMIUM.args, '--site-per-process'] };
/** The Chromium of this process, as Playwright's browser. Started when it is first asked for. */
export const chromiumBrowser = () => once('chromium', () => chromium.launch(HEADLESS));
/** All of Chromium, for what the shell lacks. */
export const wholeChromium = () => once('whole chromium', () => chromium.launch(CHROMIUM));

/**
 * Opens `url` in a fresh profile (in WebKit, one that was emptied). Options are named as in Playwright. Without smooth scrolling unless asked
 * for: a click would have to wait for it. Firefox and WebKit start anew for each other choice of colours and motion, so tests should keep to a few.
 * With a `profile`, a folder, Chromium and Firefox start anew on it, as people have them: with a back-forward cache and a session to restore.
 */
export async function open(engine, { url, ...options } = {}) {
  const all = { width: 1280, height: 900, colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce', ...options };
  if (all.forcedColors === 'active' && lacks(engine, 'forcedColors')) throw new Error(`${engine} has no forced colours`);
  const errors = [];
  const tab = new Tab(engine, errors, await pages[engine](all, errors));
  tabs.add(tab);
  if (url) await tab.goto(url);
  return tab;
}

/** How to open a page in an engine. */
const pages = {
  async chromium({ width, height, profile, ...media }, errors) {
    const look = { viewport: { width, height }, ...media };
    const own = { ...CHROMIUM, ...look, ignoreDefaultArgs: ['--disable-back-forward-cache'] };
    const context = profile ? await chromium.launchPersistentContext(profile, own) : await (await chromiumBrowser()).newContext(look);
    context.on('console', (message) => message.type() === 'error' && errors.push(`console: ${message.text()}`));
    context.on('weberror', (error) => errors.push(`page: ${error.error()}`));
    const page = await context.newPage();
    return { ...common(page, context), press: (key) => page.keyboard.press(key) };
  },

  async firefox({ width, height, profile, colorScheme, forcedColors, reducedMotion }, errors) {
    // BiDi emulates neither colours nor motion; preferences do, for a whole browser.
    const extraPrefsFirefox = {
      ...(profile
        ? { 'browser.sessionstore.resume_from_crash': true, 'browser.sessionstore.interval': 100, 'browser.sessionstore.interval.idle': 100 }
        : // A page that is left ends, and with it what runs in it.
          { 'browser.sessionhistory.max_total_viewers': 0, 'fission.bfcacheInParent': false }),
      'browser.display.document_color_use': forcedColors === 'active' ? 2 : 1,
      'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
      'ui.prefersReducedMotion': reducedMotion === 'reduce' ? 1 : 0,
    };
    const make = () => launch({ browser: 'firefox', executablePath: program('firefox'), extraPrefsFirefox, userDataDir: profile });
    const browser = await (profile ? make() : once(`firefox ${JSON.stringify(extraPrefsFirefox)}`, make));
    const context = profile ? browser : await browser.createBrowserContext();
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && errors.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => errors.push(`page: ${error.message}`));
    // Whoever leaves a page with answers is asked first. The other engines go on by themselves.
    page.on('dialog', (dialog) => dialog.accept());
    await page.setViewport({ width, height });
    const press = async (key) => {
      const [last, ...held] = key.split(/\+(?=.)/).reverse();
      for (const one of held) await page.keyboard.down(one);
      await page.keyboard.press(last === 'Space' ? ' ' : last);
      for (const one of held) await page.keyboard.up(one);
    };
    return { ...common(page, context), press };
  },

  webkit: (options, errors) => openWebKit(program('webkit'), options, errors),
};

/** What Playwright and Puppeteer call the same. */
const common = (page, context) => ({
  load: (url) => page.goto(url),
  run: (expression) => page.evaluate(expression),
  /** What runs an expression in a frame: its element as an expression. */
  async within(element) {
    const frame = await (await page.evaluateHandle(element)).asElement()?.contentFrame();
    if (!frame) throw new Error(`no frame: ${element}`);
    return (expression) => frame.evaluate(expression);
  },
  move: (x, y) => page.mouse.move(x, y),
  click: (x, y) => page.mouse.click(x, y),
  type: (text) => page.keyboard.type(text),
  screenshot: () => page.screenshot(),
  close: () => context.close(),
});

/** In the page: all elements for a selector; `host >>> inner` looks into the open shadow roots of the hosts. */
function all(selector) {
  return selector.split('>>>').reduce(
    (roots, part, depth) => roots.flatMap((root) => [...((depth === 0 ? root : root.shadowRoot)?.querySelectorAll(part) ?? [])]),
    [document],
  );
}

/** In the page: the first element that can be used, with this text if one is given; else throws why there is none. */
function usable(selector, text) {
  const element = $$(selector).find((one) => text === null || one.textContent.trim() === text);
  if (!element) throw new Error('it is not there');
  if (element.matches(':disabled')) throw new Error('it is disabled');
  return element;
}

/** In the page: where to click an element, once it stands still and nothing covers it; else throws why not. */
async function target(selector, text) {
  const element = usable(selector, text);
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const middle = (from, to, end) => Math.floor((Math.max(from, 0) + Math.min(to, end)) / 2);
  const point = () => {
    // Its first box: the middle of a link on two lines may lie beside it.
    const [box] = element.getClientRects();
    if (!box?.width || !box.height) throw new Error('it is not shown');
    return [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];
  };
  const before = `${point()}`;
  await new Promise(requestAnimationFrame);
  const [x, y] = point();
  if (`${[x, y]}` !== before) throw new Error('it moves');
  let hit = document.elementFromPoint(x, y);
  for (let inner; (inner = hit?.shadowRoot?.elementFromPoint(x, y)) && inner !== hit; ) hit = inner;
  // Upwards through slots and shadow roots. A label clicks its control.
  for (let at = hit; at; at = at.assignedSlot ?? at.parentNode ?? at.host) if (at === element || at.control === element) return [x, y];
  throw new Error(`it is covered by ${hit?.cloneNode().outerHTML ?? 'the edge of the window'}`);
}

/** In the page: is the pointer over an element, or over the label that clicks it? */
function isUnderPointer(selector, text) {
  const element = usable(selector, text);
  return [element, ...(element.labels ?? [])].some((one) => one.matches(':hover'));
}

/** In the page: gives a field a value, as the browser does after a person's choice. */
function set(selector, value) {
  const element = usable(selector, null);
  element.focus();
  element.value = value;
  if (element.value !== value) throw new Error('it does not take that value');
  element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  return element.dispatchEvent(new Event('change', { bubbles: true }));
}

class Tab {
  #page;

  constructor(engine, errors, page) {
    this.engine = engine;
    /** What the page logged as errors, complete after `close`. WebKit's page tells from the first `evaluate` in it on. */
    this.errors = errors;
    /** How long to wait for anything, in milliseconds. */
    this.limit = LIMIT;
    this.#page = page;
  }

  async goto(url) {
    await this.#page.load(url);
  }

  /** To the page before. It does not wait for that. */
  async back() {
    if (this.#page.back) await this.#page.back();
    else await this.evaluate(() => void setTimeout(() => history.back()));
  }

  url() {
    return this.evaluate(() => location.href);
  }

  async close() {
    if (tabs.delete(this)) await this.#page.close();
  }

  /**
   * Runs a function in the page and gives its result; arguments and result go as JSON. A string is the body of a function.
   * There `$$(selector)` gives all elements and `$(selector)` the first, through shadow roots as in `host >>> inner`.
   */
  evaluate(fn, ...args) {
    return this.#run(2 * LIMIT, fn, ...args);
  }

  async #run(patience, fn, ...args) {
    const code = typeof fn === 'string' ? `async () => {${fn}\n}` : fn;
    const asked = this.#page.run(`(async () => {
      const $$ = ${all}, $ = (selector) => $$(selector)[0] ?? null, usable = ${usable};
      try { return JSON.stringify({ value: await (${code})(...${JSON.stringify(args)}) }); }
      catch (error) { return JSON.stringify({ error: String(error?.message ?? error) }); }
    })()`);
    // A page that was left may never answer, or much later, when nobody listens any more.
    asked.catch?.(() => {});
    const late = pause(patience, '{"error":"the page does not answer"}', { ref: false });
    const { value, error } = JSON.parse(await Promise.race([asked, late]));
    if (error !== undefined) throw new Error(error);
    return value;
  }

  /** Asks a function in the page until what it gives is truthy, and gives that. */
  waitFor(fn, ...args) {
    // A page that reloads meanwhile may never answer what it was asked before: then it is asked anew, which for a question does no harm.
    const ask = () => this.#run(PATIENCE, fn, ...args);
    return this.#asked(`${fn} with ${JSON.stringify(args)}`, ask);
  }

  #until(what, fn, ...args) {
    return this.#asked(what, () => this.evaluate(fn, ...args));
  }

  #asked(what, tryOnce) {
    let why = 'it never was';
    // A page on its way to the next cannot answer.
    const ask = () => tryOnce().catch((error) => void (why = error.message));
    const complaint = async () => {
      const heading = await this.evaluate(() => ($('h1') ?? document.body).textContent.trim().slice(0, 200)).catch((error) => error.message);
      const errors = this.errors.map((error) => `\n  ${error}`).join('') || ' none';
      return `${this.engine} waited ${this.limit / 1000} s for ${what}: ${why}\nheading of the page: ${heading}\nerrors of the page:${errors}`;
    };
    return until(ask, complaint, { limit: this.limit });
  }

  /** Clicks the first element for the selector, with the pointer. `isReached` says whether that has got there. */
  click(selector, isReached) {
    return this.clickText(selector, null, isReached);
  }

  /** Clicks the first element for the selector whose text is `text`. */
  async clickText(selector, text, isReached = () => this.evaluate(isUnderPointer, selector, text)) {
    const aim = async () => {
      const point = await this.evaluate(target, selector, text);
      // What stood there before may get the pointer until the browser has drawn the page: a frame that was scrolled away, for one.
      await this.#page.move(...point);
      if (!(await isReached())) throw new Error('the pointer does not get to it');
      return point;
    };
    const point = await this.#asked(`a click on ${selector}${text === null ? '' : ` “${text}”`}`, aim);
    await this.#page.click(...point);
  }

  /** Types `text` in place of what a field holds; `change` follows when it loses the focus. Dates and the like are set at once. */
  async fill(selector, text) {
    const isText = (selector) => [usable(selector, null).selectionStart !== null];
    const [typed] = await this.#until(`the field ${selector}`, isText, selector);
    if (!typed) return this.choose(selector, text);
    await this.click(selector);
    await this.evaluate((selector) => $(selector).select(), selector);
    await (text === '' ? this.press('Delete') : this.#page.type(text));
  }

  /** Selects the option of a `<select>` that has this value. */
  async choose(selector, value) {
    await this.#until(`“${value}” in ${selector}`, set, selector, value);
  }

  /** Presses a key: `Tab`, `Shift+Tab`, `Enter`, `Space`, `ArrowDown`, a character … */
  async press(key) {
    await this.#page.press(key);
  }

  async screenshot(path) {
    writeFileSync(path, await this.#page.screenshot());
  }

  /**
   * A frame of the page as a page of its own, whatever its origin, for as long as the document in it lasts. Scripts click and fill in it: a
   * pointer would have to know where a frame is that grows and shrinks meanwhile.
   */
  async inside(selector) {
    const run = await this.#page.within(`(${all})(${JSON.stringify(selector)})[0]`);
    return this.#scripted({ run });
  }

  /** This page, in which scripts click and fill in: quick, for what is not about pointer and keyboard. */
  byScript() {
    return this.#scripted({});
  }

  #scripted(other) {
    const tab = new Tab(this.engine, this.errors, { ...this.#page, ...other });
    const click = (selector, text) => [usable(selector, text).click()];
    tab.clickText = (selector, text) => tab.#until(`a click on ${selector} “${text}”`, click, selector, text);
    tab.fill = tab.choose;
    return tab;
  }
}
