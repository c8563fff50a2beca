# What the doctor reads in the app.

offline = No connection. Messages that you send are kept on this device and go out when the connection is back. Files are not.
for-doctors = For doctors
footer-sealed = Messages are opened on this device only. The service cannot read them.
copied = Copied. Paste it only where nobody but you finds it, and copy something else afterwards.
not-copied = The browser did not let it be copied. Please write it down.
may-be-left-out = (may be left out)
patient-unnamed = A patient without a name
specialty-unknown = specialty: see the request

## Logging in and out

login-waits = Opening your keys on this device. That takes a moment, so that nobody can try many passwords.
session-title = My session
session-is = You are logged in as { $login }, until { $date } at the latest.
session-shared = Until then, whoever can use this device unlocked can open this app. On a computer that others use, log out when you are done.
session-unsent = { $count ->
    [one] One text on this device was not sent or is not finished.
   *[other] { $count } texts on this device were not sent or are not finished.
  }
device-title = What is kept in this browser
device-session = sealed: your session and the key to your patients' messages;
device-numbers = sealed: a number, the made-up name and the specialty of each consultation, so that lists need not open them again;
device-drafts = sealed: what you are writing, and texts that were not sent yet;
device-facts = sealed: what you switched on below about this device.
device-copy = What is sealed cannot be read by other scripts and programs in this browser. Whoever copies the browser's profile from this device while it is unlocked can open it: the device's own lock and the encryption of its disk protect it.
device-lock = Logging out removes all of it but the language.
logout = Log out
logout-done = Logged out. Nothing of your patients is left on this device.
logout-elsewhere = Log out on all other devices
logout-elsewhere-done = { $count ->
    [0] You were logged in nowhere else.
    [one] You are logged out on one other device.
   *[other] You are logged out on { $count } other devices.
  } Whoever knows your password can log in again.
logout-unsent-title = Log out and lose what was not sent?
logout-unsent = { $count ->
    [one] One text on this device was not sent or is not finished. It would be lost.
   *[other] { $count } texts on this device were not sent or are not finished. They would be lost.
  }
logout-discard = Log out and throw them away
logout-stay = Stay logged in
forget-title = Remove everything from this device
forget-what = Your session's keys, what you were writing and what was not sent are removed from this browser, without asking the service. Your consultations stay at the service: you can log in again here or elsewhere.

## Registering

register-lede = Your keys are made on this device and sealed with your password, which never leaves it. Choose one that you use nowhere else.
register-waits = Making and sealing your keys on this device. That takes a moment.
code-title = Your recovery code
code-lede = You are registered. This code is shown once and kept nowhere. Should the password be lost, it will open your patients' messages.
code-on-paper = Recovery code of a doctor's account at SeconDOK. Keep it under lock and key.
code-login = You log in as { $login }.
code-keep = Print it or write it down, and keep it under lock and key. How whoever runs the service helps you with it comes with a later version; until then, keep the password just as safe.
code-kept = The code is on paper and safe
login-go = Go on to log in

## The queue

queue-title = My consultations
queue-none = Nothing waits for you
queue-none-text = New requests appear here by themselves, while this page is open.
queue-count = { $count ->
    [one] One consultation is open.
   *[other] { $count } consultations are open.
  }
queue-dangers = { $count ->
    [one] One of them has a sign of danger: look at it first.
   *[other] { $count } of them have signs of danger: look at them first.
  }
queue-over = Finished ({ $count })
queue-gone = { $count ->
    [one] One consultation has been erased; its keys are destroyed.
   *[other] { $count } consultations have been erased; their keys are destroyed.
  }
queue-writing = You are writing here.
danger = Sign of danger
danger-text = The patient has answered yes to a sign of danger and was told to get help at once. An answer that takes days may be too late: if you cannot look at it now, decline with the reason “{ $reason }”.
licence-ends = Your licence runs out on { $date } ({ $days ->
    [0] today is its last day
    [one] one day left
   *[other] { $days } days left
  })
