//! The configuration: read whole, checked whole, before anything starts.

mod error;
mod keys;
mod mail;
mod source;
mod template;

use std::{
    collections::BTreeSet,
    net::SocketAddr,
    path::{Path, PathBuf},
};

pub use error::{ConfigError, Fault, Place};
pub use keys::Key;
pub use mail::{Lmtp, Mail, Smtp};
use secondok_api::{
    app_version::AppVersion,
    organisation::{LINE_MAX, Organisation},
    text::is_line,
};
use secondok_care::store::Quota;
use source::{Raw, Setting};
pub use template::template;

/// The name of the file that `init` writes and the other commands look for.
pub const FILE: &str = "secondok.toml";

/// What holds, every value checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// [`Key::NAME`]
    pub name: String,
    /// [`Key::ORGANISATION`], [`Key::ADDRESS`], [`Key::CONTACT`], [`Key::AUTHORITY`]; none only in a demonstration
    pub organisation: Option<Organisation>,
    /// [`Key::URL`]
    pub url: String,
    /// [`Key::DOCTORS_URL`]
    pub doctors_url: String,
    /// [`Key::DESK_URL`]
    pub desk_url: String,
    /// [`Key::BROKEN_APPS`]
    pub broken_apps: BTreeSet<AppVersion>,
    /// [`Key::DEMONSTRATION`]
    pub demonstration: bool,
    /// [`Key::LOG_FORMAT`]
    pub log_format: LogFormat,
    /// [`Key::CARE_LISTEN`]
    pub listen: Listen,
    /// [`Key::CARE_DOCTORS_LISTEN`]
    pub doctors_listen: Listen,
    /// [`Key::CARE_DESK_LISTEN`]
    pub desk_listen: Listen,
    /// [`Key::CARE_METRICS_LISTEN`]
    pub metrics_listen: Option<Listen>,
    /// [`Key::CARE_DATA`]
    pub data: PathBuf,
    /// [`Key::CARE_DATABASE`]
    pub database: Database,
    /// [`Key::CARE_ATTACHMENTS_GIB`] and [`Key::CARE_ATTACHMENTS_COUNT`]
    pub attachments: Quota,
    /// [`Key::CARE_ATTACHMENTS_RESERVE`], in bytes
    pub attachments_reserve: u64,
    /// [`Key::CARE_NIGHTLY_HOUR`]
    pub nightly_hour: u8,
    /// [`Key::CARE_STATISTICS`]
    pub statistics: bool,
    /// [`Key::MAIL_ADDRESS`] and the other keys of its section; none where none of them is set
    pub mail: Option<Mail>,
    /// [`Key::BACKUP_FOLDER`]
    pub backup_folder: Option<PathBuf>,
    /// [`Key::BACKUP_KEEP`]
    pub backup_keep: u32,
}

/// An address to listen at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listen {
    /// The key that says it.
    pub key: &'static str,
    /// The address.
    pub address: SocketAddr,
    /// Where it was said, for the error when it is taken.
    pub place: Place,
}

impl Listen {
    /// Whether both cannot be listened at: port 0 is any that is free.
    fn meets(&self, other: &Self) -> bool {
        let (one, two) = (self.address, other.address);
        let ips = one.ip() == two.ip() || one.ip().is_unspecified() || two.ip().is_unspecified();
        one.port() == two.port() && one.port() != 0 && ips
    }

    /// Beside this one, on the nearest port that meets none of them, the next one first.
    fn beside(&self, others: &[&Self], key: &'static str) -> Self {
        let port = self.address.port();
        let at =
            |port| Self { key, address: SocketAddr::new(self.address.ip(), port), place: Place::Default };
        if port == 0 {
            return at(0);
        }
        let near = [1, 2, -1, -2].into_iter().filter_map(|step| port.checked_add_signed(step));
        let free =
            near.filter(|port| *port != 0).map(at).find(|one| others.iter().all(|other| !one.meets(other)));
        free.expect("of four ports two are enough")
    }
}

