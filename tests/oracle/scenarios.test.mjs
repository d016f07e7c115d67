// Checks the oracle against every worked scenario that expects an assessment, field by field.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assess } from "./oracle.mjs";

const scenarios = JSON.parse(readFileSync(new URL("../scenarios.json", import.meta.url), "utf8"));
const expecting = scenarios.filter((scenario) => scenario.expect !== undefined);

test("there are scenarios to check", () => {
  assert.ok(expecting.length >= 100, `only ${expecting.length} scenarios with an expectation`);
});

for (const { id, note, facts, expect } of expecting) {
  test(`${id} ${note}`, () => {
    const actual = assess(facts);
    for (const field of Object.keys(expect)) {
      assert.ok(field in actual, `the oracle gives no field "${field}"`);
    }
    const given = Object.fromEntries(Object.keys(expect).map((field) => [field, actual[field]]));
    assert.deepEqual(given, expect);
    // Where a scenario names no readings or problems, there are none.
    if (expect.readings === undefined && expect.certainty === "firm") assert.deepEqual(actual.readings, []);
    if (expect.problems === undefined) assert.deepEqual(actual.problems, []);
  });
}