licence-over = Your licence ran out on { $date }: nobody can ask you
licence-over-next = What is running you can answer and finish. If you have a new licence, tell whoever runs the service: the approval has to be made anew with it.
licence-next = From the day after its last day nobody can ask you; what is running you can answer and finish. Tell whoever runs the service in good time that you have a new one: the approval has to be made anew with it.
key-alarm = Others may be able to read what patients write to you
key-alarm-unseen = Your key could not be looked up
keys-not-renewed = Nobody can ask you at the moment: your keys could not be renewed
state-requested = New request
state-accepted = Your opinion is due
state-answered = Answered
state-follow-up = Follow-up question
state-closed = Finished
state-declined = Declined
state-expired = Expired
state-withdrawn = Taken back by the patient
due-requested = Accept or decline by { $date } ({ $days ->
    [0] today is the last day
    [one] one day left
   *[other] { $days } days left
  }), or it expires.
due-accepted = The opinion is due by { $date } ({ $days ->
    [0] today is the last day
    [one] one day left
   *[other] { $days } days left
  }), or it expires.
due-answered = The patient may ask a follow-up question until { $date } ({ $days ->
    [0] today is the last day
    [one] one day left
   *[other] { $days } days left
  }).
due-follow-up = Your reply is due by { $date } ({ $days ->
    [0] today is the last day
    [one] one day left
   *[other] { $days } days left
  }).
due-closed = Erased by { $date } at the latest.
due-declined = Erased by { $date } at the latest.
due-expired = The days went by without an answer. Erased by { $date } at the latest.
due-withdrawn = Erased by { $date } at the latest.

## One consultation

request = The request
name-made-up = The patient's name is made up by the app; who they are is known to nobody here.
content-accepted = You take this consultation.
content-declined = You do not take this consultation: { $reason }.
content-not-taken = You do not take this consultation.
content-closed = You have finished this consultation.
content-withdrawn = The patient has taken the request back.
content-question = A question to support:
content-revealed = The patient tells you who they are
overtaken = Something was written from another device of yours first. Your text was not sent; it is kept here.
nothing-more = Nothing more can be written in this consultation.
decide-title = Do you take it?
decide-text = If you take it, the opinion is due within the days that your profile promises. You can give it back later, with a reason.
accept = Take it
accept-done = Taken. The patient sees it on opening the app.
decline = Decline it
decline-title = Not take this consultation?
decline-what = This ends the consultation: the patient reads the reason and can ask another doctor. Your keys to it are destroyed, so you cannot read it any more.
decline-why = What the patient will read as the reason
decline-yes = Decline
decline-no = Back
decline-lacks = Choose the reason that the patient will read.
decline-done = Declined. The patient sees it on opening the app.
note = A word to the patient
give-back = Give it back
give-back-title = Give this consultation back?
give-back-done = Given back. The patient sees it on opening the app.
opinion-lost = An unfinished opinion is thrown away.
end-title = Print, or give it back
close-summary = Print, or finish it
close-it = Finish it
close-title = Finish this consultation?
close-what = Neither side can write in it any more. It can be read until it is erased, in about a month.
close-yes = Finish it
close-no = Leave it open
close-unanswered = The patient's follow-up question has no answer.
close-done = Finished. The patient sees it on opening the app.
say-title = Ask or tell the patient something
say-hint = Before the opinion, such as a question about what is missing. The patient sees it on opening the app.
say-hint-answered = The patient sees it on opening the app. The opinion itself stays as it was signed.
say-reply = Reply to the follow-up question
say-reply-hint = This answers the follow-up question.
say-label = Your message to the patient

## The opinion

