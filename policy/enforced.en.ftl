# What enforces each promise: `CLAUSE_SENTENCE`, as in the versions. No part of the policy: it says how, and may change with it.

anonymous-patient_no-name = No question asks for any of them. The questions are a fixed list that is searched for words that would, and the database is compared with a list of everything that it may hold.
anonymous-patient_no-account = Everything is derived from the words, on your device. The service has a fingerprint that opens nothing.
anonymous-patient_unlinked = Every consultation has an address and keys of its own, made from your words and its number. Two share no bytes, and no row tells which came after which.

no-email-to-register_words-only = No page leads to another company, and the browser loads nothing from one.
no-email-to-register_nothing-sent = No place but a sealed question to support can hold an address, and only if you wrote it there: the database is compared with a list of everything that it may hold.

doctor-cannot-identify_no-trace = With the command-line program the same consultation is held in different surroundings — address, language, time zone, kind of device, hour, file names — and what the doctor gets must be the same to the byte.
doctor-cannot-identify_cleaned = Only what was cleaned can be sealed. Planted names, numbers and dates are searched for in what comes out, and a picture that nobody has looked at does not go.
doctor-cannot-identify_pointed-out = Programs that run on your device alone. In 600 invented messages they find at least nine in ten of each kind; in messages of real people they will find fewer.
doctor-cannot-identify_own-act = A kind of message of its own, which no other can become.

consult-in-app-only_sealed = HPKE (RFC 9180) with X-Wing, made to withstand quantum computers too. Everything that the server holds is searched for what was written, in every form.
consult-in-app-only_only-both = An unknown, a foreign and an erased consultation get the same answer. A changed, repeated or exchanged message is refused.
consult-in-app-only_nowhere-else = Nothing of a request is logged; a line of the log holds only fields from a closed list.
consult-in-app-only_erased = A job of the night. Weeks are played through with a clock that is set ahead, and what is left is counted.
consult-in-app-only_destroyed = In the database the place is overwritten before you are told that it is done (with PostgreSQL in the night after). Files of attachments, which are sealed, are deleted and not overwritten. A restored backup brings nothing back of which the service still has the note.

device-lock_kept-sealed = A real browser is searched for what was typed, and what the app keeps is compared with the list.
device-lock_removed = A real browser is looked through afterwards.
device-lock_own-lock = A passkey of the phone (WebAuthn, PRF) releases what opens the key. A real browser's storage is searched for anything else that would.
device-lock_shared = A real browser is looked through while it is used and afterwards.

doctor-login_password = OPAQUE (RFC 9807): the password is not sent. Each guess costs time and memory. An unknown name and a wrong password get the same answer, and it takes as long.
doctor-login_session = A log-in has a last day. What a doctor follows ends with it.
doctor-login_second-factor = Each code is taken once, and after five wrong ones even the right one waits. Its secret is in no database and no backup.

doctor-verified_invited = Who proposes an approval cannot give it, and none is given without a confirmed diploma and a licence that holds: the stages of an application are types. Everybody else is in a state in which no consultation can be opened with them.
doctor-verified_papers = The documents come on the way of patients' attachments, to an account of the verifiers that nobody else opens. The decision ends that way in the same transaction, with the day of its erasure.

public-directory_open = The pages are made on the server; their own rules forbid scripts, and they are walked through with cookies refused.
public-directory_nothing-private = What stands in the database, as far as it is long enough to be told from chance, is searched for in everything that strangers can fetch.

registration-layers_layers = Each layer has a test of its own: the key, the secret, the backups, the files.
registration-layers_recorded = Each entry covers the one before it; each night the last one is signed with a key that is not in the database. Tests change entries, cut them off and write them anew.
registration-layers_watched = Attacks are played against the running service: each raises its alert in the record, in the system's log, by e-mail and in the figures; a quiet week raises none. Devices that have logged in are counted apart.

billing-apart_nothing-paid = There is no place to keep anything about a payment.

purpose-limit_listed = The list is compared with the running system: its database, log, answers, files, backups, and what real browsers keep of all apps. What is missing in it fails a test, and so does what is in it and no longer there.
purpose-limit_readers = What stands in the database, as far as it is long enough to be told from chance, is searched for in everything that patients, doctors and strangers can fetch.
purpose-limit_until = Weeks are played through with a clock that is set ahead, and each table must be empty when the list says so.
purpose-limit_day-only = No column of patients has room for an hour, and each night everything is written anew in an order that tells nothing. Copies that the organisation makes of a running database are in its hands.
purpose-limit_nobody-else = Browsers are told to ask nobody else, and every journey through the pages and the apps is watched.

improve-in-aggregate_no-requests = A whole story is played, and not one line of the log comes of it. What stands in front of the service is the organisation's to set right.
improve-in-aggregate_off = It is off where the configuration says nothing. Weeks are played through with it off, turned on on a Tuesday, and off for a night.
improve-in-aggregate_counts = What too few stand behind is left out before it is written, and the database itself refuses any other number. Figures are rounded, and each is made of its own count alone, so that none tells of another.
improve-in-aggregate_shown = The page is compared with what stands in the database. Weeks are played through, and what is older must be gone.

device-info_nothing-asked = The parts that all programs share send the same bytes from different devices; in real browsers every request of the app is looked through for languages.
device-info_off-until-granted = Without a grant there is no value to read; a fact and its grant go together.

cookies_one = Nothing else sets one, and no script can read it; what real browsers keep is looked through.

service-messages_notices = Pages and apps are looked at before its first day, on its last and after it, before and after it was read.
service-messages_two-people = Who wrote or changed it cannot release it. They log in with a password that stays on their device and digits that are taken once.
support_in-app = A doctor’s session, a session of somebody who may not answer, and a patient’s own secret open nothing at the desk. A service that names one more colleague gets no key for them.
support_who-left = After somebody is removed, the next who opens the questions changes their key, and the key to which people seal.
support_form = The form is sent twice, floods of forms are sent, and the app’s way stays open. Every byte on the disk is searched for what was written and for the code.

policy-changes_kept-readable = Each version has a fingerprint; a text that is another one fails a test, and the service does not start with it.
policy-changes_announced = The days stand in the versions' list; one with less notice fails a test, and the service does not start with it.

strict-rules_proofs = The attempts are patches that anybody can try: `cargo xtask proofs`.
strict-rules_record = The record is made from the list each time the page is shown.
strict-rules_identifiers = The table is made of the attempts and what came of them each time the page is shown.
strict-rules_security-standard = The table is made of the attempts and what came of them each time the page is shown.
strict-rules_responsible = Without it the service does not start, unless it says that all in it is invented.
strict-rules_rights = A doctor's copy is compared with every table in which they have rows; an erased account is searched for in the database's files.
