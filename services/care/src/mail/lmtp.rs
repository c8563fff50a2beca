//! LMTP (RFC 2033): what the organisation's mail server says to hand over a mail, and what it is told.

use std::{borrow::Cow, io, time::Duration};

use secondok_mail::{LENGTH_MAX, Unfit};
use smtp_proto::{
    Error, MAIL_SMTPUTF8, Request,
    request::receiver::{DataReceiver, DummyDataReceiver, RequestReceiver},
};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    time::timeout,
};

use super::{
    Mail,
    take::{Taken, take},
};
use crate::Care;

/// How long the other side may keep silent.
const SILENT_FOR: Duration = Duration::from_secs(60);
/// Commands that make no sense in one connection.
const FAULTS_MAX: u8 = 20;
const READ: usize = 16 * 1024;

const READY: &str = "220 LMTP\r\n";
const DONE: &str = "250 2.0.0 OK\r\n";
const BYE: &str = "221 2.0.0 Bye\r\n";
const GIVEN_UP: &str = "421 4.4.2 Closing\r\n";
const NOT_LMTP: &str = "500 5.5.1 LHLO is expected here (RFC 2033)\r\n";
const NOT_READABLE: &str = "500 5.5.2 Not a command\r\n";
const NOT_HERE: &str = "502 5.5.1 Not here\r\n";
const OUT_OF_ORDER: &str = "503 5.5.1 Out of order\r\n";
const UNKNOWN: &str = "550 5.1.1 Nobody here has this address\r\n";
const ONE_ALONE: &str = "452 4.5.3 One recipient at a time\r\n";
const TOO_LONG: &str = "552 5.3.4 The mail is too long\r\n";
const NOT_ASCII: &str = "553 5.6.7 Only addresses in ASCII are taken\r\n";
const GO_ON: &str = "354 End with a dot alone\r\n";
const CANNOT_TELL: &str = "252 2.1.5 Try it\r\n";