/// How system events are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// One line for people.
    Plain,
    /// One JSON object a line.
    Json,
}

/// Where rows are kept.
#[derive(Clone, PartialEq, Eq)]
pub enum Database {
    /// One SQLite file in the data folder.
    Embedded,
    /// A PostgreSQL server; the address may hold a password.
    Postgres(String),
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Embedded => "Embedded",
            Self::Postgres(_) => "Postgres(redacted)",
        })
    }
}

impl Config {
    /// Reads the file and the environment.
    ///
    /// # Errors
    ///
    /// Everything that is wrong, at once.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path).map_err(|error| {
            ConfigError(vec![Fault::Unreadable { path: path.to_owned(), reason: error.to_string() }])
        })?;
        Self::read(
            &text,
            path,
            std::env::vars_os()
                .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?))),
        )
    }

    /// The configuration of a file's text and of these environment variables.
    ///
    /// # Errors
    ///
    /// Everything that is wrong, at once.
    pub fn read(
        text: &str,
        path: &Path,
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let mut faults = Vec::new();
        let mut settings = source::from_text(text, path, &mut faults);
        settings.extend(source::from_environment(environment, &mut faults));
        let mut reader = Reader { settings, faults, path: path.to_owned() };

        let name = reader.take(Key::NAME, one_line);
        let url = reader.take(Key::URL, origin);
        let broken_apps = reader.take(Key::BROKEN_APPS, versions);
        let demonstration = reader.take(Key::DEMONSTRATION, flag);
        let organisation = reader.organisation(demonstration == Some(true));
        let log_format = reader.take(Key::LOG_FORMAT, log_format);
        let listen = reader.listen(Key::CARE_LISTEN);
        let doctors_listen = reader.listen(Key::CARE_DOCTORS_LISTEN);
        let doctors_listen =
            doctors_listen.or_else(|| Some(listen.as_ref()?.beside(&[], Key::CARE_DOCTORS_LISTEN.name)));
        let desk_listen = reader.listen(Key::CARE_DESK_LISTEN);
        let desk_listen = desk_listen.or_else(|| {
            let key = Key::CARE_DESK_LISTEN.name;
            Some(doctors_listen.as_ref()?.beside(&[listen.as_ref()?], key))
        });
        let metrics_listen = reader.listen(Key::CARE_METRICS_LISTEN);
        let doctors_url = reader.take(Key::DOCTORS_URL, origin);
        let desk_url = reader.take(Key::DESK_URL, origin);
        reader.keep_apart(
            [
                (Key::CARE_LISTEN, &listen),
                (Key::CARE_DOCTORS_LISTEN, &doctors_listen),
                (Key::CARE_DESK_LISTEN, &desk_listen),
                (Key::CARE_METRICS_LISTEN, &metrics_listen),
            ],
            [(Key::URL, &url), (Key::DOCTORS_URL, &doctors_url), (Key::DESK_URL, &desk_url)],
        );
        let data = reader.take(Key::CARE_DATA, folder);
        let database = reader.take(Key::CARE_DATABASE, database);
        let attachments_gib = reader.take(Key::CARE_ATTACHMENTS_GIB, |raw, _| number(raw, 1, 200));
        let attachments_count = reader.take(Key::CARE_ATTACHMENTS_COUNT, |raw, _| number(raw, 1, 200));
        let reserve_gib = reader.take(Key::CARE_ATTACHMENTS_RESERVE, |raw, _| number(raw, 0, 200));
        let nightly_hour = reader.take(Key::CARE_NIGHTLY_HOUR, |raw, _| number(raw, 0, 23));
        let statistics = reader.take(Key::CARE_STATISTICS, flag);
        let mail = reader.mail();
        let backup_folder = reader.take(Key::BACKUP_FOLDER, folder);
        let backup_keep = reader.take(Key::BACKUP_KEEP, |raw, _| number(raw, 1, 60));

        let faults = reader.faults;
        let whole = (|| {
            let (listen, doctors_listen, desk_listen) = (listen?, doctors_listen?, desk_listen?);
            Some(Self {
                name: name?,
                organisation,
                url: url.unwrap_or_else(|| format!("http://{}", listen.address)),
                doctors_url: doctors_url.unwrap_or_else(|| format!("http://{}", doctors_listen.address)),
                desk_url: desk_url.unwrap_or_else(|| format!("http://{}", desk_listen.address)),
                broken_apps: broken_apps?,
                demonstration: demonstration?,
                log_format: log_format?,
                listen,
                doctors_listen,
                desk_listen,
                metrics_listen,
                data: data?,
                database: database?,
                attachments: Quota {
                    bytes: u64::from(attachments_gib?) << 30,
                    count: attachments_count?.into(),
                },
                attachments_reserve: u64::from(reserve_gib?) << 30,
                nightly_hour: nightly_hour?,
                statistics: statistics?,
                mail,
                backup_folder,
                backup_keep: u32::from(backup_keep?),
            })
        })();
        match whole {
            Some(config) if faults.is_empty() => Ok(config),
            _ => Err(ConfigError(faults)),
        }
    }
}

