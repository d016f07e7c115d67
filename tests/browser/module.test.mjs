// The functions in a real browser: every scenario, as text and as objects.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { native, scenarios } from '../node/library.mjs';
import { chromiumTest as test } from './engines.mjs';
import { withPage } from './harness.mjs';

test('every scenario in the browser, byte for byte as natively', async () => {
  const answers = await native(scenarios.map((scenario) => JSON.stringify(scenario.facts)));
  await withPage(async ({ page, context }) => {
    await context.route('**/rules.js', (route) => route.fulfill({ body: readFileSync(process.env.SMR_CHECK_LIB), contentType: 'text/javascript' }));
    const [texts, objects, version] = await page.evaluate(async (all) => {
      const module = await import('/rules.js');
      const object = (facts) => {
        try {
          return module.assess(facts);
        } catch ({ name, path, code, message }) {
          return { name, error: { path, code, message } };
        }
      };
      return [all.map((facts) => module.assessJson(JSON.stringify(facts))), all.map(object), module.version];
    }, scenarios.map((scenario) => scenario.facts));
    scenarios.forEach(({ id, error }, at) => {
      assert.equal(texts[at], answers[at], id);
      const { name, ...object } = objects[at];
      assert.deepEqual(object, JSON.parse(answers[at]), id);
      if (error) assert.equal(name, 'FactsError', id);
    });
    assert.match(version, /^\d+\.\d+\.\d+$/);
  });
});
