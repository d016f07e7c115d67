// Somebody who knows certain facts goes through the self-check: reads the heading of each screen and answers that question.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { library, scenarios } from '../node/library.mjs';
import { until } from './webdriver.mjs';

/** The sentences of a language: `code.chain-first.title` → text. */
function sentences(lang) {
  const all = {};
  let section = '';
  for (const line of readFileSync(fileURLToPath(new URL(`../../texts/${lang}.toml`, import.meta.url)), 'utf8').split('\n')) {
    const heading = line.match(/^\[(.+)\]$/);
    const entry = line.match(/^([\w-]+) = (".*")$/);
    if (heading) section = heading[1];
    else if (entry) all[`${section}.${entry[1]}`] = JSON.parse(entry[2]);
  }
  return all;
}
export const say = { nl: sentences('nl'), en: sentences('en') };

const insurerNames = Object.fromEntries(library.rules().insurers.map((brand) => [brand.id, brand.name]));
const capital = (text) => text[0].toUpperCase() + text.slice(1);
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
export const monthName = (lang, date) => new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' }).format(new Date(date));

/** Questions by their heading: `outcome` → /^Hoe liep (.+) af\?$/. */
export const QUESTIONS = ['insurer', 'start', 'history', 'history-coming', 'history-new-year', 'history-new-year-chain', 'outcome', 'outcome-past', 'setting', 'end', 'end-planned', 'chain', 'includes-smr', 'wanted', 'kind', 'begun-day', 'end-day', 'provider', 'early-stops', 'early-stops-one'];
const escaped = (text) => text.replace(/[.?()]/g, '\\$&');
const headings = (lang) => QUESTIONS.map((name) => [name, new RegExp(`^${escaped(say[lang][`question.${name}`]).replace(/\{\w+\}/g, '(.+)')}$`)]);

/**
 * Can somebody answer that? People don't name programmes of the future, and whoever is in no chain care is not asked what it includes.
 * What contradicts itself is tried elsewhere.
 */
export const fits = ({ facts, expect }) =>
  expect !== undefined && !expect.codes?.includes('contradictory-facts') && facts.history.every(({ start, end }) => (start ?? '') <= facts.start && (end === null || start === null || start <= end));

/** In the page: does the app hear presses on the start screen? */
export const isTakenOver = () => $('[data-start][data-taken]') !== null;

export class Journey {
  constructor(tab, lang = 'nl') {
    this.tab = tab;
    this.lang = lang;
    /** The questions that were asked. */
    this.asked = [];
    this.text = say[lang];
  }

  /** The heading, once the app is there: before that a press waits, and a page that is left says that its script did not load. */
  heading() {
    return this.tab.waitFor(() => $('[data-start]:not([data-taken])') === null && $('.heading')?.textContent);
  }

  /** Presses the button with this text, and waits for another screen. */
  async go(key) {
    const before = await this.heading();
    await this.tab.clickText('.smr button', this.text[key]);
    await this.tab.waitFor((before) => $('.heading').textContent !== before || $('.error-summary, #doubt') !== null, before);
  }

  async begin() {
    await this.heading();
    if (this.lang === 'en') {
      await this.tab.clickText('.smr button', say.nl['ui.other-language']);
      await this.tab.waitFor(() => document.documentElement.lang === 'en');
    }
    await this.go('journey.begin');
  }

  /** Answers everything that is asked, up to the list of answers or the result. */
  async answer(facts, { until } = {}) {
    for (;;) {
      const heading = await this.heading();
      const [name, pattern] = headings(this.lang).find(([, pattern]) => pattern.test(heading)) ?? [];
      if (!name || name === until) return;
      const programme = ['outcome', 'outcome-past', 'setting', 'end', 'end-planned', 'kind', 'begun-day', 'end-day', 'early-stops-one'].includes(name) ? this.programme(facts, heading.match(pattern)[1]) : undefined;
      this.asked.push(name);
      await this.fill(name, facts, programme);
      await this.go('journey.next');
      // A day that has been, or one far ahead, is asked back.
      if (name === 'start' && (await this.tab.evaluate(() => $('#doubt') !== null))) {
        await this.atDoubt?.();
        await this.go('question.day-right');
      }
      const fault = await this.tab.evaluate(() => $('.error-summary')?.textContent);
      assert.equal(fault ?? null, null, `${heading} does not take its answer`);
    }
  }

