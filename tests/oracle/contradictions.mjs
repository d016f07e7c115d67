// Rulebook §4: facts that cannot all be true.
import { FINAL, yearOf } from "./case.mjs";

const sameRecord = (a, b) => ["start", "end", "kind", "setting", "outcome"].every((key) => a[key] === b[key]);

export function contradictions(c) {
  const problems = [];
  if (!c.member && c.includesSmr === "yes") {
    problems.push({ path: "/chainCare/includesSmr", code: "smr-without-chain-care" });
  }
  c.history.forEach((record, i) => {
    const problem = (suffix, code) => problems.push({ path: `/history/${i}${suffix}`, code });
    const { start, end, outcome, setting } = record;
    if (start !== null && start > c.start) problem("/start", "starts-after-planned-start");
    if (start !== null && end !== null && end < start) problem("/end", "ends-before-start");
    if (FINAL.includes(outcome) && end !== null && end > c.start) problem("/end", "final-outcome-with-future-end");
    if (start !== null && c.history.slice(0, i).some((earlier) => sameRecord(earlier, record))) {
      problem("", "duplicate-record");
    }
    const startedInYear = start !== null && yearOf(start) === c.year;
    if (c.member && c.includesSmr === "no" && setting === "chain" && startedInYear) {
      problem("/setting", "chain-programme-without-smr");
    }
  });
  return problems;
}
