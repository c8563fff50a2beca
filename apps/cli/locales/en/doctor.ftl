# What a doctor reads.

## Registering, logging in and out

password-ask = Password:
password-new = A new password, 12 characters at least:
password-again = The same once more:
password-differs = These two differ. Please type it again.
register-begin = Your password never leaves this device. Choose one that you use nowhere else.
register-code = You are registered. This is your recovery code. It is shown once and kept nowhere:
register-keep = Print it or write it down, and keep it under lock and key: should the password be lost, it will open your patients' messages. How whoever runs the service helps you with that comes with a later version; until then, keep the password just as safe.
register-next = Next: secondok-cli doctor login --login { $login }
login-ask = The name that you log in with (an e-mail address):
login-done = Logged in as { $login }, until { $date } at the latest. Until then the session and the key to your patients' messages lie in this program's folder, readable by your account on this computer only. On a computer that others use, log out when you are done: secondok-cli doctor logout
login-next = What waits for you: secondok-cli doctor queue
logout-ended-sure = The session has ended by itself. Texts of yours that were not sent, if there are any, go with its keys. Remove them from this device?
logout-done = Logged out. The session, its keys and everything about your patients are gone from this device.

## The queue

key-alarm = { $title } { $next }
keys-not-renewed = The keys to which patients seal could not be renewed: { $title } Without current keys nobody can ask you. It is tried again each time you look at the queue: secondok-cli doctor queue
patient-unnamed = A patient without a name
queue-specialty-unknown = specialty: see the request
queue-line = { $name }, { $specialty }
queue-unread = { $count ->
    [one] One new message
   *[other] { $count } new messages
  }: secondok-cli doctor read { $number }
queue-danger = ! A SIGN OF DANGER: the patient has answered yes to one. Look at this first: secondok-cli doctor read { $number }
queue-drafts = A text of yours in this consultation was not sent. It is kept on this device: secondok-cli doctor read { $number }
queue-none = Nothing waits for you.
queue-gone = { $count ->
    [one] One consultation has been erased; its keys are destroyed.
   *[other] { $count } consultations have been erased; their keys are destroyed.
  }
due-requested = New: accept or decline by { $date } ({ $days ->
    [0] today is the last day
    [one] one day left
   *[other] { $days } days left
  }), or it expires.
due-accepted = Accepted: the opinion is due by { $date } ({ $days ->
    [0] today is the last day
    [one] one day left
   *[other] { $days } days left
  }).
due-answered = Answered: the patient may ask a follow-up question until { $date } ({ $days ->
    [0] today is the last day
    [one] one day left
   *[other] { $days } days left
  }).
due-follow-up = Follow-up question: the reply is due by { $date } ({ $days ->
    [0] today is the last day
    [one] one day left
   *[other] { $days } days left
  }).
due-closed = Finished; erased by { $date } at the latest.
due-declined = Declined; erased by { $date } at the latest.
due-expired = Expired; erased by { $date } at the latest.
due-withdrawn = Taken back by the patient; erased by { $date } at the latest.
do-requested = To take it: secondok-cli doctor accept { $number }
  To decline it: secondok-cli doctor decline { $number }
do-accepted = To ask the patient something: secondok-cli doctor say { $number }
  To give the opinion: secondok-cli doctor opinion { $number }
do-answered = To write to the patient: secondok-cli doctor say { $number }
  To finish it: secondok-cli doctor close { $number }
do-follow-up = To reply: secondok-cli doctor say { $number }
read-patient = Consultation { $number }: { $name }. The name is made up; who the patient is is known to nobody here.

## Writing