  /** Which programme a heading is about. */
  programme(facts, words) {
    const whens = facts.history.map(({ start }) => this.when(start, facts.start, true));
    const numbered = words.match(/^programm[ae] (\d+)/);
    if (numbered) return facts.history[numbered[1] - 1];
    const at = whens.findIndex((when) => words === fill(this.text['question.programme-of'], { when }));
    assert.ok(at >= 0 || facts.history.length === 1, `which programme is ${words}?`);
    return facts.history[Math.max(at, 0)];
  }

  /** A time as the choices name it. */
  when(date, start, inSentence = false) {
    if (date === null) return this.text['journey.no-idea'];
    const [year, planned] = [date.slice(0, 4), start.slice(0, 4)].map(Number);
    if (year === planned) return `${monthName(this.lang, date)} ${year}`;
    if (year < planned - 1) return fill(this.text['question.when-before'], { year: planned - 1 });
    return inSentence ? `${year}` : fill(this.text['question.when-year'], { year });
  }

  async fill(name, facts, programme) {
    const { tab, text } = this;
    const option = (label) => tab.clickText('.option label', label);
    const word = (kind, value) => option(capital(text[`value.${kind}-${value}`]));
    const day = async (date) => (date === null ? option(text['journey.no-idea']) : tab.fill('#day-0', date));
    switch (name) {
      case 'insurer':
        if (insurerNames[facts.insurer]) {
          await tab.fill('#insurer-search', insurerNames[facts.insurer].slice(0, 5));
          return option(insurerNames[facts.insurer]);
        }
        return option(text[`ui.insurer-${facts.insurer}`]);
      case 'start':
        await option(text['question.start-other']);
        return day(facts.start);
      case 'history':
      case 'history-coming':
      case 'history-new-year':
      case 'history-new-year-chain':
        await option(capital(text[`value.tri-${facts.history.length > 0 ? 'yes' : 'no'}`]));
        for (const [at, { start }] of facts.history.entries()) {
          if (at > 0) await tab.clickText('.smr button', text['ui.record-add']);
          await tab.waitFor((at) => $$('select').length > at, at);
          const id = await tab.evaluate((at) => $$('select')[at].id, at);
          await tab.choose(`#${id}`, this.when(start, facts.start));
        }
        return;
      case 'chain':
        if (facts.chainCare === null) return tab.click('label[for=chain-unknown]');
        if (facts.chainCare.programmes.length === 0) return tab.click('label[for=chain-none]');
        for (const illness of facts.chainCare.programmes) await tab.click(`label[for=chain-${illness}]`);
        return;
      case 'includes-smr':
        return word('tri', facts.chainCare.includesSmr);
      case 'wanted':
        return word('kind', facts.wanted);
      case 'provider': {
        if (facts.provider === 'unknown') return option(text['journey.no-idea']);
        if (facts.provider === 'gp-practice') return option(capital(text['question.guide-gp']));
        await option(capital(text['question.guide-coach']));
        await tab.waitFor(() => $('#register') !== null);
        if (facts.provider === 'unregistered') return tab.click('label[for=register-1]');
        await tab.click('label[for=register-0]');
        await tab.waitFor(() => $('#contract') !== null);
        return tab.click(`label[for=contract-${facts.provider === 'contracted' ? 0 : 1}]`);
      }
      case 'early-stops-one':
        return tab.click(programme.outcome === 'dropped-out' ? 'input[id^=stopped-]:not(#stopped-none) + label' : 'label[for=stopped-none]');
      case 'early-stops': {
        const stopped = facts.history.flatMap(({ outcome }, at) => (outcome === 'dropped-out' ? [at] : []));
        const there = await tab.evaluate((all) => all.filter((at) => $(`#stopped-${at}`)), stopped);
        if (there.length === 0) return tab.click('label[for=stopped-none]');
        for (const at of there) await tab.click(`label[for=stopped-${at}]`);
        return;
      }
      case 'outcome':
      case 'outcome-past':
        // Whoever knows that it goes on after the start knows that it runs.
        if (programme.outcome === 'unknown' && programme.end > facts.start) return option(text[`question.${name}-running`]);
        return option(text[`question.${name}-${programme.outcome}`] ?? text['journey.no-idea']);
      case 'setting':
        return word('setting', programme.setting);
      case 'kind':
        return word('kind', programme.kind);
      case 'end':
        return tab.choose('#end', this.when(programme.end, facts.start));
      case 'begun-day':
        return day(programme.start);
      default:
        return day(programme.end);
    }
  }

