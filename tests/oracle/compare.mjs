// Compares the program with the oracle on random facts:
//   node tests/oracle/compare.mjs BINARY [count] [seed]
// One child process (`BINARY assess`) reads the facts as JSON Lines and answers in the same order. Of the changes the oracle checks that each
// is a start, with that verdict and route, and that none is missing; in every twentieth case also the day, by trying one after the other.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { isDeepStrictEqual } from "node:util";
import { faultOf } from "./changes.mjs";
import { assess } from "./oracle.mjs";
import { cases } from "./random.mjs";

const SHOWN = 5;

const [binary, countGiven = "20000", seedGiven = "1"] = process.argv.slice(2);
const count = Number(countGiven);
const seed = Number(seedGiven);
if (binary === undefined || !Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  console.error("usage: node tests/oracle/compare.mjs BINARY [count] [seed]");
  process.exit(2);
}

const child = spawn(binary, ["assess"], { stdio: ["pipe", "pipe", "inherit"] });
const closed = new Promise((resolve) => {
  child.on("error", (error) => resolve(error.message));
  child.on("close", (code, signal) => resolve(code === 0 ? null : `ended with ${signal ?? `exit code ${code}`}`));
});
child.stdin.on("error", () => {}); // a child that stops early is reported when it closes

const waiting = []; // facts sent, not yet answered
let sent = 0;
let passed = 0;
let failed = 0;
const failuresByField = new Map();

/** Sends the cases, no faster than the child reads them. */
async function send() {
  for (const facts of cases(seed, count)) {
    if (child.stdin.destroyed) return;
    waiting.push(facts);
    sent += 1;
    if (!child.stdin.write(`${JSON.stringify(facts)}\n`)) {
      await Promise.race([new Promise((resolve) => child.stdin.once("drain", resolve)), closed]);
    }
  }
  child.stdin.end();
}

function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    return { notJson: line };
  }
}

/** The fields of the oracle in which the program differs; an error object differs in all of them. */
function differingFields(oracle, program) {
  return Object.keys(oracle).filter((field) => !isDeepStrictEqual(oracle[field], program?.[field]));
}

function show(facts, fields, oracle, program) {
  const only = (answer) => JSON.stringify(Object.fromEntries(fields.map((field) => [field, answer?.[field]])));
  console.log(`--- difference ${failed}, case ${passed + failed}: ${fields.join(", ")}`);
  console.log(`facts    ${JSON.stringify(facts)}`);
  console.log(`oracle   ${JSON.stringify(oracle)}`);
  console.log(`program  ${JSON.stringify(program)}`);
  console.log(`differs  oracle  ${only(oracle)}`);
  console.log(`         program ${only(program)}`);
}

function check(line) {
  const facts = waiting.shift();
  if (facts === undefined) {
    failed += 1;
    console.log(`an answer to nothing: ${line}`);
    return;
  }
  const oracle = assess(facts);
  const program = parse(line);
  const fields = differingFields(oracle, program);
  const fault = faultOf(facts, oracle, program?.changes ?? [], (passed + failed) % 20 === 0);
  if (fault !== null) fields.push("changes");
  if (fields.length === 0) {
    passed += 1;
    return;
  }
  failed += 1;
  for (const field of fields) failuresByField.set(field, (failuresByField.get(field) ?? 0) + 1);
  if (failed <= SHOWN) show(facts, fields, oracle, program);
  if (failed <= SHOWN && fault !== null) console.log(`changes  ${fault}`);
}

const sending = send();
for await (const line of createInterface({ input: child.stdout, crlfDelay: Infinity })) check(line);
const trouble = await closed;
await sending;

if (trouble !== null) console.log(`${binary}: ${trouble}`);
const unanswered = count - sent + waiting.length;
if (unanswered > 0) console.log(`${unanswered} cases without an answer`);
failed += unanswered;
if (failuresByField.size > 0) {
  console.log("differing fields:");
  const byCount = [...failuresByField].sort(([, a], [, b]) => b - a);
  for (const [field, times] of byCount) console.log(`  ${String(times).padStart(7)}  ${field}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || trouble !== null ? 1 : 0;