decline-why = Why?
decline-note = A word to the patient (Enter for none):
decline-what = This ends the consultation: the patient reads the reason and can ask another doctor. It can be read until it is erased, in about a month.
decline-sure = Decline it?
close-what = This finishes the consultation: neither side can write in it any more. It can be read until it is erased, in about a month.
close-sure = Finish it?
say-ask-patient = Your message to the patient:
say-ask-reply = The patient has asked a follow-up question; what you write now is the reply to it:
say-becomes-reply = The patient has asked a follow-up question, so this goes as the reply to it.
opinion-is-reply = The patient has asked a follow-up question: this opinion goes as the reply to it. For a reply in a few words there is secondok-cli doctor say
opinion-unfinished = { $count ->
    [one] One answer of an opinion that you have begun is
   *[other] { $count } answers of an opinion that you have begun are
  } kept on this device. Go on with it? (If not, you begin anew.)
opinion-change = What do you want to change? Without a number nothing is sent, and all of it is kept on this device.
opinion-ask-confidence = How sure are you?
opinion-ask-answer = Your answer to this question:
opinion-ask-summary = The opinion in a few sentences:
opinion-ask-would-change = What would change your mind:
opinion-ask-missing = What was missing:
opinion-ask-limits = What this opinion cannot do:
opinion-whole = This is what the patient will read, signed with your key:
opinion-sure = Sign and send it? It cannot be changed afterwards.

## Following

watch-doctor-message = A new message of the patient: secondok-cli doctor read { $number }
watch-doctor-own = A message of yours from another device: secondok-cli doctor read { $number }
watch-doctor-interrupted = { $title } It is tried again by itself.
watch-doctor-connected = The connection is back. Nothing was missed.

## The account

account-changed = Saved. Your public page has it from now on.
copy-saved = Saved: { $path }
erase-what = Your account is erased for ever: your log-in, your sealed vault with its keys, the keys that patients seal to, your sessions and your public page. You will not be able to read any consultation any more.
erase-kept = What stays: ended consultations, for the patient, until the day on which they are erased, with your random number and without your name. Sealed backups lose your account when their days are over.
erase-free = Your log-in name and the address of your page can then be somebody else's.
erase-confirm = Type your log-in name, { $login }, to erase it:
erase-done = Your account is erased. On this device nothing of it is left but files that you saved.

factor-added = From now on the six digits are asked for at each log-in. Keep the phone: without it, the organisation has to make sure that it is you before you can log in.
factor-removed = The second factor is removed: the password alone opens your account now.
logout-elsewhere-done = { $count ->
    [0] You were logged in nowhere else.
    [one] You are logged out on one other device.
   *[other] You are logged out on { $count } other devices.
  } Whoever knows your password can log in again.

invitation-asked = If mail of { $address } reaches you, there is a letter with an invitation in a moment. It is good for three days: secondok-cli doctor register --invitation CODE

application-vouched = The organisation answers for you: you were taken over without an application, and patients can ask you.
application-draft = A draft. Fill in the form, send the documents, then submit it: secondok-cli doctor application submit
application-submitted = Handed in. It waits for a verifier; until one begins you can take it back: secondok-cli doctor application recall
application-in-review = A verifier is checking it.
application-info-requested = The verifiers need more from you: secondok-cli doctor application read
application-awaiting-second = Checked. A second verifier decides.
application-verified = Two verifiers have approved you: patients can ask you as long as your licence holds.
application-revocation-proposed = Two verifiers have approved you: patients can ask you as long as your licence holds.
application-rejected = It was not approved; ask the organisation why. Change the form or send other documents, then: secondok-cli doctor application submit
application-revoked = The approval was taken back: patients cannot ask you any more.
application-recalled = Taken back: it is a draft again.
credential-diploma = Diploma
credential-specialty = Specialty certificate
credential-licence = Licence
credential-line = { $kind }: { $issuer }, { $country }
credential-until = { $kind }: { $issuer }, { $country }, until { $until }
credential-unchecked = not checked yet
credential-confirmed = confirmed
credential-refused = not confirmed
documents-greeting = Documents for my application.
documents-sent = Sent, sealed for the verifiers alone. Then: secondok-cli doctor application submit
