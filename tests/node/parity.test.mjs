// The same answers natively and in WebAssembly, byte for byte, as text and as objects.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { library, lines, native, scenarios } from './library.mjs';

const input = lines(5000);

test(`native and WebAssembly agree byte for byte on ${input.length} cases`, async () => {
  const answers = await native(input);
  assert.equal(answers.length, input.length);
  input.forEach((line, at) => assert.equal(library.assessJson(line), answers[at], line));
});

test('objects say the same as text', () => {
  for (const line of input.filter((_, at) => at % 7 === 0)) {
    const text = library.assessJson(line);
    if (text.startsWith('{"error"')) continue;
    assert.equal(JSON.stringify(library.assess(JSON.parse(line))), text, line);
  }
});

test('malformed facts throw a FactsError with path and code', () => {
  for (const { id, facts, error } of scenarios.filter((scenario) => scenario.error)) {
    assert.throws(() => library.assess(facts), (thrown) => {
      assert.ok(thrown instanceof Error, id);
      assert.ok(thrown instanceof library.FactsError, id);
      assert.equal(thrown.name, 'FactsError', id);
      assert.deepEqual({ path: thrown.path, code: thrown.code }, error, id);
      assert.ok(thrown.message.length > 0, id);
      return true;
    });
  }
});

test('what can not be written as JSON is refused, not guessed', () => {
  const cyclic = {};
  cyclic.start = cyclic;
  for (const facts of [undefined, () => {}, Symbol('facts'), cyclic, { start: 1n }]) {
    assert.throws(() => library.assess(facts), { name: 'FactsError', code: 'invalid-json', path: '' });
  }
  const { facts } = scenarios[0];
  for (const [key, value, code] of [['wanted', undefined, 'missing-field'], ['wanted', NaN, 'invalid-type'], ['start', new Date(0), 'invalid-date']]) {
    assert.throws(() => library.assess({ ...facts, [key]: value }), { name: 'FactsError', code, path: `/${key}` });
  }
});

test('rules() gives the whole rule base, version a version', () => {
  const base = library.rules();
  for (const key of ['rulebase', 'sources', 'limits', 'insurers', 'groups', 'rules', 'readings', 'statements']) {
    assert.ok(base[key], key);
  }
  assert.ok(base.sources.some((source) => source.id === 'bzv-2.5b'));
  assert.ok(base.rules.every((rule) => rule.sources.length > 0));
  assert.ok(base.readings.every((reading) => reading.sources.length > 0));
  assert.match(library.version, /^\d+\.\d+\.\d+$/);
});
