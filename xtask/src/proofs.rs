//! `cargo xtask proofs`: tries to break each promise of the privacy policy, and writes down what came of it.
//!
//! What is promised, and by which mutants somebody breaks it, stands in `policy/clauses.toml`. What came of them goes to
//! `policy/evidence.json`, which the service shows beside each sentence. What was tried longest ago comes first.

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::{Map, Value, json};

use crate::{
    fault::{Doing, Fault},
    mutants::{self, Asked, Outcome},
    progress::table,
    workspace,
};

/// A promise, as `policy/clauses.toml` has it.
struct Clause {
    id: String,
    sentences: Vec<Sentence>,
}

/// A sentence, with the mutants that break what it promises; none where it promises nothing yet.
struct Sentence {
    built: bool,
    attempts: Vec<String>,
}

/// `cargo xtask proofs [--again] [--minutes N] [--json] [PROMISE…]`
pub(crate) fn command(words: &[String]) -> Result<(), Fault> {
    let (json, words): (Vec<_>, Vec<_>) = words.iter().cloned().partition(|word| word == "--json");
    let asked = Asked::read("proofs", &words)?;
    let root = workspace::root();
    let clauses = clauses(&root)?;
    if let Some(unknown) = asked.names.iter().find(|id| clauses.iter().all(|clause| clause.id != **id)) {
        return Err(Fault::new(format!(
            "There is no promise `{unknown}`; they stand in policy/clauses.toml."
        )));
    }
    let file = root.join("policy/evidence.json");
    let mut evidence = read(&file)?;
    // What no promise names any more is no evidence.
    evidence.retain(|name, _| clauses.iter().any(|clause| clause.attempts().any(|attempt| attempt == name)));
    let chosen = |clause: &&Clause| asked.names.is_empty() || asked.names.contains(&clause.id);
    let mut names: Vec<String> = clauses.iter().filter(chosen).flat_map(Clause::attempts).cloned().collect();
    names.sort_by_key(|name| (evidence.get(name).and_then(|attempt| attempt["day"].as_u64()), name.clone()));
    names.dedup();
    if asked.minutes != Some(0) && !names.is_empty() {
        mutants::attempt(&names, asked.again, asked.minutes, &mut |outcome| {
            note(&mut evidence, &outcome);
            write(&file, &evidence)
        })?;
    }
    write(&file, &evidence)?;
    if !json.is_empty() {
        println!("{}", Value::Object(evidence.clone()));
    } else {
        print!("\n{}", table(&clauses.iter().map(|clause| clause.row(&evidence)).collect::<Vec<_>>()));
    }
    let open: Vec<&str> = clauses
        .iter()
        .filter(chosen)
        .filter(|clause| clause.attempts().any(|name| !noticed(&evidence, name)))
        .map(|clause| clause.id.as_str())
        .collect();
    if open.is_empty() {
        return Ok(());
    }
    Err(Fault::new(format!("Not shown to hold: {}. One alone: cargo xtask proofs PROMISE", open.join(", "))))
}

impl Clause {
    fn attempts(&self) -> impl Iterator<Item = &String> {
        self.sentences.iter().flat_map(|sentence| &sentence.attempts)
    }

    /// Its name, how it stands, and by how much that is shown.
    fn row(&self, evidence: &Map<String, Value>) -> Vec<String> {
        let (all, not_built) =
            (self.sentences.len(), self.sentences.iter().filter(|sentence| !sentence.built).count());
        let attempts = self.attempts().count();
        let noticed = self.attempts().filter(|name| noticed(evidence, name)).count();
        let state = match () {
            () if noticed < attempts => "NOT SHOWN",
            () if attempts == 0 => "not built yet",
            () if not_built > 0 => "green in part",
            () => "green",
        };
        let mut said = format!("{noticed} of {attempts} attempts noticed");
        if not_built > 0 {
            said.push_str(&format!("; not built yet: {not_built} of {all} sentences"));
        }
        vec![self.id.clone(), state.to_owned(), said]
    }
}

fn noticed(evidence: &Map<String, Value>, name: &str) -> bool {
    evidence.get(name).and_then(|attempt| attempt.get("noticed")) == Some(&Value::Bool(true))
}

/// Writes down what came of a mutant; what was not tried stays as it was.
fn note(evidence: &mut Map<String, Value>, outcome: &Outcome) {
    if let Some((noticed, day)) = outcome.noticed {
        let attempt =
            json!({ "breaks": outcome.guarantee, "test": outcome.test, "noticed": noticed, "day": day });
        evidence.insert(outcome.name.clone(), attempt);
    }
}

/// The promises, and behind them the eighteen identifiers and the requirements of ASVS as if they were one each.
fn clauses(root: &Path) -> Result<Vec<Clause>, Fault> {
    let (promises, identifiers) = (root.join("policy/clauses.toml"), root.join("policy/safe-harbor.toml"));
    let mut clauses = read_toml(&promises, parse)?;
    let sentences = read_toml(&identifiers, |table| rows(table, "identifier")?.map(sentence).collect())?;
    clauses.push(Clause { id: "safe-harbor".to_owned(), sentences });
    let sentences = read_toml(&root.join("policy/asvs.toml"), requirements)?;
    clauses.push(Clause { id: "asvs".to_owned(), sentences });
    Ok(clauses)
}

fn read_toml<T>(file: &Path, read: impl Fn(&toml::Table) -> Result<T, String>) -> Result<T, Fault> {
    let text = fs::read_to_string(file).doing(format_args!("read {}", file.display()))?;
    let table = text.parse().map_err(|error: toml::de::Error| error.to_string());
    table.and_then(|table| read(&table)).map_err(|why| Fault::new(format!("{}: {why}", file.display())))
}

