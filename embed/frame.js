// The inside of the frame: greets the page around, gets one end of a channel from it, and shows the self-check. Everything that comes
// through the channel is looked at as if a stranger had sent it, because one may have.
// It stands in frame.html itself, which names its hash: WebKit takes no file for the frame's own ('self') when the frame is sandboxed.

// JSON, because many a page parses whatever any frame says.
const GREETING = '{"smr-check":"@BUILD@"}';

const STYLE = @STYLE@;
const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);
document.adoptedStyleSheets = [sheet];
/** The custom properties that the style asks for; the page around is asked for their values. */
const NAMES = [...new Set(STYLE.match(/--(?:smr|basis)-[\w-]+/g))];

const root = document.body.appendChild(document.createElement('div'));
root.className = 'frame';

const isWord = (value, words) => typeof value === 'string' && words.includes(value);
/**
 * A value of a custom property, or nothing in its place if it is more than a plain one: the rest of what the page says still counts.
 * Nothing that loads, either: the policy would stop it, and say so on the console.
 */
const plain = (value) =>
  typeof value === 'string' && value.length <= 300 && !/[\\@;{}]|(url|image|src|var)[-\w]*\(/i.test(value) ? value : '';

/** Settings of the page around, or nothing if one of them is not what it should be. */
const settings = (value) => {
  const { lang, insurer, level, share, idle, scheme, rem, style } = value ?? {};
  const isRight =
    isWord(lang, ['nl', 'en']) &&
    (insurer === null || (typeof insurer === 'string' && insurer.length <= 40)) &&
    [2, 3, 4].includes(level) &&
    typeof share === 'boolean' &&
    idle >= 1 &&
    idle < 1e5 &&
    Number.isInteger(idle) &&
    isWord(scheme, ['light', 'dark']) &&
    typeof rem === 'string' &&
    /^[\d.]{1,9}px$/.test(rem) &&
    Array.isArray(style) &&
    style.length <= NAMES.length;
  return isRight ? { ...value, style: style.map((one) => plain(one).replace(/([\d.]+)rem/g, `calc($1*${rem})`)) } : undefined;
};

/** Colours and the like of the page around. */
const dress = ({ scheme, style }) => {
  const own = document.documentElement.style;
  own.colorScheme = scheme;
  NAMES.forEach((name, at) => (style[at] ? own.setProperty(name, style[at]) : own.removeProperty(name)));
};

const start = async (port) => {
  let face;
  let isBegun = false;
  const say = (...message) => port.postMessage(message);
  const size = () => say('size', root.offsetHeight);
  port.onmessage = async ({ data }) => {
    if (!Array.isArray(data)) return;
    const [word, value] = data;
    if (word === 'set') {
      const given = settings(value);
      if (!given) return;
      dress(given);
      document.documentElement.lang = given.lang;
      if (face) return face.tell('set', given);
      if (isBegun) return;
      isBegun = true;
      try {
        face = await begin(decode(@WASM@), root, say, new URL('page/', document.baseURI).href);
        face.tell('set', given);
        new ResizeObserver(size).observe(root);
        size();
        face.ready();
      } catch (error) {
        say('error', error.code ?? 'load');
      }
    } else if (isWord(word, ['reset', 'focus', 'print'])) face?.tell(word);
  };
  say('names', NAMES);
};

addEventListener('message', function greeted({ source, data, ports }) {
  if (source !== parent || data !== GREETING || ports.length !== 1) return;
  removeEventListener('message', greeted);
  start(ports[0]);
});
// To whoever is around: that it is here is all it says.
if (parent !== window) parent.postMessage(GREETING, '*');
