//! The command line.

mod application;
mod desk;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use secondok_l10n::Language;

pub(crate) use self::application::{
    Application, ApplicationDocuments, ApplicationForm, ApplicationSay, AskInvitation, AskMore,
    CheckCredential, DeskApplication, ListApplications, SaveDocuments, StepApplication,
};
pub(crate) use self::desk::{
    Answer, Audit, BlackOut, ChangeNotice, Desk, DeskLogin, Hand, LetIn, Notice, PutReply, QueuePart,
    ReleaseNotice, SetAside, Shared, Support, WriteNotice,
};
use crate::{clean::Paint, show::AttachmentNumber};

/// What stands below the help.
const EXIT_STATUS: &str = "\
Exit status:
  0  done
  1  not done, and the message says what to do next
  2  the command line is wrong
  3  some files could not be cleaned (clean, patient attach), and each message says why
  4  there is no such consultation, or it has been erased
  5  the service could not be reached";

/// Ask a doctor for a second opinion without saying who you are; or answer as a doctor.
///
/// Everything that is written is sealed on this device, for the other side only. The service stores it and cannot
/// read it.
///
/// What this program keeps on this device lies in one folder (--home), in files that only your own account on this
/// computer can read. Nothing more protects them: whoever can use your account, or takes the disk out of a computer
/// whose disk is not encrypted, can read them. The 12 words alone bring a patient's consultations back on any other
/// device.
#[derive(Debug, Parser)]
#[command(name = "secondok-cli", version, max_term_width = 100, after_long_help = EXIT_STATUS)]
pub(crate) struct Arguments {
    /// What holds for every command.
    #[command(flatten)]
    pub(crate) general: General,
    /// Who you are.
    #[command(subcommand)]
    pub(crate) side: Side,
}

/// What holds for every command.
#[derive(Debug, Args)]
pub(crate) struct General {
    /// Address of the service, such as https://secondok.example; remembered in the home
    #[arg(long, env = "SECONDOK_SERVER", global = true, value_name = "URL")]
    pub(crate) server: Option<String>,
    /// Folder for what is kept on this device; by default secondok in your account's folder for data
    #[arg(long, env = "SECONDOK_HOME", global = true, value_name = "DIR")]
    pub(crate) home: Option<PathBuf>,
    /// Language: en or uk; by default the one of your terminal
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub(crate) lang: Option<Language>,
    /// Print JSON objects, one a line, in place of sentences; errors go to stderr as objects too
    #[arg(long, global = true)]
    pub(crate) json: bool,
}

/// Whoever there is.
#[derive(Debug, Subcommand)]
pub(crate) enum Side {
    /// Ask for a second opinion.
    #[command(subcommand)]
    Patient(Patient),
    /// Give second opinions.
    #[command(subcommand)]
    Doctor(Doctor),
    /// Run the service with others: what its staff does.
    #[command(subcommand)]
    Desk(Desk),
    /// Look at the log of the doctors' keys: whether the service shows everybody the same one.
    #[command(subcommand)]
    Keys(Keys),
    /// Clean photos, PDF documents and DICOM images of what tells who somebody is, into another folder.
    ///
    /// It asks no service and needs no consultation. The files stay as they are; what is cleaned is written anew under
    /// names that tell nothing, with a receipt of what was removed. What cannot be cleaned is refused, and you are told
    /// why.
    Clean(Clean),
}

/// What can be done with the log of keys.
#[derive(Debug, Subcommand)]
pub(crate) enum Keys {
    /// Print the log's checkpoint as this device saw it when it last fetched doctors' keys; if it never did, as the service shows it now. Give it to
    /// somebody else to compare, or keep it.
    Show,
    /// Compare a checkpoint that somebody else was shown, or that you kept, with what this device saw, or what the service shows now.
    ///
    /// Both have to be of one log. If they are not, the service shows different keys to different people: keep both, their signatures
    /// prove it.
    Compare {
        /// The checkpoint (- for standard input)
        #[arg(value_name = "FILE")]
        checkpoint: PathBuf,
    },
}

/// `patient support`.
#[derive(Debug, Args)]
pub(crate) struct AskSupport {
    /// The question (- for standard input); asked for if not given
    pub(crate) text: Option<String>,
    /// Send it though something in it may tell who you are
    #[arg(long)]
    pub(crate) as_it_is: bool,
    /// Send what was typed without asking once more
    #[arg(long)]
    pub(crate) yes: bool,
}

