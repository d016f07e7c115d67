// Compares what people are asked with what could change the answer, by the oracle:
//   node tests/oracle/compare-interview.mjs PROGRAM [count] [seed]
// PROGRAM is rules/examples/interview.rs. With at most one programme every way is tried; with more, some at random, which can only show
// that something should have been asked.
import { spawnSync } from "node:child_process";
import { describe } from "./case.mjs";
import { contradictions } from "./contradictions.mjs";
import { faultOf } from "./interview.mjs";
import { cases, mulberry32 } from "./random.mjs";

const SHOWN = 5;
const [program, count = "150", seed = "1"] = process.argv.slice(2);
if (program === undefined || !(Number(count) > 0) || !Number.isInteger(Number(seed))) {
  console.error("usage: node tests/oracle/compare-interview.mjs PROGRAM [count] [seed]");
  process.exit(2);
}

// Slips are not asked about; nobody begins two programmes on one day.
const isLife = (facts) => contradictions(describe(facts)).length === 0;
const begins = ({ history }) => history.map(({ start }) => start).filter((start) => start !== null);
const isApart = (facts) => new Set(begins(facts)).size === begins(facts).length;
const asked = [];
for (const facts of cases(Number(seed), Number(count) * 4)) {
  if (asked.length < Number(count) && facts.history.length <= 3 && isLife(facts) && isApart(facts)) asked.push(facts);
}

const { stdout, status } = spawnSync(program, { input: asked.map((facts) => JSON.stringify(facts)).join("\n"), maxBuffer: 1e9 });
const lines = String(stdout).trim().split("\n");
const random = mulberry32(Number(seed));
let failed = status === 0 && lines.length === asked.length ? 0 : 1;
asked.forEach((facts, i) => {
  const fault = faultOf(facts, JSON.parse(lines[i]), random);
  if (fault === null) return;
  failed += 1;
  if (failed <= SHOWN) console.log(`--- ${fault}\nfacts    ${JSON.stringify(facts)}\nprogram  ${lines[i]}`);
});
console.log(`${asked.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
