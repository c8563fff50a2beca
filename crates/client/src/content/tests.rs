use super::{check::tidy, *};
use crate::intake::{Answer, Answers, Consent, Terms};

fn request() -> Request {
    Request {
        intake: Answers {
            specialty: "cardiology".into(),
            version: 1,
            given: [
                ("chest-pain".into(), Answer::YesNo(false)),
                ("diagnosis".into(), Answer::Text("Фібриляція".into())),
                ("since".into(), Answer::Choice("weeks".into())),
            ]
            .into(),
        },
        questions: vec!["Чи потрібна операція?".into()],
        consent: Terms::current().consent(),
    }
}

fn opinion() -> Opinion {
    Opinion {
        summary: "No operation now.".into(),
        answers: vec![OpinionAnswer { question: 1, text: "Not now.".into() }],
        agreement: Agreement::Partly,
        confidence: Confidence::Medium,
        would_change: "A worse echo.".into(),
        missing: String::new(),
        limits: "Nobody examined you.".into(),
    }
}

fn all() -> Vec<Content> {
    vec![
        Content::Request(request()),
        Content::text("Hello"),
        Content::Accepted(Accepted::default()),
        Content::Declined(Declined { reason: DeclineReason::NoTime, note: String::new() }),
        Content::Opinion(opinion()),
        Content::FollowUp(FollowUp { text: "And then?".into() }),
        Content::Closed(Closed::default()),
        Content::Withdrawn(Withdrawn::default()),
        Content::Revealed(Revealed { text: "I am Olena Petrenko.".into() }),
    ]
}

#[test]
fn every_kind_survives_encoding() {
    for content in all() {
        let bytes = encode(&content);
        assert_eq!(decode(&bytes), content);
        let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(value["v"], 1);
        assert_eq!(value["kind"], content.kind());
        check(&content).unwrap();
    }
}

/// The wire form is a promise to other versions: spelled out once.
#[test]
fn the_form_of_a_request_is_fixed() {
    let consent = Consent { version: 1, agreed: vec!["of-age".into()] };
    assert_eq!(
        String::from_utf8(encode(&Content::Request(Request { consent, ..request() }))).unwrap(),
        concat!(
            r#"{"v":1,"kind":"request","intake":{"specialty":"cardiology","#,
            r#""version":1,"given":{"chest-pain":{"kind":"yes-no","value":false},"#,
            r#""diagnosis":{"kind":"text","value":"Фібриляція"},"since":{"kind":"choice","value":"weeks"}}},"#,
            r#""questions":["Чи потрібна операція?"],"consent":{"version":1,"agreed":["of-age"]}}"#,
        )
    );
}

/// An app that knows no such message shows the words as those of a newer one: they stand in the field `text`.
#[test]
fn whoever_says_who_they_are_is_read_by_older_apps_too() {
    let bytes = encode(&Content::Revealed(Revealed { text: "I am Olena.".into() }));
    assert_eq!(String::from_utf8(bytes).unwrap(), r#"{"v":1,"kind":"revealed","text":"I am Olena."}"#);
}

#[test]
fn what_a_newer_app_wrote_is_kept_to_the_byte() {
    for bytes in [
        br#"{ "v":1, "kind":"drawing", "lines":[1,2], "text":"a sketch" }"#.as_slice(),
        br#"{"kind":"text","v":2,"text":"Hello","tone":"calm"}"#,
    ] {
        let content = decode(bytes);
        let Content::Newer(newer) = &content else { panic!("{content:?}") };
        assert_eq!(newer.bytes, bytes);
        assert!(newer.text.is_some());
        assert_eq!(encode(&content), bytes);
        assert_eq!(check(&content), Err(ContentError::NotOurs));
        let kept = serde_json::to_string(&Keeper { content: content.clone() }).unwrap();
        assert_eq!(serde_json::from_str::<Keeper>(&kept).unwrap().content, content);
    }
}

#[test]
fn attachments_go_with_one_kind_and_that_kind_with_attachments() {
    let files = Content::Files(Files { text: "See the letter.".into() });
    let bytes = encode(&files);
    assert_eq!(bytes, br#"{"v":1,"kind":"files","text":"See the letter."}"#);
    assert_eq!(decode_beside_attachments(&bytes), files);
    check(&Content::Files(Files::default())).unwrap();
    // Kept on a device, it is what it is.
    let kept = serde_json::to_string(&Keeper { content: files.clone() }).unwrap();
    assert_eq!(serde_json::from_str::<Keeper>(&kept).unwrap().content, files);

    let newer = |kind: &str, bytes: &[u8]| {
        let text = Some("See the letter.".to_owned());
        Content::Newer(Newer { kind: Some(kind.to_owned()), text, bytes: bytes.to_vec() })
    };
    assert_eq!(decode(&bytes), newer("files", &bytes));
    let text = encode(&Content::text("See the letter."));
    assert_eq!(decode_beside_attachments(&text), newer("attachments", &text));
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Keeper {
    #[serde(with = "super::encode::kept")]
    content: Content,
}

#[test]
fn what_is_not_a_content_is_kept_and_stops_nothing() {
    let deep = [b"[".repeat(10_000), b"]".repeat(10_000)].concat();
    for bytes in
        [b"".as_slice(), b"null", b"{}", br#"{"v":1}"#, br#"{"v":1,"kind":"text"}"#, b"\xff\xfe", &deep]
    {
        assert_eq!(decode(bytes), Content::Unreadable(Unreadable { bytes: bytes.to_vec() }));
    }
}

#[test]
fn a_request_without_consent_or_questions_is_refused() {
    let with = |change: fn(&mut Request)| {
        let mut request = request();
        change(&mut request);
        check(&Content::Request(request))
    };
    assert_eq!(with(|request| drop(request.consent.agreed.pop())), Err(ContentError::NoConsent));
    assert_eq!(with(|request| request.consent.version += 1), Err(ContentError::NoConsent));
    assert_eq!(with(|request| request.questions.clear()), Err(ContentError::Empty(Field::Questions)));
    assert_eq!(
        with(|request| request.questions.push(" \n".into())),
        Err(ContentError::Empty(Field::Question(2)))
    );
    assert_eq!(
        with(|request| request.questions = vec!["Why?".into(); 11]),
        Err(ContentError::TooMany { field: Field::Questions, most: 10 })
    );
    assert_eq!(
        with(|request| request.questions[0] = "\u{1b}[31mred".into()),
        Err(ContentError::NotPlain(Field::Question(1)))
    );
}

#[test]
fn an_opinion_answers_every_question() {
    let mut opinion = opinion();
    assert_eq!(check::answers_every_question(&opinion, 1), Ok(()));
    assert_eq!(
        check::answers_every_question(&opinion, 2),
        Err(ContentError::NotEveryQuestion { questions: 2 })
    );
    opinion.answers[0].question = 2;
    assert!(check::answers_every_question(&opinion, 1).is_err());
}

#[test]
fn line_ends_do_not_tell_the_system() {
    let typed = |text: &str| tidy(Content::text(text));
    assert_eq!(typed("\u{feff}one\r\ntwo\rthree \r\n"), Content::text("one\ntwo\nthree"));
}
