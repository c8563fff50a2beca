//! Where the organisation's mail server hands over what people write to support.

use std::{fs, io, os::unix::fs::PermissionsExt};

use secondok_care::mail::{Door, Relay, Settings};
use tokio::net::UnixListener;

use crate::{
    config::{Lmtp, Mail},
    failure::Failure,
    listener,
};

/// What the service is told of it.
pub fn settings(mail: &Mail) -> Settings {
    let relay = mail.smtp.as_ref().and_then(|smtp| Relay::of(&smtp.0, &mail.address));
    Settings { address: mail.address.clone(), relay }
}

/// Takes the address or socket that is set.
///
/// # Errors
///
/// When it cannot be had.
pub async fn door(lmtp: &Lmtp) -> Result<Door, Failure> {
    match lmtp {
        Lmtp::Tcp(listen) => listener::take(listen).await.map(Door::Tcp),
        Lmtp::Unix(path) => {
            let refuse = |error: io::Error| {
                Failure::new(format!(
                    "cannot listen at {}: {error}\n  Change mail.lmtp, or make its folder.",
                    path.display()
                ))
            };
            // One that a service before this one has left; whoever still listens there has the data folder, too.
            match fs::symlink_metadata(path) {
                Ok(there) if is_socket(&there) => fs::remove_file(path).map_err(refuse)?,
                _ => {}
            }
            let listener = UnixListener::bind(path).map_err(refuse)?;
            // For the mail server, which is another user of the same group.
            fs::set_permissions(path, fs::Permissions::from_mode(0o660)).map_err(refuse)?;
            Ok(Door::Unix(listener))
        }
    }
}

fn is_socket(there: &fs::Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_socket(&there.file_type())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_socket_that_was_left_is_taken_and_a_file_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| Lmtp::Unix(folder.path().join(name));
        drop(door(&at("lmtp")).await.expect("taken"));
        drop(door(&at("lmtp")).await.expect("taken once more"));
        fs::write(folder.path().join("file"), "mine").expect("written");
        assert!(door(&at("file")).await.is_err());
        assert_eq!(fs::read_to_string(folder.path().join("file")).expect("there"), "mine");
        let mode = fs::metadata(folder.path().join("lmtp")).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o660);
    }
}
