//! What a worker answers.

use serde::{Deserialize, Serialize};

/// It is done, and there is nothing to say about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done;

/// Bytes that still fit; negative if it is too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room(pub i64);

/// Makes an app's `Answer`: one of several kinds, each of which turns into an answer and back.
#[macro_export]
macro_rules! answers {
    ($($kind:ident),+ $(,)?) => {
        /// What the worker answers.
        #[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
        pub enum Answer {
            $(
                #[doc = concat!("[`", stringify!($kind), "`]")]
                $kind($kind)
            ),+
        }

        $(
            impl From<$kind> for Answer {
                fn from(answer: $kind) -> Self {
                    Self::$kind(answer)
                }
            }

            impl TryFrom<Answer> for $kind {
                type Error = Answer;

                fn try_from(answer: Answer) -> Result<Self, Answer> {
                    match answer {
                        Answer::$kind(answer) => Ok(answer),
                        other => Err(other),
                    }
                }
            }
        )+
    };
}
