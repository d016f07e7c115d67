//! The words of facts.

use super::Value;
use serde::{Serialize, Serializer};

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