opinion-write = Write the opinion
opinion-hint = Plain words help most. Everything here is kept on this device, sealed, as you type; nothing goes to the patient before you sign.
opinion-another = Give a whole new opinion instead
opinion-another-hint = A new opinion goes as the reply to the follow-up question. For a reply in a few words, write it above.
opinion-answer-hint = Your answer to this question.
opinion-agreement = Do you agree with the first opinion?
about-agreement-agree = What the patient was told is what you would have said.
about-agreement-partly = The finding or the advice, but not both, or not in all points.
about-agreement-disagree = You would advise something else.
about-agreement-cannot-say = The patient has no opinion yet, or something is missing without which nobody could say.
opinion-sure = How sure are you?
about-confidence-low = Another finding may well turn it around.
about-confidence-medium = It would take something unexpected.
about-confidence-high = You would advise your own family so.
opinion-summary = The summary, in a few sentences
opinion-summary-hint = What the patient reads first, and may be all that they remember.
opinion-ask-would-change = What would change your mind
opinion-ask-would-change-hint = A finding, a course, an answer that you do not have.
opinion-ask-missing = What was missing
opinion-ask-missing-hint = Papers, pictures or answers that you would have liked to see.
opinion-ask-limits = What this opinion cannot do
opinion-ask-limits-hint = Such as: nobody examined the patient; it does not replace the treating doctor.
opinion-look = See it as the patient will
opinion-kept = You can stop at any time: it is here again after a reload, until you send it or log out.
opinion-sent = Signed and sent. The patient can read it now.
preview-title = As the patient will read it
preview-lede = Exactly so; the headings stand in the language that the patient has chosen. Read it once with their eyes.
preview-lacks = Still missing before it can be signed
preview-lacks-text = Once all of it is there, the opinion stands here as the patient will read it, and you can sign it.
preview-go-on = Go on writing
lacks-answer = The answer to question { $number }
preview-sign-title = Sign it?
preview-sign-text = It is signed with your key and sealed to the patient. It cannot be changed afterwards.
preview-sign = Sign and send
preview-change = Change something

## What went wrong, and the way on

failure-vault-unavailable-next = In a private window that can be so: use an ordinary one, and log in there.
failure-vault-damaged-next = Clear this site's data in the browser, then log in again. Your consultations are at the service.
failure-register-clock = This device's date ({ $device }) is wrong: at the service it is { $service }. Keys made like that would not be valid. Nothing was registered; the invitation is still good.
failure-register-clock-next = Set this device's date, then try again.
failure-register-maybe = The connection failed at the last step: whether you are registered is not known. Keep the code below.
failure-register-maybe-next = Try to log in. If that is refused, register again with the same invitation; then the new code counts.
failure-other-doctor = Another doctor is logged in on this device and has texts that were not sent or are not finished (there are { $unsent }).
failure-other-doctor-next = Let them log in and send those or log out first; or use another browser profile.
failure-unsent = Texts of yours were not sent or are not finished (there are { $unsent }). Logging out would lose them; you are still logged in.
failure-unsent-next = See which in your consultations.
failure-sealed-vault-damaged = The service gave keys that are not the ones you left there. Nothing was changed.
failure-sealed-vault-damaged-next = Tell whoever runs the service, and do not enter your password anywhere until it is clear.
failure-sealed-vault-newer = Your keys were saved by a newer version of this app. Nothing was changed.
failure-sealed-vault-newer-next = Reload to get the newer version.
failure-key-log-out-of-reach = Since { $since } this device could not look at the service's list of keys, though everything else was there: whether a key under your name is not yours cannot be seen.
failure-key-log-out-of-reach-next = Tell whoever runs the service.
failure-key-log-doctor = The list of keys by which patients make sure of yours is not the one that this device knows.
failure-key-log-doctor-next = Ask whoever runs the service what happened, by another way than this service: if it was restored from a backup, they can tell you so. Until then patients should write nothing new to you.
failure-key-foreign = Since { $since } this service leads patients to a key under your name that is not yours: somebody else can read what they seal to it.
failure-key-foreign-next = Tell whoever runs the service, not through this service, and ask what happened. Patients should write nothing new to you until then.
failure-sealed-vault-rolled-back = The service gave an older copy of your keys than it gave before. Nothing was changed.
failure-sealed-vault-rolled-back-next = Tell whoever runs the service.
failure-state-requested = You have not taken this consultation yet, so this is not possible. What you wrote is kept on this device.
failure-state-requested-next = Take it first.
failure-state-accepted = You have taken this consultation already, and the opinion is still to be given; this is not possible now. What you wrote is kept on this device.
failure-state-accepted-next = Look at where it stands.
failure-state-answered = You have given the opinion already, and the patient has no open question; this is not possible now. What you wrote is kept on this device.
failure-state-answered-next = You can still write to the patient.
failure-state-follow-up = The patient has asked a follow-up question, and your reply is due; this is not possible now. What you wrote is kept on this device.
failure-state-follow-up-next = Reply first.
failure-state-closed = This consultation is finished; nothing more can be written in it. What you wrote is kept on this device.
failure-state-closed-next = Look at where it stands.
failure-state-declined = You have declined this consultation; nothing more can be written in it. What you wrote is kept on this device.
failure-state-declined-next = Look at where it stands.
failure-state-expired = The days for this consultation went by and it has ended; nothing more can be written in it. What you wrote is kept on this device.
failure-state-expired-next = Look at where it stands.
failure-state-withdrawn = The request was taken back by the patient; nothing more can be written in it. What you wrote is kept on this device.
failure-state-withdrawn-next = Look at where it stands.

