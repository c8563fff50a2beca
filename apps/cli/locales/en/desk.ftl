# What somebody on the staff reads.

desk-factor = Set up the second factor now: add an account by hand in an authenticator app on your phone, with this key (time-based, six digits):
desk-factor-link = Or open this address on the device that has the app:
desk-code-ask = The six digits that the app shows now:
desk-code-wrong = These are not the current digits. Check the key, and that the phone's clock is right; then type those that it shows.
desk-registered = You are now one of the staff. Keep the phone: without the second factor you cannot log in, and whoever runs the service must invite you anew. Next: secondok-cli desk login --login { $login }
desk-login-done = Logged in as { $login }, for twelve hours. Log out when your work is done: secondok-cli desk logout
desk-login-next = Notices: secondok-cli desk notice list
desk-logout-done = Logged out. The session is gone from this device.

log-none = Nothing has happened yet, or nothing that needs a look.
log-line = { $number }, { $date }, { $clock } UTC, { $who }:
log-more = Earlier ones: secondok-cli desk audit --before { $number }

notice-none = There is no notice. To write one: secondok-cli desk notice write FILE
notice-line = { $id }: { $state }
notice-state-draft = a draft; somebody else releases it
notice-state-coming = released; its first day has not come
notice-state-in-force = people see it
notice-state-over = its last day has passed
notice-state-withdrawn = taken back
desk-important = important
desk-info = for information
notice-site = the public pages
notice-patients = the patients’ app
notice-doctors = the doctors’ app
notice-shown = { $severity }, on { $audiences }, from { $from } to { $until }
notice-written = Kept as a draft. Somebody else on the staff reads and releases it: secondok-cli desk notice release { $id }
notice-release-sure = Does it say what it should, in every language? Release it?
notice-released = Released. People see it from its first day on.
notice-withdraw-sure = Nobody is shown it any more, and it cannot be brought back. Take it back?
notice-withdrawn = Taken back. Nobody is shown it.

shared-support-set-up = Support is set up: people can ask it in the app from now on, and you can answer.
shared-support-recovery-code = Print this code and keep it where your organisation keeps what must not be lost. It opens what people asked if nobody of the staff can any more, and it is shown only now:
shared-support-next = Colleagues who may answer are let in by name: secondok-cli desk support staff
shared-support-staff-in = { $login }: reads and answers
shared-support-staff-not-in = { $login }: not let in yet. To let them in: secondok-cli desk support let-in { $login }
shared-support-none = Support has not been set up yet: secondok-cli desk support set-up
shared-support-let-in-sure = From then on { $login } can read everything that people ask support. Is this somebody whom you know, and did they tell you that they have just registered? Let them in?
shared-support-let-in = { $login } can read and answer now.
shared-verification-set-up = The verifiers’ account is set up: what doctors show of their credentials can be sealed for it from now on, and you can read it.
shared-verification-recovery-code = Print this code and keep it where your organisation keeps what must not be lost. It opens what doctors showed if nobody of the staff can any more, and it is shown only now:
shared-verification-next = Colleagues who may check doctors are let in by name: secondok-cli desk verification staff
shared-verification-staff-in = { $login }: reads what doctors show
shared-verification-staff-not-in = { $login }: not let in yet. To let them in: secondok-cli desk verification let-in { $login }
shared-verification-none = The verifiers’ account has not been set up yet: secondok-cli desk verification set-up
shared-verification-let-in-sure = From then on { $login } can read everything that doctors show of their credentials. Is this somebody whom you know, and did they tell you that they have just registered? Let them in?
shared-verification-let-in = { $login } can read what doctors show now.
shared-verification-recovered = You can read what doctors show now.
support-queue-none = Nobody has asked anything.
support-unnamed = whoever asks
support-unread = { $count ->
    [one] One new message: secondok-cli desk support read { $number }
   *[other] { $count } new messages: secondok-cli desk support read { $number }
  }
