// A care provider who enters certain facts at the intake, and counts what it takes.
import { library } from '../node/library.mjs';
import { say } from './journey.mjs';

const insurerNames = Object.fromEntries(library.rules().insurers.map((brand) => [brand.id, brand.name]));
const ORDER = {
  tri: ['yes', 'no', 'unknown'],
  kind: ['short', 'intensive', 'unknown'],
  setting: ['chain', 'gp', 'specialist', 'unknown'],
  outcome: ['success', 'no-success', 'dropped-out', 'running', 'unknown'],
  provider: ['contracted', 'registered', 'gp-practice', 'unregistered', 'unknown'],
  chain: ['dm2', 'cvrm', 'copd', 'asthma', 'none', 'unknown'],
};
/** A day as people type it. */
export const typed = (date) => date.split('-').reverse().map(Number).join('-');

export class Intake {
  constructor(tab, lang = 'nl') {
    this.tab = tab;
    this.lang = lang;
    this.text = say[lang];
    /** Clicks, choices and fields that were typed in. */
    this.interactions = 0;
  }

  /** The intake, with nothing filled in. */
  async open(url) {
    await this.tab.goto(new URL('intake/', url).href);
    await this.tab.waitFor(() => $('.strip') !== null);
    if (this.lang === 'en') {
      await this.tab.click('.language');
      await this.tab.waitFor(() => document.documentElement.lang === 'en');
    }
  }

  async click(selector) {
    this.interactions += 1;
    await this.tab.click(selector);
  }

  async fill(selector, text) {
    this.interactions += 1;
    await this.tab.fill(selector, text);
  }

  /** One of the values of an enumeration. */
  async choose(id, kind, value) {
    await this.click(`#${id}-${ORDER[kind].indexOf(value)}`);
    await this.tab.waitFor((id) => $(`#${id}`).checked, `${id}-${ORDER[kind].indexOf(value)}`);
  }

  /** Everything that is known; what is not is left open. */
  async enter(facts, { start = true } = {}) {
    this.interactions += 1;
    await this.tab.choose('#insurer', insurerNames[facts.insurer] ?? this.text[`ui.insurer-${facts.insurer}`]);
    if (start) await this.fill('#start', typed(facts.start));
    if (facts.history.length === 0) await this.choose('had', 'tri', 'no');
    for (const [at, programme] of facts.history.entries()) {
      if (programme.start) await this.fill('.next-entry input', typed(programme.start));
      else if (at === 0) await this.choose('had', 'tri', 'yes');
      else await this.click('#add');
      await this.tab.waitFor((at) => $$('.entry').length > at, at);
      const key = await this.tab.evaluate((at) => $$('.entry')[at].querySelector('input').id.split('-')[1], at);
      if (programme.end) await this.fill(`#ended-${key}`, typed(programme.end));
      for (const field of ['outcome', 'kind', 'setting']) {
        if (programme[field] !== 'unknown') await this.choose(`${field}-${key}`, field, programme[field]);
      }
    }
    if (facts.chainCare) {
      for (const programme of facts.chainCare.programmes) await this.choose('chain', 'chain', programme);
      if (facts.chainCare.programmes.length === 0) await this.choose('chain', 'chain', 'none');
      else if (facts.chainCare.includesSmr !== 'unknown') await this.choose('includes', 'tri', facts.chainCare.includesSmr);
    }
    if (facts.wanted !== 'unknown') await this.choose('wanted', 'kind', facts.wanted);
    if (facts.provider !== 'unknown') await this.choose('provider', 'provider', facts.provider);
  }

  /** What the answer says. */
  shown() {
    return this.tab.evaluate(() => ({
      verdict: $('.strip .below-1').textContent,
      codes: $$('.decided > li:not(.opened) > strong').map((one) => one.textContent).sort(),
    }));
  }

  /** What it should say. */
  expected(answer) {
    const verdicts = { eligible: 'eligible', 'eligible-with-conditions': 'conditions', 'not-yet': 'not-yet', 'needs-information': 'open', 'not-covered': 'not-covered' };
    const word = (code) => (code === 'exceptional-third' && answer.remaining.max === 1 ? 'intake.third-sure' : `decided.${code}`);
    const codes = answer.codes.map((code) => this.text[word(code)]).sort();
    return { verdict: this.text[`intake.verdict-${answer.problems.length > 0 ? 'contradicts' : verdicts[answer.verdict]}`], codes: answer.verdict === 'eligible' ? [this.text['intake.nothing-blocks']] : codes };
  }

  /** Wipes everything, as for the next client. */
  async next() {
    await this.tab.click('#next-client-button');
    await this.tab.clickText('#next-client button', this.text['intake.next-client-yes']);
    await this.tab.waitFor(() => $('.untouched') !== null && $$('.entry').length === 0);
  }

  /** The link that is handed over. */
  async link() {
    await this.tab.click('#hand-over-button');
    return this.tab.waitFor(() => $('#link')?.value);
  }
}

