//! `secondok init`: a commented configuration and the data folder.

use std::{fs, io::Write, path::Path};

use crate::{
    config::{self, Key},
    data_folder::DataFolder,
    failure::Failure,
    output::say,
};

/// Writes both; refuses where a configuration lies already.
///
/// # Errors
///
/// When there is one, or something cannot be written.
pub fn run(folder: &Path) -> Result<(), Failure> {
    let path = folder.join(config::FILE);
    let shown = path.display();
    let refuse = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Failure::new(format!(
            "{shown} is there already and stays as it is. Name another folder, or move it away."
        )),
        _ => Failure::new(format!("{shown} cannot be written: {error}")),
    };
    fs::create_dir_all(folder).map_err(refuse)?;
    let text = config::template();
    let data = folder.join(Key::CARE_DATA.default.unwrap_or_default().trim_matches('"'));
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(&path).map_err(refuse)?;
    file.write_all(text.as_bytes()).map_err(refuse)?;
    DataFolder::make(&data)?;
    say(format!(
        "Wrote {shown} and made {}.\nLook through the file and say in it who you are (organisation, address, contact, authority), \
         then:\n  secondok serve --config {shown}",
        data.display()
    ));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_configuration_that_is_there_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        run(folder.path()).expect("made");
        assert!(folder.path().join("data").is_dir());
        let path = folder.path().join(config::FILE);
        fs::write(&path, "name = 'mine'").expect("written");
        assert!(run(folder.path()).expect_err("refused").to_string().contains("stays as it is"));
        assert_eq!(fs::read_to_string(&path).expect("there"), "name = 'mine'");
    }
}