## Registering by oneself

new-here = New here?
new-here-text = You need no one to invite you: with your e-mail address you register yourself, and verifiers check your diploma and licence before patients can ask you.
invite-title = Register as a doctor
invite-lede = We send a link to your e-mail address. With it you choose a password, and fill in your application.
invite-address = E-mail address
invite-address-hint = You will log in with it. Patients never see it.
invite-ask = Send me the link
invite-sent = Look into your mailbox
invite-sent-text = If you read mail at { $address }, a letter with a link arrives in a moment. It works once, within three days.
invite-none = If no letter comes
invite-none-wait = Wait a few minutes, and look in the spam folder.
invite-none-address = Check that the address is written as you see it above.
invite-none-often = Ask once more; only a few letters a day go to one address. Of several links, the latest counts.
invite-again = Ask again
register-none = No code?
register-ask = Have a link sent to your e-mail address
failure-address = This is no e-mail address to which a letter can be sent. Nothing was sent.
failure-address-next = Write it like olena@example.org.

## The application

application-title = My application
application-steps = What it consists of
application-whole = What you applied with
application-about = About you
application-unsaved = Something that you typed is not saved yet.
standing-vouched = You can be asked
standing-vouched-next = The organisation answers for you: you need no application, and patients can ask you.
standing-draft = A draft
standing-draft-next = Fill in the steps below in any order; each is saved by itself. Then hand it in. Patients cannot ask you until two verifiers have approved you.
standing-submitted = Handed in
standing-submitted-next = It waits for a verifier. Until one begins, you can take it back and change it.
standing-in-review = It is being checked
standing-in-review-next = A verifier compares your documents with registers and with whoever issued them. If something is missing, they write to you below.
standing-info-requested = The verifiers need more from you
standing-info-requested-next = Read below what they wrote. Change or send what they ask for, then hand it in again.
standing-awaiting-second = Checked once
standing-awaiting-second-next = A second verifier looks at it and decides. You need do nothing.
standing-verified = You are verified
standing-verified-next = Two verifiers have approved you: patients can ask you as long as your licence holds.
standing-revocation-proposed = You are verified
standing-revocation-proposed-next = Two verifiers have approved you: patients can ask you as long as your licence holds.
standing-rejected = Not approved
standing-rejected-next = Ask the organisation why. You can change the application, or send other documents, and hand it in again.
standing-revoked = The approval was taken back
standing-revoked-next = Patients cannot ask you any more. Ask the organisation why. You can change the application, or send other documents, and hand it in again.
queue-not-yet = Patients cannot ask you yet
queue-not-yet-text = They can once two verifiers have approved your application.
step-person = Who you are
step-person-about = Name, specialties, years of practice
step-practice = How you consult
step-practice-about = Languages, about you, price, days
step-credentials = Diploma and licences
step-credentials-about = Who issued them, where, and how long they hold
step-documents = Documents
step-documents-about = Photos or scans, sealed for the verifiers
step-whole = Complete
step-lacks = To do
step-next = Save and go on
step-save = Save
step-saved = Saved.
step-go-on = Go on
step-done = To the application
step-closed = The application is with the verifiers: nothing can be changed in it now.
step-not-kept = Something is too long, or is no number: it is marked above. Nothing was saved yet.
field-name = Name, as on your licence
field-name-hint = Patients see it.
field-title = Title
field-title-hint = Such as Dr. med.
field-specialties = Specialties
field-specialties-hint = In which patients can ask you: at least one, at most { $most }.
field-years = Years of practice
field-about-hint = A few sentences for patients, in English and in each language that you want: at most { $most } characters each.
field-price-hint = A whole number up to { $most }.
field-days-hint = A whole number from 1 to 14.
fault-name = At most 100 characters on one line.
fault-title = At most 60 characters on one line.
fault-experience_years = A whole number up to 80.
fault-about = At most 4000 characters, and none that hide or turn what is written.
fault-price_units = A whole number up to 1000.
fault-answer_days = A whole number from 1 to 14.
credentials-lede = At least your diploma and one licence. Their numbers are not asked for here: they stand in the documents, which only verifiers open.
credentials-none = None yet.
credential-add = Add one
credential-add-title = A new one
credential-change = Change
credential-change-title = Change it
credential-remove = Remove
credential-remove-title = Remove it from the application?
credential-remove-yes = Remove it
credential-kind = What it is
credential-diploma = Diploma
credential-specialty = Specialty certificate
credential-licence = Licence
credential-issuer = Who issued it
credential-issuer-hint = Such as the university, the chamber or the ministry.
credential-country = Country
credential-country-none = Choose
credential-valid-until = Valid until
credential-valid-until-hint = The last day. Leave it empty if it does not run out.
credential-save = Save it
credential-leave = Leave it
credential-lacks-kind = Choose what it is.
credential-lacks-issuer = Write who issued it.
credential-lacks-country = Choose the country.
credential-lacks-until = This is no date.
credential-about = { $issuer }, { $country }
credential-about-until = { $issuer }, { $country }, until { $until }
credential-unchecked = Not checked yet
credential-confirmed = Confirmed
credential-refused = Not confirmed
documents-lede = The verifiers need to see your diploma and each licence, whole and legible.
documents-what = Photos, scans or PDF. They are cleaned of what they carry unseen and sealed on this device.
documents-who = Only verifiers can open them. Patients, and the service itself, cannot.
documents-until = They are destroyed 30 days after the decision; what was checked remains, without the documents.
documents-choose = Choose documents
documents-count = { $count ->
    [one] One document is with the verifiers.
   *[other] { $count } documents are with the verifiers.
  }
