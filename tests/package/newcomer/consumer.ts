// A page in TypeScript, as somebody writes it who has just installed the package. Each `@ts-expect-error` is a mistake that the types see.
import { FactsError, assess, assessJson, rules, version } from 'smr-check';
import type { Assessment, Code, Facts, SmrCheckElement, Verdict } from 'smr-check';
import * as functions from 'smr-check/rules';
import * as entry from 'smr-check/smr-check.js';
import 'smr-check/element';
import 'smr-check/smr-check.split.js';
import 'smr-check/smr-check.single.js';

const facts: Facts = {
  start: '2027-05-10',
  insurer: 'zilveren-kruis',
  chainCare: { programmes: ['dm2'], includesSmr: 'unknown' },
  history: [{ start: '2027-01-10', end: null, kind: 'short', setting: 'chain', outcome: 'no-success' }],
  wanted: 'intensive',
  provider: 'contracted',
};
const answer: Assessment = assess(facts);
const verdict: Verdict = answer.verdict;
const code: Code | undefined = answer.codes[0];
const from: string[] = answer.changes.flatMap((change) => (change.kind === 'date' ? [change.from] : []));
const text: string = assessJson(JSON.stringify(facts)) + version + functions.version + entry.version + verdict + code + from;
const places: number = answer.remaining?.min ?? 0;
const names: string[] = rules().insurers.map((insurer) => insurer.name);
const same: Assessment = entry.assess(facts) ?? functions.assess(facts);

// @ts-expect-error no such insurer
const insurer: Facts = { ...facts, insurer: 'nobody' };
// @ts-expect-error a key is missing
const incomplete: Facts = { start: '2027-05-10' };
// @ts-expect-error no such verdict
const wrong: boolean = answer.verdict === 'allowed';
// @ts-expect-error it may be null
const sure: number = answer.remaining.min;
// @ts-expect-error an answer at once, not a promise
answer.then(() => {});

try {
  assess(facts);
} catch (error) {
  if (error instanceof FactsError && error.code === 'invalid-date') console.log(error.path, error.message);
  // @ts-expect-error no such code
  if (error instanceof FactsError && error.code === 'wrong') console.log();
}

const element = document.querySelector('smr-check');
const made: SmrCheckElement = document.createElement('smr-check');
made.headingLevel = 3;
made.insurer = null;
made.idleTimeout = 120;
made.share = true;
made.lang = 'en';
// @ts-expect-error no such level
made.headingLevel = 5;
// @ts-expect-error no such theme
made.theme = 'pink';
// @ts-expect-error only to be read
made.state = 'ready';
// @ts-expect-error nothing gives the answers
made.answers;

made.ready().then(() => made.focus({ preventScroll: true }));
element?.addEventListener('smr-error', ({ detail }) => {
  const why: 'blocked' | 'integrity' | 'load' | 'panic' = detail.code;
  console.log(why);
});
element?.addEventListener('smr-share', ({ detail }) => console.log(detail.assessment.verdict));
document.addEventListener('smr-ready', ({ detail }) => console.log(detail.version, detail.rulebase.verifiedThrough));
window.addEventListener('smr-reset', ({ detail }) => console.log(detail.reason === 'idle'));
made.addEventListener('smr-complete', ({ detail }) => {
  // @ts-expect-error empty on purpose
  const told: string = detail.verdict;
});
console.log(text, places, names, same, insurer, incomplete, wrong, sure);
