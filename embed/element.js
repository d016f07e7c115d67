// `<smr-check>`: the entry file. It only makes room, and loads the rest when the element comes near or gets the focus.
// Docs: docs/embedding.md. Built by `cargo xtask build --embed`, which fills in what stands between at signs.

/** The version of this package. */
export const version = '@VERSION@';

// JSON, because many a page parses whatever any frame says.
const GREETING = '{"smr-check":"@BUILD@"}';
/** What each mode is drawn from: the frame, how the inline mode is loaded, titles, and the frame that can share if that is another. Written out, so
 * that bundlers see the files. */
const FILES = @FILES@;
/** What a person can open from a frame, by number. A frame can't name another address. */
const LINKS = @LINKS@;

/** What an attribute is without, and what it can be. */
const ATTRIBUTES = {
  lang: ['nl', /^(nl|en)(-|$)/i],
  mode: ['self', 'intake'],
  embed: ['frame', 'inline'],
  theme: ['auto', 'light', 'dark'],
  loading: ['lazy', 'eager'],
  'heading-level': ['2', /^[2-4]$/],
  insurer: [null, /^[a-z0-9-]{1,40}$/],
  'idle-timeout': ['300', /^[1-9]\d{0,4}$/],
  share: [null, /^/],
};
const camel = (name) => name.replace(/-(.)/, (_, letter) => letter.toUpperCase());
const isText = (value, most) => typeof value === 'string' && value.length <= most;
/** What a rule base tells of itself. */
const STAMP = ['version', 'sha256', 'verifiedThrough', 'checkedOn'];

// `color` tells whether the page is dark here; a transition of it, when that changes. `font-size` tells what a `rem` is on the page.
const STYLE =
  ':host{display:block;position:relative;min-block-size:var(--smr-min-block-size,640px)}:host([hidden]){display:none}' +
  ':host([theme=light]){color-scheme:light}:host([theme=dark]){color-scheme:dark}' +
  'iframe{display:block;border:0;font-size:1rem;inline-size:100%;color-scheme:inherit;color:light-dark(#000,#fff);transition:color 1ms}' +
  '.wait{position:absolute;visibility:hidden}';

