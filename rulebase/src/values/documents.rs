//! The words of the documents of the rule base: what they are, and what they say.

use super::Value;
use serde::{Serialize, Serializer};

values! {
    /// The weight of a source; in this order sources are cited.
    Weight {
        /// Law.
        Statute = "statute",
        /// What the care authority explains; binds no contract.
        CareAuthority = "care-authority",
        /// The conditions of an insurer's policies.
        PolicyConditions = "policy-conditions",
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
        matches!(self, Self::PolicyConditions | Self::ReimbursementPage | Self::InsurerPurchasingPolicy)
    }

    /// To whom such a source speaks, where it does not say so itself.
    #[must_use]
    pub const fn audience(self) -> Option<Audience> {
        match self {
            Self::PolicyConditions | Self::ReimbursementPage => Some(Audience::Insured),
            Self::InsurerPurchasingPolicy => Some(Audience::Providers),
            Self::Statute | Self::CareAuthority | Self::SectorGuidance => None,
        }
    }
}

values! {
    /// To whom a source speaks.
    Audience {
        /// To insured persons.
        Insured = "insured",
        /// To care providers.
        Providers = "providers",
    }
}

values! {
    /// What a remark is about: it is shown where that is told.
    Topic {
        /// What is paid.
        Costs = "costs",
        /// Medicines.
        Medicine = "medicine",
        /// Who gives the programme.
        Provider = "provider",
        /// Chain care.
        Chain = "chain",
        /// Anything else.
        Other = "other",
    }
}

impl Topic {
    /// Is it told with what is paid?
    #[must_use]
    pub const fn is_about_costs(self) -> bool {
        matches!(self, Self::Costs | Self::Medicine)
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
    /// Does it say what is not claimed beside the programme?
    #[must_use]
    pub fn is_about_other_claims(self) -> bool {
        matches!(self, Self::NotParallel | Self::ChainTariff)
    }
}
