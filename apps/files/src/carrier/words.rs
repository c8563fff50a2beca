//! Words that go beside attachments: nothing is reserved or sealed for words that may not go, and no others go.

use secondok_client::{
    content::{Content, Files},
    fits_beside, room_beside, telling,
    way_on::WayOn,
};
use secondok_talk::Trouble;

use crate::talk::carrier::{Looked, Written};

/// Words that may go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    text: String,
    is_question: bool,
}

impl Words {
    /// Looks at what was written. `is_question` is whether all of it would go as the question about the opinion.
    ///
    /// # Errors
    /// What may tell who is writing, unless they are sure; that it is too long; `failure-files-question` where it would use up the
    /// question, and nothing is asked or that was not shown.
    pub fn checked(written: Written, attachments: usize, is_question: bool) -> Result<Self, Trouble> {
        let Written { text, is_sure, as_question } = written;
        let is_asked = as_question && !text.trim().is_empty();
        let content = Content::Files(Files { text });
        telling::may_go(&content, is_sure)?;
        fits_beside(&content, attachments)?;
        if is_question && !is_asked {
            return Err(Trouble::new("failure-files-question", WayOn::Change));
        }
        let Content::Files(Files { text }) = content else { unreachable!("it was made here") };
        Ok(Self { text, is_question })
    }

    /// Words to somebody who knows who is writing, in a conversation without an opinion: they may be none, and whatever is sent after
    /// an answer goes on in the same way.
    ///
    /// # Errors
    /// That it is too long.
    pub fn known(written: Written, attachments: usize, is_question: bool) -> Result<Self, Trouble> {
        let content = Content::Files(Files { text: written.text });
        fits_beside(&content, attachments)?;
        let Content::Files(Files { text }) = content else { unreachable!("it was made here") };
        Ok(Self { text, is_question })
    }

    /// As they were typed.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether all of it goes as the question about the opinion, as was shown.
    pub fn is_question(&self) -> bool {
        self.is_question
    }
}

/// What there is to say about words while they are typed.
pub fn look(text: String, attachments: usize, is_question: bool) -> Looked {
    let content = Content::Files(Files { text });
    let room = i64::try_from(room_beside(&content, attachments)).unwrap_or_default();
    Looked { room, tells: telling::look(&content).err().map(Trouble::from), is_question }
}

#[cfg(test)]
mod tests {
    use secondok_talk::Value;

    use super::*;

    const NAMED: &str = "I am Olena Petrenko, and this is my knee.";

    fn written(text: &str) -> Written {
        Written { text: text.to_owned(), is_sure: false, as_question: false }
    }

    #[test]
    fn words_beside_files_that_may_tell_who_is_writing_are_asked_about_first() {
        let trouble = Words::checked(written(NAMED), 1, false).expect_err("it names somebody");
        assert!(trouble.is_telling());
        assert_eq!(trouble.argument("name"), Some(&Value::Text("Olena Petrenko".to_owned())));
        assert_eq!(look(NAMED.to_owned(), 1, false).tells, Some(trouble));
        let sure = Written { is_sure: true, ..written(NAMED) };
        assert_eq!(Words::checked(sure, 1, false).map(|words| words.text), Ok(NAMED.to_owned()));
        for harmless in ["", "The knee, in summer."] {
            assert!(Words::checked(written(harmless), 1, false).is_ok(), "{harmless:?}");
        }
    }

    #[test]
    fn whoever_is_known_may_name_themselves_and_needs_no_words() {
        for text in [NAMED, ""] {
            let words = Words::known(written(text), 1, true).expect("it fits");
            assert_eq!((words.as_str(), words.is_question()), (text, true));
        }
        let over = "a".repeat(100_000);
        assert!(Words::known(written(&over), 1, false).is_err());
    }

    #[test]
    fn words_beside_files_that_are_too_long_are_refused_before_anything_is_sealed() {
        let room = usize::try_from(look(String::new(), 32, false).room).expect("there is some");
        let fits = "a".repeat(room);
        assert_eq!(look(fits.clone(), 32, false).room, 0);
        assert!(Words::checked(written(&fits), 32, false).is_ok());
        let over = format!("{fits}a");
        assert_eq!(look(over.clone(), 32, false).room, -1);
        assert!(Words::checked(written(&over), 32, false).is_err());
        assert!(Words::checked(written(&over), 31, false).is_ok(), "beside fewer files more fits");
    }

    #[test]
    fn files_do_not_use_up_the_question_unsaid_or_without_one() {
        let refused = |written| Words::checked(written, 1, true).map_err(|trouble| trouble.message);
        let refusal = Err("failure-files-question".to_owned());
        assert_eq!(refused(written("And this?")), refusal, "it was not shown");
        assert_eq!(refused(Written { as_question: true, ..written(" ") }), refusal, "nothing is asked");
        assert!(refused(Written { as_question: true, ..written("And this?") }).is_ok());
    }
}