support-to-answer = To answer: secondok-cli desk support answer { $number }
support-due-requested = New: to be answered by { $date }.
support-due-accepted = Being looked at: to be answered by { $date }.
support-due-answered = Answered: they can ask on until { $date }.
support-due-follow-up = They ask on: to be answered by { $date }.
support-due-closed = Finished; erased by { $date } at the latest.
support-due-declined = Not answered; erased by { $date } at the latest.
support-due-expired = Not answered in time; erased by { $date } at the latest.
support-due-withdrawn = Taken back; erased by { $date } at the latest.
support-ask-answer = Your answer:
support-came-by-mail = This came by e-mail. The address: { $address }
support-wants-mail = They want the answer by e-mail too. The address: { $address }
support-mail-unverified = Nobody has checked that this is their address. What they wrote was not sealed on their device, and whatever you answer goes there in clear.
support-mailed = Sent by e-mail to { $address }.
support-was-mailed = The latest answer was sent by e-mail.
support-not-mailed = The latest answer was not sent by e-mail yet.
support-close-sure = After that nothing can be written there. Finish it?
shared-code-ask = The printed code:
shared-support-recovered = You can read and answer now.
support-waiting = { $count ->
    [0] Nobody waits for an answer.
    [one] One question waits for an answer.
   *[other] { $count } questions wait for an answer.
  }
support-part = This is part { $part } of { $parts }. Another one: secondok-cli desk support queue --part N
support-fullish = What lets you read and answer is { $percent } % full: once it is full, nothing more can be answered. Finish what was answered, and set aside what is no question.
support-held-by = { $login } has it.
support-free = Nobody has it now: whoever comes first takes it.
support-aside-sure = { $count ->
    [one] Whoever sent it is told that there will be no answer, and nothing else. That cannot be undone. Set it aside?
   *[other] Whoever sent them is told that there will be no answer, and nothing else. That cannot be undone. Set { $count } aside?
  }
support-black-out-sure = From then on nobody who answers is shown these words in this question, and it cannot be undone. The sealed original is erased with the question. Black them out?
support-blacked-out = { $count ->
    [one] Blacked out in one place.
   *[other] Blacked out in { $count } places.
  }
support-proposed = “{ $words }” may tell who it is. To black it out: secondok-cli desk support black-out { $number } "{ $words }"
support-let-go = Its keys were let go: nobody here can read it any more.
support-replies-none = There is no prepared answer. To make one: secondok-cli desk support reply --title TITLE --en TEXT
support-reply-removed = Removed.

applications-none = No application stands like this.
application-line = { $doctor }: { $name }, { $standing } since { $date }
application-unchecked = { $unchecked } of { $credentials } credentials are not checked yet.
applications-more = { $number } of { $all }. Further ones: secondok-cli desk application list --from { $number }
application-reviewer = With { $login }.
application-ask = What is missing:
application-asked = Sent, sealed. The application waits for the doctor.
standing-submitted = waits for a verifier
standing-in-review = being checked
standing-info-requested = waits for the doctor
standing-awaiting-second = waits for a second verifier
standing-verified = approved
standing-revocation-proposed = approved; taking that back is proposed
standing-rejected = not approved
standing-revoked = approval taken back
standing-draft = a draft
standing-vouched = taken over without an application
checked-document = the document was looked at
checked-register = looked up in a register
checked-letter = who issued it was asked in writing
checked-call = who issued it was called
check-confirmed = confirmed on { $date }: { $how } ({ $source })
check-refused = not confirmed on { $date }: { $how } ({ $source })
step-approve-sure = Have you looked at the documents and at what was recorded yourself? From then on patients can ask this doctor. Approve?
step-reject-sure = The doctor is told, and the documents are destroyed after 30 days. Refuse it?
step-revoke-sure = Nobody can ask this doctor any more, and their page goes. Take the approval back?
save-what-documents = The doctor showed these documents to the verifiers alone. Once saved they lie on this computer in clear, until you remove them. Save them?
