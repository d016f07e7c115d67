//! The fixed words of the contract: every enumeration with its JSON spelling.
//!
//! The build script of the rule core uses them too: a rule base that names a rule or a reading that does not exist is
//! refused with file and line.

use serde::{Serialize, Serializer};

/// An enumeration with a fixed spelling for each value.
pub trait Value: Copy + Eq + 'static {
    /// Every value, in the order of declaration.
    const ALL: &'static [Self];
    /// The spelling in JSON (kebab-case).
    fn as_str(self) -> &'static str;
    /// The place of this value in [`Value::ALL`].
    fn index(self) -> usize;
    /// The value with this spelling, if there is one.
    fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.as_str() == text)
    }
}

macro_rules! values {
    ($(#[$about:meta])* $name:ident { $($(#[$what:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$what])* $variant,)+ }

        impl Value for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
            fn index(self) -> usize { self as usize }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        #[cfg(feature = "parse")]
        impl crate::rust::ToRust for $name {
            fn to_rust(&self) -> String {
                match self { $(Self::$variant => concat!(stringify!($name), "::", stringify!($variant)).into()),+ }
            }
        }
    };
}

values! {
    /// How heavy a stop-smoking programme is.
    Kind {
        /// At least 4 contacts, at least 40 minutes together.
        Short = "short",
        /// At least 7 sessions, at least 3 hours alone or 4.5 hours in a group, aftercare not counted.
        Intensive = "intensive",
        /// Not known, or not chosen yet.
        Unknown = "unknown",
    }
}

values! {
    /// Where a programme was followed.
    Setting {
        /// Inside integrated chronic care.
        Chain = "chain",
        /// At the general practice, outside chain care.
        Gp = "gp",
        /// At a specialised provider.
        Specialist = "specialist",
        /// Not known: treated as outside the chain, never the more generous reading.
        Unknown = "unknown",
    }
}

values! {
    /// How a programme ended, or that it still runs.
    Outcome {
        /// Ended: stopped smoking.
        Success = "success",
        /// Ended: not stopped.
        NoSuccess = "no-success",
        /// Ended early.
        DroppedOut = "dropped-out",
        /// The guidance goes on.
        Running = "running",
        /// Not known.
        Unknown = "unknown",
    }
}

values! {
    /// Who gives the new programme.
    Provider {
        /// Has a contract with the insurer.
        Contracted = "contracted",
        /// In the KABIZ quality register, no contract.
        Registered = "registered",
        /// The person's own general practice.
        GpPractice = "gp-practice",
        /// Neither contract nor registration.
        Unregistered = "unregistered",
        /// Not known, or not chosen yet.
        Unknown = "unknown",
    }
}

values! {
    /// An integrated chronic-care programme.
    ChainProgramme {
        /// Diabetes type 2.
        Dm2 = "dm2",
        /// Cardiovascular risk management.
        Cvrm = "cvrm",
        /// Chronic obstructive pulmonary disease.
        Copd = "copd",
        /// Asthma.
        Asthma = "asthma",
    }
}

values! {
    /// Yes, no, or not known.
    YesNoUnknown {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// Not known; never treated as no.
        Unknown = "unknown",
    }
}

values! {
    /// The answer.
    Verdict {
        /// May start.
        Eligible = "eligible",
        /// May start if the conditions in the codes are met.
        EligibleWithConditions = "eligible-with-conditions",
        /// Not on this date; see the earliest start.
        NotYet = "not-yet",
        /// Facts that decide are missing or contradict each other.
        NeedsInformation = "needs-information",
        /// Not paid from the basic insurance.
        NotCovered = "not-covered",
    }
}

impl Verdict {
    /// May the programme start, with conditions or without?
    #[must_use]
    pub const fn is_start(self) -> bool {
        matches!(self, Self::Eligible | Self::EligibleWithConditions)
    }
}

values! {
    /// Does the answer hold under every admissible reading of the texts?
    Certainty {
        /// Yes.
        Firm = "firm",
        /// No: see the readings.
        Assumed = "assumed",
    }
}

values! {
    /// Where the new programme takes place.
    Route {
        /// With any provider.
        Open = "open",
        /// Inside chain care first.
        WithinChain = "within-chain",
    }
}

values! {
    /// The codes of the deciding level, sorted by spelling.
    Code {
        /// Salland's extra trajectory must show added value.
        AddedValue = "added-value",
        /// It is not settled whether a chain programme counts.
        ChainCountUncertain = "chain-count-uncertain",
        /// The chain programme failed in an earlier year: does it still serve as the first?
        ChainFailedEarlierYear = "chain-failed-earlier-year",
        /// First a programme inside chain care.
        ChainFirst = "chain-first",
        /// How the chain programme ended decides.
        ChainOutcomeUnknown = "chain-outcome-unknown",
        /// Whether chain care includes stop-smoking guidance decides.
        ChainSmrUnknown = "chain-smr-unknown",
        /// No provider chosen yet.
        ChooseRegisteredProvider = "choose-registered-provider",
        /// Let the insurer confirm its chain-care rule.
        ConfirmChainRule = "confirm-chain-rule",
        /// The facts contradict each other.
        ContradictoryFacts = "contradictory-facts",
        /// A date that decides is unknown.
        DateUnknown = "date-unknown",
        /// The third of the year is an exception.
        ExceptionalThird = "exceptional-third",
        /// The insurer is unknown.
        InsurerUnknown = "insurer-unknown",
        /// The kind of an earlier programme decides.
        KindUnknown = "kind-unknown",
        /// The year is used up.
        LimitReached = "limit-reached",
        /// The provider has no contract.
        NonContracted = "non-contracted",
        /// No Dutch basic insurance.
        NotInsured = "not-insured",
        /// Only a short programme is left.
        OnlyShort = "only-short",
        /// The provider is not in the quality register.
        ProviderUnregistered = "provider-unregistered",
        /// A programme still runs.
        RunningProgramme = "running-programme",
        /// This insurer buys short guidance from nobody itself: ask, or go to the general practice.
        ShortAtGp = "short-at-gp",
        /// Reimbursed at a specialised provider.
        SpecialisedProvider = "specialised-provider",
        /// The provider substantiates stepped care.
        SteppedCare = "stepped-care",
        /// A third intensive programme in one year.
        ThirdIntensive = "third-intensive",
        /// Before the first year that the rule base covers.
        YearOutOfRange = "year-out-of-range",
        /// After the last verified year.
        YearUnverified = "year-unverified",
    }
}

values! {
    /// The information lines, sorted by spelling. They never change the verdict.
    Information {
        /// Relapse support in aftercare may serve.
        AskAboutAftercare = "ask-about-aftercare",
        /// Have the practice record that the chain programme ended without success.
        AskToRecordEnd = "ask-to-record-end",
        /// The programme inside the chain is open.
        ChainRouteOpen = "chain-route-open",
        /// Look the coach up in the register.
        CheckRegister = "check-register",
        /// Contracts are made per year: look whether it holds in the year of the start.
        ContractOfYear = "contract-of-year",
        /// Full reimbursement only at contracted internet pharmacies.
        ContractedInternetPharmacy = "contracted-internet-pharmacy",
        /// The entitlement itself stays.
        EntitlementUnaffected = "entitlement-unaffected",
        /// Ask whether the practice has an agreement.
        GpPracticeTerms = "gp-practice-terms",
        /// Practices in one region need no registration.
        GpRegionException = "gp-region-exception",
        /// The brand is not named in its group's document.
        GroupMembershipAssumed = "group-membership-assumed",
        /// Not a decision.
        IndicationOnly = "indication-only",
        /// Medication only together with support.
        MedicationOnlyWithSupport = "medication-only-with-support",
        /// The insurer's document is of another year.
        NearestDocument = "nearest-document",
        /// The insurer has no document here.
        NoDocument = "no-document",
        /// Inside the chain there is no claim of its own.
        NoSeparateClaim = "no-separate-claim",
        /// Nicotine replacement for at most three months, one extension.
        NrtThreeMonths = "nrt-three-months",
        /// Two ended programmes overlap.
        OverlappingProgrammes = "overlapping-programmes",
        /// No own contribution for medication.
        OwnContributionExempt = "own-contribution-exempt",
        /// Outside the compulsory own risk.
        OwnRiskExempt = "own-risk-exempt",
        /// The care authority's rules for 2027 were not out.
        Rules2027Pending = "rules-2027-pending",
        /// A short programme is still possible.
        ShortStillPossible = "short-still-possible",
        /// Short guidance usually goes through the general practice.
        ShortViaGp = "short-via-gp",
        /// Tell the provider about earlier guidance.
        TellEarlierGuidance = "tell-earlier-guidance",
        /// A programme over the turn of the year may be booked otherwise.
        YearTurn = "year-turn",
    }
}

values! {
    /// The points where the texts allow more than one reading, in the order of the rulebook.
    Reading {
        /// In which year a programme counts.
        YearOfCount = "year-of-count",
        /// Whether a chain programme counts.
        ChainCounts = "chain-counts",
        /// Whether a third intensive programme is possible.
        ThirdIntensive = "third-intensive",
        /// Whether a running programme blocks a new one.
        Parallel = "parallel",
        /// Whether chain-first holds again after success and relapse.
        RelapseAfterChain = "relapse-after-chain",
        /// Whether the older clause on chain care still holds in the last year before the new one.
        OlderChainClause = "older-chain-clause",
        /// Whether a drop-out counts.
        DropOuts = "drop-outs",
        /// Whether the quality register decides on reimbursement.
        RegisterRequired = "register-required",
    }
}

values! {
    /// What contradicts what.
    Contradiction {
        /// No chain care, yet it includes stop-smoking guidance.
        SmrWithoutChainCare = "smr-without-chain-care",
        /// An earlier programme starts after the planned start.
        StartsAfterPlannedStart = "starts-after-planned-start",
        /// It ends before it starts.
        EndsBeforeStart = "ends-before-start",
        /// A final outcome, yet an end after the planned start.
        FinalOutcomeWithFutureEnd = "final-outcome-with-future-end",
        /// The same record twice.
        DuplicateRecord = "duplicate-record",
        /// A chain programme this year, yet the chain includes none.
        ChainProgrammeWithoutSmr = "chain-programme-without-smr",
    }
}

values! {
    /// Why facts were refused.
    ErrorCode {
        /// Not JSON.
        InvalidJson = "invalid-json",
        /// A key is missing.
        MissingField = "missing-field",
        /// A key that nobody knows.
        UnknownField = "unknown-field",
        /// A value of another type.
        InvalidType = "invalid-type",
        /// Not a date, or outside 1900-01-01…2999-12-31.
        InvalidDate = "invalid-date",
        /// A value that is not in the list.
        InvalidValue = "invalid-value",
        /// More than 50 programmes.
        TooManyRecords = "too-many-records",
    }
}

values! {
    /// The weight of a source.
    Weight {
        /// Law.
        Statute = "statute",
        /// What the care authority explains; binds no contract.
        CareAuthority = "care-authority",
        /// An insurer's page on what is reimbursed, addressed to insured persons.
        ReimbursementPage = "reimbursement-page",
        /// An insurer's purchasing policy, addressed to care providers.
        InsurerPurchasingPolicy = "insurer-purchasing-policy",
        /// What the sector agreed or teaches.
        SectorGuidance = "sector-guidance",
    }
}

impl Weight {
    /// Is it a document of an insurer?
    #[must_use]
    pub const fn is_of_insurer(self) -> bool {
        matches!(self, Self::ReimbursementPage | Self::InsurerPurchasingPolicy)
    }
}

values! {
    /// How much of a source was read.
    Seen {
        /// All of it.
        Whole = "whole",
        /// The beginning, in a stored copy: what is not cited is not known.
        Part = "part",
    }
}

values! {
    /// How sure an answer is, for people.
    Sureness {
        /// The rules of this insurer for this year were read, and nothing else would change the answer.
        Sure = "sure",
        /// The rules of this insurer for this year were not read, or not whole.
        RulesNotRead = "rules-not-read",
        /// The texts leave a question.
        Unclear = "unclear",
    }
}

values! {
    /// Where the answer to what is asked leads.
    Outlook {
        /// To a start, whatever the answer.
        Start = "start",
        /// That depends.
        Open = "open",
    }
}

values! {
    /// Whether a chain programme counts towards the limit.
    ChainCount {
        /// It counts.
        Counts = "counts",
        /// It does not count.
        DoesNotCount = "does-not-count",
        /// Not settled.
        Open = "open",
    }
}

values! {
    /// What an insurer asks of somebody whose chain care includes stop-smoking guidance.
    ChainCareRule {
        /// A programme inside the chain comes first (see [`ChainStep`]).
        FirstWithinChain = "first-within-chain",
        /// There is no right to a programme beside the chain, whatever happened there.
        OnlyWithinChain = "only-within-chain",
        /// The extra trajectory must show added value.
        AddedValue = "added-value",
        /// Nothing.
        NoCondition = "no-condition",
        /// Not documented: let the insurer confirm.
        Confirm = "confirm",
    }
}

values! {
    /// What the chain programme that decides leads to.
    ChainStep {
        /// The way outside the chain is open.
        Open = "open",
        /// First a (new) programme inside the chain.
        ChainFirst = "chain-first",
        /// Let the insurer confirm the rule for this year.
        Confirm = "confirm",
        /// Let the insurer confirm that a failure in an earlier year still serves.
        ConfirmEarlierYear = "confirm-earlier-year",
        /// Ask how it ended.
        Ask = "ask",
    }
}

values! {
    /// What still blocks under the other reading of parallel programmes.
    ParallelOtherReading {
        /// No running programme blocks.
        NothingBlocks = "nothing-blocks",
        /// Only short beside intensive, either way round.
        ShortBesideIntensive = "short-beside-intensive",
        /// Only a running chain programme where the chain includes stop-smoking guidance.
        RunningChainWithSmr = "running-chain-with-smr",
    }
}

values! {
    /// That a scenario is not answered as it says yet. Not in the contract: for scenarios beside documents alone.
    Later {
        /// Not yet.
        Later = "later",
    }
}

values! {
    /// What a provider arranges or records so that a claim holds. Not in the contract: for the intake alone.
    Duty {
        /// Start inside the chain.
        ChainFirst = "chain-first",
        /// Record that the programme inside the chain has ended, without success.
        ChainEnded = "chain-ended",
        /// Show what the extra trajectory adds to the guidance of the practice.
        AddedValue = "added-value",
        /// Substantiate stepped care.
        SteppedCare = "stepped-care",
        /// Ask for earlier guidance and record how this one follows from it.
        EarlierGuidance = "earlier-guidance",
        /// Record why a third programme of the year is needed.
        ThirdProgramme = "third-programme",
        /// Check the registration in the quality register.
        Register = "register",
        /// Check the contract with this insurer for this year, and the person's policy.
        Contract = "contract",
        /// Give a programme of the care standard, proven to work.
        CareStandard = "care-standard",
        /// Choose what fits this person best from the start, not step by step.
        MatchedCare = "matched-care",
        /// Use the national request form for nicotine replacement.
        NrtForm = "nrt-form",
        /// Medication only together with guidance.
        MedicationTogether = "medication-together",
        /// Nicotine replacement for three months, one extension to six.
        NrtMonths = "nrt-months",
        /// Point out which pharmacies are paid in full.
        Pharmacy = "pharmacy",
        /// Keep the results.
        Results = "results",
        /// Relapse support in aftercare is no new programme.
        Aftercare = "aftercare",
        /// Do not claim two programmes at the same time.
        NotParallel = "not-parallel",
        /// Guidance inside the chain has no claim of its own.
        ChainTariff = "chain-tariff",
    }
}

impl Duty {
    /// Is it about claiming, and not about what to do or record?
    #[must_use]
    pub fn is_about_claims(self) -> bool {
        matches!(self, Self::Contract | Self::Aftercare | Self::NotParallel | Self::ChainTariff)
    }
}