struct Reader {
    settings: Vec<Setting>,
    faults: Vec<Fault>,
    /// The file. A default path starts from its folder.
    path: PathBuf,
}

impl Reader {
    /// The last word on a key: the environment's, else the file's.
    fn find(&self, key: Key) -> Option<&Setting> {
        self.settings.iter().rev().find(|setting| setting.key == key)
    }

    fn place(&self, key: Key) -> Place {
        self.find(key).map_or(Place::Default, |setting| setting.place.clone())
    }

    fn listen(&mut self, key: Key) -> Option<Listen> {
        let address = self.take(key, |raw, _| text_of(raw)?.parse().ok())?;
        Some(Listen { key: key.name, address, place: self.place(key) })
    }

    /// Who is responsible. A demonstration may say nothing of it: then its pages say that all is invented.
    fn organisation(&mut self, demonstration: bool) -> Option<Organisation> {
        let keys = [Key::ORGANISATION, Key::ADDRESS, Key::CONTACT, Key::AUTHORITY];
        let said = keys.map(|key| self.find(key).is_some());
        if demonstration && said == [false; 4] {
            return None;
        }
        for (key, said) in keys.into_iter().zip(said) {
            if !said {
                let (key, example, path) = (key.name, key.example, self.path.clone());
                self.faults.push(Fault::Unsaid { key, example, path });
            }
        }
        let line = |raw: &Raw, _: &Path| line(raw, LINE_MAX);
        let mailbox = |raw: &Raw, _: &Path| mail::mailbox(raw);
        let (name, address) = (self.take(Key::ORGANISATION, line), self.take(Key::ADDRESS, line));
        let (contact, authority) = (self.take(Key::CONTACT, mailbox), self.take(Key::AUTHORITY, line));
        Some(Organisation { name: name?, address: address?, contact: contact?, authority: authority? })
    }

    /// Patients, doctors and the staff have an origin each, inside and outside.
    fn keep_apart(&mut self, listen: [(Key, &Option<Listen>); 4], urls: [(Key, &Option<String>); 3]) {
        let shared = |key: Key, value: String, other: Key, place| Fault::Shared {
            key: key.name,
            value: format!("{value:?}"),
            other: other.name,
            place,
        };
        for (at, (key, one)) in listen.into_iter().enumerate() {
            let met = listen[..at].iter().find(|(_, other)| {
                one.as_ref().zip(other.as_ref()).is_some_and(|(one, other)| one.meets(other))
            });
            if let (Some(one), Some((other, _))) = (one, met) {
                self.faults.push(shared(key, one.address.to_string(), *other, one.place.clone()));
            }
        }
        for (at, (key, url)) in urls.into_iter().enumerate().skip(1) {
            let same = |(_, other): &&(Key, &Option<String>)| {
                url.as_ref().zip(other.as_ref()).is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
            };
            if let (Some(url), Some((other, _))) = (url, urls[..at].iter().find(same)) {
                self.faults.push(shared(key, url.clone(), *other, self.place(key)));
            }
            // Outside nobody reaches what is listened at here.
            if urls[0].1.is_some() && url.is_none() && self.find(key).is_none() {
                self.faults.push(Fault::Missing {
                    key: key.name,
                    because: Key::URL.name,
                    allowed: key.allowed,
                    place: self.place(Key::URL),
                });
            }
        }
    }

