//! Facts about a device: the closed list of what an app may hold of it, each with the one use that it has, and each held
//! only while its person grants that.
//!
//! They never leave the device: they lie in the app's vault, in a blob of their own as long as there are any, and
//! everything that follows from one is done there. Without a grant there is no value to do anything with ([`Granted`]).
//! The language in which somebody reads is held apart by the page (`apps/ui/src/page.rs`), which speaks it before anything
//! is opened.

mod platform;
mod room;
mod screen;

use secondok_api::app_version::AppVersion;
use serde::{Deserialize, Serialize};

pub use platform::Platform;
pub use room::Room;
pub use screen::ScreenClass;

use crate::vault::{Vault, VaultError};

const NAME: &str = "facts";

/// The version of everything here: of the app that is built of it.
pub fn own_version() -> AppVersion {
    env!("CARGO_PKG_VERSION").parse().expect("cargo's versions of this workspace are three numbers")
}

/// Each fact that there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// [`AppVersion`]: to warn of a broken one.
    Version,
    /// [`Platform`]: to show the help that fits.
    Platform,
    /// [`ScreenClass`]: for the layout.
    Screen,
    /// [`Room`]: to warn before more is begun than there is room for.
    Room,
}

impl Fact {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Version, Self::Platform, Self::Screen, Self::Room];

    /// Its stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Version => "version",
            Self::Platform => "platform",
            Self::Screen => "screen",
            Self::Room => "room",
        }
    }
}

/// A fact whose person has granted that it is held. Only [`Facts`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Granted<F>(F);

impl<F: Copy> Granted<F> {
    /// What is held, for its one use and to be shown to its person.
    pub fn held(self) -> F {
        self.0
    }
}

impl Granted<AppVersion> {
    /// Whether it is one of those that the service says are broken.
    pub fn is_broken(self, broken: &[AppVersion]) -> bool {
        broken.contains(&self.0)
    }
}

/// What its person does with a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wish {
    /// The app's version may be held: the worker knows it.
    Version,
    /// This is the platform: as the device says at the moment of granting, or as its person corrects it.
    Platform(Platform),
    /// This is the screen: the same.
    Screen(ScreenClass),
    /// The room that is left may be asked for.
    Room,
    /// This is not to be held any longer.
    Revoke(Fact),
}

/// What is held of a device: nothing until it is granted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    version: Option<Granted<AppVersion>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    platform: Option<Granted<Platform>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    screen: Option<Granted<ScreenClass>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    room: Option<Granted<Room>>,
}

impl Facts {
    /// What is kept in this vault. What cannot be read is not held.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn load(vault: &impl Vault) -> Result<Self, VaultError> {
        let kept = vault.get(NAME).await?;
        Ok(kept.and_then(|blob| serde_json::from_slice(&blob).ok()).unwrap_or_default())
    }

    /// Keeps it in this vault; of nothing, nothing is kept.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn save(&self, vault: &impl Vault) -> Result<(), VaultError> {
        if self.is_empty() {
            return vault.delete(NAME).await;
        }
        vault.put(NAME, &serde_json::to_vec(self).expect("facts are plain JSON")).await
    }

    /// Does what the person wishes. A fact that is revoked is gone with its grant.
    pub fn obey(&mut self, wish: Wish) {
        match wish {
            Wish::Version => self.version = Some(Granted(own_version())),
            Wish::Platform(platform) => self.platform = Some(Granted(platform)),
            Wish::Screen(screen) => self.screen = Some(Granted(screen)),
            Wish::Room => self.room = Some(Granted(Room {})),
            Wish::Revoke(Fact::Version) => self.version = None,
            Wish::Revoke(Fact::Platform) => self.platform = None,
            Wish::Revoke(Fact::Screen) => self.screen = None,
            Wish::Revoke(Fact::Room) => self.room = None,
        }
    }

    /// The app may have been updated since: of a version that is held, the present one is.
    pub fn renew(&mut self) {
        if self.version.is_some() {
            self.obey(Wish::Version);
        }
    }

    /// Whether nothing is held.
    pub fn is_empty(&self) -> bool {
        Fact::ALL.iter().all(|fact| !self.has(*fact))
    }

    /// Whether this is held.
    pub fn has(&self, fact: Fact) -> bool {
        match fact {
            Fact::Version => self.version.is_some(),
            Fact::Platform => self.platform.is_some(),
            Fact::Screen => self.screen.is_some(),
            Fact::Room => self.room.is_some(),
        }
    }

    /// The version of the app, where that is granted.
    pub fn version(&self) -> Option<Granted<AppVersion>> {
        self.version
    }

    /// The platform, where that is granted.
    pub fn platform(&self) -> Option<Granted<Platform>> {
        self.platform
    }

    /// The screen, where that is granted.
    pub fn screen(&self) -> Option<Granted<ScreenClass>> {
        self.screen
    }

    /// The right to ask how much room is left, where that is granted.
    pub fn room(&self) -> Option<Granted<Room>> {
        self.room
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests;
