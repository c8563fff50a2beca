use secondok_care::store::AttachmentOptions;

use super::*;

fn read(text: &str) -> Result<Config, ConfigError> {
    Config::read(text, Path::new("/etc/secondok/secondok.toml"), responsible())
}

/// Who is responsible, said beside the file.
fn responsible() -> impl Iterator<Item = (String, String)> {
    let said = [
        ("SECONDOK_ORGANISATION", "Example Clinic"),
        ("SECONDOK_ADDRESS", "1 Example Street"),
        ("SECONDOK_CONTACT", "privacy@clinic.example"),
        ("SECONDOK_AUTHORITY", "The authority"),
    ];
    said.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter()
}

#[test]
fn a_service_says_who_is_responsible_or_that_it_is_a_demonstration() {
    let alone = |text: &str| Config::read(text, Path::new("s.toml"), std::iter::empty());
    let told = alone("").expect_err("refused").to_string();
    for key in [Key::ORGANISATION, Key::ADDRESS, Key::CONTACT, Key::AUTHORITY] {
        let line = format!(
            "s.toml: {} is not set, and everybody has to be told who is responsible. Put a line such as\n  {} = {}\n",
            key.name, key.name, key.example
        );
        assert!(told.contains(&line), "{told}");
    }
    assert_eq!(alone("demonstration = true").expect("invented").organisation, None);
    let told = alone("demonstration = true\ncontact = 'a@b.example'").expect_err("half of it").to_string();
    assert!(told.contains("organisation is not set") && !told.contains("contact is not"), "{told}");
    assert_eq!(read("").expect("readable").organisation.expect("said").contact, "privacy@clinic.example");
}

#[test]
fn nothing_in_who_is_responsible_hides_or_acts() {
    for (key, wrong) in [
        ("contact", "clinic"),
        ("contact", "privacy@clinic.example?subject=x"),
        ("contact", "privacy@clinic"),
        ("organisation", ""),
        ("organisation", "Example\\u202ecinilC"),
        ("address", "1 Example Street\\n2"),
        ("authority", "a\\u0007"),
    ] {
        let told = Config::read(
            &format!("{key} = \"{wrong}\""),
            Path::new("s.toml"),
            responsible().filter(|(name, _)| !name.ends_with(&key.to_uppercase())),
        );
        let told = told.expect_err(wrong).to_string();
        assert!(
            told.starts_with(&format!("s.toml, line 1: {key} = ")) && told.contains("expected"),
            "{told}"
        );
        assert!(!told.contains(['\u{202e}', '\u{7}']), "{told:?}");
    }
}

fn complaint(text: &str) -> String {
    read(text).expect_err("it should be refused").to_string()
}

#[test]
fn what_init_writes_is_a_configuration_and_says_the_defaults() {
    assert_eq!(read(&template()).expect("readable"), {
        let mut defaults = read("").expect("an empty file is enough");
        defaults.listen.place = Place::File {
            path: "/etc/secondok/secondok.toml".into(),
            line: template().lines().position(|line| line.starts_with("listen")).expect("there") + 1,
        };
        defaults
    });
}

#[test]
fn examples_are_possible() {
    let text: String = template()
        .lines()
        .map(|line| format!("{}\n", line.trim_start_matches("# ")))
        .filter(|line| {
            Key::ALL.iter().any(|key| line.starts_with(&format!("{} = ", key.split().1)))
                || line.starts_with('[')
        })
        .collect();
    let config = read(&text).expect("readable");
    assert_eq!(config.backup_folder, Some("/etc/secondok/backups".into()));
    assert_eq!(config.url, "https://opinion.example");
    assert_eq!(config.doctors_url, "https://doctors.opinion.example");
    assert_eq!(config.desk_url, "https://desk.opinion.example");
}

#[test]
fn doctors_have_the_next_port_unless_something_is_said() {
    let doctors = |text: &str| {
        let config = read(text).expect("readable");
        (config.doctors_listen.address.to_string(), config.doctors_url)
    };
    let at = |address: &str| (address.to_owned(), format!("http://{address}"));
    assert_eq!(doctors(""), at("127.0.0.1:8081"));
    assert_eq!(doctors("care.listen = '[::1]:9000'"), at("[::1]:9001"));
    assert_eq!(doctors("care.listen = '127.0.0.1:65535'"), at("127.0.0.1:65534"));
    assert_eq!(doctors("care.listen = '127.0.0.1:0'"), at("127.0.0.1:0"));
    assert_eq!(doctors("care.doctors_listen = '127.0.0.2:8080'"), at("127.0.0.2:8080"));
}

