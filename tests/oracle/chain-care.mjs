// Rulebook §4: chain care that includes SMR (Z1-Z4, Q4).
import { yearOf } from "./case.mjs";

/** The most recently started chain programme: by start, then by end, then by how it ended. */
export function decidingChainProgramme(chainProgrammes) {
  const rank = (result) => ({ success: 2, unknown: 1 })[result] ?? 0;
  const started = (p) => p.start ?? p.end ?? "";
  const ended = (p) => p.end ?? p.start ?? "";
  const descending = (a, b) => (a === b ? 0 : a > b ? -1 : 1);
  const byStart = (a, b) => descending(started(a), started(b));
  const byEnd = (a, b) => descending(ended(a), ended(b));
  const byResult = (a, b) => rank(b.result) - rank(a.result);
  return [...chainProgrammes].sort((a, b) => byStart(a, b) || byEnd(a, b) || byResult(a, b))[0];
}

/** Z1-Z4, for a member whose chain care includes SMR: a condition, the question `chain-outcome-unknown`, or null. */
export function zkChainRule(c, flipped) {
  const chainProgrammes = c.history.filter((p) => p.setting === "chain");
  // Z1; the reading `older-chain-clause`: in 2026 Z1-Z4 as in 2027
  const newerClause = c.year >= 2027 || (c.year === 2026 && flipped === "older-chain-clause");
  if (chainProgrammes.length === 0 || !newerClause) return "chain-first";
  const last = decidingChainProgramme(chainProgrammes);
  const lastDate = last.end ?? last.start;
  const sameYear = lastDate !== null && yearOf(lastDate) === c.year;
  // Z4
  if (last.result === "success") return flipped === "relapse-after-chain" ? null : "chain-first";
  // Z3
  if (last.result === "unknown") return "chain-outcome-unknown";
  // Z2
  if (sameYear) return c.year >= 2028 ? "confirm-chain-rule" : null;
  return "chain-failed-earlier-year";
}

/** What chain care adds: `questions` (Q4) and `conditions`. */
export function chainCareRule(c, flipped) {
  const nothing = { questions: [], conditions: [] };
  if (!c.member || c.includesSmr === "no") return nothing;
  if (c.group === "unknown") return { ...nothing, questions: ["insurer-unknown"] };
  if (c.zk) {
    const given = zkChainRule(c, flipped);
    const smrUnknown = c.includesSmr === "unknown" ? ["chain-smr-unknown"] : [];
    if (given === null) return nothing;
    if (given === "chain-outcome-unknown") return { ...nothing, questions: [given, ...smrUnknown] };
    if (given === "chain-first" && smrUnknown.length > 0) return { ...nothing, questions: smrUnknown };
    return { ...nothing, conditions: [given] };
  }
  if (c.hollandzorg2024) {
    if (c.includesSmr === "unknown") return { ...nothing, questions: ["chain-smr-unknown"] };
    return { ...nothing, conditions: ["chain-first"] };
  }
  if (c.salland2024) {
    const specialised = c.provider === "gp-practice" ? ["specialised-provider"] : [];
    return { ...nothing, conditions: ["added-value", ...specialised] };
  }
  if (c.asr2027 || c.vgz2024to2025) return nothing;
  return { ...nothing, conditions: ["confirm-chain-rule"] };
}
