// The contract: the unknown facts that decide, and where answering them leads.
import { describe, yearOf } from "./case.mjs";
import { decidingChainProgramme } from "./chain-care.mjs";
import { contradictions } from "./contradictions.mjs";
import { countProgrammes } from "./counting.mjs";
import { effectOfRunning, judge } from "./judge.mjs";

const FIELDS = ["start", "end", "kind", "setting", "outcome"];

export function asks(c, { verdict, codes }) {
  if (verdict !== "needs-information") return [];
  const count = c.outOfRange ? null : countProgrammes(c, null);
  const fields = new Set(); // [place in the history, field]
  const ask = (p, field) => fields.add(`${c.history.indexOf(p)}/${field}`);
  const original = (p) => c.history[p.at];
  const paths = [];
  const hasDate = codes.includes("date-unknown");
  const unsettled = c.history.filter((p) => p.status === "maybe-running" && effectOfRunning(p, c, null) !== "nothing");
  const third = c.limit === 3 && c.wanted === "intensive" && count !== null;
  const sure = third ? count.surelyIntensive.length : 0;
  const mayBeThird = third && sure < 2 && sure + count.possiblyIntensive.length >= 2;
  if (hasDate) {
    if (count.remaining.min === 0) count.counted.filter((p) => p.openDate).forEach((p) => ask(original(p), "start"));
    if (mayBeThird) count.possiblyIntensive.filter((p) => p.start === null).forEach((p) => ask(original(p), "start"));
    for (const p of unsettled) {
      ask(p, "end");
      ask(p, "outcome");
    }
  }
  if (codes.includes("kind-unknown")) {
    count.possiblyIntensive.filter((p) => p.kind === "unknown").forEach((p) => ask(original(p), "kind"));
  }
  if (codes.includes("chain-outcome-unknown")) {
    ask(decidingChainProgramme(c.history.filter((p) => p.setting === "chain")), "outcome");
  }
  if (codes.includes("insurer-unknown")) paths.push("/insurer");
  // Whoever is not in such chain care needs no insurer's rule about it; one about programmes stays needed.
  const aboutProgrammes =
    (count !== null && count.remaining.min === 0 && count.counted.some((p) => p.openChain)) ||
    (mayBeThird && count.possiblyIntensive.some((p) => p.setting === "chain")) ||
    c.history.some((p) => p.status === "running" && effectOfRunning(p, c, null) === "ask-insurer");
  const chainThisYear = c.history.some((p) => p.setting === "chain" && p.start !== null && yearOf(p.start) === c.year);
  const mayBeWithout = c.member && c.includesSmr === "unknown" && (c.chainCare === null || !chainThisYear);
  const insteadOfInsurer = codes.includes("insurer-unknown") && mayBeWithout && !aboutProgrammes;
  if (codes.includes("chain-smr-unknown") || insteadOfInsurer) {
    paths.push(c.chainCare === null ? "/chainCare" : "/chainCare/includesSmr");
  }
  c.history.forEach((_, i) => {
    for (const field of FIELDS) if (fields.has(`${i}/${field}`)) paths.push(`/history/${i}/${field}`);
  });
  return paths;
}

// --- Contract: outlook ---------------------------------------------------------------------------------------------

export const ANSWERS = {
  // An insurer of each group, and one without a document.
  insurer: ["vgz", "zilveren-kruis", "asr", "salland", "cz", "zorg-en-zekerheid", "hollandzorg", "other"],
  chainCare: [
    { programmes: [], includesSmr: "no" },
    { programmes: ["dm2"], includesSmr: "yes" },
    { programmes: ["dm2"], includesSmr: "no" },
  ],
  includesSmr: ["yes", "no"],
  kind: ["short", "intensive"],
  outcome: ["success", "no-success", "dropped-out", "running"],
};

/** The facts with another value at a JSON Pointer. */
export function withFact(facts, path, value) {
  const copy = structuredClone(facts);
  const keys = path.split("/").slice(1);
  const last = keys.pop();
  let place = copy;
  for (const key of keys) place = place[key];
  place[last] = value;
  return copy;
}

/** The answer alone, for changes and outlook. */
export function outcome(facts) {
  const c = describe(facts);
  return judge(c, contradictions(c));
}

export function outlook(facts, { verdict }, asked) {
  if (verdict !== "needs-information") return null;
  const answers = asked.map((path) => ANSWERS[path.split("/").at(-1)]);
  if (asked.length === 0 || answers.includes(undefined)) return "open";
  if (answers.reduce((ways, values) => ways * values.length, 1) > 10_000) return "open";
  let ways = [facts];
  asked.forEach((path, i) => {
    ways = ways.flatMap((way) => answers[i].map((value) => withFact(way, path, value)));
  });
  const starts = ways.map(outcome).filter(({ codes }) => !codes.includes("contradictory-facts"));
  return starts.every((way) => way.verdict.startsWith("eligible")) ? "start" : "open";
}
