//! What: an unregistered provider may be reimbursed like a registered one without a contract.
//! Source: slides, zk-2027, asr-2027, vgz-2025: there registration is a term of the contract.
//! Valid: where no document says it of reimbursement itself.
//! Example: an unregistered coach at an insurer without a document.

use crate::case::Case;
use crate::values::Provider;

/// The provider as this reading sees it.
pub(crate) fn other(case: &Case) -> Provider {
    match case.provider {
        Provider::Unregistered if !case.terms.register_stated => Provider::Registered,
        provider => provider,
    }
}
