// Drives what is inside a sandboxed frame, in Chromium: Playwright's tools for a page need `eval`, which the frame's policy forbids; the
// debugger's does not.
import { until } from './webdriver.mjs';

/** The frame of the element with this id, once it shows something. */
export async function inside(page, id = 'a') {
  const find = async () => {
    const handle = await page.evaluateHandle((id) => document.getElementById(id).shadowRoot.querySelector('iframe'), id);
    const frame = await handle.asElement()?.contentFrame();
    return (await frame?.evaluate(() => document.querySelector('.heading') !== null).catch(() => false)) && frame;
  };
  return until(find, () => `no frame in #${id}`);
}

/** A frame as what a journey drives. */
export function driver(frame) {
  const wrap = (fn, args) => `(() => {
    const $$ = (selector) => [...document.querySelectorAll(selector)], $ = (selector) => $$(selector)[0] ?? null;
    return (${fn})(...${JSON.stringify(args)});
  })()`;
  const evaluate = (fn, ...args) => frame.evaluate(wrap(fn, args));
  return {
    evaluate,
    waitFor: (fn, ...args) => until(() => evaluate(fn, ...args), () => `never: ${fn} with ${JSON.stringify(args)}`),
    click: (selector) => evaluate((selector) => $(selector).click(), selector),
    clickText: (selector, text) => until(() => evaluate((selector, text) => {
      const found = $$(selector).find((one) => one.textContent.trim() === text);
      found?.click();
      return found !== undefined;
    }, selector, text), () => `no ${selector} with ${text}`),
    fill: (selector, text) => evaluate((selector, text) => {
      // As the pasting of a date fills in its parts, so does the input event of the first.
      const field = $(selector);
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, selector, text),
    choose: (selector, value) => evaluate((selector, value) => {
      const field = $(selector);
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, selector, value),
  };
}