/// `clean`.
#[derive(Debug, Args)]
pub(crate) struct Clean {
    /// What is cleaned.
    #[command(flatten)]
    pub(crate) files: Files,
    /// Folder for the cleaned files: a new one, or one that is empty
    #[arg(long, value_name = "DIR")]
    pub(crate) to: PathBuf,
}

/// What is cleaned, and what was seen in it.
#[derive(Debug, Args)]
pub(crate) struct Files {
    /// Files, folders with everything below them, and zip archives; links within folders are not followed
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// You have looked at every picture and page yourself, and nothing in them tells who somebody is
    #[arg(long)]
    pub(crate) seen: bool,
    /// Paint a place black on every page or frame of a file, in pixels from the upper left corner; once for each place. It says
    /// that you have looked at the file. FILE is a path as given or found, or a name alone
    #[arg(long, value_name = "FILE:LEFT,TOP,WIDTH,HEIGHT")]
    pub(crate) paint: Vec<Paint>,
}

/// What a patient does.
#[derive(Debug, Subcommand)]
pub(crate) enum Patient {
    /// Make 12 new words: the only key to your consultations.
    New(New),
    /// Bring consultations back with the 12 words, on this or another device.
    Restore(Restore),
    /// Show the 12 words again.
    Words,
    /// List the doctors who can be asked.
    Doctors(Doctors),
    /// Show what patients must know about how the service works at the moment.
    Notices,
    /// Ask a doctor for a second opinion.
    Ask(Ask),
    /// Ask support about the service itself, sealed and without a name. The answer comes here: it is listed with your
    /// consultations, read and gone on with in the same way.
    Support(AskSupport),
    /// List your consultations: where each stands, days left, what happens next.
    List,
    /// Read one consultation.
    Read(Number),
    /// Print what happens as it happens, in one consultation or in all, until Ctrl-C.
    Watch(Watch),
    /// Write to the doctor.
    ///
    /// After the opinion this becomes the follow-up question; you are told so. What may tell who you are is pointed out first,
    /// and you are asked.
    Say(Say),
    /// Tell the doctor who you are, in a message of its own that both of you see marked.
    ///
    /// It cannot be taken back. After the opinion it goes as the follow-up question.
    Reveal(Reveal),
    /// Clean photos, PDF documents and DICOM images, and send them to the doctor.
    ///
    /// Each file is cleaned as by `clean`, and you see what was removed before anything is sent; what cannot be cleaned is not
    /// sent. Images of one study go together. What is sealed is kept on this device until the service has it: Ctrl-C and lost
    /// connections cost nothing, and any later command about your consultations goes on.
    Attach(Attach),
    /// Save attachments that you sent into a folder: nothing in it is written over.
    Save(Save),
    /// Write everything that your words open into a folder: one file to read, one for programs.
    ///
    /// Whoever has the files can read them. Your words and keys are not in them, unless you ask for that.
    Export(Export),
    /// Remove texts that are kept on this device and were not sent, and give up attachments that are on their way.
    Discard(Discard),
    /// Take a request back before the opinion is given.
    Withdraw(Sure),
    /// Erase one consultation on the service and here, for both sides, for ever.
    Destroy(Sure),
    /// Make new words in the place of those on this device: another device with them is lost, or somebody has seen them.
    ///
    /// Whoever has the words before can read what they open until it is erased. Save what you want to keep first:
    /// `patient export`.
    Renew(Renew),
    /// Remove everything of a patient from this device.
    ///
    /// The consultations stay: the 12 words bring them back.
    Forget(Forget),
}

