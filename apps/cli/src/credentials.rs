//! What doctors and staff show of themselves: a name, an invitation, and the password, which comes from a file, from standard
//! input or typed, never from the command line.

use secondok_client::protocol::id::InvitationCode;
use zeroize::Zeroizing;

use crate::{
    app::App,
    args::{Password, Register},
    failure::{Exit, Failure},
    file::read_input,
};

/// The name that somebody logs in with: as given, or asked for.
pub(crate) fn name(app: &mut App, given: Option<&String>) -> Result<String, Failure> {
    match given {
        Some(name) => Ok(name.clone()),
        None => {
            let question = app.out.texts().text("login-ask");
            app.prompt.line(&mut app.out, &question)
        }
    }
}

/// The invitation that somebody registers with.
pub(crate) fn invitation(args: &Register) -> Result<InvitationCode, Failure> {
    args.invitation.trim().parse().map_err(|_| Failure::new("failure-invitation").exit(Exit::Usage))
}

/// The password of somebody who has one.
pub(crate) fn password(app: &mut App, args: &Password) -> Result<Zeroizing<String>, Failure> {
    match &args.password_file {
        Some(_) => from_file(app, args),
        None => {
            let question = app.out.texts().text("password-ask");
            app.prompt.password(&mut app.out, &question)
        }
    }
}

/// A new password; typed twice on a terminal, where nobody sees what they type.
pub(crate) fn new_password(app: &mut App, args: &Password) -> Result<Zeroizing<String>, Failure> {
    if args.password_file.is_some() {
        return from_file(app, args);
    }
    let texts = app.out.texts();
    loop {
        let password = app.prompt.password(&mut app.out, &texts.text("password-new"))?;
        if !app.prompt.is_terminal() {
            return Ok(password);
        }
        let again = app.prompt.password(&mut app.out, &texts.text("password-again"))?;
        if password == again {
            return Ok(password);
        }
        app.out.ask("", &texts.text("password-differs"), true);
    }
}

/// The first line: the line end is not part of it.
fn from_file(app: &mut App, args: &Password) -> Result<Zeroizing<String>, Failure> {
    let Some(file) = &args.password_file else { return Err(Failure::new("failure-no-answer")) };
    let text = Zeroizing::new(read_input(&mut app.prompt, file)?);
    Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
}
