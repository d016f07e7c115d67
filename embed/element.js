// `<smr-check>`: makes room for the app, and loads it when the element comes near or gets the focus. Docs: docs/embedding.md.

/** The version of this package. */
export const version = VERSION;

// JSON, because many pages parse whatever any frame says.
const GREETING = `{"smr-check":"${BUILD}"}`;

/** The default of each attribute, and what it can be. */
const ATTRIBUTES = {
  lang: ['nl', /^(nl|en)(-|$)/i],
  mode: ['self', 'intake'],
  embed: ['frame', 'inline'],
  sizing: ['fixed', 'content'],
  theme: ['auto', 'light', 'dark'],
  loading: ['lazy', 'eager'],
  'heading-level': ['2', /^[2-4]$/],
  insurer: [null, /^[a-z0-9-]{1,40}$/],
  'idle-timeout': ['300', /^[1-9]\d{0,4}$/],
  share: [null, /^/],
};
/** What is read when the element first loads, and never again: no script of the page can change it under what somebody fills in. */
const FIXED = ['mode', 'embed', 'sizing', 'share'];
const camel = (name) => name.replace(/-(.)/, (_, letter) => letter.toUpperCase());
const isText = (value, most) => typeof value === 'string' && value.length <= most;
/** The fields that name a rule base. */
const STAMP = ['version', 'sha256', 'verifiedThrough', 'checkedOn'];

// A root of 62.5 % must not make it too low. The computed `color` tells whether the page is dark here, and its transition when that changes;
// `font-size` what a `rem` is on the page.
const SIZE = 'var(--smr-block-size,min(max(46rem,640px),100dvh))';
const STYLE =
  `:host{display:block;position:relative;min-height:${SIZE}}:host([hidden]){display:none}` +
  ':host([theme=light]){color-scheme:light}:host([theme=dark]){color-scheme:dark}' +
  `iframe{display:block;border:0;font-size:1rem;width:100%;height:${SIZE};color-scheme:inherit;color:light-dark(#000,#fff);transition:color 1ms}` +
  '.wait{position:absolute;visibility:hidden}';
// What the page keeps free for the element, it gets back. `important` in here counts for more than what the page says.
const FAILED = ':host{height:auto!important;min-height:0!important}';

/** What each mode loads (see `define`). */
let FILES;