#[test]
fn patients_and_doctors_never_share_an_origin() {
    assert_eq!(
        complaint("[care]\ndoctors_listen = '127.0.0.1:8080'"),
        "/etc/secondok/secondok.toml, line 2: care.doctors_listen = \"127.0.0.1:8080\" is not possible: care.listen is \
         the same, and each needs an address of its own"
    );
    assert!(complaint("[care]\nlisten = '0.0.0.0:80'\ndoctors_listen = '127.0.0.1:80'").contains("line 3"));
    assert!(
        complaint(
            "url = 'https://a.example'\ndesk_url = 'https://c.example'\ndoctors_url = 'https://A.example/'"
        )
        .contains("url is the same")
    );
    assert_eq!(
        complaint("url = 'https://a.example'\ndesk_url = 'https://c.example'"),
        "/etc/secondok/secondok.toml, line 1: url is set, so doctors_url has to be set too: expected an address that \
         starts with https:// or http://, without a path; another than url"
    );
    let urls = "url = 'https://a.example'\ndesk_url = 'https://c.example'\ndoctors_url = 'x'";
    assert_eq!(complaint(urls).lines().count(), 1);
}

#[test]
fn the_desk_shares_an_origin_with_nobody() {
    let desk = |text: &str| read(text).expect("readable").desk_listen.address.to_string();
    assert_eq!(desk(""), "127.0.0.1:8082");
    assert_eq!(desk("care.desk_listen = '[::1]:9000'"), "[::1]:9000");
    assert_eq!(desk("care.listen = '127.0.0.1:65535'"), "127.0.0.1:65533");
    assert_eq!(
        desk("[care]\nlisten = '127.0.0.1:9001'\ndoctors_listen = '127.0.0.1:9000'"),
        "127.0.0.1:9002"
    );
    for other in ["listen", "doctors_listen"] {
        let text = format!("[care]\n{other} = '127.0.0.1:9000'\ndesk_listen = '127.0.0.1:9000'");
        let told = complaint(&text);
        assert!(told.contains("line 3") && told.contains(&format!("care.{other} is the same")), "{told}");
    }
    let urls = "url = 'https://a.example'\ndoctors_url = 'https://b.example'\n";
    assert!(complaint(urls).contains("desk_url has to be set too"));
    let told = complaint(&format!("{urls}desk_url = 'https://B.example'"));
    assert!(told.contains("doctors_url is the same"), "{told}");
}

#[test]
fn statistics_are_off_until_somebody_turns_them_on() {
    for nothing_said in ["", &template()] {
        assert!(!read(nothing_said).expect("readable").statistics);
    }
    assert!(read("care.statistics = true").expect("readable").statistics);
    assert!(complaint("[care]\nstatistics = 'yes'").contains("line 2: care.statistics"));
}

#[test]
fn what_holds_of_attachments_where_nothing_is_said_is_said_once() {
    let (config, usual) = (read("").expect("readable"), AttachmentOptions::new("attachments"));
    assert_eq!((config.attachments, config.attachments_reserve), (usual.quota, usual.reserve));
    assert_eq!(read("care.attachments_reserve_gib = 0").expect("readable").attachments_reserve, 0);
}

#[test]
fn broken_apps_are_named_by_their_versions() {
    let named = |text: &str| {
        read(text).map(|config| config.broken_apps.into_iter().map(String::from).collect::<Vec<_>>())
    };
    assert_eq!(named("").expect("readable"), [""; 0]);
    assert_eq!(named("broken_apps = '0.2.0, 0.1.0,0.2.0'").expect("readable"), ["0.1.0", "0.2.0"]);
    for wrong in ["'0.1'", "'all'", "1", "'0.1.0;0.2.0'"] {
        let told = complaint(&format!("broken_apps = {wrong}"));
        assert!(told.contains("broken_apps"), "{told}");
    }
}

#[test]
fn paths_start_from_the_file() {
    assert_eq!(read("").expect("readable").data, Path::new("/etc/secondok/data"));
    assert_eq!(read("care.data = '/srv/x'").expect("readable").data, Path::new("/srv/x"));
}

#[test]
fn an_error_names_key_value_what_is_allowed_and_the_line() {
    assert_eq!(
        complaint("name = 'x'\n\n[care]\nlisten = 'localhost'\n"),
        "/etc/secondok/secondok.toml, line 4: care.listen = \"localhost\" is not possible: expected an IP address and \
         a port such as 127.0.0.1:8080 or [::1]:8080"
    );
    assert_eq!(
        complaint("[care]\nnightly_hour = 24"),
        "/etc/secondok/secondok.toml, line 2: care.nightly_hour = 24 is not possible: expected a whole number from 0 \
         to 23"
    );
}

#[test]
fn unknown_keys_are_refused_with_a_suggestion() {
    assert_eq!(
        complaint("[care]\nlisen = '127.0.0.1:1'"),
        "/etc/secondok/secondok.toml, line 2: there is no key care.lisen; did you mean care.listen?"
    );
    assert!(
        complaint("[caer]\nlisten = '127.0.0.1:1'").ends_with("there is no key caer; did you mean care?")
    );
    assert!(complaint("zzzzzzzzz = 1").contains("check-config --keys"));
}

