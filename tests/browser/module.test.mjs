// The JavaScript module in a real browser: every scenario, as text and as objects, and rules().
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { native, scenarios } from '../node/library.mjs';
import { withPage } from './harness.mjs';

const types = { js: 'text/javascript', wasm: 'application/wasm' };

test('every scenario in the browser, byte for byte as natively', async () => {
  const answers = await native(scenarios.map((scenario) => JSON.stringify(scenario.facts)));
  await withPage(async ({ page, context }) => {
    await context.route('**/module/*', (route) => {
      const name = new URL(route.request().url()).pathname.split('/').at(-1);
      return route.fulfill({ body: readFileSync(join(process.env.SMR_CHECK_WEB_LIB, name)), contentType: types[name.split('.').at(-1)] });
    });
    const [texts, objects, version] = await page.evaluate(async (all) => {
      const module = await import('/module/smr_check.js');
      await module.default();
      const object = (facts) => {
        try {
          return module.assess(facts);
        } catch ({ name, path, code, message }) {
          return { name, error: { path, code, message } };
        }
      };
      return [all.map((facts) => module.assessJson(JSON.stringify(facts))), all.map(object), module.version()];
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