// Where a server draws the page there is no HTMLElement.
class SmrCheck extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = Object.keys(ATTRIBUTES);

  // A property for each attribute; an unknown value counts as not given.
  static {
    for (const name of this.observedAttributes) {
      Object.defineProperty(this.prototype, camel(name), {
        get() {
          const value = this.#read(name);
          // The names of numbers have a dash.
          return /-/.test(name) ? +value : value;
        },
        set(value) {
          if (value == null || value === false) this.removeAttribute(name);
          else this.setAttribute(name, value === true ? '' : value);
        },
      });
    }
  }

  #state = 'loading';
  #rulebase = null;
  #promise;
  /** Settles the promise: resolve, reject. */
  #settle;
  #root = this.attachShadow({ mode: 'open' });
  #fallback = document.createElement('slot');
  #contact = document.createElement('slot');
  #near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.#load(), { rootMargin: '200px' });
  /** Ends what is loading or shown. */
  #stop;
  /** Sends the app a command and a value. */
  #tell;
  #iframe;
  #height;
  /** The first values of the attributes that are `FIXED`. */
  #fixed;
  /** Whether it stands in the page, and its attributes are complete. */
  #isPlaced;
  /** Whether a browser may load its frame again. */
  #isMoved;
  /** The timer for a frame that does not greet. */
  #late;
  /** The custom properties that the frame asks for. */
  #names = [];

  constructor() {
    super();
    this.#contact.name = 'contact';
    this.#root.append(this.#fallback, this.#contact);
    this.#root.addEventListener('transitionend', () => this.#set());
    this.addEventListener('focusin', () => this.#load());
    this.#clear();
  }

  get state() { return this.#state; }
  get version() { return version; }
  get rulebase() { return this.#rulebase; }

  /** Loads the app, if that has not been done, and resolves when it can be used. */
  ready() {
    this.#load();
    return this.#promise;
  }

  /** Starts over: all answers are gone. After an error: tries again. */
  reset() {
    if (this.#state === 'error') this.#again();
    else if (this.#state === 'ready') {
      this.#tell('reset');
      this.#contact.hidden = true;
      this.#emit('reset', { reason: 'host' });
    }
  }

  print() { this.#tell?.('print'); }

  focus(options) {
    this.ready().then(() => {
      this.#iframe?.focus(options);
      this.#tell?.('focus');
    }, () => {});
  }

  connectedCallback() {
    // Properties that a framework set before this class was defined hide those of the class.
    for (const name of SmrCheck.observedAttributes.map(camel)) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    this.#isPlaced = true;
    this.#dress(STYLE);
    // A browser loads a frame again that was moved.
    if (this.#iframe) this.#again();
    else if (this.loading === 'eager') this.#load();
    else this.#near.observe(this);
  }

  disconnectedCallback() {
    this.#isPlaced = false;
    // Not at once: sorting a list removes it and puts it back.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#near.disconnect();
      this.#clear();
    });
  }

  // With `moveBefore` a frame stays as it is, but Firefox loads one in a shadow root again.
  connectedMoveCallback() { this.#isMoved = true; }

  attributeChangedCallback(name, before, value) {
    // The same again: the page has changed its colours.
    if (value === before) return this.#set();
    if (value !== null && !this.#isRight(name, value)) this.#warn(name);
    if (this.#fixed && name in this.#fixed) return this.#warn(name, 'comes late');
    if (this.loading === 'eager') this.#load();
    this.#set();
  }

  #isRight(name, value) {
    return ATTRIBUTES[name].some((known) => known?.test?.(value) ?? known === value);
  }

  #warn(name, why = 'is not known') {
    console.warn(`<smr-check>: ${name}="${this.getAttribute(name)}" ${why}`);
  }

  /** The value of an attribute, or its default. */
  #read(name) {
    if (this.#fixed && name in this.#fixed) return this.#fixed[name];
    const value = this.getAttribute(name);
    const isRight = value !== null && this.#isRight(name, value);
    if (name === 'lang') {
      const tag = isRight ? value : (this.parentElement?.closest('[lang]') ?? document.documentElement).lang;
      return /^en(-|$)/i.test(tag) ? 'en' : 'nl';
    }
    if (name === 'share') return isRight;
    return isRight ? value : ATTRIBUTES[name][0];
  }

  #emit(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(`smr-${type}`, { detail, bubbles: true, composed: true }));
  }

  /** The style of the element. False in a browser that is too old. */
  #dress(style) {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      this.#root.adoptedStyleSheets = [sheet];
      return CSS.supports('color', 'light-dark(#000,#fff)') && !!WebAssembly;
    } catch {
      return false;
    }
  }

  #load() {
    this.#near.disconnect();
    if (this.#stop || !this.#isPlaced || this.#state === 'error') return;
    this.#fixed ??= Object.fromEntries(FIXED.map((name) => [name, this.#read(name)]));
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const heard = (word, value) => signal.aborted || this.#heard(word, value);
    if (!this.#dress(STYLE)) return heard('error', 'blocked');
    const { mode, embed, sizing, share } = this.#fixed;
    const files = FILES[mode];
    if (!files) return heard('error', 'load');
    const place = (node) => {
      if (signal.aborted) return;
      this.#contact.before(node);
      signal.addEventListener('abort', () => node.remove());
    };
    // Nothing else tells that a policy of the page forbids a file.
    const frame = (share && files.shareFrame) || (sizing === 'content' && files.contentFrame) || files.frame;
    const violated = ({ blockedURI: at }) => at && (frame.startsWith(at) || at.endsWith(files.script)) && heard('error', 'blocked');
    document.addEventListener('securitypolicyviolation', violated, { signal });
    const shown = embed === 'frame' ? this.#frame(frame, place, heard, signal) : this.#inline(files.inline, place, heard, signal);
    // Not at once: Firefox reports a policy a little later than its effect.
    shown.catch(({ code }) => setTimeout(heard, 50, 'error', code));
  }

  async #inline(load, place, heard, signal) {
    const { tell, ready } = await (await load()).default(this.#root, place, heard);
    signal.addEventListener('abort', () => tell('close'));
    if (signal.aborted) return tell('close');
    this.#tell = tell;
    this.#set();
    ready();
  }

  async #frame(at, place, heard, signal) {
    const iframe = (this.#iframe = document.createElement('iframe'));
    let isThere;
    iframe.onload = () => {
      // A frame that goes to another address is not ours any more.
      if (isThere) return this.#isMoved ? this.#again() : heard('error', 'integrity');
      isThere = true;
      // It greets while it loads. One that is still on its way is no error: until then the page shows the fallback.
      this.#late = setTimeout(() => this.#tell || heard('error', 'load'), 8000);
    };
    addEventListener('message', ({ source, data }) => {
      if (!source || source !== iframe.contentWindow || this.#tell) return;
      // Anybody may speak here in the name of the frame: extensions of the browser do.
      if (!isText(data, 80) || !/^{"smr-check/.test(data)) return;
      // Another greeting: files of two versions.
      if (data !== GREETING) return heard('error', 'integrity');
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => Array.isArray(data) && heard(...data);
      signal.addEventListener('abort', () => port1.close());
      this.#tell = (...message) => port1.postMessage(message);
      // A sandboxed frame has no origin to name; that it is our frame was checked above.
      source.postMessage(GREETING, '*', [port2]);
    }, { signal });
    iframe.className = 'wait';
    iframe.sandbox = 'allow-scripts allow-modals';
    iframe.referrerPolicy = 'no-referrer';
    try {
      iframe[FILES.isText ? 'srcdoc' : 'src'] = at;
    } catch {
      // Trusted Types of the page refuse text.
      throw Object.assign(Error(), { code: 'blocked' });
    }
    place(iframe);
  }

  /** Sends the settings: attributes, and the style of the page. */
  #set() {
    if (!this.#tell) return;
    const iframe = this.#iframe;
    const style = getComputedStyle(iframe ?? this);
    const { mode, sizing, share } = this.#fixed;
    if (iframe) iframe.title = FILES[mode].titles[this.lang];
    this.#tell('set', {
      lang: this.lang,
      insurer: this.insurer,
      level: this.headingLevel,
      sizing,
      share,
      idle: this.idleTimeout,
      scheme: /255/.test(style.color) ? 'dark' : 'light',
      rem: style.fontSize,
      style: this.#names.map((name) => style.getPropertyValue(name).trim()),
    });
  }

  /** Handles an event of the app. From a frame it may be anything. */
  #heard(word, value) {
    const iframe = this.#iframe;
    if (word === 'names' && Array.isArray(value) && value.length < 64 && value.every((name) => isText(name, 64))) {
      this.#names = value;
      this.#set();
    } else if (word === 'size' && this.#fixed.sizing === 'content' && typeof value === 'number' && value <= 16384) {
      this.#height = value;
      if (this.#height > iframe.offsetHeight) this.#fit();
      setTimeout(() => this.#fit(), 300);
    } else if (word === 'start') this.#show();
    else if (word === 'error') this.#fail(['blocked', 'integrity', 'panic'].includes(value) ? value : 'load');
    else if (word === 'warn') this.#warn('insurer');
    else if (word === 'escape') this.#escape();
    else if (this.#state === 'ready') this.#happens(word, value);
    else if (word === 'ready' && STAMP.every((name) => isText(value?.[name], 80))) {
      this.#rulebase = Object.freeze(Object.fromEntries(STAMP.map((name) => [name, value[name]])));
      this.#state = 'ready';
      this.#show();
      this.#settle[0]();
      this.#emit('ready', { version, rulebase: this.#rulebase });
    }
  }

  /** Shows what is drawn in place of the fallback: a frame with its start screen before it is ready. */
  #show() {
    this.#fallback.hidden = true;
    if (this.#iframe) this.#iframe.className = '';
  }

  /** The key goes on where it would have gone if there were no frame: to whoever listens, else to a modal dialog of the page. */
  #escape() {
    const cancelable = true;
    const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable });
    const dialog = this.dispatchEvent(event) && this.closest('dialog:modal');
    if (dialog && dialog.dispatchEvent(new Event('cancel', { cancelable }))) dialog.close();
  }

  /** Out of sight a frame shrinks, and a while later: what a person does in it, scrolling included, is no act on the page around, where
   * whatever moved would count as moving by itself. */
  #fit() {
    const iframe = this.#iframe;
    if (!iframe) return;
    const least = this.#state === 'ready' && Math.min(iframe.offsetHeight, innerHeight - this.getBoundingClientRect().top);
    iframe.style.height = `${Math.max(this.#height, least)}px`;
  }

  #happens(word, value) {
    if (word === 'begin' || word === 'complete' || word === 'reset') {
      this.#contact.hidden = word !== 'complete';
      if (this.getBoundingClientRect().top < 0) this.scrollIntoView();
      this.#emit(word, word === 'reset' ? { reason: value === 'idle' ? value : 'user' } : {});
    } else if (word === 'link' && typeof value === 'number' && LINKS[value]) {
      // A number to call needs no window.
      open(LINKS[value], LINKS[value].startsWith('tel:') ? '_self' : '_blank', 'noopener,noreferrer');
    } else if (word === 'share' && this.#fixed.share && isText(value, 1e5)) {
      let assessment;
      try {
        assessment = JSON.parse(value);
      } catch {
        return;
      }
      this.#emit('share', { assessment });
    }
  }

  #fail(code) {
    this.#clear();
    this.#state = 'error';
    // The page as if this element were not defined: all of its content is shown, and with it whom to call.
    this.#dress(FAILED);
    this.#contact.hidden = false;
    this.#settle[1](Object.assign(Error(code), { code }));
    this.#emit('error', { code });
  }

  /** Loads anew: everything that was filled in is gone. */
  #again() {
    const wasReady = this.#state === 'ready';
    this.#clear();
    if (wasReady) this.#emit('reset', { reason: 'host' });
    this.#load();
  }

  /** Nothing is loaded any more, or not yet. */
  #clear() {
    this.#stop?.abort();
    clearTimeout(this.#late);
    this.#stop = this.#tell = this.#iframe = this.#isMoved = undefined;
    this.#fallback.hidden = false;
    this.#contact.hidden = true;
    if (this.#state !== 'loading' || !this.#promise) {
      this.#promise = new Promise((...settle) => (this.#settle = settle));
      // Whoever did not ask does not have to hear it.
      this.#promise.catch(() => {});
    }
    this.#state = 'loading';
  }
}

/**
 * Defines the element. `files` says for each mode: the address of its `frame`, of the `contentFrame`, which can tell the page how high it is,
 * and of the `shareFrame`, which can give it the answer too, where these are other files; `inline`, which imports the module for the shadow
 * root, and the name of that `script`; the `titles` of the frame. With `isText` the frames are HTML in place of addresses. A second load is
 * harmless: the first stays.
 */
export const define = (files) => {
  FILES ??= files;
  const registry = globalThis.customElements;
  registry?.get('smr-check') ?? registry?.define('smr-check', SmrCheck);
};
