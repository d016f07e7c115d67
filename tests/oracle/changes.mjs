// The contract's changes: what would turn the answer into a start. Checked two ways: each that is given leads to the start that it
// promises, and none of those that the contract names is missing.
import { ANSWERS, outcome, withFact } from "./asks.mjs";
import { FINAL, yearOf } from "./case.mjs";

const MOST = 24;
const starts = ({ verdict }) => verdict.startsWith("eligible");
const nextDay = (date) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

/** The facts with a change made. */
const changed = (facts, { kind, from, path, value }) =>
  kind === "date" ? withFact(facts, "/start", from) : withFact(facts, path, value);

/** How an asked fact may turn out; of chain care only that there is none, of an outcome only those that are final. */
function valuesOf(path) {
  const name = path.split("/").at(-1);
  if (name === "chainCare") return ANSWERS.chainCare.slice(0, 1);
  if (name === "outcome") return FINAL;
  return ANSWERS[name] ?? [];
}

/** The single facts that would make it a start: what is asked, another kind, another provider, an insurance. */
function facts(given, { verdict, codes, asks }) {
  if (starts({ verdict }) || codes.includes("contradictory-facts")) return [];
  const tried = asks.flatMap((path) => valuesOf(path).map((value) => ({ path, value })));
  if (given.wanted !== "short") tried.push({ path: "/wanted", value: "short" });
  if (given.provider === "unregistered") {
    for (const value of ["contracted", "gp-practice", "registered"]) tried.push({ path: "/provider", value });
  }
  if (codes.includes("not-insured")) tried.push({ path: "/insurer", value: "unknown" });
  return tried.filter(({ path, value }) => {
    const answer = outcome(withFact(given, path, value));
    // Another provider is no help where the programme is followed elsewhere.
    const elsewhere = answer.codes.includes("chain-first") || answer.codes.includes("specialised-provider");
    return starts(answer) && !(path === "/provider" && elsewhere);
  });
}

/** The first later day on which it can start, up to 1 January of the year after next, or null. */
export function firstDay(given) {
  const last = `${yearOf(given.start) + 2}-01-01`;
  for (let day = nextDay(given.start); day <= last; day = nextDay(day)) {
    if (starts(outcome({ ...given, start: day }))) return day;
  }
  return null;
}

/** What is wrong with the changes of an answer, or null; `days` whether the day is looked for, day by day. */
export function faultOf(given, answer, changes, days) {
  for (const change of changes) {
    const { verdict, route } = outcome(changed(given, change));
    if (!starts({ verdict }) || verdict !== change.verdict || route !== change.route) return `false: ${JSON.stringify(change)}`;
  }
  if (changes.length === MOST) return null;
  const has = ({ path, value }) =>
    changes.some((change) => change.path === path && JSON.stringify(change.value) === JSON.stringify(value));
  const missing = facts(given, answer).find((fact) => !has(fact));
  if (missing !== undefined) return `missing: ${JSON.stringify(missing)}`;
  const waits = !starts(answer) && !["contradictory-facts", "year-out-of-range"].some((code) => answer.codes.includes(code));
  if (!days || !waits) return null;
  const [given_, found] = [changes.find(({ kind }) => kind === "date")?.from ?? null, firstDay(given)];
  const isLater = given_ !== null && given_ > `${yearOf(given.start) + 2}-01-01`;
  return given_ === found || (found === null && isLater) ? null : `the first day is ${found}, not ${given_}`;
}
