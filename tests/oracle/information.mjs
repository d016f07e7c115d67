// Rulebook §6: information lines, which never change the verdict.
import { CZ_ASSUMED, ZK_ASSUMED, daysBetween, yearOf } from "./case.mjs";
import { zkChainRule } from "./chain-care.mjs";
import { judge } from "./judge.mjs";

const DOCUMENT_YEARS = {
  salland: [2024],
  vgz: [2024, 2025],
  zk: [2027],
  asr: [2027],
  cz: [2024, 2025, 2026],
  zz: [2026],
  hollandzorg: [2024],
};

/** Would the programme inside the chain be the answer with a contracted provider? */
function chainFirstIfContracted(c, problems) {
  return judge({ ...c, provider: "contracted" }, problems).codes.includes("chain-first");
}

/** At zk in 2027: the way outside is open because Z1-Z4 give nothing, after a chain programme. */
function endToBeRecorded(c, verdict) {
  const starts = verdict === "eligible" || verdict === "eligible-with-conditions";
  const mayInclude = c.member && c.includesSmr !== "no";
  const hadOne = c.history.some((p) => p.setting === "chain");
  return c.zk && c.year === 2027 && starts && mayInclude && hadOne && zkChainRule(c, null) === null;
}

export function information(c, problems, { codes, verdict }) {
  const { start, year, provider, history } = c;
  const chainFirst = codes.includes("chain-first");
  const endedRecently = (p) => p.end !== null && p.end <= start && daysBetween(p.end, start) <= 365;
  const reachesYear = (p) => (p.end !== null ? yearOf(p.end) >= year : p.outcome === "running");
  const crossesYear = (p) => p.start !== null && yearOf(p.start) < year && reachesYear(p);
  const endedWithDates = history.filter((p) => p.start !== null && p.end !== null && p.end <= start);
  const overlapping = (a, b) => a !== b && a.start < b.end && b.start < a.end;
  const chainHere = (c.zk || c.hollandzorg2024) && c.member && c.includesSmr === "yes";
  const lines = {
    "indication-only": true,
    "medication-only-with-support": true,
    "own-risk-exempt": year >= 2022 && c.group !== "uninsured" && !["registered", "unregistered"].includes(provider),
    "own-contribution-exempt": c.salland2024,
    "nrt-three-months": c.vgz2024to2025,
    "contracted-internet-pharmacy": c.vgz2024to2025,
    "short-via-gp": c.asr2027 && c.wanted !== "intensive",
    "gp-practice-terms": provider === "gp-practice",
    "gp-region-exception": c.salland2024 && ["gp-practice", "unregistered"].includes(provider),
    "ask-about-aftercare": history.some(endedRecently),
    "tell-earlier-guidance": c.asr2027 && history.length > 0,
    "no-separate-claim": chainFirst,
    "short-still-possible": codes.includes("third-intensive"),
    "entitlement-unaffected": codes.includes("provider-unregistered"),
    "rules-2027-pending": year >= 2027,
    "nearest-document": c.group in DOCUMENT_YEARS && !DOCUMENT_YEARS[c.group].includes(year),
    "no-document": c.group === "none",
    "group-membership-assumed": ZK_ASSUMED.includes(c.insurer) || CZ_ASSUMED.includes(c.insurer),
    "contract-of-year": provider === "contracted" && c.group !== "uninsured" && !chainFirst,
    "ask-to-record-end": endToBeRecorded(c, verdict),
    "year-turn": history.some(crossesYear),
    "overlapping-programmes": endedWithDates.some((a) => endedWithDates.some((b) => overlapping(a, b))),
    "check-register": ["registered", "unknown"].includes(provider) && !chainFirst,
    "chain-route-open": provider === "unregistered" && chainHere && chainFirstIfContracted(c, problems),
  };
  return Object.keys(lines).filter((code) => lines[code]).sort();
}
