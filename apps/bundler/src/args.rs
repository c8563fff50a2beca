//! The command line.

use std::path::PathBuf;

/// What is made of what.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Args {
    /// Where the bundle goes.
    pub(crate) out: PathBuf,
    /// Where the programs lie.
    pub(crate) wasm: PathBuf,
    /// Folders with everything else.
    pub(crate) web: Vec<PathBuf>,
    /// Folders with message files.
    pub(crate) texts: Vec<PathBuf>,
    /// Folders with message files of one program alone, by what it is called in the bundle.
    pub(crate) texts_of: Vec<(String, PathBuf)>,
    /// What a program is called in the bundle, and its file without `.wasm`.
    pub(crate) programs: Vec<(String, String)>,
    /// Compressed in seconds rather than small.
    pub(crate) quick: bool,
}

impl Args {
    /// Nothing where the words cannot be understood.
    pub(crate) fn read(words: impl Iterator<Item = String>) -> Option<Self> {
        let (mut args, mut words) = (Self::default(), words);
        while let Some(word) = words.next() {
            match word.as_str() {
                "--out" => args.out = words.next()?.into(),
                "--wasm" => args.wasm = words.next()?.into(),
                "--web" => args.web.push(words.next()?.into()),
                "--texts" => args.texts.push(words.next()?.into()),
                "--texts-of" => args.texts_of.push((words.next()?, words.next()?.into())),
                "--quick" => args.quick = true,
                option if option.starts_with('-') => return None,
                program => {
                    let (name, program) = program.split_once('=').unwrap_or((program, program));
                    args.programs.push((name.to_owned(), program.to_owned()));
                }
            }
        }
        let wasm_is_named = args.programs.is_empty() || args.wasm != PathBuf::new();
        (args.out != PathBuf::new() && !args.web.is_empty() && wasm_is_named).then_some(args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_folders_and_programs() {
        let read = |text: &str| Args::read(text.split(' ').map(str::to_owned));
        let line = "--out o --web a --web b --texts c --texts-of two d --wasm w one page=two";
        let args = read(line).expect("understood");
        assert_eq!(args.web, [PathBuf::from("a"), PathBuf::from("b")]);
        assert_eq!(args.texts, [PathBuf::from("c")]);
        assert_eq!(args.texts_of, [("two".to_owned(), PathBuf::from("d"))]);
        let programs = [("one", "one"), ("page", "two")];
        assert_eq!(args.programs, programs.map(|(name, program)| (name.to_owned(), program.to_owned())));
        assert!(!args.quick);
        assert!(read("--out o --web a --quick").is_some_and(|args| args.quick), "and no program");
        for wrong in
            ["--out o", "--web a", "--out o --web a one", "--out o --web a --loud", "--out", "--texts-of d"]
        {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
