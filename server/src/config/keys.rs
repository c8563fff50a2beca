//! Every key of the configuration: the one list from which the file that `init` writes, the names of the
//! environment variables, the errors and the table in `docs/operations.md` are made.

/// One key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// Dotted, as it stands in the file: `care.listen` is `listen` under `[care]`.
    pub name: &'static str,
    /// What is taken, as the end of "expected …".
    pub allowed: &'static str,
    /// What holds where nothing is said, as TOML; none where the key may be left out.
    pub default: Option<&'static str>,
    /// An example for a key without a default, as TOML.
    pub example: &'static str,
    /// What it is for, one line for each line of comment.
    pub about: &'static [&'static str],
}

macro_rules! keys {
    ($($const:ident = $name:literal, $allowed:literal, $default:expr, $example:literal, [$($about:literal),+ $(,)?];)*) => {
        impl Key {
            $(#[doc = concat!("`", $name, "`")]
            pub const $const: Self = Self {
                name: $name,
                allowed: $allowed,
                default: $default,
                example: $example,
                about: &[$($about),+],
            };)*

            /// All of them, in the order of the file.
            pub const ALL: &'static [Self] = &[$(Self::$const),*];
        }
    };
}

keys! {
    NAME = "name", "1 to 60 characters on one line", Some(r#""SeconDOK""#), "",
        ["The name of your service, as it stands in invitations."];
    ORGANISATION = "organisation", "1 to 200 characters on one line", None, r#""Example Clinic, Ltd.""#,
        ["Who runs the service and answers for it (the controller, GDPR Article 4). Everybody is shown this and the next three,",
         "on the page /contact. All four are needed, unless the service calls itself a demonstration."];
    ADDRESS = "address", "1 to 200 characters on one line", None, r#""1 Example Street, 01001 Kyiv, Ukraine""#,
        ["Where letters reach the organisation."];
    CONTACT = "contact", "an e-mail address such as privacy@clinic.example", None, r#""privacy@clinic.example""#,
        ["Where e-mail reaches whoever answers for data protection. Doctors and everybody else are told to write there."];
    AUTHORITY = "authority", "1 to 200 characters on one line", None, r#""Ukrainian Parliament Commissioner for Human Rights, ombudsman.gov.ua""#,
        ["The supervisory authority to which people can complain (GDPR Article 77): its name, and where it is found."];
    URL = "url", "an address that starts with https:// or http://, without a path", None, r#""https://opinion.example""#,
        ["The address under which people reach the service. Stands in what is printed for doctors.",
         "Left out: http:// and care.listen."];
    DOCTORS_URL = "doctors_url", "an address that starts with https:// or http://, without a path; another than url", None,
        r#""https://doctors.opinion.example""#,
        ["The address under which doctors reach their app: a host or a port of its own, because an app trusts",
         "everything that its own address serves. Stands in invitations, and the public pages lead there.",
         "Needed where url is set; left out without it: http:// and care.doctors_listen."];
    DESK_URL = "desk_url", "an address that starts with https:// or http://, without a path; another than url and doctors_url",
        None, r#""https://desk.opinion.example""#,
        ["The address under which the staff reaches the desk. Stands in their invitations; no public page leads there.",
         "Needed where url is set; left out without it: http:// and care.desk_listen."];
    BROKEN_APPS = "broken_apps", "versions of the apps such as 0.1.0, with commas between; empty for none", Some(r#""""#), "",
        ["Versions of the apps that are known to be broken. Whoever has one, and lets the app look at its own version, is",
         "told to get the newer one. Every device is told all of them and compares by itself."];
    DEMONSTRATION = "demonstration", "true or false", Some("false"), "",
        ["Marks every page and the directory as a demonstration with invented people.",
         "Never ask a real question on a service that says so."];
    LOG_FORMAT = "log.format", r#""plain" or "json""#, Some(r#""plain""#), "",
        ["How system events are written to the standard error output. Requests are never logged."];
    CARE_LISTEN = "care.listen", "an IP address and a port such as 127.0.0.1:8080 or [::1]:8080",
        Some(r#""127.0.0.1:8080""#), "",
        ["Where the service listens. Put a proxy that speaks HTTPS in front of it, and keep its access log off:",
         "what the proxy writes down is beyond what SeconDOK can promise."];
    CARE_DOCTORS_LISTEN = "care.doctors_listen",
        "an IP address and a port such as 127.0.0.1:8081, another than care.listen", None, r#""127.0.0.1:8081""#,
        ["Where the service listens for doctors. The same proxy stands in front of it, with a host of its own.",
         "Left out: the IP address of care.listen with the next port."];
    CARE_DESK_LISTEN = "care.desk_listen",
        "an IP address and a port such as 127.0.0.1:8082, another than care.listen and care.doctors_listen", None,
        r#""127.0.0.1:8082""#,
        ["Where the service listens for its staff. Let the proxy reach it from where they work, and from nowhere else.",
         "Left out: the IP address of care.doctors_listen with the next port."];
    CARE_METRICS_LISTEN = "care.metrics_listen", "an IP address and a port such as 127.0.0.1:9464, another than those before", None,
        r#""127.0.0.1:9464""#,
        ["Where Prometheus fetches /metrics: how often somebody should look, and how many log-ins were refused. Nothing is asked",
         "there but these figures, and nobody logs in: let nobody else reach it. Left out: there is none."];
    CARE_DATA = "care.data", "a folder", Some(r#""data""#), "",
        ["The folder of the database and of login.seed; relative to this file."];
    CARE_DATABASE = "care.database", r#""embedded", or an address that starts with postgres://"#,
        Some(r#""embedded""#), "",
        [r#""embedded" keeps everything in one SQLite file in care.data."#];
    CARE_ATTACHMENTS_GIB = "care.attachments_gib", "a whole number from 1 to 200", Some("4"), "",
        ["How many GiB of sealed attachments one consultation may hold, uploads that are under way included; an eighth of",
         "that as long as no doctor has taken it. They lie in care.data, whatever care.database says."];
    CARE_ATTACHMENTS_COUNT = "care.attachments_count", "a whole number from 1 to 200", Some("64"), "",
        ["How many attachments one consultation may hold, uploads that are under way included."];
    CARE_ATTACHMENTS_RESERVE = "care.attachments_reserve_gib", "a whole number from 0 to 200", Some("2"), "",
        ["How many GiB stay free on the disk of care.data: below that no attachment is taken, so that messages can",
         "still be written and the night can rewrite the database. Twice its size, at least. 0: nothing is kept free."];
    CARE_NIGHTLY_HOUR = "care.nightly_hour", "a whole number from 0 to 23", Some("3"), "",
        ["The hour (UTC) of the nightly work: expire, erase, rewrite, back up."];
    CARE_STATISTICS = "care.statistics", "true or false", Some("false"), "",
        ["Whether each week is counted once it is over: how many consultations were requested, how soon doctors replied and",
         "answered, how consultations ended. Everybody sees the same figures, on the page /statistics; behind each stand",
         "at least ten consultations and three doctors. Turned off again: nothing is counted any more."];
    MAIL_ADDRESS = "mail.address", "an e-mail address such as support@clinic.example", None, r#""support@clinic.example""#,
        ["Support's e-mail address, as the page /support tells it and as answers come from it. Left out: the page tells contact.",
         "Needed where mail.lmtp or mail.smtp is set."];
    MAIL_LMTP = "mail.lmtp", "an IP address and a port such as 127.0.0.1:8024, or unix: and the path of a socket", None,
        r#""unix:/run/secondok/lmtp""#,
        ["Where the organisation's own mail server hands over what comes for mail.address (LMTP, RFC 2033). It becomes questions to",
         "support. Let nobody but that mail server reach it. Left out: no e-mail is taken."];
    MAIL_SMTP = "mail.smtp", "an address such as smtps://NAME:PASSWORD@mail.clinic.example, or smtp://localhost", None,
        r#""smtp://localhost""#,
        ["The mail server that sends support's answers to people who asked for an answer by e-mail. With smtp:// and another",
         "machine than this one it ends with ?tls=required. Left out: none are sent."];
    MAIL_ALERTS = "mail.alerts", "e-mail addresses, with commas between", None, r#""security@clinic.example""#,
        ["Who is written to when somebody should look at the audit log: the kind and the time, and nobody's name. At most 20 mails",
         "an hour. They come from mail.address, through mail.smtp: both are needed then. Left out: nobody is written to."];
    BACKUP_FOLDER = "backup.folder", "a folder", None, r#""backups""#,
        ["Where the nightly backup is put; relative to this file. Left out: no nightly backup.",
         "A backup holds sealed messages only, and never login.seed: keep a copy of that elsewhere."];
    BACKUP_KEEP = "backup.keep_days", "a whole number from 1 to 60", Some("7"), "",
        ["For how many days a backup is kept; the newest one always is. What a patient destroys lives on,",
         "sealed, in the backups made before, for this long: say so to your patients."];
}

impl Key {
    /// The environment variable that overrides the file: `SECONDOK_CARE_LISTEN` for `care.listen`.
    pub fn variable(&self) -> String {
        format!("SECONDOK_{}", self.name.replace('.', "_").to_uppercase())
    }

    /// Section (empty for the top) and the name in it.
    pub fn split(&self) -> (&'static str, &'static str) {
        self.name.split_once('.').unwrap_or(("", self.name))
    }
}

/// The names that could have been meant: up to two, nearest first.
pub(super) fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|name| (strsim::osa_distance(typed, name), name))
        .filter(|(distance, name)| *distance <= 2.max(name.len() / 3))
        .min()
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_recognised() {
        let known = || Key::ALL.iter().map(|key| key.name);
        assert_eq!(nearest("care.listne", known()), Some("care.listen"));
        assert_eq!(nearest("nmae", known()), Some("name"));
        assert_eq!(nearest("wholly.different.thing", known()), None);
    }
}