    fn take<T>(&mut self, key: Key, parse: impl Fn(&Raw, &Path) -> Option<T>) -> Option<T> {
        let Some(Setting { value, place, .. }) = self.find(key).cloned() else {
            let default = key.default?;
            let value = match (default.trim_matches('"'), default.parse(), default.parse()) {
                (_, Ok(flag), _) => Raw::Flag(flag),
                (_, _, Ok(number)) => Raw::Number(number),
                (text, ..) => Raw::Text(text.to_owned()),
            };
            let folder = self.path.parent().unwrap_or(Path::new(""));
            return Some(parse(&value, folder).expect("a default is possible: there is a test"));
        };
        let parsed = parse(&value, &place.folder());
        if parsed.is_none() {
            // Either address may hold a password, which has no place in an error.
            let value = if [Key::CARE_DATABASE, Key::MAIL_SMTP].contains(&key) {
                "(not shown)".to_owned()
            } else {
                value.to_string()
            };
            self.faults.push(Fault::Value { key: key.name, value, allowed: key.allowed, place });
        }
        parsed
    }
}

fn text_of(raw: &Raw) -> Option<&str> {
    match raw {
        Raw::Text(text) => Some(text),
        _ => None,
    }
}

fn one_line(raw: &Raw, _: &Path) -> Option<String> {
    line(raw, 60)
}

fn line(raw: &Raw, most: usize) -> Option<String> {
    let text = match raw {
        Raw::Text(text) => text.clone(),
        // A service may be called 112, and the environment does not tell a number from a text.
        Raw::Number(number) => number.to_string(),
        Raw::Flag(_) | Raw::Other(_) => return None,
    };
    is_line(&text, most).then_some(text)
}

fn origin(raw: &Raw, _: &Path) -> Option<String> {
    let text = text_of(raw)?.trim_end_matches('/');
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let plain =
        !host.is_empty() && !host.contains(['/', '?', '#', '@']) && !host.contains(char::is_whitespace);
    plain.then(|| text.to_owned())
}

fn versions(raw: &Raw, _: &Path) -> Option<BTreeSet<AppVersion>> {
    let named = text_of(raw)?.split(',').map(str::trim).filter(|version| !version.is_empty());
    named.map(|version| version.parse().ok()).collect()
}

fn flag(raw: &Raw, _: &Path) -> Option<bool> {
    match raw {
        Raw::Flag(flag) => Some(*flag),
        _ => None,
    }
}

fn log_format(raw: &Raw, _: &Path) -> Option<LogFormat> {
    match text_of(raw)? {
        "plain" => Some(LogFormat::Plain),
        "json" => Some(LogFormat::Json),
        _ => None,
    }
}

fn folder(raw: &Raw, base: &Path) -> Option<PathBuf> {
    let text = text_of(raw).filter(|text| !text.is_empty())?;
    Some(base.join(text))
}

fn database(raw: &Raw, _: &Path) -> Option<Database> {
    match text_of(raw)? {
        "embedded" => Some(Database::Embedded),
        url if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
            Some(Database::Postgres(url.to_owned()))
        }
        _ => None,
    }
}

fn number(raw: &Raw, least: i64, most: i64) -> Option<u8> {
    match raw {
        Raw::Number(number) if (least..=most).contains(number) => u8::try_from(*number).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
