//! Support by e-mail: asked on the site with an address, or by e-mail; answered at the desk, and by e-mail too.

use secondok_client::api::support::ADDRESS_MAX;
use secondok_e2e::{Book, Look, Person};
use secondok_l10n::Language;
use secondok_testkit::Server;
use secondok_tests::post::{Post, SUPPORT};

use crate::{
    answering::{opens_the_question, sets_up},
    scene,
};

const ADDRESS: &str = "olena@mail.example";

fn scene() -> Option<(Post, Server)> {
    let post = Post::start()?;
    let server = scene::server_with(post.settings())?;
    Some((post, server))
}

fn answers(ada: &Person, text: &str) {
    ada.writes(&ada.text("answer-label"), text);
    ada.presses("send");
}

/// The mail server took one mail since, with this answer.
fn took(post: &mut Post, answer: &str) {
    let taken = post.taken();
    let [mail] = &taken[..] else { panic!("one mail, not {taken:?}") };
    assert_eq!((mail["to"][0].as_str(), mail["text"].as_str().map(str::trim)), (Some(ADDRESS), Some(answer)));
}

#[test]
fn an_answer_goes_to_the_address_on_the_form_and_can_be_read_with_the_code() {
    let Some((mut post, server)) = scene() else { return };
    let ada = sets_up(&server, "ada");
    let look = Look::PHONE.dark().speaking(Language::Uk);
    let mut olena = Person::new("olena-wants-a-mail", &server.url(), look).expect("there is a browser");
    olena.reads(Book::Site);
    // What is wrong in the form comes back as a refusal.
    olena.expects_refusals(&["/uk/support"]);
    olena.goes_to("/uk/support");
    olena.reads_text(SUPPORT);
    olena.sees("support-reply-hint");
    olena.finds_no_obstacle();
    olena.scrolls_no_way_but_down();
    olena.writes(&olena.text("support-question"), "Чи це таємниця?");
    olena.writes(&olena.text("support-reply"), "olena..p@mail.example");
    olena.presses("support-send");
    // What is wrong is said, and nothing that was written is gone.
    olena.reads_text(&olena.text_with("support-reply-wrong", &[("most", ADDRESS_MAX.into())]));
    olena.finds_no_obstacle();
    olena.writes(&olena.text("support-reply"), ADDRESS);
    olena.presses("support-send");
    olena.sees("support-sent-mail");
    olena.finds_no_obstacle();

    opens_the_question(&ada);
    ada.sees("mail-form");
    ada.reads_text(ADDRESS);
    ada.finds_no_obstacle();
    ada.scrolls_no_way_but_down();
    answers(&ada, "Так.");
    ada.sees("mail-was-sent");
    took(&mut post, "Так.");
    // It is seen later, too, and by whoever comes next.
    opens_the_question(&ada);
    ada.sees("mail-was-sent");
    ada.finds_no_obstacle();
}

#[test]
fn an_email_is_answered_and_what_the_mail_server_does_not_take_is_sent_again() {
    let Some((mut post, server)) = scene() else { return };
    let mut ada = sets_up(&server, "ada");
    ada.expects_refusals(&["/api/v1/desk/support/"]);
    post.hands_over(
        &server,
        "From: Olena <olena@mail.example>\r\nSubject: Backups\r\n\r\nHow long do they last?\r\n",
    );
    opens_the_question(&ada);
    ada.sees("mail-came");
    ada.sees("mail-unverified");
    ada.reads_text("How long do they last?");
    ada.finds_no_obstacle();

    post.refuses(true);
    answers(&ada, "Two weeks.");
    ada.sees("problem-mail-not-sent");
    ada.sees("problem-mail-not-sent-next");
    ada.finds_no_obstacle();
    assert!(post.taken().is_empty());
    post.refuses(false);
    ada.sees_no("mail-was-sent");
    ada.presses("mail-send");
    ada.sees("mail-was-sent");
    ada.sees_no("problem-mail-not-sent");
    took(&mut post, "Two weeks.");
}
