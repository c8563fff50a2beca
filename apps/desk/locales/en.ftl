# What somebody of the staff reads in the app.

offline = No connection. What you type is kept on this device; send it once the connection is back.
for-staff = The desk
footer-desk = What you do here is seen by many people. No consultation with a doctor is shown here.
copied = Copied. Paste it only into your authenticator app, and copy something else afterwards.
not-copied = The browser did not let it be copied. Please type it.
closed-title = Nothing is open to you here
closed-text = No role of your account opens this. If one did until now, it was taken back. What you were writing is kept on this device. Ask whoever runs the service for the role that you need.

## Logging in and out

login-waits = Checking your password on this device. That takes a moment, so that nobody can try many.
session-title = My session
session-is = You are logged in as { $login }. The session ends by itself twelve hours after you logged in.
session-shared = It also ends once nobody has touched this app for a quarter of an hour; what you were writing is kept. Until then, whoever can use this device unlocked can open this app. Log out when your work is done.
roles-title = What you may do
roles-none = Nothing yet: your account has no role. Ask whoever runs the service for one.
staff-role-publisher = Publisher: writes notices, and releases those of others
staff-role-security = Security: watches over log-ins, and over what the staff does
staff-role-support = Support: reads and answers what people ask
staff-role-verifier = Verifier: checks doctors’ credentials, and approves them with a second person
device-title = What is kept in this browser
device-session = sealed: your session, and what you may do;
device-support = sealed, for those who answer and those who check doctors: the keys that open what they read, and which question has which number;
device-drafts = sealed: notices, answers, and what you ask doctors for, that you are writing and have not sent;
device-language = the language that you chose (not sealed).
device-lock = Logging out removes all of it but the language.
logout = Log out
logout-done = Logged out. Nothing of your session is left on this device.
logout-begun-title = Log out and lose what was not sent?
logout-begun = { $count ->
    [one] One text was begun on this device and not sent. It would be lost.
   *[other] { $count } texts were begun on this device and not sent. They would be lost.
  }
logout-discard = Log out and throw it away
logout-stay = Stay logged in
forget-title = Remove everything from this device
forget-what = Your session and what you were writing are removed from this browser, without asking the service. You can log in again here or elsewhere.

## Registering

register-lede = You were invited to the staff. Choose a password that you use nowhere else; it never leaves this device. Have your phone at hand: the next step sets up a second factor on it.
register-waits = Preparing your password on this device. That takes a moment.
factor-title = Set up the second factor
factor-lede = An authenticator app on your phone shows six digits that change every half minute. You need them, beside the password, each time you log in. This is shown once and kept nowhere.
factor-add = 1. Add the account
factor-scan = Scan this code with the authenticator app:
factor-qr = QR code of the second factor
factor-type = Or type this key by hand (time-based, six digits):
factor-try = 2. Show that it works
factor-code = The six digits
factor-leave = Leave it
factor-login = You will log in as { $login }. Keep the phone: without the second factor you cannot log in, and whoever runs the service must invite you anew.
factor-maybe = If the connection broke off while you registered, try to log in: it may have been done.
registered = You are now one of the staff. Log in with the next six digits.

## Notices

