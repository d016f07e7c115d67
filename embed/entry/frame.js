// The script of the frame. It greets the page around ("host"), gets one end of a channel from it, dresses the start screen, and starts the app
// when the WebAssembly behind it has arrived. Everything that comes through the channel is checked as if a stranger had sent it.
// It is inline, and the policy names its hash: WebKit does not count a file as the frame's own ('self') when the frame is sandboxed.
import { decode, failed } from '../decode.js';
import { begin, compile } from '../instance.js';

// JSON, because many pages parse whatever any frame says.
const GREETING = `{"smr-check":"${BUILD}"}`;

const style = document.querySelector('style').textContent;
if (document.styleSheets.length === 0) {
  // A frame that is handed over as text comes under the policy of the host too, which may forbid the style element.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
}
/** The custom properties that the style sheet reads; the host is asked for their values. */
const NAMES = [...new Set(style.match(/--(?:smr|basis)-[\w-]+/g))];

const frame = document.querySelector('.frame');
const html = document.documentElement;

const isWord = (value, words) => typeof value === 'string' && words.includes(value);
/** A plain value of a custom property, or nothing in place of any other; nothing that loads, which the policy would stop and log. */
const plain = (value) =>
  typeof value === 'string' && value.length <= 300 && !/[\\@;{}]|(url|image|src|var)[-\w]*\(/i.test(value) ? value : '';

/** The settings of the host, or nothing if one of them is not what it should be. */
const settings = (value) => {
  const { lang, insurer, level, sizing, share, idle, scheme, rem, style } = value ?? {};
  const isRight =
    isWord(lang, ['nl', 'en']) &&
    (insurer === null || (typeof insurer === 'string' && insurer.length <= 40)) &&
    [2, 3, 4].includes(level) &&
    isWord(sizing, ['fixed', 'content']) &&
    typeof share === 'boolean' &&
    Number.isInteger(idle) &&
    idle >= 1 &&
    idle < 1e5 &&
    isWord(scheme, ['light', 'dark']) &&
    typeof rem === 'string' &&
    /^[\d.]{1,9}px$/.test(rem) &&
    Array.isArray(style) &&
    style.length <= NAMES.length;
  if (!isRight) return;
  return { ...value, style: style.map((one) => plain(one).replace(/([\d.]+)rem/g, `calc($1*${rem})`)) };
};

/** Colours and the like of the host. */
const dress = ({ scheme, style }) => {
  html.style.colorScheme = scheme;
  NAMES.forEach((name, at) => (style[at] ? html.style.setProperty(name, style[at]) : html.style.removeProperty(name)));
};

/** The start screen before the app takes it over, in each language; there is none in the intake. */
const blocks = [...frame.querySelectorAll('[data-start]')];
/** The language that the person chose on it: counts until the host has another one. */
let chosen;
const isShown = (block) => !block.hidden;
const speak = (lang) => {
  html.lang = lang;
  for (const block of blocks) block.hidden = block.dataset.start !== lang;
};
/** Until the app marks the start screen as taken, a press is remembered for it. The language changes at once while both are there. */
const press = ({ target }) => {
  const pressed = target.closest('[data-start]:not([data-taken]) [data-action]');
  if (!pressed) return;
  const block = pressed.closest('[data-start]');
  const other = blocks.find((one) => one !== block && one.isConnected);
  if (pressed.dataset.action === 'language' && other) {
    speak((chosen = other.dataset.start));
    if (block.dataset.begin === '') remember(other.querySelector('[data-action=begin]'));
    other.querySelector('[data-action=language]').focus();
  } else remember(pressed);
};
const remember = (button) => {
  button.closest('[data-start]').dataset[button.dataset.action] = '';
  button.ariaDisabled = 'true';
};

/** How long nothing may arrive before the connection counts as broken, in milliseconds. Chromium does not tell that it broke. */
const SILENCE = 30_000;

/** The parser is done: the WebAssembly is there, as much of it as arrived. Rejects if nothing more arrives. */
const arrived = new Promise((done, fail) => {
  if (document.readyState !== 'loading') return done();
  let length;
  const look = () => {
    const before = length;
    length = document.documentElement.textContent.length;
    if (length === before) fail(failed('load'));
  };
  look();
  const timer = setInterval(look, SILENCE);
  addEventListener('DOMContentLoaded', () => {
    clearInterval(timer);
    done();
  });
});
arrived.catch(() => {});

/** Starts the app on the start screen that is shown, or in an empty element. */
const run = async (say) => {
  await arrived;
  const data = document.getElementById('wasm');
  const module = await compile(decode(data.textContent));
  data.remove();
  const root = blocks.find(isShown) ?? frame.appendChild(document.createElement('div'));
  for (const block of blocks) if (block !== root) block.remove();
  return begin(module, root, say, new URL('page/', document.baseURI).href);
};

/** Tells the host how high this is, in steps, so that it says less about what is shown. */
const grow = (say) => {
  html.dataset.grows = '';
  let told;
  const tell = () => {
    const size = Math.min(Math.ceil(frame.offsetHeight / 32), 512) * 32;
    if (size !== told) say('size', (told = size));
  };
  tell();
  new ResizeObserver(() => setTimeout(tell)).observe(frame);
};

/** Keeps one height, and scrolls by itself. By itself a browser would scroll the page around as well, and so tell it of each new screen. */
const scrollInside = () => {
  const { focus } = HTMLElement.prototype;
  HTMLElement.prototype.focus = function () {
    focus.call(this, { preventScroll: true });
    const isHeading = this.matches('.heading');
    if (isHeading) scrollTo(0, 0);
    const { top, bottom } = this.getBoundingClientRect();
    // With what belongs to it: a label above, or what a heading is about below.
    if (top < 0 || bottom > innerHeight * 0.75) scrollBy(0, top - (isHeading ? 16 : innerHeight / 4));
  };
  // Not every browser shows a scroll bar: says that there is more below.
  const look = () => html.toggleAttribute('data-more', html.scrollHeight - html.scrollTop - innerHeight > 8);
  addEventListener('scroll', look, { passive: true });
  const observer = new ResizeObserver(look);
  for (const one of [html, frame]) observer.observe(one);
};

const start = (port) => {
  let app;
  let given;
  const say = (...message) => port.postMessage(message);
  const apply = () => app.tell('set', { ...given, lang: chosen ?? given.lang });
  const first = async () => {
    if (MAY_GROW && given.sizing === 'content') grow(say);
    else scrollInside();
    if (blocks.length > 0) say('start');
    try {
      app = await run(say);
      apply();
      app.ready();
    } catch (error) {
      say('error', error.code ?? 'load');
    }
  };
  port.onmessage = ({ data }) => {
    if (!Array.isArray(data)) return;
    const [word, value] = data;
    if (word === 'set') {
      const before = given;
      given = settings(value) ?? given;
      if (!given || given === before) return;
      if (given.lang !== before?.lang) chosen = undefined;
      dress(given);
      speak(chosen ?? given.lang);
      if (!before) first();
      else if (app) apply();
    } else if (isWord(word, ['reset', 'focus', 'print'])) app?.tell(word);
  };
  addEventListener('keydown', ({ key, defaultPrevented }) => key === 'Escape' && !defaultPrevented && say('escape'));
  say('names', NAMES);
};

// Without a host there is nobody to start it, and its button stays out of sight. And a page that has taken the sandbox off could look in.
if (parent !== window && origin === 'null') {
  html.dataset.script = '';
  addEventListener('click', press);
  addEventListener('message', function greeted({ source, data, ports }) {
    if (source !== parent || data !== GREETING || ports.length !== 1) return;
    removeEventListener('message', greeted);
    start(ports[0]);
  });
  // To whoever is around: that it is here is all it says.
  parent.postMessage(GREETING, '*');
}
