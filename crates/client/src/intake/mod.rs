//! Intake: what a specialty asks before a consultation, as data files in `crates/client/intake`.
//!
//! A [`Questionnaire`] has red flags, which come first and lead to emergency advice, and questions, some of which
//! depend on earlier answers. What the patient says is an [`Answers`]: it goes into the request's content as it is,
//! and the doctor's side shows it in the doctor's own language by [`Questionnaire::lines`].
//!
//! No question asks who somebody is: no name, exact birth date, place, employer or record number. The way through:
//!
//! 1. Each of [`Questionnaire::red_flag_questions`] is asked. If [`Questionnaire::red_flags`] then gives any, its
//!    advice is shown before anything else, and going on is a separate, deliberate act.
//! 2. Each of [`Questionnaire::visible`] is asked, looked up again after every answer, and put in by
//!    [`Questionnaire::answer`], which refuses what does not fit.
//! 3. [`Questionnaire::open_points`] is empty: the answers are whole.

mod answers;
mod decimal;
mod load;
mod question;
mod questionnaire;
mod terms;
#[cfg(test)]
mod tests;
mod text;

pub use answers::{Answer, AnswerError, Answers};
pub use decimal::{Decimal, ParseDecimalError};
pub use load::LoadError;
pub use question::{Choice, Kind, LONG_TEXT, Question, SHORT_TEXT, When};
pub use questionnaire::{Line, OpenPoint, Questionnaire, RedFlag};
pub use terms::{Consent, Statement, Terms};
pub use text::Text;