notices-title = Notices
notices-lede = What people must know about the service. One of you writes it in every language, another reads and releases it.
notices-drafts = Drafts
notices-shown = Shown now
notices-coming = Released, shown later
notices-past = Over or taken back ({ $count })
notices-none = There is no notice
notices-none-text = What you write stands here, and waits for somebody else to release it.
notice-title = A notice
notice-write = Write a notice
notice-state-waits = Waits to be released
notice-state-own = Your draft
notice-state-coming = Released; not shown yet
notice-state-in-force = People see it
notice-state-over = Its last day has passed
notice-state-withdrawn = Taken back
notice-severity = How much it matters
notice-important = Important
notice-important-about = Above every page and screen, until each person has read it.
notice-info = For information
notice-info-about = In the apps until it was read; on the site on the page of notices only.
notice-audience = Where it is shown
notice-audience-site = Public pages
notice-audience-patients = Patients’ app
notice-audience-doctors = Doctors’ app
notice-where = Where and when
notice-shown = { $audiences }; from { $from } to { $until }
notice-written-by = Written by
notice-released-by = Released by
notice-withdrawn-on = Taken back on
notice-by-you = you
notice-by-other = somebody else of the staff
notice-new-title = A new notice
notice-change-title = Change a draft
notice-title-in = Title ({ $language })
notice-body-in = Text ({ $language })
notice-body-hint = Plain text. An empty line begins a new paragraph. Say what happens, when, and what people should do.
notice-from = First day
notice-until = Last day
notice-until-hint = Days are counted in UTC. It is shown on the last day too.
notice-keep = Keep it as a draft
notice-keep-what = What you type is kept on this device, sealed, until you send it. People see nothing before somebody else has released it.
notice-kept = Kept as a draft. Somebody else reads and releases it.
notice-missing = Still to be done
fault-from = The first day is not a date. Choose one.
fault-until = The last day is not a date. Choose one.
fault-audience = Choose at least one place where it is shown.
fault-empty = { $language }: { $part ->
    [title] the title
   *[body] the text
  } is missing.
fault-long = { $language }: { $part ->
    [title] the title
   *[body] the text
  } has { $found } characters; at most { $max } are possible.
fault-character = { $language }: { $part ->
    [title] the title
   *[body] the text
  } has a character that is not seen, or changes how the rest is seen. Type it anew as plain text.
fault-order = The last day is before the first.
fault-over = The last day has passed. Choose today or a later one.
fault-lasting = It would be shown for more than a year. Choose an earlier last day.
fault-far = It would begin in more than a year. Choose an earlier first day.
preview-title = As people will see it
preview-nowhere = Choose where it is shown, and it is shown here as it will look there.
preview-in-apps = At the top of every screen of the app
preview-above-pages = Above every public page
preview-on-page = On the public page of notices
release = Release it
release-own = You wrote it as it now stands, so you cannot release it. Somebody else with this role has to read it and press this button.
release-over = Its last day has passed: nobody would see it. Change its days first; then somebody else releases it.
release-title = Release this notice?
release-text = Does it say what it should, in every language? People see it from its first day on. What was released can be taken back, but not changed.
release-no = Not yet
released = Released. People see it from its first day on.
withdraw = Take it back
withdraw-title = Take this notice back?
withdraw-text = Nobody is shown it any more, and it cannot be brought back. Those who have read it are not told.
withdraw-draft-text = The draft will not be released, and it cannot be brought back.
withdraw-yes = Take it back
withdraw-no = Leave it
withdrawn = Taken back. Nobody is shown it.

## Security

security-title = Security
security-lede = What doctors, the staff and whoever runs the server did, the latest first. No patient and no consultation stands here.
security-alerts = What needs a look
security-all = Show everything
security-look = Please look
security-sealed = Signed up to entry { $number }, on { $time }.
security-not-sealed = Not signed yet: that is done each night.
security-none = Nothing has happened yet
security-none-text = What somebody does stands here from then on, for three years.
security-no-alerts = Nothing needs a look
security-no-alerts-text = Wrong codes, a clock that jumps, or a log that was changed would stand here.
security-earlier = Show earlier ones
security-earlier-shown = { $count ->
    [one] One more is shown.
   *[other] { $count } more are shown.
  }
security-time = { $date }, { $clock } UTC

## Support

questions-title = Questions
questions-lede = What people ask about the service. Whoever asks gives no name; the two words are made up.
questions-none = Nobody waits for an answer
questions-none-text = What somebody asks stands here, what is due first at the top.
questions-over = Finished, or not answered ({ $count })
questions-waiting = { $count ->
    [one] One question waits for an answer.
   *[other] { $count } questions wait for an answer.
  }
questions-next = { $days ->
    [0] The first is to be answered today.
    [one] The first is to be answered by tomorrow.
   *[other] The first is to be answered within { $days } days.
  }
