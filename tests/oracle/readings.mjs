// Rulebook §5 and the contract's sureness: how sure.
import { judge } from "./judge.mjs";

const READINGS = [
  { reading: "year-of-count", applies: () => true },
  { reading: "chain-counts", applies: (c) => c.zk || c.asr2027 },
  { reading: "third-intensive", applies: () => true },
  { reading: "parallel", applies: () => true },
  { reading: "relapse-after-chain", applies: (c) => c.zk },
  { reading: "older-chain-clause", applies: (c) => c.zk && c.year === 2026 },
  { reading: "drop-outs", applies: () => true },
  { reading: "register-required", applies: (c) => !c.salland2024 && !c.cz2024 && !c.hollandzorg2024 },
];

export function readingsThatMatter(c, problems, chosen) {
  if (problems.length > 0 || c.group === "uninsured" || c.outOfRange) return [];
  return READINGS.filter(({ applies }) => applies(c))
    .map(({ reading }) => ({ reading, other: judge(c, problems, reading) }))
    .filter(({ other }) => other.verdict !== chosen.verdict || other.route !== chosen.route)
    .map(({ reading, other }) => ({ reading, verdict: other.verdict, route: other.route }));
}

// --- Contract: sureness --------------------------------------------------------------------------------------------

const NOT_READ = ["no-document", "nearest-document", "group-membership-assumed"];
const ASK = ["confirm-chain-rule", "chain-failed-earlier-year", "chain-count-uncertain", "short-at-gp"];

export function sureness(c, { codes }, readings, lines) {
  if (codes.includes("contradictory-facts")) return null;
  if (codes.includes("not-insured")) return "sure";
  if (c.year >= 2028 || codes.includes("year-out-of-range")) return "rules-not-read";
  if (codes.includes("limit-reached") && readings.length === 0) return "sure";
  const seenInPart =
    (c.group === "cz" && c.year >= 2024 && c.year <= 2026) || (c.group === "zz" && c.year === 2026) || c.hollandzorg2024;
  if (c.group === "unknown" || seenInPart || lines.some((line) => NOT_READ.includes(line))) return "rules-not-read";
  return readings.length > 0 || codes.some((code) => ASK.includes(code)) ? "unclear" : "sure";
}
