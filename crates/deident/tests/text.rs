//! How much of what tells who somebody is is found in 600 messages, and how much is pointed out without need.

#[path = "text/corpus.rs"]
mod corpus;
#[path = "text/measure.rs"]
mod measure;
#[path = "text/properties.rs"]
mod properties;

use measure::{Part, Tally};
use secondok_deident::text::Class;

/// The least that is found, of every class in every file and of all together.
const RECALL: f64 = 0.9;
/// The least of what is pointed out that was worth it, of all classes together.
const PRECISION: f64 = 0.85;

#[test]
fn what_tells_who_somebody_is_is_found() {
    let tallies = measure::all();
    eprintln!("{}", measure::table(&tallies));
    for (part, tally) in &tallies {
        if part.is_tuned_on() {
            eprintln!("{part:?}:\n{}", tally.faults.join("\n"));
        }
        check(*part, tally);
    }
}

fn check(part: Part, tally: &Tally) {
    for class in Class::ALL {
        let counts = tally.of(class);
        assert!(counts.recall() >= RECALL, "{part:?}: {class:?}: {counts:?}");
    }
    let all = tally.all();
    assert!(all.recall() >= RECALL && all.precision() >= PRECISION, "{part:?}: {all:?}");
}

#[test]
fn the_corpus_is_as_large_as_it_is_said_to_be() {
    for part in Part::ALL {
        let messages = corpus::read(part.file());
        let without = messages.iter().filter(|message| message.marked.is_empty()).count();
        assert_eq!(messages.len(), 150, "{part:?}");
        assert!(without * 3 >= messages.len(), "{part:?}: {without} messages without anything to find");
    }
}

#[test]
fn the_documentation_says_what_is_measured() {
    measure::document(&measure::all());
}