questions-answered = Answered; they can ask on ({ $count })
questions-part = Part { $part } of { $parts }; { $count } questions in all
questions-earlier = Due earlier
questions-later = Due later
questions-fullish = What lets you read and answer is { $percent } % full. Once it is full, nothing more can be answered. Finish what was answered, and set aside what is no question.
question-let-go = Nobody here can read it any more: its keys were let go when it was over.
holder = { $login } has it.
holder-me = You have it.
holder-none = Nobody has it yet. Whoever answers takes it.
take = I take this
taken = You have it now; everybody sees that.
put-back = Put it back
put-back-done = Put back: whoever comes first takes it.
hand = Hand it to a colleague
hand-title = Hand it to a colleague?
hand-text = They have it from then on, and everybody sees that. What you have begun to write stays on this device.
hand-legend = To whom?
hand-lacks = Choose somebody.
hand-yes = Hand it over
hand-no = Not now
handed = { $login } has it now.
take-over = Take it over
take-over-title = Take it over?
take-over-text = { $login } has it, and may be writing an answer now. Once you have it, theirs is not sent.
take-over-no = Leave it to them
aside = Set aside as junk
aside-title = Set it aside as junk?
aside-several = Set several aside
aside-several-title = Set them aside as junk?
aside-legend = Which are no questions?
aside-text = Whoever sent it is told that there will be no answer, and nothing else. It cannot be undone.
aside-no = Leave it
aside-ticked = { $count ->
    [0] Done
   *[other] Set { $count } aside
  }
aside-done = { $count ->
    [0] Nothing was set aside.
    [one] One was set aside.
   *[other] { $count } were set aside.
  } { $held ->
    [0] {""}
    [one] A colleague has one: it stays.
   *[other] Colleagues have { $held }: they stay.
  }
black-out = Black out
black-out-summary = Black out what tells who somebody is
black-out-what = From then on nobody who answers is shown it, on any device, and a stripe stands in its place. Whoever asked still reads what they wrote. The sealed original stays with the service until the question is erased: at the latest 37 days after it is over.
black-out-proposed = This was found
black-out-words = Other words
black-out-hint = Whole words as they stand there. Or select them above before you open this.
black-out-title = Black it out for everybody here?
black-out-text = It cannot be undone. The sealed original is erased with the question, at the latest 37 days after it is over.
black-out-no = Leave it
blacked-out = { $count ->
    [one] Blacked out in one place.
   *[other] Blacked out in { $count } places.
  }
