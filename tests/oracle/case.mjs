// Rulebook §1 and §2: the insurer's group, and the facts as they stand on the planned start.

// --- §1 Insurer groups ---------------------------------------------------------------------------------------------

const VGZ = ["vgz", "izz", "iza", "umc", "vgzbewuzt", "unive", "zekur", "zorgzaam", "united-consumers"];
export const ZK_ASSUMED = ["interpolis", "fbto", "de-friesland", "pro-life", "ziezo"];
export const CZ_ASSUMED = ["czdirect", "just", "ohra", "nationale-nederlanden"];

/** The group whose document applies, `unknown`, `uninsured`, or `none` for an insurer without a document. */
function groupOf(insurer) {
  if (VGZ.includes(insurer)) return "vgz";
  if (insurer === "zilveren-kruis" || ZK_ASSUMED.includes(insurer)) return "zk";
  if (insurer === "cz" || CZ_ASSUMED.includes(insurer)) return "cz";
  if (insurer === "zorg-en-zekerheid") return "zz";
  if (["asr", "salland", "hollandzorg", "unknown", "uninsured"].includes(insurer)) return insurer;
  return "none";
}

// --- Dates: ISO strings, which compare as text ---------------------------------------------------------------------

export const yearOf = (date) => Number(date.slice(0, 4));
export const daysBetween = (from, to) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

// --- §2 The case: the facts as they stand on the planned start -----------------------------------------------------

export const FINAL = ["success", "no-success", "dropped-out"];

/** `running`, `ended`, or `maybe-running` where the facts leave it open (§4, under the contradictions). */
function statusOf(record, start) {
  if (FINAL.includes(record.outcome)) return "ended";
  if (record.end !== null) return record.end > start ? "running" : "ended";
  if (record.outcome === "running") return "running";
  // Outcome unknown and no end: no programme lasts longer than 365 days.
  if (record.start !== null && daysBetween(record.start, start) > 365) return "ended";
  return "maybe-running";
}

export function describe(facts) {
  const { start, chainCare } = facts;
  const year = yearOf(start);
  const group = groupOf(facts.insurer);
  return {
    ...facts,
    year,
    group,
    // Membership unknown is treated as: member, includesSmr unknown.
    member: chainCare === null || chainCare.programmes.length > 0,
    includesSmr: chainCare === null ? "unknown" : chainCare.includesSmr,
    history: facts.history.map((record, at) => ({
      ...record,
      at,
      status: statusOf(record, start),
      // For Z2-Z4: how it ended, as far as known. One that ran until before the start ended with unknown outcome.
      result: FINAL.includes(record.outcome) ? record.outcome : "unknown",
    })),
    outOfRange: year < 2013, // R1
    limit: year < 2013 ? null : year <= 2025 ? 1 : 3, // R1
    zk: group === "zk",
    asr2027: group === "asr" && year === 2027,
    salland2024: group === "salland" && year === 2024,
    hollandzorg2024: group === "hollandzorg" && year === 2024,
    cz2024: group === "cz" && year === 2024,
    vgz2024to2025: group === "vgz" && (year === 2024 || year === 2025),
  };
}