// Outside of a page, where a server draws it, there is none.
class SmrCheck extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = Object.keys(ATTRIBUTES);

  // Reflects each attribute; a value that is not known counts as not given.
  static {
    for (const name of this.observedAttributes) {
      Object.defineProperty(this.prototype, camel(name), {
        get() {
          const value = this.#read(name);
          // The names of numbers have a dash.
          return name === 'share' ? value !== null : /-/.test(name) ? +value : value;
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
  /** Stops what is loading or shown. */
  #stop;
  /** Tells what is shown a word and a value. */
  #tell;
  #iframe;
  #height;
  /** Whether its frame may be loaded anew. */
  #isMoved;
  /** What says that a frame does not speak; it would keep one that is gone. */
  #late;
  /** Custom properties that the frame asks for. */
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

  /** Loads, if that has not been done, and resolves when the self-check can be used. */
  ready() {
    this.#load();
    return this.#promise;
  }

  /** Begins anew: everything that was filled in is gone. After an error: tries again. */
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
    // What a framework set before this class was there hides the properties of the class.
    for (const name of SmrCheck.observedAttributes.map(camel)) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    // A browser loads a frame anew that is put elsewhere.
    this.#dress();
    if (this.#iframe) this.#again();
    else if (this.loading === 'eager') this.#load();
    else this.#near.observe(this);
  }

  disconnectedCallback() {
    // Not at once: a list that is sorted takes it out and puts it back in.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#near.disconnect();
      this.#clear();
    });
  }

  // `moveBefore` moves it without any of that, and a frame stays as it is; but Firefox loads one in a shadow root anew.
  connectedMoveCallback() { this.#isMoved = true; }

  attributeChangedCallback(name, before, value) {
    if (value === before) return;
    if (value !== null && !this.#isRight(name, value)) this.#warn(name);
    if (/^(embed|mode|share)$/.test(name) && (this.#stop || this.#state === 'error')) this.#again();
    if (this.loading === 'eager') this.#load();
    this.#set();
  }

  #isRight(name, value) {
    return ATTRIBUTES[name].some((known) => known?.test?.(value) ?? known === value);
  }

  #warn(name) {
    console.warn(`<smr-check>: ${name}="${this.getAttribute(name)}" is not known`);
  }

  /** An attribute, or what it is without. */
  #read(name) {
    const value = this.getAttribute(name);
    const isRight = value !== null && this.#isRight(name, value);
    if (name === 'lang') {
      const tag = isRight ? value : (this.parentElement?.closest('[lang]') ?? document.documentElement).lang;
      return /^en(-|$)/i.test(tag) ? 'en' : 'nl';
    }
    return isRight ? value : ATTRIBUTES[name][0];
  }

  #emit(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(`smr-${type}`, { detail, bubbles: true, composed: true }));
  }

  /** Room for what is to come. False in a browser that is too old. */
  #dress() {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      this.#root.adoptedStyleSheets = [sheet];
      return CSS.supports('color', 'light-dark(#000,#fff)') && !!WebAssembly;
    } catch {
      return false;
    }
  }

  #load() {
    this.#near.disconnect();
    if (this.#stop || !this.isConnected || this.#state === 'error') return;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const heard = (word, value) => signal.aborted || this.#heard(word, value);
    if (!this.#dress()) return heard('error', 'blocked');
    const place = (node) => {
      if (signal.aborted) return;
      this.#contact.before(node);
      signal.addEventListener('abort', () => node.remove());
    };
    // A policy of the page around says so here and nowhere else.
    const [alone, inline, , sharing = alone] = FILES[this.mode];
    const frame = this.share ? sharing : alone;
    const violated = ({ blockedURI: at }) => at && (frame.startsWith(at) || at.endsWith('@INLINE@')) && heard('error', 'blocked');
    document.addEventListener('securitypolicyviolation', violated, { signal });
    const shown = this.embed === 'frame' ? this.#frame(frame, place, heard, signal) : this.#inline(inline, place, heard, signal);
    // Not at once: Firefox tells of a policy a little later than of its effect.
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
      // A frame that goes somewhere else is not ours any more.
      if (isThere) return this.#isMoved ? this.#again() : heard('error', 'integrity');
      isThere = true;
      // It greets while it loads. One that is still on its way is no error: until it comes, the page has what it had.
      this.#late = setTimeout(() => this.#tell || heard('error', 'load'), 3000);
    };
    addEventListener('message', ({ source, data }) => {
      if (!source || source !== iframe.contentWindow || this.#tell) return;
      // Files of two versions.
      if (data !== GREETING) return heard('error', 'integrity');
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => Array.isArray(data) && heard(...data);
      signal.addEventListener('abort', () => port1.close());
      this.#tell = (...message) => port1.postMessage(message);
      // A sandboxed frame has no origin that could be named; that it is our frame was just looked at.
      source.postMessage(GREETING, '*', [port2]);
    }, { signal });
    iframe.className = 'wait';
    iframe.sandbox = 'allow-scripts allow-modals';
    iframe.referrerPolicy = 'no-referrer';
    iframe.src = at;
    place(iframe);
  }

  /** Hands on what the attributes and the style of the page say. */
  #set() {
    if (!this.#tell) return;
    const iframe = this.#iframe;
    const style = getComputedStyle(iframe ?? this);
    if (iframe) iframe.title = FILES[this.mode][2][+(this.lang === 'en')];
    this.#tell('set', {
      lang: this.lang,
      insurer: this.insurer,
      level: this.headingLevel,
      share: this.share,
      idle: this.idleTimeout,
      scheme: /255/.test(style.color) ? 'dark' : 'light',
      rem: style.fontSize,
      style: this.#names.map((name) => style.getPropertyValue(name).trim()),
    });
  }

  /** What the self-check says. From a frame it may be anything. */
  #heard(word, value) {
    const iframe = this.#iframe;
    if (word === 'names' && iframe && Array.isArray(value) && value.length < 64 && value.every((name) => isText(name, 64))) {
      this.#names = value;
      this.#set();
    } else if (word === 'size' && iframe && typeof value === 'number' && value >= 0) {
      // In steps, so that the height says less about what is shown.
      this.#height = Math.min(Math.ceil(value / 32), 512) * 32;
      if (this.#height > iframe.offsetHeight) this.#fit();
      setTimeout(() => this.#fit(), 300);
    } else if (word === 'error') this.#fail(['blocked', 'integrity', 'panic'].includes(value) ? value : 'load');
    else if (word === 'warn') this.#warn('insurer');
    else if (this.#state === 'ready') this.#happens(word, value);
    else if (word === 'ready' && STAMP.every((name) => isText(value?.[name], 80))) {
      this.#rulebase = Object.freeze(Object.fromEntries(STAMP.map((name) => [name, value[name]])));
      this.#state = 'ready';
      this.#fallback.hidden = true;
      if (iframe) iframe.className = '';
      this.#settle[0]();
      this.#emit('ready', { version, rulebase: this.#rulebase });
    }
  }

  /** Out of sight a frame shrinks, and a while later: what a person does in it, scrolling included, is no act on the page around, where
   * whatever moved would count as moving by itself. */
  #fit() {
    const iframe = this.#iframe;
    if (!iframe) return;
    const least = this.#state === 'ready' && Math.min(iframe.offsetHeight, innerHeight - this.getBoundingClientRect().top);
    iframe.style.blockSize = `${Math.max(this.#height, least)}px`;
  }

  #happens(word, value) {
    if (word === 'step' || word === 'complete' || word === 'reset') {
      this.#contact.hidden = word !== 'complete';
      if (this.getBoundingClientRect().top < 0) this.scrollIntoView();
      this.#emit(word, word === 'reset' ? { reason: value === 'idle' ? value : 'user' } : {});
    } else if (word === 'link' && typeof value === 'number' && LINKS[value]) open(LINKS[value], '_blank', 'noopener,noreferrer');
    else if (word === 'share' && this.share && isText(value, 1e5)) {
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
    // The page as if this were not there, with everything that it put in: somebody to call, too.
    this.#root.adoptedStyleSheets = [];
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

// A second load is harmless: the first stays.
const registry = globalThis.customElements;
registry?.get('smr-check') ?? registry?.define('smr-check', SmrCheck);