  /** From the list of answers to the result, unless that is there already. */
  async finish() {
    if ((await this.heading()) === this.text['journey.check-title']) await this.go('journey.check-go');
  }

  /** What the result shows: the verdict by its sign, and the codes in words. */
  shown() {
    return this.tab.evaluate(() => ({
      verdict: [...$('.result').classList].find((name) => name.startsWith('is-')),
      codes: $$('.codes .below-2').map((one) => one.textContent).sort(),
    }));
  }
}

/** The class by which a verdict is shown. */
export const VERDICTS = { eligible: 'is-eligible', 'eligible-with-conditions': 'is-conditional', 'not-yet': 'is-not-yet', 'needs-information': 'is-open', 'not-covered': 'is-not-covered' };

/** Holds a result against the answer of `smr-check assess` for all the facts. */
export function same(shown, answer, lang, what) {
  const text = say[lang];
  const titles = answer.codes.map((code) => text[`code.${code}.title`]).sort();
  const usedUp = text['code.limit-reached.title'];
  if (shown.codes.includes(usedUp)) {
    // Whoever has no place left is not asked on: something else may stand in the way too.
    assert.equal(shown.verdict, VERDICTS['not-yet'], what);
    assert.ok(['not-yet', 'not-covered'].includes(answer.verdict), what);
    if (answer.verdict === 'not-yet') assert.ok(titles.includes(usedUp), what);
    return;
  }
  assert.deepEqual({ verdict: shown.verdict, codes: shown.codes }, { verdict: VERDICTS[answer.verdict], codes: titles }, what);
}

/**
 * Some of the scenarios that somebody can answer: few that show every verdict, every code and every value of every fact, and then the next ones
 * up to `count`. All of them go through the reducer natively (tests/state.rs); here it is about browsers.
 */
export function chosen(count) {
  const traits = ({ facts, expect }) => [
    `verdict ${expect.verdict}`,
    ...library.assess(facts).codes.map((code) => `code ${code}`),
    ...['insurer', 'wanted', 'provider'].map((name) => `${name} ${facts[name]}`),
    `year ${facts.start.slice(0, 4)}`,
    `chain ${facts.chainCare && [facts.chainCare.programmes.length > 0, facts.chainCare.includesSmr]}`,
    `programmes ${facts.history.length}`,
    ...facts.history.flatMap((one) => [`start ${one.start === null}`, `end ${one.end === null}`, `kind ${one.kind}`, `setting ${one.setting}`, `outcome ${one.outcome}`]),
  ];
  const left = scenarios.filter(fits);
  const few = [];
  const seen = new Set();
  const fresh = (scenario) => traits(scenario).filter((trait) => !seen.has(trait)).length;
  while (few.length < count) {
    // The one that adds most; of equals the first.
    const best = left.reduce((best, one) => (fresh(one) > fresh(best) ? one : best));
    left.splice(left.indexOf(best), 1);
    few.push(best);
    for (const trait of traits(best)) seen.add(trait);
  }
  const missing = left.filter((one) => fresh(one) > 0).map(({ id }) => id);
  assert.deepEqual(missing, [], `${count} are too few: these show something more`);
  return few;
}

const by = (id) => scenarios.find((scenario) => scenario.id === id).facts;