fn parse(table: &toml::Table) -> Result<Vec<Clause>, String> {
    rows(table, "clause")?
        .map(|clause| {
            let id = word(clause, "id").ok_or("a clause lacks `id`")?.to_owned();
            let sentences = rows(clause, "sentence")?.map(sentence);
            Ok(Clause { id, sentences: sentences.collect::<Result<_, _>>()? })
        })
        .collect()
}

/// Those that are broken by attempts.
fn requirements(table: &toml::Table) -> Result<Vec<Sentence>, String> {
    let rows = table.get("requirement").and_then(toml::Value::as_table).ok_or("there is no [requirement]")?;
    rows.values()
        .filter_map(toml::Value::as_table)
        .filter(|row| row.contains_key("attempts"))
        .map(sentence)
        .collect()
}

fn sentence(row: &toml::Table) -> Result<Sentence, String> {
    let attempts = row.get("attempts").and_then(toml::Value::as_array).into_iter().flatten();
    let name =
        |value: &toml::Value| value.as_str().map(str::to_owned).ok_or("an attempt is a name".to_owned());
    Ok(Sentence {
        built: word(row, "standing") != Some("not-built"),
        attempts: attempts.map(name).collect::<Result<_, _>>()?,
    })
}

fn word<'a>(row: &'a toml::Table, field: &str) -> Option<&'a str> {
    row.get(field).and_then(toml::Value::as_str)
}

fn rows<'a>(table: &'a toml::Table, name: &str) -> Result<impl Iterator<Item = &'a toml::Table>, String> {
    let rows =
        table.get(name).and_then(toml::Value::as_array).ok_or_else(|| format!("there is no [[{name}]]"))?;
    Ok(rows.iter().filter_map(toml::Value::as_table))
}

fn read(file: &Path) -> Result<Map<String, Value>, Fault> {
    let written = fs::read_to_string(file).doing(format_args!("read {}", file.display()))?;
    let value: Value =
        serde_json::from_str(&written).map_err(|error| Fault::new(format!("{}: {error}", file.display())))?;
    match value {
        Value::Object(mut whole) => match whole.remove("attempts") {
            Some(Value::Object(attempts)) => Ok(attempts),
            _ => Err(Fault::new(format!("{} lacks `attempts`", file.display()))),
        },
        _ => Err(Fault::new(format!("{} is no object", file.display()))),
    }
}

/// One attempt a line, by name, so that what changed can be read.
fn write(file: &Path, evidence: &Map<String, Value>) -> Result<(), Fault> {
    let sorted: BTreeMap<&String, &Value> = evidence.iter().collect();
    let lines: Vec<String> =
        sorted.iter().map(|(name, attempt)| format!("    {}: {attempt}", json!(name))).collect();
    let written = format!("{{\n  \"attempts\": {{\n{}\n  }}\n}}\n", lines.join(",\n"));
    fs::write(file, written).doing(format_args!("write {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{json::text, progress::today};

    const CLAUSES: &str = r#"
        [[clause]]
        id = "silence"

        [[clause.sentence]]
        id = "said"
        attempts = ["loud", "louder"]

        [[clause.sentence]]
        id = "to-come"
        standing = "not-built"

        [[clause]]
        id = "later"

        [[clause.sentence]]
        id = "to-come"
        standing = "not-built"
    "#;

    fn evidence(attempts: &[(&str, bool)]) -> Map<String, Value> {
        attempts.iter().map(|(name, noticed)| ((*name).to_owned(), json!({ "noticed": noticed }))).collect()
    }

    #[test]
    fn a_promise_is_green_only_while_every_attempt_is_noticed() {
        let clauses = parse(&CLAUSES.parse().expect("a table")).expect("well-formed");
        let state = |attempts: &[(&str, bool)]| clauses[0].row(&evidence(attempts))[1].clone();
        assert_eq!(state(&[("loud", true), ("louder", true)]), "green in part");
        assert_eq!(state(&[("loud", true), ("louder", false)]), "NOT SHOWN");
        assert_eq!(state(&[("loud", true)]), "NOT SHOWN");
        assert_eq!(clauses[1].row(&evidence(&[]))[1], "not built yet");
        assert!(clauses[0].row(&evidence(&[]))[2].contains("not built yet: 1 of 2 sentences"));
    }

    #[test]
    fn every_attempt_of_this_projects_promises_is_a_mutant_and_its_evidence_tells_of_that_mutant() {
        let root = workspace::root();
        let evidence = read(&root.join("policy/evidence.json")).unwrap_or_else(|fault| panic!("{fault}"));
        let clauses = clauses(&root).unwrap_or_else(|fault| panic!("{fault}"));
        let known = mutants::untried().unwrap_or_else(|fault| panic!("{fault}"));
        for name in clauses.iter().flat_map(Clause::attempts) {
            let mutant = known.iter().find(|mutant| mutant.name == *name);
            let mutant = mutant.unwrap_or_else(|| panic!("there is no mutant `{name}`"));
            let Some(attempt) = evidence.get(name) else { continue };
            assert_eq!(
                text(attempt, "test"),
                Some(mutant.test.as_str()),
                "{name}: invented, or of another test"
            );
            assert_eq!(text(attempt, "breaks"), Some(mutant.guarantee.as_str()), "{name}");
            assert!(
                attempt["day"].as_u64().is_some_and(|day| day <= today()),
                "{name} is tried in the future"
            );
        }
    }
}