#[test]
fn everything_wrong_is_told_at_once() {
    assert_eq!(complaint("name = 1.5\nfoo = 1\n[backup]\nkeep_days = 0").lines().count(), 3);
    assert!(complaint("name = ").contains("line 1: this is not TOML"));
}

#[test]
fn the_environment_goes_before_the_file_and_is_checked_alike() {
    let with = |name: &str, value: &str| {
        Config::read(
            "[care]\nlisten = '127.0.0.1:1'",
            Path::new("s.toml"),
            responsible().chain([(name.to_owned(), value.to_owned())]),
        )
    };
    assert_eq!(with("SECONDOK_CARE_LISTEN", "127.0.0.1:2").expect("readable").listen.address.port(), 2);
    assert_eq!(with("SECONDOK_NAME", "112").expect("readable").name, "112");
    assert!(with("SECONDOK_DEMONSTRATION", "true").expect("readable").demonstration);
    let complaint = with("SECONDOK_CARE_LISTEN", "x").expect_err("refused").to_string();
    assert!(
        complaint.starts_with("environment variable SECONDOK_CARE_LISTEN: care.listen = \"x\""),
        "{complaint}"
    );
    let complaint = with("SECONDOK_CARE_LISTN", "x").expect_err("refused").to_string();
    assert!(complaint.ends_with("did you mean SECONDOK_CARE_LISTEN?"), "{complaint}");
    // The command-line client's own.
    assert!(with("SECONDOK_SERVER", "http://x").is_ok());
}

#[test]
fn a_password_in_the_database_address_is_not_repeated() {
    let complaint = complaint("care.database = 'postgre://u:secret@h/d'");
    assert!(complaint.contains("care.database") && !complaint.contains("secret"), "{complaint}");
    let config = read("care.database = 'postgres://u:secret@h/d'").expect("readable");
    assert!(!format!("{config:?}").contains("secret"));
}

#[test]
fn e_mail_is_off_unless_it_has_an_address() {
    assert_eq!(read("").expect("readable").mail, None);
    let of =
        |text: &str| read(&format!("[mail]\naddress = 's@clinic.example'\n{text}")).expect("readable").mail;
    let mail = of("lmtp = 'unix:run/lmtp'\nsmtp = 'smtps://u:secret@mail.clinic.example'").expect("set");
    assert_eq!(mail.lmtp, Some(Lmtp::Unix("/etc/secondok/run/lmtp".into())));
    assert!(!format!("{mail:?}").contains("secret"));
    let Some(Lmtp::Tcp(at)) = of("lmtp = '127.0.0.1:8024'").expect("set").lmtp else { panic!("a port") };
    assert_eq!(at.address.port(), 8024);
    assert_eq!(mail.alerts, [""; 0]);
    let told = of("smtp = 'smtp://localhost'\nalerts = 'a@clinic.example, b@clinic.example'").expect("set");
    assert_eq!(told.alerts, ["a@clinic.example", "b@clinic.example"]);
    let told = complaint("[mail]\naddress = 's@clinic.example'\nalerts = 'a@clinic.example'");
    assert!(told.contains("mail.smtp has to be set too"), "{told}");
    for needs in ["lmtp = 'unix:x'", "smtp = 'smtp://localhost'", "alerts = 'a@clinic.example'"] {
        let told = complaint(&format!("[mail]\n{needs}"));
        assert!(told.contains("mail.address has to be set too"), "{told}");
    }
    for wrong in [
        "lmtp = 'unix:'",
        "lmtp = 'localhost'",
        "smtp = 'smtp://u:secret@mail.clinic.example'",
        "alerts = 'a@clinic.example,'",
    ] {
        let told = complaint(&format!("[mail]\naddress = 's@clinic.example'\n{wrong}"));
        assert!(told.contains("line 3: mail.") && !told.contains("secret"), "{told}");
    }
}

/// The table of `docs/operations.md`.
fn table() -> String {
    let mut table = String::from("| key | takes | without it |\n|---|---|---|\n");
    for key in Key::ALL {
        let default = key.default.map_or("none".to_owned(), |default| format!("`{default}`"));
        table.push_str(&format!("| `{}` | {} | {default} |\n", key.name, key.allowed));
    }
    table
}

#[test]
fn the_operators_page_lists_every_key() {
    let page = include_str!("../../../docs/operations.md");
    let listed = page.split("<!-- keys -->\n").nth(1).and_then(|rest| rest.split("<!-- /keys -->").next());
    assert_eq!(listed, Some(table().as_str()), "put the table on the right between the marks");
}