documents-greeting = Documents for my application.
submit = Hand it in
submit-title = Hand it in to the verifiers
submit-what = From then on verifiers look at it, and you cannot change it while they do. Until one begins, you can take it back.
submit-ready = Everything is there.
submit-lacks = Still missing:
submit-done = Handed in. The verifiers have it now.
recall = Take it back
recall-done = Taken back: it is a draft again.
lacks-name = Your name
lacks-title = A title that is shorter
lacks-specialties = At least one specialty
lacks-experience_years = Years of practice
lacks-languages = At least one language
lacks-about = A text about you in English
lacks-price_units = A price that is possible
lacks-answer_days = Days for an opinion, from 1 to 14
lacks-diploma = Your diploma
lacks-licence = A licence
lacks-credentials = One of the credentials is not complete
lacks-documents = A document for the verifiers
lacks-documents-coming = The documents are on their way: once they have arrived you can hand it in
verifiers = The verifiers
verifiers-title = You and the verifiers
verifiers-nothing = Nothing was written yet.
verifiers-answer = Write to the verifiers
verifiers-answer-hint = Sealed for them alone. They see it when they look at your application.
verifiers-told = Sent.
verifiers-over = This conversation has ended. With the next documents a new one begins.
device-documents = sealed: the way to the verifiers, if you apply, and documents on their way to them;

## The account

account-what = Everything that is held about you: to read, to save, to correct, to erase.
account-save = Save it to read
account-save-json = Save it for other programs
account-saved = The browser saves it where it puts what you download.
account-not-saved = The browser did not save it.
account-all = Read everything
account-away = You are away
account-away-about = No new requests come. Consultations that are running go on, with the same days.
account-languages-hint = Codes of two letters, such as uk, en
account-days-hint = 1 to 14. Running consultations keep theirs.
account-change = Save the changes
account-changed = Saved. Your public page has it from now on.
erase-title = Erase your account
erase-yes = Erase it for ever
erase-no = Keep it
erase-what = Your account is erased for ever: your log-in, your sealed vault with its keys, the keys that patients seal to, your sessions and your public page. You will not be able to read any consultation any more.
erase-kept = What stays: ended consultations, for the patient, until the day on which they are erased, with your random number and without your name. Sealed backups lose your account when their days are over.
erase-free = Your log-in name and the address of your page can then be somebody else's.
erase-confirm = Type your log-in name, { $login }, to erase it:
erase-done = Your account is erased. On this device nothing of it is left but files that you saved.

