// The JSON Schemas in cli/schema/ and the program say the same: what fits the one is accepted by the other, and every
// answer has the promised shape.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { cases } from '../oracle/random.mjs';
import { library } from './library.mjs';

const RANDOM_CASES = 500;
const SEED = 2027;

const json = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
// With the formats checked, the schema also knows which days the calendar has.
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, formats: { date: isDate, uri: isUri } });
const fitsFacts = ajv.compile(json('../../cli/schema/facts.schema.json'));
const fitsAssessment = ajv.compile(json('../../cli/schema/assessment.schema.json'));
const fitsError = ajv.compile(json('../../cli/schema/error.schema.json'));
const fitsRules = ajv.compile(json('../../cli/schema/rules.schema.json'));
const scenarios = json('../scenarios.json');
const random = [...cases(SEED, RANDOM_CASES)];

function isDate(text) {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().slice(0, 10) === text;
}

function isUri(text) {
  try {
    return new URL(text).protocol === 'https:';
  } catch {
    return false;
  }
}

/** What the native program answers, one value a line of facts. */
function answers(facts, ...options) {
  const program = process.env.SMR_CHECK_BIN ?? fileURLToPath(new URL('../../target/debug/smr-check', import.meta.url));
  const input = facts.map((one) => `${JSON.stringify(one)}\n`).join('');
  const run = spawnSync(program, ['assess', ...options], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(run.error, undefined, `${program} does not run: cargo build --release --bin smr-check`);
  assert.equal(run.status, 0, run.stderr);
  const lines = run.stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.equal(lines.length, facts.length);
  return lines;
}

function assertFits(fits, value, what) {
  assert.ok(fits(value), `${what}: ${ajv.errorsText(fits.errors)}\n${JSON.stringify(value)}`);
}

// --- Facts -----------------------------------------------------------------------------------------------------------

test('the facts of the scenarios fit the schema, malformed ones do not', () => {
  for (const { id, facts, error } of scenarios) {
    if (error === undefined) assertFits(fitsFacts, facts, id);
    else assert.ok(!fitsFacts(facts), `${id} fits the schema, though it is malformed: ${JSON.stringify(error)}`);
  }
});

test('random facts fit the schema', () => {
  for (const [i, facts] of random.entries()) assertFits(fitsFacts, facts, `random case ${i}`);
});

/** Well-formed facts in which every place of the contract is taken. */
const full = {
  start: '2027-05-10',
  insurer: 'cz',
  chainCare: { programmes: ['dm2', 'copd'], includesSmr: 'yes' },
  history: [{ start: '2027-01-10', end: '2027-04-30', kind: 'short', setting: 'chain', outcome: 'no-success' }],
  wanted: 'intensive',
  provider: 'contracted',
};

const OTHER_VALUES = [
  null, true, 0, 1e308, '', 'x', 'unknown', 'Unknown', 'other', 'uninsured', 'zk', 'yes', 'no', 'dm2', 'short', 'success',
  'gp', 'gp-practice', 'chain', '1900-01-01', '1899-12-31', '2999-12-31', '3000-01-01', '2027-02-29', '2028-02-29',
  '2100-02-29', '2027-2-3', '2027-05-10T00:00', '2027-05-10\n', '２０２７-05-10', [], ['dm2', 'dm2'], ['DM2'], [null], {}, [{}],
  [[]],
];

/** Copies of `value` with one thing changed, at whatever depth; each says what was changed. */
function* changed(value, path = '') {
  for (const other of OTHER_VALUES) yield [`${path || '/'} = ${JSON.stringify(other)}`, other];
  if (Array.isArray(value)) {
    for (const count of [50, 51]) yield [`${path}: ${count} times`, Array(count).fill(value[0])];
    for (const [i, item] of value.entries()) {
      for (const [what, other] of changed(item, `${path}/${i}`)) yield [what, replaced(value, i, other)];
    }
  } else if (value !== null && typeof value === 'object') {
    yield [`${path}/bsn added`, { ...value, bsn: null }];
    for (const [key, item] of Object.entries(value)) {
      const { [key]: _, ...without } = value;
      yield [`${path}/${key} left out`, without];
      for (const [what, other] of changed(item, `${path}/${key}`)) yield [what, { ...value, [key]: other }];
    }
  }
}

function replaced(list, at, other) {
  return list.map((item, i) => (i === at ? other : item));
}

test('the schema and the program refuse the same facts', () => {
  const all = [...changed(full)];
  const told = answers(all.map(([, facts]) => facts), '--brief');
  let refused = 0;
  for (const [i, [what, facts]] of all.entries()) {
    const { error } = told[i];
    if (error !== undefined) refused += 1;
    assert.equal(fitsFacts(facts), error === undefined, `${what}: the program says ${JSON.stringify(error ?? 'fine')}`);
  }
  assert.ok(refused > 400 && all.length - refused > 30, `${refused} of ${all.length} are refused: too one-sided`);
});

test('refusals fit their schema, every sort of them', () => {
  const malformed = scenarios.filter(({ error }) => error !== undefined);
  const told = answers(malformed.map(({ facts }) => facts));
  for (const [i, answer] of told.entries()) assertFits(fitsError, answer, malformed[i].id);
  assert.ok(!fitsError({ error: { ...told[0].error, code: 'wrong' } }));
});

test('the rule base fits its schema', () => {
  assertFits(fitsRules, library.rules(), 'the rule base');
  assert.ok(!fitsRules({ ...library.rules(), more: 1 }));
});

// --- Assessments -----------------------------------------------------------------------------------------------------

const wellFormed = [...scenarios.filter(({ error }) => error === undefined).map(({ facts }) => facts), ...random];

test('full answers fit the schema and have a trace and changes', () => {
  for (const [i, answer] of answers(wellFormed).entries()) {
    assertFits(fitsAssessment, answer, JSON.stringify(wellFormed[i]));
    assert.ok(Array.isArray(answer.trace) && Array.isArray(answer.changes));
  }
});

test('brief answers fit the schema and have neither trace nor changes', () => {
  for (const [i, answer] of answers(wellFormed, '--brief').entries()) {
    assertFits(fitsAssessment, answer, JSON.stringify(wellFormed[i]));
    assert.ok(!('trace' in answer) && !('changes' in answer));
  }
});

test('what an answer points at is there in the facts', () => {
  const at = (facts, path) => path.split('/').slice(1).reduce((value, key) => value?.[key], facts);
  for (const [i, answer] of answers(wellFormed).entries()) {
    const paths = [...answer.asks, ...answer.changes.filter(({ kind }) => kind === 'fact').map(({ path }) => path)];
    for (const path of [...paths, ...answer.problems.map((problem) => problem.path)]) {
      assert.notEqual(at(wellFormed[i], path), undefined, `${path} in ${JSON.stringify(wellFormed[i])}`);
    }
  }
});

test('facts with a change of the answer put in are well-formed and get the told verdict', () => {
  const questions = [];
  for (const [i, answer] of answers(wellFormed).entries()) {
    for (const change of answer.changes) {
      const facts = structuredClone(wellFormed[i]);
      if (change.kind === 'date') facts.start = change.from;
      else put(facts, change.path, change.value);
      questions.push({ facts, change });
    }
  }
  assert.ok(questions.length > 100, `only ${questions.length} changes`);
  const told = answers(questions.map(({ facts }) => facts), '--brief');
  for (const [i, { facts, change }] of questions.entries()) {
    assertFits(fitsFacts, facts, JSON.stringify(change));
    assert.equal(told[i].verdict, change.verdict, `${JSON.stringify(change)} in ${JSON.stringify(facts)}`);
  }
});

function put(facts, path, value) {
  const keys = path.split('/').slice(1);
  const last = keys.pop();
  keys.reduce((place, key) => place[key], facts)[last] = value;
}

test('an answer with anything more, less or else does not fit', () => {
  const [answer] = answers([full]);
  assertFits(fitsAssessment, answer, 'the answer itself');
  const others = [
    { ...answer, advice: '' },
    { ...answer, verdict: 'allowed' },
    { ...answer, codes: ['chain_first'] },
    { ...answer, limit: '3' },
    { ...answer, earliestStart: '2027-05-10' },
    { ...answer, asks: ['history/0'] },
    { ...answer, trace: [{ ...answer.trace[0], sources: [{ id: 'slides' }] }] },
    { ...answer, changes: [{ kind: 'date', from: '2027-02-30', verdict: 'eligible' }] },
    { error: { path: '', code: 'invalid-json', message: 'x' } },
    ...Object.keys(answer).filter((key) => !['trace', 'changes', 'outlook'].includes(key)).map((key) => without(answer, key)),
  ];
  for (const other of others) assert.ok(!fitsAssessment(other), `fits: ${JSON.stringify(other)}`);
});

function without(object, left) {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== left));
}