replies-title = Prepared answers
replies-lede = Texts that you put into an answer and change there. Everybody who answers sees and changes them; they are sealed as what people ask is.
replies-none = There is none yet
replies-none-text = What you answer often can stand here.
replies-put = Put in a prepared answer
reply-new = Prepare an answer
reply-title = Title
reply-title-hint = What you find it by; whoever asks does not see it. At most { $most } characters.
reply-text = Text ({ $language })
reply-text-hint = May be left out. At most { $most } characters.
reply-keep = Keep it
reply-kept = Kept, for everybody who answers.
reply-leave = Leave it
reply-remove = Remove
reply-gone = Removed.
reply-removed = “{ $title }” was removed.
reply-undo = Put it back
reply-back = It is back.
question-title = A question
question-unnamed = Whoever asks
question-due-requested = New: to be answered by { $date }.
question-due-accepted = Being looked at: to be answered by { $date }.
question-due-answered = Answered: they can ask on until { $date }.
question-due-follow-up = They ask on: to be answered by { $date }.
question-due-closed = Finished; erased by { $date } at the latest.
question-due-declined = Not answered; erased by { $date } at the latest.
question-due-expired = Not answered in time; erased by { $date } at the latest.
question-due-withdrawn = Taken back; erased by { $date } at the latest.
content-question = A question:
content-accepted = Taken up.
content-declined = Not answered: { $reason }.
content-not-taken = Set aside: there will be no answer.
content-closed = Finished.
content-withdrawn = Whoever asked has taken it back.
content-revealed = They tell who they are
overtaken = A colleague wrote first. Your answer was not sent; it is kept here.
answer-label = Your answer
answer-hint = Ask nobody who they are. Questions about somebody’s health are for a doctor.
answer-sent = Answered. They find it when they look.
mail-came = This came by e-mail
mail-form = They want the answer by e-mail too
mail-unverified = Nobody has checked that this is their address. What they wrote was not sealed on their device, and an e-mail is not secret: whatever you answer goes there in clear. Write nothing that must stay between you.
mail-off = This service sends no e-mail. They read the answer only if they have a code; otherwise answer from your own mail program.
mail-send = Send the last answer by e-mail
mail-sent = Sent by e-mail.
mail-was-sent = The last answer was sent by e-mail.
mail-send-again = Send it by e-mail again
finish = Finish it
finish-title = Finish this question?
finish-text = Nothing more can be written there. They can read it until it is erased.
finish-unanswered = They have asked on, and have no answer yet. Nothing more can be written there.
finish-no = Leave it open
finished = Finished.
support-staff-title = Who answers
support-staff-lede = Everybody with the role “support”. Who was let in by a colleague can read what people ask; nobody else can, not even whoever runs the service.
staff-you = you
support-let-in = Reads and answers
staff-not-let-in = Not let in yet: can read nothing
staff-wait = You are not let in yet. Tell a colleague who answers that you have registered: they let you in here.
let-in = Let in
let-in-whom = Let { $login } in
let-in-title = Let { $login } in?
support-let-in-text = From then on { $login } can read everything that people ask. Is this somebody whom you know, and did they tell you that they have just registered?
let-in-no = Not now
support-let-in-done = { $login } can read and answer now.
support-set-up = Set up support
support-set-up-text = A key is made on this device; from then on people can ask in the app, and you can answer. You get a code to print: have a printer, or paper and a pen, at hand.
support-printed-title = The code of support
support-printed-lede = Support is set up. This code opens what people asked if nobody of the staff can any more. It is shown once and kept nowhere.
support-printed-on-paper = Code of support in SeconDOK. Keep it under lock and key.
printed-kept = It is on paper and safe
recover-title = Nobody can let you in?
recover-code = The printed code
recover-hint = 28 letters and digits in groups of four.
recover = Let me in with the code
support-recovered = You can read and answer now.
verification-staff-title = Who checks doctors
verification-staff-lede = Everybody with the role “verifier”. Whoever a colleague has let in can read what doctors show; nobody else can, not even whoever runs the service.
verification-let-in = Reads what doctors show
verification-let-in-text = From then on { $login } can read everything that doctors show. Is this somebody whom you know, and did they tell you that they have just registered?
verification-let-in-done = { $login } can read what doctors show now.
verification-set-up = Set it up
verification-set-up-text = A key is made on this device; from then on doctors can show their documents, and you can read them. You get a code to print: have a printer, or paper and a pen, at hand.
verification-printed-title = The code of those who check
verification-printed-lede = The account is set up. This code opens what doctors showed if nobody of the staff can any more. It is shown once and kept nowhere.
verification-printed-on-paper = Code of those who check doctors in SeconDOK. Keep it under lock and key.
verification-recovered = You can read what doctors show now.

## Doctors