/** Two programmes inside chain care of one month, and whatever else brings up every question that there is. */
const EVERYTHING = [
  { ...by('EX14'), start: '2027-05-10', insurer: 'zilveren-kruis', chainCare: { programmes: ['copd'], includesSmr: 'yes' }, wanted: 'short', provider: 'registered', history: [
    { start: '2027-02-03', end: null, kind: 'short', setting: 'chain', outcome: 'unknown' },
    { start: '2027-02-20', end: null, kind: 'intensive', setting: 'chain', outcome: 'success' },
  ] },
  { ...by('EX14'), start: '2026-11-01', insurer: 'cz', chainCare: { programmes: ['dm2', 'cvrm'], includesSmr: 'unknown' }, wanted: 'intensive', provider: 'contracted', history: [
    { start: '2026-02-03', end: '2026-12-20', kind: 'intensive', setting: 'gp', outcome: 'running' },
    { start: null, end: '2026-03-03', kind: 'unknown', setting: 'gp', outcome: 'no-success' },
  ] },
  // A day that has been, and a year that is used up.
  { ...by('EX14'), start: '2026-09-30', insurer: 'menzis', history: ['2026-01-10', '2026-04-10', '2026-07-10'].map((start) => ({ start, end: null, kind: 'unknown', setting: 'gp', outcome: 'unknown' })) },
];

/** Goes through every screen, with the state of error where it has one, and calls `look(name)` at each. */
export async function everyScreen(tab, url, lang, look) {
  const seen = new Set();
  const once = async (name) => {
    if (!seen.has(name)) {
      seen.add(name);
      await look(name);
    }
  };
  for (const facts of EVERYTHING) {
    await tab.goto(url);
    const journey = new Journey(tab, lang);
    const fill = journey.fill;
    journey.fill = async (name, ...rest) => {
      const faulty = ['insurer', 'start', 'history', 'history-coming', 'outcome', 'chain', 'end-planned', 'begun-day'].includes(name);
      if (faulty && !seen.has(`${name}, nothing chosen`)) {
        await tab.clickText('.smr button', say[lang]['journey.next']);
        await tab.waitFor(() => $('.error-summary') !== null);
        await once(`${name}, nothing chosen`);
      }
      await fill.call(journey, name, ...rest);
      await tab.evaluate(() => $$('.word').forEach((word) => (word.open = true)));
      await once(name);
    };
    journey.atDoubt = () => once('a day asked back');
    await journey.heading();
    await once('begin');
    await journey.begin();
    await journey.answer(facts);
    await once('check');
    await journey.finish();
    await once(`result of ${facts.insurer}`);
  }
  // A verdict of each sort.
  for (const id of ['EX01', 'EX08', 'SC032', 'EX13', 'EX04']) {
    await tab.goto(url);
    const journey = new Journey(tab, lang);
    await journey.begin();
    await journey.answer(by(id));
    await journey.finish();
    await once(`result: ${(await journey.shown()).verdict}`);
  }
  await tab.clickText('.smr button', say[lang]['ui.clear']);
  await tab.waitFor((title) => $('.heading').textContent === title, say[lang]['journey.wipe-title']);
  await once('wipe');
  return [...seen];
}

/** Playwright's page as what a journey drives. */
export function driver(page) {
  const $$ = `(selector) => [...document.querySelectorAll(selector)]`;
  const evaluate = (fn, ...args) => page.evaluate(`(() => { const $$ = ${$$}, $ = (s) => $$(s)[0] ?? null; return (${fn})(...${JSON.stringify(args)}); })()`);
  /** A page that is just being loaded anew has no answer yet: an untouched intake does that when there is a newer version. */
  const look = (fn, args) => evaluate(fn, ...args).catch((error) => {
    if (!/Execution context was destroyed/.test(error.message)) throw error;
  });
  return {
    evaluate,
    goto: (url) => page.goto(url),
    // Asked from outside: waiting inside takes `eval`, which the policy of the page forbids.
    waitFor: (fn, ...args) => until(() => look(fn, args), () => `never: ${fn} with ${JSON.stringify(args)}`),
    click: (selector) => page.locator(selector).first().click(),
    clickText: (selector, text) => page.locator(selector).filter({ hasText: new RegExp(`^${text.replace(/[.?()]/g, '\\$&')}$`) }).first().click(),
    fill: (selector, text) => page.locator(selector).fill(text),
    choose: (selector, value) => page.locator(selector).selectOption(value),
  };
}