/// What a doctor does.
#[derive(Debug, Subcommand)]
pub(crate) enum Doctor {
    /// Ask for an invitation by e-mail, to register by yourself.
    AskInvitation(AskInvitation),
    /// Apply to be verified: what patients see of you, and the documents that show your right to consult.
    #[command(subcommand)]
    Application(Application),
    /// Register with an invitation: sets the password, makes the keys, prints the recovery code.
    Register(Register),
    /// Log in: opens a session, and your patients' messages on this device.
    ///
    /// The session and the key of the vault then lie in the home until `logout` or until the session ends,
    /// readable by your account only: log out on a computer that others use.
    Login(Login),
    /// End the session, and remove its keys from this device.
    Logout(Logout),
    /// List your consultations, those due first.
    Queue,
    /// Show what doctors must know about how the service works at the moment.
    Notices,
    /// Take a consultation.
    Accept(Number),
    /// Decline a consultation, or give one back before the opinion.
    Decline(Decline),
    /// Remove texts that are kept on this device and were not sent.
    Discard(Sure),
    /// Read one consultation.
    Read(Number),
    /// Save a patient's attachments into a folder: nothing in it is written over.
    ///
    /// What is saved is no longer erased with the consultation.
    Save(Save),
    /// Write to the patient.
    ///
    /// After a follow-up question this is the reply to it; you are told so.
    Say(DoctorSay),
    /// Give the opinion: from a file, or asked question by question.
    ///
    /// It is shown whole before it is signed.
    Opinion(Opinion),
    /// Close a consultation.
    Close(Sure),
    /// Print what happens as it happens, in all your consultations, until Ctrl-C.
    Watch,
    /// Show everything that is held of you, save it, or change what you may change yourself.
    ///
    /// Your name, specialties, licences and years of practice were verified: ask the organisation to correct those.
    Account(Account),
    /// Your second factor: six digits of an authenticator app, asked for beside the password at each log-in.
    #[command(subcommand)]
    Factor(Factor),
    /// Erase your account on the service, and everything of yours on this device.
    ///
    /// It is not possible while consultations are running. Ended ones stay readable for the patient until their own day.
    EraseAccount(EraseAccount),
}

/// `doctor factor`.
#[derive(Debug, Subcommand)]
pub(crate) enum Factor {
    /// Set one up: shows the key for the authenticator app, and tries it.
    Add(Password),
    /// Remove it, with the password and its six digits.
    Remove(Password),
}

/// `patient new`.
#[derive(Debug, Args)]
pub(crate) struct New {
    /// Do not ask to confirm two of the words
    #[arg(long)]
    pub(crate) yes: bool,
}

/// `patient restore`.
#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// Read the words from this file (- for standard input) in place of asking; numbering, commas, capitals and
    /// the first four letters of each word are all understood
    #[arg(long, value_name = "FILE")]
    pub(crate) from: Option<PathBuf>,
}

/// `patient doctors`.
#[derive(Debug, Args)]
pub(crate) struct Doctors {
    /// Only of this specialty, such as cardiology
    #[arg(long)]
    pub(crate) specialty: Option<String>,
    /// Only those who consult in this language, such as uk
    #[arg(long, value_name = "CODE")]
    pub(crate) language: Option<String>,
}

/// `patient ask`.
#[derive(Debug, Args)]
pub(crate) struct Ask {
    /// The doctor, by the short name that `patient doctors` shows
    #[arg(long, value_name = "NAME")]
    pub(crate) doctor: Option<String>,
    /// The specialty, where the doctor has more than one
    #[arg(long)]
    pub(crate) specialty: Option<String>,
    /// Answers from this file (TOML or JSON; - for JSON from standard input) in place of asking.
    ///
    /// TOML: `questions = ["…"]`, `[answers]` with one line for each question of the questionnaire, `[consent]` with
    /// one line for each term. What is missing is asked, unless --yes is given.
    #[arg(long, value_name = "FILE")]
    pub(crate) answers: Option<PathBuf>,
    /// Send without asking anything more; what the answers do not say fails
    #[arg(long)]
    pub(crate) yes: bool,
    /// Send it although something in it may tell who you are
    #[arg(long)]
    pub(crate) as_it_is: bool,
}

/// A command about one consultation.
#[derive(Debug, Args)]
pub(crate) struct Number {
    /// Number of the consultation, as in the list
    #[arg(value_name = "N")]
    pub(crate) number: u32,
}

/// `patient watch`.
#[derive(Debug, Args)]
pub(crate) struct Watch {
    /// Number of the consultation, as in the list; all if not given
    #[arg(value_name = "N")]
    pub(crate) number: Option<u32>,
}

/// `patient reveal`.
#[derive(Debug, Args)]
pub(crate) struct Reveal {
    /// Number of the consultation, as in the list
    #[arg(value_name = "N")]
    pub(crate) number: u32,
    /// What the doctor is to know; - reads it from standard input; asked for if not given
    #[arg(value_name = "TEXT")]
    pub(crate) text: Option<String>,
    /// Send what is kept on this device and was not sent; `read` shows it
    #[arg(long, conflicts_with = "text")]
    pub(crate) draft: bool,
    /// Do not ask
    #[arg(long)]
    pub(crate) yes: bool,
}

