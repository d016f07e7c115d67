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

// After the macro that they use.
mod documents;
mod facts;

pub use documents::*;
pub use facts::*;

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
