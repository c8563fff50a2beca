//! Writing a message, and reading a long consultation.

use secondok_demo::vault::MemoryVault;
use secondok_e2e::Tab;
use secondok_testkit::Server;
use secondok_tests::people;

use super::{SLOWER, browser, median, number, open, restore, slow_down, wait};
use crate::report::Row;

const MESSAGES: usize = 1_000;
const SENT: usize = 9;

/// From the press on "Send" to the frame in which the message stands as sent, and the longest frame in between.
const SEND: &str = "new Promise((done) => {
    const field = document.querySelector('#compose');
    const text = `Measured ${Math.random()}`;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    setTimeout(() => {
        const began = performance.now();
        let [last, longest] = [began, 0];
        const look = (now) => {
            longest = Math.max(longest, now - last);
            last = now;
            const own = [...document.querySelectorAll('.said.own:not(.waiting):not(.failed)')];
            if (own.some((one) => one.textContent.includes(text))) done([now - began, longest]);
            else requestAnimationFrame(look);
        };
        requestAnimationFrame((now) => { last = now; look(now); });
        field.form.requestSubmit();
    }, 600);
})";

/// Scrolls from top to bottom a hundred pixels a frame; the longest frame.
const SCROLL: &str = "new Promise((done) => {
    scrollTo(0, 0);
    let [last, longest] = [null, 0];
    const step = (now) => {
        if (last !== null) longest = Math.max(longest, now - last);
        last = now;
        if (scrollY + innerHeight >= document.documentElement.scrollHeight - 1) return done(longest);
        scrollBy(0, 100);
        requestAnimationFrame(step);
    };
    setTimeout(() => requestAnimationFrame(step), 500);
})";

pub(super) async fn measure(server: &Server) -> Vec<Row> {
    let Some(browser) = browser() else { return Vec::new() };
    let (words, long, short) = consultations(server).await;
    let tab = browser.tab();
    restore(&tab, server, &words, short);
    open(&tab, short, 1);
    let quick: Vec<[f64; 2]> = (0..SENT).map(|_| send(&tab)).collect();
    slow_down(&tab, SLOWER);
    let slowed: Vec<[f64; 2]> = (0..SENT).map(|_| send(&tab)).collect();
    slow_down(&tab, 1.0);
    open(&tab, long, MESSAGES);
    let scrolled = (0..3).map(|_| number(&tab, SCROLL)).collect();
    vec![
        Row::bound(
            "a message sealed, on the disk and shown as sent",
            median(quick.iter().map(|sent| sent[0]).collect()),
            "ms",
            100.0,
        ),
        Row::bound(
            "longest frame while a message is sealed, 4× slowed processor",
            slowed.iter().map(|sent| sent[1]).fold(0.0, f64::max),
            "ms",
            100.0,
        ),
        Row::bound("longest frame while 1,000 messages scroll", median(scrolled), "ms", 50.0),
    ]
}

fn send(tab: &Tab) -> [f64; 2] {
    let sent = wait(tab, SEND);
    [0, 1].map(|at| sent[at].as_f64().expect("milliseconds"))
}

/// Two consultations of one patient, of a thousand messages and of two: the patient's words and the numbers of both.
async fn consultations(server: &Server) -> (String, u32, u32) {
    let mut rng = secondok_testkit::rng(9);
    let (doctors, patients) = (MemoryVault::default(), MemoryVault::default());
    let mut doctor = people::doctor(server, &doctors, &mut rng).await;
    let mut patient = people::patient(server, &patients, &mut rng).await;
    let today = people::today();
    let mut numbers = [0; 2];
    for (number, messages) in numbers.iter_mut().zip([MESSAGES, 2]) {
        let (index, keys) = people::ask(&mut patient, &doctor, &mut rng).await;
        *number = index;
        doctor.queue(today, &mut rng).await.expect("a queue");
        doctor.accept(keys.mailbox(), "", &mut rng).await.expect("accepted");
        // Two are there already, and each round brings two more.
        for round in 1..messages / 2 {
            let text = format!("{round}: since spring it has become more, on the stairs above all.");
            patient.say(index, &text, today, &mut rng).await.expect("sent");
            doctor.say(keys.mailbox(), &text, &mut rng).await.expect("sent");
        }
    }
    let [long, short] = numbers;
    (patient.words().join(" "), long, short)
}