/** A case with two programmes. */
export const TWO = {
  start: '2027-05-10', insurer: 'zilveren-kruis', wanted: 'intensive', provider: 'contracted',
  chainCare: { programmes: ['copd'], includesSmr: 'yes' },
  history: [
    { start: '2027-01-10', end: null, kind: 'short', setting: 'chain', outcome: 'no-success' },
    { start: '2027-03-01', end: null, kind: 'intensive', setting: 'specialist', outcome: 'dropped-out' },
  ],
};

const ALONE = { programmes: [], includesSmr: 'no' };
const had = (start, kind, setting, outcome, end = null) => ({ start, end, kind, setting, outcome });

/** Cases that a coach meets, each of another kind: for most of them the start is around New Year. */
export const KINDS = {
  'for the first time': { start: '2026-11-22', insurer: 'cz', chainCare: ALONE, history: [], wanted: 'intensive', provider: 'contracted' },
  'short, in the own practice': { start: '2027-02-10', insurer: 'menzis', chainCare: ALONE, history: [], wanted: 'short', provider: 'gp-practice' },
  'no contract': { start: '2026-11-22', insurer: 'dsw', chainCare: ALONE, history: [], wanted: 'short', provider: 'registered' },
  'not in the register': { start: '2026-11-22', insurer: 'cz', chainCare: ALONE, history: [], wanted: 'short', provider: 'unregistered' },
  'inside chain care first': { start: '2027-02-10', insurer: 'zilveren-kruis', chainCare: { programmes: ['cvrm'], includesSmr: 'yes' }, history: [], wanted: 'intensive', provider: 'contracted' },
  'failed inside chain care': { start: '2027-05-10', insurer: 'zilveren-kruis', chainCare: { programmes: ['dm2'], includesSmr: 'yes' }, history: [had('2027-01-10', 'short', 'chain', 'no-success', '2027-03-10')], wanted: 'intensive', provider: 'contracted' },
  'the older clause': { start: '2026-12-01', insurer: 'zilveren-kruis', chainCare: { programmes: ['dm2'], includesSmr: 'yes' }, history: [had('2026-03-10', 'short', 'chain', 'no-success', '2026-06-01')], wanted: 'intensive', provider: 'contracted' },
  'chain care, no rule known': { start: '2026-11-22', insurer: 'cz', chainCare: { programmes: ['dm2'], includesSmr: 'yes' }, history: [had('2026-01-10', 'short', 'chain', 'no-success')], wanted: 'intensive', provider: 'contracted' },
  'after another one': { start: '2027-01-11', insurer: 'asr', chainCare: ALONE, history: [had('2026-10-05', 'short', 'gp', 'no-success', '2026-11-20')], wanted: 'intensive', provider: 'contracted' },
  'the third': { start: '2026-11-22', insurer: 'menzis', chainCare: ALONE, history: [had('2026-01-10', 'short', 'gp', 'no-success'), had('2026-04-01', 'intensive', 'specialist', 'dropped-out')], wanted: 'intensive', provider: 'contracted' },
  'a third intensive one': { start: '2026-11-22', insurer: 'cz', chainCare: ALONE, history: [had('2026-01-10', 'intensive', 'specialist', 'no-success'), had('2026-05-01', 'intensive', 'specialist', 'no-success')], wanted: 'intensive', provider: 'contracted' },
  'used up': { start: '2026-11-22', insurer: 'menzis', chainCare: ALONE, history: ['2026-02-01', '2026-04-01', '2026-08-01'].map((start) => had(start, 'short', 'gp', 'no-success')), wanted: 'short', provider: 'contracted' },
  'one is running': { start: '2026-11-22', insurer: 'unive', chainCare: ALONE, history: [had('2026-10-01', 'intensive', 'specialist', 'running', '2027-01-15')], wanted: 'short', provider: 'contracted' },
  'insurer unknown': { start: '2026-11-22', insurer: 'unknown', chainCare: { programmes: ['copd'], includesSmr: 'yes' }, history: [], wanted: 'intensive', provider: 'unknown' },
};

/** Every state of the screen. */
export async function everyState(intake, look) {
  const { tab } = intake;
  await look('empty');
  await intake.enter(TWO);
  await look('answered');
  await tab.fill('#start', '3-2027');
  await tab.fill('#begun-0', 'x');
  await tab.waitFor(() => $('#begun-0-error') !== null);
  await look('faults');
  await tab.fill('#start', '10-5-2027');
  await tab.fill('#begun-0', '1-3-2027');
  await tab.waitFor(() => $('.card') !== null);
  await tab.evaluate(() => $$('.card details').forEach((one) => (one.open = true)));
  await tab.fill('#contacts', '7');
  await tab.fill('#minutes', '20');
  await tab.click('#next-client-button');
  await tab.waitFor(() => $('#next-client') !== null);
  await tab.click('#shortcuts-button');
  await tab.waitFor(() => $('#shortcuts') !== null);
  await look('next client?');
  await tab.clickText('#next-client button', intake.text['intake.next-client-no']);
  await intake.link();
  await look('handing over');
  await tab.click('#turn');
  await tab.waitFor(() => $('.turned') !== null);
  await look('turned');
}