/// What comes next.
enum Step {
    Say(Cow<'static, str>),
    /// The mail itself.
    Data,
    /// The last word.
    End(&'static str),
}

impl From<&'static str> for Step {
    fn from(text: &'static str) -> Self {
        Self::Say(Cow::Borrowed(text))
    }
}

/// What is being read.
enum Reading {
    Commands,
    Mail(DataReceiver, Vec<u8>),
    /// The rest of one that is too long.
    TooLong(DummyDataReceiver),
}

/// What was said so far.
#[derive(Default)]
struct Session {
    is_greeted: bool,
    sender: Option<String>,
    has_recipient: bool,
    faults: u8,
}

/// Takes mail from one connection until its end.
pub(super) async fn converse(care: &Care, stream: impl AsyncRead + AsyncWrite + Unpin) -> io::Result<()> {
    let Some(mail) = care.mail() else { return Ok(()) };
    let mut line = Line { stream };
    line.say(READY).await?;
    let (mut session, mut receiver) = (Session::default(), RequestReceiver::default());
    let (mut reading, mut buffer) = (Reading::Commands, vec![0; READ]);
    loop {
        let Ok(read) = timeout(SILENT_FOR, line.stream.read(&mut buffer)).await else {
            return line.say(GIVEN_UP).await;
        };
        let mut bytes = match read? {
            0 => return Ok(()),
            length => buffer[..length].iter(),
        };
        loop {
            match &mut reading {
                Reading::Commands => {
                    let step = match receiver.ingest(&mut bytes) {
                        Err(Error::NeedsMoreData { .. }) => break,
                        request => session.step(mail, request),
                    };
                    match step {
                        Step::Say(text) => line.say(&text).await?,
                        Step::End(text) => return line.say(text).await,
                        Step::Data => {
                            line.say(GO_ON).await?;
                            reading = Reading::of_mail();
                        }
                    }
                }
                Reading::Mail(data, received) => {
                    let is_whole = data.ingest(&mut bytes, received);
                    if received.len() > LENGTH_MAX {
                        let rest = DummyDataReceiver::new_data(data);
                        reading = if is_whole { Reading::Commands } else { Reading::TooLong(rest) };
                        if is_whole {
                            line.say(session.end(TOO_LONG)).await?;
                        }
                    } else if is_whole {
                        let (sender, received) = (session.sender.take(), std::mem::take(received));
                        reading = Reading::Commands;
                        let taken = take(care, mail, sender.unwrap_or_default(), received).await;
                        line.say(session.end(reply(taken))).await?;
                    } else {
                        break;
                    }
                }
                Reading::TooLong(rest) => {
                    if !rest.ingest(&mut bytes) {
                        break;
                    }
                    reading = Reading::Commands;
                    line.say(session.end(TOO_LONG)).await?;
                }
            }
        }
    }
}

impl Reading {
    fn of_mail() -> Self {
        let (mut data, mut nothing) = (DataReceiver::new(), Vec::new());
        // The end of the command's line is the beginning of the mail: a dot may stand first.
        data.ingest(&mut b"\r\n".iter(), &mut nothing);
        Self::Mail(data, Vec::new())
    }
}

impl Session {
    fn step(&mut self, mail: &Mail, request: Result<Request<Cow<'_, str>>, Error>) -> Step {
        match request {
            Ok(Request::Lhlo { .. }) => {
                *self = Self { is_greeted: true, faults: self.faults, ..Self::default() };
                Step::Say(greeting(mail).into())
            }
            Ok(Request::Mail { .. } | Request::Rcpt { .. } | Request::Data) if !self.is_greeted => {
                self.fault(OUT_OF_ORDER)
            }
            Ok(Request::Mail { from }) => {
                if self.sender.is_some() {
                    self.fault(OUT_OF_ORDER)
                } else if from.size > LENGTH_MAX {
                    self.fault(TOO_LONG)
                } else if from.flags & MAIL_SMTPUTF8 != 0 {
                    self.fault(NOT_ASCII)
                } else {
                    self.sender = Some(from.address.into_owned());
                    DONE.into()
                }
            }
            Ok(Request::Rcpt { to }) => {
                if self.sender.is_none() {
                    self.fault(OUT_OF_ORDER)
                } else if !to.address.eq_ignore_ascii_case(mail.address()) {
                    self.fault(UNKNOWN)
                } else if self.has_recipient {
                    self.fault(ONE_ALONE)
                } else {
                    self.has_recipient = true;
                    DONE.into()
                }
            }
            Ok(Request::Data) if self.has_recipient => Step::Data,
            Ok(Request::Data) => self.fault(OUT_OF_ORDER),
            Ok(Request::Rset) => {
                self.end(DONE);
                DONE.into()
            }
            Ok(Request::Noop { .. }) => DONE.into(),
            Ok(Request::Vrfy { .. }) => CANNOT_TELL.into(),
            Ok(Request::Quit) => Step::End(BYE),
            Ok(Request::Helo { .. } | Request::Ehlo { .. }) => self.fault(NOT_LMTP),
            // What follows it is no command.
            Ok(Request::Bdat { .. }) => Step::End(NOT_HERE),
            Ok(_) => self.fault(NOT_HERE),
            Err(_) => self.fault(NOT_READABLE),
        }
    }

    /// Says that it makes no sense; too often is the end.
    fn fault(&mut self, text: &'static str) -> Step {
        self.faults += 1;
        if self.faults > FAULTS_MAX { Step::End(GIVEN_UP) } else { text.into() }
    }

    /// Forgets the mail that was spoken of.
    fn end(&mut self, text: &'static str) -> &'static str {
        *self = Self { is_greeted: self.is_greeted, faults: self.faults, ..Self::default() };
        text
    }
}

fn greeting(mail: &Mail) -> String {
    format!(
        "250-{}\r\n250-SIZE {LENGTH_MAX}\r\n250-8BITMIME\r\n250-PIPELINING\r\n250 ENHANCEDSTATUSCODES\r\n",
        mail.domain()
    )
}

/// What the mail server is told: 4xx that it tries again later, 5xx that it never has to.
fn reply(taken: Taken) -> &'static str {
    match taken {
        Taken::Done => DONE,
        Taken::Nobody => "451 4.3.2 Nobody answers here at the moment\r\n",
        Taken::TooMany => "452 4.3.1 Too many at the moment\r\n",
        Taken::Later => "451 4.3.0 Not possible at the moment\r\n",
        Taken::Full => "552 5.2.2 This conversation holds as much as it can\r\n",
        Taken::Unfit(Unfit::NoAddress) => "553 5.1.7 There is no address in it that can be answered\r\n",
        Taken::Unfit(_) => "554 5.6.0 The mail cannot be read\r\n",
    }
}

struct Line<S> {
    stream: S,
}

impl<S: AsyncWrite + Unpin> Line<S> {
    async fn say(&mut self, text: &str) -> io::Result<()> {
        let written = timeout(SILENT_FOR, async {
            self.stream.write_all(text.as_bytes()).await?;
            self.stream.flush().await
        });
        written.await.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
    }
}