doctors-title = Doctors
doctors-lede = Doctors who want to be asked here. One of you checks what they show and proposes; another one looks and decides.
doctors-kinds = Which doctors
doctors-waiting = Waiting
doctors-waiting-none = Nobody waits
doctors-waiting-none-text = Whoever applies stands here, who came first at the top.
doctors-with-the-doctor = With the doctor
doctors-with-the-doctor-none = No doctor was asked for more
doctors-with-the-doctor-none-text = Whom you ask for more stands here until they answer.
doctors-verified = Approved
doctors-verified-none = Nobody is approved yet
doctors-verified-none-text = Doctors whom two of you approve appear here.
doctors-refused = Refused
doctors-refused-none = Nobody was refused
doctors-refused-none-text = Doctors who were refused, or whose approval was taken back, appear here.
doctors-unchecked = { $unchecked } of { $credentials } not checked
doctors-part = { $from }–{ $until } of { $all }
doctors-earlier = Earlier ones
doctors-later = Later ones
doctor-title = A doctor
doctor-waits = The doctor is asked for more. Once they send it, whoever asked goes on checking.
doctor-decided = Decided. If they change what they apply with, they can apply again.
standing-draft = A draft since { $date }.
standing-vouched = Taken over without an application, on { $date }.
standing-submitted = Waits for one of you since { $date }.
standing-in-review = Being checked since { $date }.
standing-info-requested = Waits for the doctor since { $date }.
standing-awaiting-second = Proposed to be approved on { $date }: waits for a second one of you.
standing-verified = Approved on { $date }.
standing-revocation-proposed = Approved; on { $date } it was proposed to take that back.
standing-rejected = Not approved, on { $date }.
standing-revoked = Approval taken back on { $date }.
reviewer = { $login } has it.
reviewer-me = You have it.
reviewer-left = Whoever had it has left.
proposer = Proposed by { $login }.
proposer-me = Proposed by you.
doctor-public = What everybody will read
doctor-name = Name
doctor-specialties = Specialties
doctor-languages = Consults in
doctor-practice = Practice
doctor-years = { $count ->
    [0] Less than a year
    [one] One year
   *[other] { $count } years
  }
doctor-price = Price
doctor-units = { $count ->
    [0] Free of charge
    [one] One unit
   *[other] { $count } units
  }
doctor-opinion = Opinion
doctor-days = { $count ->
    [one] Within one day
   *[other] Within { $count } days
  }
doctor-about = About themselves ({ $language })
credentials-title = Credentials
credentials-lede = Everybody will read which were confirmed, how and when. Their numbers stand in the documents alone.
credential-kind-diploma = Diploma
credential-kind-specialty = Specialty certificate
credential-kind-licence = Licence
credential-until = Holds until { $date }.
credential-over = It has run out.
credential-unchecked = Not checked
credential-confirmed = Confirmed
credential-refused = Not confirmed
check-was = { $date }: { $how }. Source: { $source }
check-due = To be checked again by { $date }.
checks-before = Recorded before ({ $count })
checked-document = the document was looked at
checked-register = looked up in a register
checked-letter = the issuer wrote
checked-call = the issuer was called
check-begin = Record a check
check-begin-of = Record a check: { $credential }, { $issuer }
check-how = How was it checked?
check-how-document = I looked at the document
check-how-register = I looked it up in a public register
check-how-letter = Who issued it confirmed it in writing
check-how-call = I called who issued it
check-lacks-how = Choose how.
check-source = Source
check-source-hint = Which register, letter or telephone number. Everybody can read it; write no number of the document.
check-lacks-source = Write the source on one line, at most 200 characters.
check-result = What was found?
check-is-confirmed = It is what it claims to be
check-is-refused = It could not be confirmed
check-lacks-result = Choose what was found.
check-next = Check again by
check-next-hint = A day from tomorrow on. A licence should be looked at again at the latest when it runs out.
check-lacks-due = Choose a day from tomorrow on, or leave it empty.
check-optional = (may be left out)
check-stays = What is recorded stays, with your name, and cannot be changed. A later check counts instead.
check-record = Record it
check-recorded = Recorded.
check-leave = Leave it
shown-title = What the doctor shows
shown-lede = Sealed for those who check, and destroyed 30 days after the decision.
shown-none = The doctor has shown nothing yet.
shown-gone = What the doctor showed was destroyed. What was recorded remains.
ask-title = Something is missing?
ask-label = What you ask the doctor for
ask-hint = Sealed for the doctor. The application waits for them until they have sent it.
ask-send = Ask for it
asked = Asked. The application waits for the doctor.
decide-title = What next?
decide-first = If everything was confirmed, propose to approve. Another one of you decides.
decide-second = Look at the documents and at what was recorded yourself before you decide.
decide-other = Another one of you decides. Tell a colleague that it waits.
missing-check = Record a check of every credential first.
missing-refused = A credential is named that was not confirmed: ask the doctor to take it out first.
missing-diploma = A diploma must be confirmed first.
missing-licence = A licence that holds today must be confirmed first.
step-no = Not now
step-take = I check this
step-take-done = You have it now.
step-take-over = Take it over
step-take-over-title = Take it over?
step-take-over-text = { $login } has it, and may be checking now. From then on only you record checks.
step-take-over-done = You have it now.
step-put-back = Put it back
step-put-back-done = Put back: whoever comes first takes it.
step-propose = Propose to approve
step-propose-done = Proposed. Another one of you decides.
step-send-back = Send it back
step-send-back-done = Sent back to who checked it.
step-send-back-own = Go on checking
step-send-back-own-done = You go on checking it. It is no longer proposed.
step-approve = Approve
step-approve-title = Approve this doctor?
step-approve-text = Have you looked at the documents and at what was recorded yourself? From then on everybody sees the doctor’s page, and patients can ask them. The documents are destroyed after 30 days.
step-approve-done = Approved. Patients can ask this doctor now.
step-reject = Refuse
step-reject-title = Refuse this application?
step-reject-text = The doctor is told. The documents are destroyed after 30 days. They can apply again with something else.
step-reject-done = Refused.
step-propose-revocation = Propose to take the approval back
step-propose-revocation-title = Propose to take the approval back?
step-propose-revocation-text = Patients can ask this doctor until another one of you has decided.
step-propose-revocation-done = Proposed. Another one of you decides.
step-revoke = Take the approval back
step-revoke-title = Take the approval back?
step-revoke-text = Nobody can ask this doctor any more, and their page goes. What patients have begun with them goes on.
step-revoke-done = The approval is taken back.
step-keep = Leave it approved
step-keep-done = It stays approved.
step-keep-own = Propose it no longer
step-keep-own-done = It is no longer proposed.