/// `say`.
#[derive(Debug, Args)]
pub(crate) struct Say {
    /// Number of the consultation, as in the list
    #[arg(value_name = "N")]
    pub(crate) number: u32,
    /// The text; - reads it from standard input; asked for if not given
    #[arg(value_name = "TEXT")]
    pub(crate) text: Option<String>,
    /// Send the text that is kept on this device and was not sent; `read` shows it
    #[arg(long, conflicts_with = "text")]
    pub(crate) draft: bool,
    /// Send what is typed without showing it once more
    #[arg(long)]
    pub(crate) yes: bool,
    /// Send it although something in it may tell who you are
    #[arg(long)]
    pub(crate) as_it_is: bool,
}

/// `patient attach`.
#[derive(Debug, Args)]
pub(crate) struct Attach {
    /// Number of the consultation, as in the list
    #[arg(value_name = "N")]
    pub(crate) number: u32,
    /// What is sent.
    #[command(flatten)]
    pub(crate) files: Files,
    /// A word that goes with the files
    #[arg(long)]
    pub(crate) text: Option<String>,
    /// Send without asking
    #[arg(long)]
    pub(crate) yes: bool,
    /// Send the word although something in it may tell who you are
    #[arg(long)]
    pub(crate) as_it_is: bool,
}

/// `save`.
#[derive(Debug, Args)]
pub(crate) struct Save {
    /// Number of the consultation, as in the list
    #[arg(value_name = "N")]
    pub(crate) number: u32,
    /// Numbers of the attachments, as `read` shows them, such as 2.1; all if none is given
    #[arg(value_name = "ATTACHMENT")]
    pub(crate) attachments: Vec<AttachmentNumber>,
    /// Folder for them; made if it is not there
    #[arg(long, value_name = "DIR")]
    pub(crate) to: PathBuf,
    /// Do not ask
    #[arg(long)]
    pub(crate) yes: bool,
}

/// `doctor say`.
#[derive(Debug, Args)]
pub(crate) struct DoctorSay {
    /// Number of the consultation, as in the queue
    #[arg(value_name = "N")]
    pub(crate) number: u32,
    /// The text; - reads it from standard input; asked for if not given
    #[arg(value_name = "TEXT")]
    pub(crate) text: Option<String>,
    /// Send the text that is kept on this device and was not sent; `read` shows it
    #[arg(long, conflicts_with = "text")]
    pub(crate) draft: bool,
    /// Send what is typed without showing it once more
    #[arg(long)]
    pub(crate) yes: bool,
    /// Only a message: the reply to the follow-up question is still to come
    #[arg(long)]
    pub(crate) plain: bool,
}

/// `doctor logout`.
#[derive(Debug, Args)]
pub(crate) struct Logout {
    /// End your sessions on all other devices, and stay logged in here
    #[arg(long, conflicts_with = "discard")]
    pub(crate) elsewhere: bool,
    /// Throw away texts that were not sent, without asking
    #[arg(long)]
    pub(crate) discard: bool,
}

/// A command about one consultation that asks once.
#[derive(Debug, Args)]
pub(crate) struct Sure {
    /// Number of the consultation, as in the list
    #[arg(value_name = "N")]
    pub(crate) number: u32,
    /// Do not ask
    #[arg(long)]
    pub(crate) yes: bool,
}

/// `doctor account`.
#[derive(Debug, Args)]
pub(crate) struct Account {
    /// Save it to this file: for programs if its name ends in .json, else to be read in a browser (HTML)
    #[arg(long, value_name = "FILE")]
    pub(crate) to: Option<PathBuf>,
    /// Languages that you consult in, such as uk,en
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub(crate) languages: Vec<String>,
    /// The text about yourself in a language, from a file (- for standard input): en=about.txt; an empty one takes it away.
    /// Once for each language
    #[arg(long, value_name = "CODE=FILE")]
    pub(crate) about: Vec<String>,
    /// Your price, in whole units
    #[arg(long, value_name = "UNITS")]
    pub(crate) price: Option<u32>,
    /// Days within which you give an opinion, 1 to 14; running consultations keep theirs
    #[arg(long, value_name = "DAYS")]
    pub(crate) answer_days: Option<u32>,
    /// You are away: nobody can ask you anew
    #[arg(long, conflicts_with = "back")]
    pub(crate) away: bool,
    /// You are back: you can be asked
    #[arg(long)]
    pub(crate) back: bool,
}