## What can go wrong with the account

failure-profile-languages = These languages cannot be used: nothing was changed.
failure-profile-languages-next = Give one to ten codes of two letters, such as uk,en.
failure-profile-price = This price cannot be used: nothing was changed.
failure-profile-price-next = Give a whole number of units up to 1000.
failure-profile-answer-days = This number of days for an opinion cannot be used: nothing was changed.
failure-profile-answer-days-next = Give a whole number from 1 to 14.
failure-profile-about = This text about you cannot be used: nothing was changed.
failure-profile-about-next = There must be a text in English. Each text has at most 4000 characters, and none that hide or turn what is written.
failure-erase-password = The password is wrong: your account is as it was.
failure-erase-password-next = Check it and try again.
failure-erase-running = { $running ->
    [one] One consultation is running: your account is as it was.
   *[other] { $running } consultations are running: your account is as it was.
}
failure-erase-running-next = Answer and finish them, or decline them. While you are away no new ones come: say above that you are.
failure-erase-maybe = No answer came: your account may be erased.
failure-erase-maybe-next = Try to log in. If name or password is said to be wrong, it is erased.
failure-erase-confirm = What was typed is not your log-in name: your account is as it was.
failure-erase-confirm-next = Type { $login } to erase it.

## Second factor

factor-title = Second factor
factor-off = Until now your password alone opens your account. With a second factor, whoever logs in also needs six digits that an app on your phone shows: a stolen password is not enough then.
factor-on = Whoever logs in needs, beside the password, the six digits that the authenticator app on your phone shows.
factor-begin = Set up a second factor
factor-scan = Scan this code with an authenticator app on your phone. It is shown once and kept nowhere.
factor-qr = QR code of the second factor
factor-type = Or type this key by hand (time-based, six digits):
factor-try = Then show that it works. Keep the phone: without it you cannot log in until the organisation has made sure that it is you.
factor-add = Ask for it from now on
factor-leave = Leave it
factor-added = Set up. From now on the six digits are asked for at each log-in.
factor-remove = Remove it, or set up another phone
factor-remove-what = To set up another phone, remove the second factor and set it up anew. If the phone is lost, ask the organisation: it makes sure that it is you.
factor-remove-yes = Remove the second factor
factor-removed = Removed. The password alone opens your account now.
problem-code-needed = Your account has a second factor.
problem-code-needed-next = Type the six digits that your authenticator app shows now.
problem-factor-on = Your account has a second factor already.
problem-factor-on-next = Remove it first, if you want another one.
problem-wrong-code = The six digits are wrong, or were used before.
problem-wrong-code-next = Wait for the next ones, and check that the clock of the phone that shows them is right. If you have begun to set it up more than once, only the newest code counts.
problem-too-many-codes = Too many wrong digits in a row. Logging in to this account is locked for a quarter of an hour.
problem-too-many-codes-next = Wait a quarter of an hour, then try again with the digits that are shown then.
problem-too-many-log-ins = Too many log-ins with this name have failed. For a short time no more are taken with it.
problem-too-many-log-ins-next = Wait a minute, then try again. On a device on which you have logged in before, what others try does not keep you out.

problem-bad-application = The application is not complete, or something in it cannot be used.
problem-bad-application-next = Change what is named, then try again.
problem-no-documents = No document has arrived for the verifiers.
problem-no-documents-next = Send the documents first, then hand it in.
problem-no-invitations = No invitation can be sent at the moment.
problem-no-invitations-next = Try again in an hour; if it stays so, write to the organisation.
problem-application-changed = The application has changed meanwhile. Nothing was done.
problem-application-changed-next = Look at it as it is now, then do it again if it is still needed.
problem-application-standing = This is not possible where the application stands now.
problem-application-standing-next = Look at where it stands now.
failure-other-documents = Documents of another doctor’s application are kept on this device.
failure-other-documents-next = Log out there first, or use another device.
failure-no-verifiers = The verifiers cannot be reached at the moment. Nothing was sent.
failure-no-verifiers-next = Try again in a while; if it stays so, write to the organisation.