## What went wrong, and the way on

failure-vault-unavailable-next = In a private window that can be so: use an ordinary one, and log in there.
failure-vault-damaged-next = Remove everything from this device below, then log in again.
failure-factor-lost = This registration was interrupted. Nobody was registered.
failure-factor-lost-next = Leave it, and register again with the same invitation. The key that you have set up stays the same.
failure-notice-day = One of the days is not a date. Nothing was sent.
failure-notice-day-next = Choose it anew, then try again.
failure-notice-refused = The service does not take it: { $why }
failure-notice-refused-next = Nothing was changed, and what you wrote is kept here.
problem-wrong-code = The six digits are wrong, or were used before.
problem-wrong-code-next = Wait for the next ones, and check that the clock of the phone that shows them is right.
problem-too-many-codes = Too many wrong digits in a row. Logging in as this person is locked for a quarter of an hour.
problem-too-many-codes-next = Wait a quarter of an hour, then try again with the digits that are shown then.
problem-too-many-log-ins = Too many log-ins with this name have failed. For a short time no more are taken with it.
problem-too-many-log-ins-next = Wait a minute, then try again. On a device on which you have logged in before, what others try does not keep you out.
problem-role-missing = Your account does not have the right to do this (any more). Nothing was changed.
problem-role-missing-next = Ask whoever runs the service for the role that it needs.
problem-notice-refused = The notice cannot be taken like this.
problem-notice-refused-next = Mend what is named, then try again.
problem-unknown-notice = There is no such notice (any more).
problem-unknown-notice-next = The list shows which there are.
problem-notice-changed = Somebody has changed this draft meanwhile. Nothing of yours was done.
problem-notice-changed-next = Read it as it stands now, then decide again. What you wrote yourself is kept here until you throw it away.
problem-own-notice = You wrote it as it now stands, so you cannot release it.
problem-own-notice-next = Ask somebody else with this role to read and release it.
problem-notice-released = Somebody else has released it already. Nothing more was done.
problem-notice-released-next = To change what it says, take it back and write a new one.
problem-notice-withdrawn = Somebody else has taken it back meanwhile. Nothing more was done.
problem-notice-withdrawn-next = If people must still know of it, write a new one.
problem-notice-over = Its last day has passed: nobody would see it. It was not released.
problem-notice-over-next = Change its days, then have somebody else release it.
problem-account-set-up = This account has been set up already.
problem-account-set-up-next = Nothing was changed. Ask a colleague who can open it to let you in.
problem-mail-not-sent = The answer is kept, and was not sent by e-mail: the mail server did not take it.
problem-mail-not-sent-next = Try again in a few minutes; if it stays so, tell whoever runs the service.
failure-shared-not-set-up = This account has not been set up yet.
failure-shared-not-set-up-next = Nobody can write to it yet. Set it up on the page of who may read.
failure-shared-not-let-in = No colleague has let you in yet.
failure-shared-not-let-in-next = Tell a colleague who can open it that you have registered.
failure-shared-damaged = The service gave another key than the one that was left there. Nothing was opened.
failure-shared-damaged-next = Log in again. If it stays so, tell whoever runs the service: it may be trying to read what is sealed for you.
failure-shared-clock = This device’s date ({ $device }) is wrong: at the service it is { $service }. The account’s keys are not made like that.
failure-shared-clock-next = Set this device’s date, then try again.
failure-shared-unknown = Nobody of this name may act for this account.
failure-shared-unknown-next = Nothing was changed. Look again at who may.
failure-shared-wrong-code = This code does not open this account.
failure-shared-wrong-code-next = Look at every character: it has 28 letters and digits in groups of four.
failure-support-held = A colleague has this question. Nothing was done, and what you wrote stays here.
failure-support-held-next = Leave it to them, or take it over.
failure-reply-empty = A prepared answer has a title and a text.
failure-reply-empty-next = Write both, in one language at least.
failure-reply-not-plain = There is a character in it that is not seen, or changes how the rest is seen.
failure-reply-not-plain-next = Type it anew as plain text.
failure-reply-long = A title has at most { $title } characters, and a text { $text }.
failure-reply-long-next = Shorten it.
failure-replies-full = There is no room for it: there are { $most } prepared answers at most, and all together they take a part of the room only.
failure-replies-full-next = Remove one that nobody needs, or shorten some.
failure-reply-changed = A colleague has changed or removed this prepared answer meanwhile. Nothing was changed.
failure-reply-changed-next = Copy what you wrote, leave it, and look at how it stands now.
failure-black-out-not-there = These words do not stand in this question. Nothing was blacked out.
failure-black-out-not-there-next = Give whole words as they stand there.
failure-black-out-full = In one question { $most } places can be blacked out, and there are as many. Nothing more was blacked out.
failure-black-out-full-next = Finish the question, or set it aside: then nobody here can read it any more.

problem-application-changed = The application has changed meanwhile. Nothing was done.
problem-application-changed-next = Look at it as it is now, then do it again if it is still needed.
problem-application-standing = This is not possible where the application stands now.
problem-application-standing-next = Look at where it stands now.
problem-unknown-application = There is no such application.
problem-unknown-application-next = Look at the list of applications.
problem-not-the-reviewer = Another verifier has this application. Nothing was done.
problem-not-the-reviewer-next = Take it over first, if you agree that you go on with it.
problem-same-verifier = You proposed this, so you cannot decide it as well.
problem-same-verifier-next = Ask another verifier to look at it and decide.
problem-not-shown = What was recorded is not enough to approve.
problem-not-shown-next = Record what is missing: every credential, a diploma and a licence that holds.
failure-asked-overtaken = A colleague wrote to the doctor first. Yours was not sent; it is kept here.
failure-asked-overtaken-next = Read what they wrote, then send yours if it is still needed.