/// `doctor erase-account`.
#[derive(Debug, Args)]
pub(crate) struct EraseAccount {
    /// Your log-in name, in place of being asked for it
    #[arg(long, value_name = "NAME")]
    pub(crate) confirm: Option<String>,
    /// The password.
    #[command(flatten)]
    pub(crate) password: Password,
}

/// `patient export`.
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// Folder for the copy; made if it is not there
    #[arg(long, value_name = "DIR")]
    pub(crate) to: PathBuf,
    /// Put your 12 words into it too: whoever reads the copy can then read and write as you
    #[arg(long)]
    pub(crate) with_words: bool,
    /// Do not ask
    #[arg(long)]
    pub(crate) yes: bool,
}

/// `patient discard`.
#[derive(Debug, Args)]
pub(crate) struct Discard {
    /// Number of the consultation, as in the list; requests that were not sent if not given
    #[arg(value_name = "N")]
    pub(crate) number: Option<u32>,
    /// Do not ask
    #[arg(long)]
    pub(crate) yes: bool,
}

/// `patient renew`.
#[derive(Debug, Args)]
pub(crate) struct Renew {
    /// Erase every consultation of the words before first, on the service and here, for both sides, for ever
    #[arg(long)]
    pub(crate) destroy: bool,
    /// Leave them as they are: only the words before, on paper, bring you back to them, and whoever else has those
    #[arg(long, conflicts_with = "destroy")]
    pub(crate) leave: bool,
    /// Do not ask
    #[arg(long)]
    pub(crate) yes: bool,
}

/// `patient forget`.
#[derive(Debug, Args)]
pub(crate) struct Forget {
    /// Do not ask
    #[arg(long)]
    pub(crate) yes: bool,
}

/// Where a password comes from: never the command line, which others on this computer can see.
#[derive(Debug, Args)]
pub(crate) struct Password {
    /// Read the password from this file (- for standard input) in place of asking
    #[arg(long, env = "SECONDOK_PASSWORD_FILE", value_name = "FILE")]
    pub(crate) password_file: Option<PathBuf>,
}

/// `doctor register`.
#[derive(Debug, Args)]
pub(crate) struct Register {
    /// The invitation's code
    // Its letters are those of base64url: the first one may be a hyphen.
    #[arg(long, value_name = "CODE", allow_hyphen_values = true)]
    pub(crate) invitation: String,
    /// The password.
    #[command(flatten)]
    pub(crate) password: Password,
}

/// `doctor login`.
#[derive(Debug, Args)]
pub(crate) struct Login {
    /// The name that you log in with: an e-mail address; asked for if not given
    #[arg(long, value_name = "NAME")]
    pub(crate) login: Option<String>,
    /// The password.
    #[command(flatten)]
    pub(crate) password: Password,
}

/// `doctor decline`.
#[derive(Debug, Args)]
pub(crate) struct Decline {
    /// Number of the consultation, as in the list
    #[arg(value_name = "N")]
    pub(crate) number: u32,
    /// Why: outside-field, not-enough-information, needs-examination, urgent, no-time, conflict-of-interest, other; or
    /// in your own words. The patient reads it. Asked for if not given
    #[arg(long)]
    pub(crate) reason: Option<String>,
    /// A word to the patient beside the reason
    #[arg(long)]
    pub(crate) note: Option<String>,
    /// Do not ask
    #[arg(long)]
    pub(crate) yes: bool,
}

/// `doctor opinion`.
#[derive(Debug, Args)]
pub(crate) struct Opinion {
    /// Number of the consultation, as in the list
    #[arg(value_name = "N")]
    pub(crate) number: u32,
    /// The opinion from this file (TOML or JSON; - for JSON from standard input) in place of asking.
    ///
    /// Fields: summary; answers, one for each question, in order; agreement (agree, partly, disagree, cannot-say);
    /// confidence (low, medium, high); would-change; missing (may be left out); limits.
    #[arg(long, value_name = "FILE")]
    pub(crate) from: Option<PathBuf>,
    /// Sign and send without asking
    #[arg(long)]
    pub(crate) yes: bool,
}
