//! The worker: the session. It runs the client's flows and tells the page what there is to show.

mod accounts;
mod doctors;
mod files;
mod follow;
mod hold;
mod mail;
mod notices;
mod prepared_replies;
mod register;
mod security;
mod session;
mod staff;
mod support;
mod tools;
mod unfinished_notices;
mod unfinished_texts;

use std::rc::Rc;

use secondok_browser::worker::serve;
use secondok_talk::{Done, Trouble};
use wasm_bindgen::JsValue;

use crate::talk::{Answer, Command, DeskTalk};
use register::Joining;
use tools::Tools;

/// Runs for as long as the page lives.
pub fn run() {
    let (tools, joining) = (Rc::new(tools::open()), Joining::default());
    serve::<DeskTalk, _>(move |command, beside| answer(Rc::clone(&tools), joining.clone(), command, beside));
}

async fn answer(
    tools: Rc<Tools>,
    joining: Joining,
    command: Command,
    beside: JsValue,
) -> Result<Answer, Trouble> {
    Ok(match command {
        Command::Service => session::service().await?.into(),
        Command::Begin => session::here(tools).await?.into(),
        Command::Refresh => session::refresh(tools).await?.into(),
        Command::Register(code, password) => register::begin(&joining, &code, password).await?.into(),
        Command::Confirm(code) => register::finish(&joining, &code).await?.into(),
        Command::LogIn(name, password, code) => session::log_in(tools, name, password, code).await?.into(),
        Command::LogOut => session::log_out(tools).await?.into(),
        Command::Forget => session::forget(tools).await?.into(),
        Command::End => session::end(tools).await?.into(),
        Command::Awake => {
            tools::tell_awake(&tools);
            Done.into()
        }
        Command::Notices => notices::all(tools).await?.into(),
        Command::Writing(which) => unfinished_notices::begin(tools, which).await?.into(),
        Command::Keep(writing) => unfinished_notices::keep(tools, *writing).await?.into(),
        Command::Discard(notice) => unfinished_notices::discard(tools, notice).await?.into(),
        Command::Write(writing) => unfinished_notices::send(tools, *writing).await?.into(),
        Command::Release(notice, revision) => notices::release(tools, notice, revision).await?.into(),
        Command::Withdraw(notice) => notices::withdraw(tools, notice).await?.into(),
        Command::Audit(query) => security::log(tools, query).await?.into(),
        Command::Questions(part) => support::part(tools, part).await?.into(),
        Command::Question(number) => support::read(tools, number).await?.into(),
        Command::KeepAnswer(number, text) => support::keep(tools, number, text).await?.into(),
        Command::Answer(number, text) => support::answer(tools, number, text).await?.into(),
        Command::Mail(number) => mail::send(tools, number).await?.into(),
        Command::Finish(number) => support::finish(tools, number).await?.into(),
        Command::SetAside(numbers) => hold::set_aside(tools, numbers).await?.into(),
        Command::Take(number) => hold::take(tools, number).await?.into(),
        Command::Hand(number, to) => hold::hand(tools, number, to).await?.into(),
        Command::PutBack(number) => hold::put_back(tools, number).await?.into(),
        Command::BlackOut(number, words) => support::black_out(tools, number, words).await?.into(),
        Command::Replies => prepared_replies::all(tools).await?.into(),
        Command::PutReply(number, was, reply) => {
            prepared_replies::put(tools, number, was, reply).await?.into()
        }
        Command::Applications(query) => doctors::queue(tools, query).await?.into(),
        Command::Application(doctor) => doctors::one(tools, doctor).await?.into(),
        Command::Documents(doctor) => doctors::documents(tools, doctor).await?.into(),
        Command::Record(doctor, revision, check) => {
            doctors::record(tools, doctor, revision, *check).await?.into()
        }
        Command::Step(doctor, revision, step) => doctors::step(tools, doctor, revision, step).await?.into(),
        Command::KeepAsked(doctor, text) => doctors::keep(tools, doctor, text).await?.into(),
        Command::AskMore(doctor, revision, text) => {
            doctors::ask_more(tools, doctor, revision, text).await?.into()
        }
        Command::Files(doctor) => files::open(&tools, doctor, beside)?.into(),
        Command::AccountStaff(account) => staff::all(tools, account).await?.into(),
        Command::SetUp(account) => staff::set_up(tools, account).await?.into(),
        Command::LetIn(account, colleague) => staff::let_in(tools, account, colleague).await?.into(),
        Command::Recover(account, code) => staff::recover(tools, account, code).await?.into(),
    })
}
