# What enforces each promise: `CLAUSE_SENTENCE`, as in the versions. No part of the policy: it says how, and may change with it.

anonymous-patient_no-name = There is no field for any of them. The questions are a fixed list, and the database is compared with a list of everything that it may hold.
anonymous-patient_no-account = Everything is derived from the words, on your device. The service has a fingerprint that opens nothing.
anonymous-patient_unlinked = Every consultation has an address and keys of its own, made from your words and its number. Two share no bytes.

no-email-to-register_words-only = No page leads to another company, and the browser forbids it to.
no-email-to-register_nothing-sent = There is no place to keep an address in, and the program has no part that could write to you.

doctor-cannot-identify_no-trace = The same consultation is held in different surroundings — address, language, time zone, device, hour, file names — and what the doctor gets must be the same to the byte.
doctor-cannot-identify_cleaned = Only what was cleaned can be sealed. Planted names, numbers and dates are searched for in what comes out, and a picture that nobody has looked at does not go.
doctor-cannot-identify_pointed-out = Programs that run on your device alone. On 600 marked messages they find nine in ten of each kind.
doctor-cannot-identify_own-act = A kind of message of its own, which no other can become.

consult-in-app-only_sealed = HPKE (RFC 9180) with X-Wing, which a quantum computer does not open either. Everything that the server holds is searched for what was written, in every form.
consult-in-app-only_only-both = An unknown, a foreign and an erased consultation get the same answer. A changed, repeated or exchanged message is refused.
consult-in-app-only_nowhere-else = Nothing of a request is logged; a line of the log holds only fields from a closed list.
consult-in-app-only_erased = A job of the night. Weeks are played through with a clock that is set ahead, and what is left is counted.
consult-in-app-only_destroyed = The place on the disk is overwritten before you are told that it is done. Backups are deleted on their day, and a restored one does not bring anything back.

device-lock_kept-sealed = Everything is sealed under a key that no script can read out. What a real browser keeps is compared with the list.
device-lock_removed = A real browser is searched afterwards.

doctor-login_password = OPAQUE (RFC 9807): the password is not sent. An unknown name and a wrong password get the same answer, and it takes as long.
doctor-login_session = A log-in has a last day. What a doctor follows ends with it.

doctor-verified_invited = An invitation is good once, for one name.

public-directory_open = The pages are made on the server, and their own rules forbid scripts and cookies.
public-directory_nothing-private = Each thing that the service holds is given a value to be known by, and what strangers are shown is searched for those that are not theirs.

registration-layers_layers = Each layer has a test of its own: the key, the secret, the backups, the files.

billing-apart_nothing-paid = There is no place to keep anything about a payment, and the parts of the program may not use one another.

purpose-limit_listed = The list is compared with the running system: its database, log, answers, files, backups, and what real browsers keep. What is missing in it stops a release, and so does what is in it and no longer there.
purpose-limit_readers = Each thing that the service holds is given a value to be known by, and what patients, doctors and strangers are shown is searched for it.
purpose-limit_until = Weeks are played through with a clock that is set ahead, and each table must be empty when the list says so.
purpose-limit_day-only = There is no place for an hour, and each night everything is written anew in an order that tells nothing.
purpose-limit_nobody-else = Browsers are told to ask nobody else, and every journey through the pages and the apps is watched.

improve-in-aggregate_not-counted = There is no place to keep a count in, and no request is written down.

device-info_nothing-asked = What the apps send is compared byte by byte, from different devices.

cookies_none = No answer of the service sets one, and what real browsers keep is looked through.

policy-changes_kept-readable = Each version has a fingerprint; a text that is altered afterwards stops a release.
policy-changes_announced = The days stand in the versions' list, and one with less notice stops a release.

strict-rules_proofs = The attempts are patches that anybody can try: `cargo xtask proofs`.
strict-rules_record = The record is made from the list each time the page is shown.
strict-rules_identifiers = The table is made of the attempts and what came of them each time the page is shown.
