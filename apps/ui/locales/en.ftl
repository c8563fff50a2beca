# What all apps say.

## Around every screen

page-title = { $screen } · SeconDOK
language = Language
not-spoken = This language could not be loaded. Check your connection, then choose it again.
skip = Skip to the content
everywhere = Everywhere in the app
back = Back
loading = One moment…
notice-read = I have read this
close = Close
reload = Reload
try-again = Try again
print = Print
copy = Copy
change = Change
discard = Throw away
discard-title = Throw it away for good?
discard-text = What you wrote cannot be brought back.
discard-yes = Throw away
discard-no = Keep it
send = Send
send-again = Send again
demonstration = Demonstration: everybody and everything here is invented. No real doctor answers.
app-broken = The app has stopped because of a fault. Nothing that was kept is lost.
newer = A newer version of this app is ready. What you are writing is kept.
days-left = { $days ->
    [0] Last day
    [one] One day left
   *[other] { $days } days left
  }
clock-differs = This device's date, { $device }, is wrong: at the service it is { $service }. Days left are counted by the service's date. Please set this device's date; until then some doctors' keys may not be accepted.

## Consultations

consultation-number = Consultation { $number }
read-opened = Opened on { $date }.
list-unread = { $count ->
    [one] One new message
   *[other] { $count } new messages
  }
list-sending = A message of yours is not confirmed yet; it is sent again by itself.
list-draft = A text of yours was not sent; it is kept here.
news-sent = Your message from before is with the service now (consultation { $number }).
news-waits = Your message in consultation { $number } is not confirmed yet. It is kept on this device.
news-draft = Your message in consultation { $number } could not be sent any more. It is kept there.

## This device

device-not = Messages that you have read are not kept here: they are fetched and opened each time.
forget-yes = Remove everything
forget-no = Keep everything
forget-done = Removed from this device.

## Logging in and registering, where people do

login-title = Log in
login-lede = Your password never leaves this device: the service learns only that you know it.
login-name = The name that you log in with (an e-mail address)
password = Password
login-code = The six digits of the second factor
login-code-hint = As the authenticator app on your phone shows them now.
login = Log in
have-invitation = I have an invitation
session-ended = Your session has ended
session-ended-text = What you wrote is kept on this device, sealed. Log in again, and you are back where you were.
register-title = Register with an invitation
invitation = The invitation's code
invitation-hint = As it stands in the invitation. The name that you will log in with belongs to it.
password-new = A new password
password-hint = 12 characters at least. A few words that have nothing to do with one another are easy to remember and hard to guess.
password-again = The same once more
password-differs = These two differ. Please type it again.
password-is-empty = How good it is will stand here as you type.
password-is-short = { $count ->
    [one] One more character is needed.
   *[other] { $count } more characters are needed.
  }
password-is-digits = Only digits: dates and numbers like this are tried first. Add words.
password-is-repeats = It repeats itself: that is guessed quickly. Add something else.
password-is-row = Much of it stands in a row on the keyboard or in the alphabet: that is guessed quickly. Change it.
password-is-enough = Long enough, if it was made by chance or of words that nobody would put together. Longer is better.
password-is-long = Long. It is hard to guess unless it is a known phrase, or you use it elsewhere.
register = Register

## What was written

room-left = Room for about { $count } more letters
room-over = About { $count } letters too long. Please shorten something.
tells = This may tell who you are:
tells-one = “{ $words }”: { $class ->
    [name] a name
    [phone] a telephone number
    [address] an address
    [email] an e-mail address
    [record-number] a number of a document or of your records
    [birth-date] a date of birth
   *[other] a web page or a user name
  }
tells-change = Go back and change it
tells-send = Send it as it is
failure-tells = Not sent yet: this may tell the doctor who you are
failure-tells-next = If it is not yours, such as another doctor's name, it can go as it is.
thread = Messages
thread-you = You
thread-new = New
go-to-new = Go to what is new
thread-waiting = Not confirmed yet. It is kept here and sent again by itself.
thread-unsent = Not sent
content-request = Request for a second opinion, { $specialty }
content-questions = Questions to the doctor
content-answers = The answers to the questionnaire
content-unknown-questionnaire = The answers belong to a questionnaire that this app does not know. Please update the app.
file-name = { $kind ->
    [photo] Photo { $number }
    [document] Document { $number }
   *[scan] Scan { $number }
  }
file-most = up to { $count } { $unit ->
    [kb] KB
    [mb] MB
   *[gb] GB
  }
file-show = Show
content-newer = This message was made by a newer version of the app. Update this one to see it whole.
content-unreadable = This message cannot be shown: it has no content that this app knows.
say-sent = Sent and confirmed.
role-patient = the patient
role-doctor = the doctor
thread-refused = Message { $count } of { $role } did not pass: it was changed on its way, or somebody else wrote it. Neither it nor anything of { $role } after it is shown. Please tell whoever runs the service.
thread-withheld = { $count ->
    [one] One message of { $role } that was there before is
   *[other] { $count } messages of { $role } that were there before are
  } missing at the service now. Please tell whoever runs it.
content-follow-up = Follow-up question
reason-outside-field = another specialty is needed
reason-not-enough-information = what was sent is not enough for an opinion
reason-needs-examination = an opinion from a distance would not be right here
reason-urgent = this should be seen in person at once; please go to a doctor or call emergency help now
reason-no-time = no time within the days that were promised
reason-conflict-of-interest = the doctor has a conflict of interest
reason-other = another reason

## The opinion

opinion-title = Second opinion
opinion-confidence = How sure the doctor is
opinion-would-change = What would change the doctor's mind
opinion-missing = What was missing
opinion-limits = What this opinion cannot do
agreement-agree = The doctor agrees with the first opinion
agreement-partly = The doctor agrees with the first opinion in part
agreement-disagree = The doctor does not agree with the first opinion
agreement-cannot-say = There is no first opinion, or it cannot be judged from what was sent
confidence-low = Not very sure
confidence-medium = Fairly sure
confidence-high = Very sure
opinion-checked = The doctor's signature was checked on this device.

## What went wrong, and the way on

failure-vault-unavailable = This browser does not keep anything for this app.
failure-vault-damaged = What is kept on this device is damaged.
failure-broken-app = The app does not run as it should. Nothing that was kept is lost.
failure-broken-app-next = Reload it. If it stays so, try another browser: this one may be too old.
failure-no-draft = This is not here any more: it was sent or thrown away, perhaps in another window.
failure-no-draft-next = Look at where it stands.
failure-invitation = This is not an invitation's code. Nothing was registered.
failure-invitation-next = Copy it whole from the invitation, then try again.
failure-password-short = A password needs { $least } characters at least. Nothing was registered.
failure-password-short-next = Choose a longer one; a few words in a row are fine.
failure-password-is-name = The password must not be the name that you log in with. Nothing was registered.
failure-password-is-name-next = Choose another one.
failure-vault-newer = What is kept on this device was written by a newer version of this app. Nothing was changed.
failure-vault-newer-next = Reload to get the newer version.
failure-offline = There is no connection to the service.
failure-offline-next = Check your connection, then try again. What you wrote and what was confirmed is safe.
failure-files-not-here = The part of the app that has to do with files could not be loaded.
failure-files-not-here-next = Check your connection, then try again.
failure-attach-not-uploaded = Not all files are with the service yet.
failure-attach-not-uploaded-next = They go on by themselves when there is a connection.
failure-attach-opinion-came = The opinion came while these files were on their way. They would go as your follow-up question now.
failure-attach-opinion-came-next = Read the opinion first. Then send them as your question, if the words beside them say what you want to know; or give them up and choose them again with your question.
failure-nothing-attached = No files are on their way in this consultation.
failure-nothing-attached-next = Look at the messages: they may have been sent already.
failure-insecure = The service could not prove who it is. Nothing was sent.
failure-insecure-next = Do not go on over this network. Try from another one.
failure-too-long = The service's answer is longer than any that it should give. It was not read.
failure-too-long-next = Try again later. If it stays so, tell whoever runs the service.
failure-not-understood = The service answered in a way that this app does not understand (status { $status }).
failure-not-understood-next = Reload to get the newest version. What was confirmed is safe.
failure-send-waiting = Not confirmed: the connection failed while your message was being sent. It is kept on this device.
failure-send-waiting-next = Nothing is lost and nothing will be sent twice. It is sent again by itself when the connection is back.
failure-send-not-sent = The message was not sent. It is kept on this device.
failure-send-not-sent-next = Check your connection, then send it again.
failure-vault-locked = What is kept on this device is locked.
failure-vault-locked-next = Unlock the device, then try again.
failure-vault-full = There is no room left on this device. What was kept before is still there.
failure-vault-full-next = Free some room, then try again.
failure-vault-in-use = Another window uses what is kept on this device. Nothing was changed.
failure-vault-in-use-next = Close the other window, then try again.
failure-timeout = The service did not answer in time. Whether it got the request is not known.
failure-timeout-next = Try again in a moment: nothing is done twice, and what was confirmed is safe.
failure-cut = The connection broke off. Whether the service got the request is not known.
failure-cut-next = Try again in a moment: nothing is done twice, and what was confirmed is safe.
failure-content-empty = Something that is needed was left empty. Nothing was sent.
failure-content-empty-next = Fill it in, then try again.
failure-content-too-many = There are too many: at most { $most } fit. Nothing was sent.
failure-content-too-many-next = Leave some out, then try again.
failure-content-not-plain = The text has invisible characters that steer a screen. Nothing was sent.
failure-content-not-plain-next = Type it as plain text, then try again.
failure-content-no-consent = Without agreeing to every term nothing can be sent.
failure-content-no-consent-next = Read the terms again, and agree or leave it.
failure-content-not-every-question = An opinion answers every question, once and in order; there are { $questions }. Nothing was sent.
failure-content-not-every-question-next = Answer what is missing, then try again.
failure-content-too-long = The text is { $over } bytes too long to be sent (a Latin letter takes one byte, most others two). Nothing was sent.
failure-content-too-long-next = Shorten it, then try again.
failure-content-not-ours = This message was made by a newer version of the app. Nothing was sent.
failure-content-not-ours-next = Reload to get the newer version.
failure-no-such-number = There is no consultation of this number on this device.
failure-no-such-number-next = The list shows which there are.
failure-gone = This consultation has been erased. It is gone from this device too.
failure-gone-next = There is nothing more to do about it. The list shows which others there are.
failure-key-log = The list of keys by which this service makes sure who reads what is written is not the one that this device knows. Nothing was sent, and what you wrote is kept on this device.
failure-key-log-next = Do not send anything for now. Ask whoever runs the service what happened, by another way than this service: if it was restored from a backup, they can tell you so; if not, somebody else may want to read it.
failure-doctor-no-key = This doctor cannot be written to at the moment. Nothing was sent, and your text is kept on this device.
failure-doctor-no-key-next = Try again in a few hours.
failure-out-of-step = The service has another history of this consultation than this device has seen. Nothing was sent; your text is kept on this device.
failure-out-of-step-next = Read the consultation, and tell whoever runs the service.
failure-broken = A message of this consultation did not pass verification, so nothing can be written after it. Your text is kept on this device.
failure-broken-next = Read the consultation to see which, and tell whoever runs the service.

## What the service refuses

problem-malformed = The service could not read the request.
problem-malformed-next = Reload the app, then try again.
problem-too-large = The request is too large for the service.
problem-too-large-next = Send a shorter one.
problem-not-found = The service has nothing at this address.
problem-not-found-next = Reload the app, then try again.
problem-method-not-allowed = The service does not know this kind of request.
problem-method-not-allowed-next = Reload the app, then try again.
problem-unsupported-media-type = The service does not take this kind of content.
problem-unsupported-media-type-next = Reload the app, then try again.
problem-unknown-mailbox = There is no such consultation, or it has been erased.
problem-unknown-mailbox-next = See what there is with the list, or start a new consultation.
problem-mailbox-exists = This consultation's number was used before.
problem-mailbox-exists-next = Try again: the next number is taken.
problem-sequence-gap = A message before this one is missing at the service.
problem-sequence-gap-next = Try again: what is missing is sent first.
problem-sequence-taken = Another message was sent from another device meanwhile. Yours was not sent.
problem-sequence-taken-next = Read the consultation, then send yours again if it is still needed.
problem-message-mismatch = The message does not fit to what the service has.
problem-message-mismatch-next = Read the consultation, then send again.
problem-wrong-state = The consultation is no longer where this is possible. Nothing was changed.
problem-wrong-state-next = The list shows where it stands now.
problem-mailbox-full = This consultation holds as many messages as it can.
problem-mailbox-full-next = A new consultation can be begun.
problem-unanswered = The doctor has not answered yet, and no more messages can wait for the answer. The text is kept on this device.
problem-unanswered-next = It can be sent after the doctor's first message.
problem-unknown-attachment = There is no such attachment, or its upload was not finished in time.
problem-unknown-attachment-next = Send it again.
problem-attachment-length = The service does not take an attachment of this length.
problem-attachment-length-next = Reload the app, then try again.
problem-attachment-taken = Another attachment has or had this number. Nothing was sent.
problem-attachment-taken-next = Send the files once more: they get new numbers.
problem-attachments-full = This consultation holds as many attachments as it can.
problem-attachments-full-next = Send fewer or smaller ones. What was sent cannot be taken out again; there is more room once the doctor has taken the consultation.
problem-upload-offset = Part of this attachment was sent differently than this device remembers.
problem-upload-offset-next = Try again: what is missing is sent.
problem-upload-under-way = This attachment is being sent from somewhere else, such as another window.
problem-upload-under-way-next = Wait a moment, then try again.
problem-upload-piece = The connection broke before enough of the attachment had arrived.
problem-upload-piece-next = Try again: what is missing is sent.
problem-upload-version = The service does not know this way of sending attachments.
problem-upload-version-next = Reload the app, then try again.
problem-range-outside = The attachment is shorter than expected.
problem-range-outside-next = Reload the app, then try again.
problem-stale-prekey = The doctor's key changed meanwhile. Nothing was lost.
problem-stale-prekey-next = Try again.
problem-doctor-unavailable = This doctor takes no new consultations at the moment. What you wrote is kept.
problem-doctor-unavailable-next = Choose another doctor, or try again on another day.
problem-unknown-specialty = There is no such specialty.
problem-unknown-specialty-next = See the list of doctors.
problem-not-admitted = The service did not admit this consultation.
problem-not-admitted-next = See on the service's pages how consultations are admitted.
problem-no-credential = The request does not show the right to do this.
problem-no-credential-next = This app may be too old for the service: reload it, then try again.
problem-wrong-login = Name or password is wrong.
problem-wrong-login-next = Check both, then try again.
problem-not-logged-in = You are not logged in, or the session has ended.
problem-not-logged-in-next = Log in again. What you wrote is safe.
problem-unknown-invitation = This invitation is unknown, used or has run out.
problem-unknown-invitation-next = Ask the service's desk for a new one.
problem-bad-key = The service does not accept a key that this app made.
problem-bad-key-next = Check this device's date, then log in again.
problem-vault-changed = Your keys were changed from another device meanwhile.
problem-vault-changed-next = Try again: nothing was lost.
problem-busy = The service is busy. Nothing was lost.
problem-busy-next = Wait a moment, then try again.
problem-storage-unavailable = The service cannot store anything at the moment.
problem-storage-unavailable-next = Try again in a few minutes. What was confirmed before is safe.
problem-storage-full = The service has no room left.
problem-storage-full-next = Try again later. What was confirmed before is safe.
problem-internal = Something went wrong in the service.
problem-internal-next = Try again. If it stays so, tell whoever runs the service.
problem-bad-profile = Something in the profile cannot be used: nothing was changed.
problem-bad-profile-next = Change it, then save again.
problem-profile-changed = The profile was changed from somewhere else meanwhile: nothing was changed now.
problem-profile-changed-next = Look at it as it is now, then change it again if that is still needed.
problem-consultations-running = Patients are waiting for you: consultations are still running.
problem-consultations-running-next = Answer and finish them, or decline them; then erase the account.

## Facts about this device

facts-title = What the app may know of this device
facts-what = All of this is off until you switch it on. What is switched on is kept in this browser alone: it is sent to nobody, neither to the service nor to anybody you write with. Switched off, it is deleted at once.
fact-language = The language I chose
fact-language-use = The app speaks it from the first moment. It is kept when you choose a language, and not sealed. The service sees which language's texts this browser fetches.
fact-language-held = Kept: { $language }.
fact-version = The version of this app
fact-version-use = The app warns you when this version is known to be faulty. It compares by itself and asks nobody.
fact-version-held = Kept: version { $version }.
fact-platform = What kind of device this is
fact-platform-use = The app shows the help that fits this device.
fact-platform-held = This is
fact-screen = How wide the screen is
fact-screen-use = The app puts a case and what you write about it beside one another, or one below the other.
fact-screen-held = On this screen
fact-room = How much room is left
fact-room-use = The app warns you before files are sealed that do not fit on this device, as far as the browser tells: some tell one figure however full the device is. It looks each time; the figure is not kept.
fact-room-held = This browser says that there is room for about { $count } MB.
fact-room-unknown = This browser does not say how much room there is.
platform-android = A phone or tablet with Android
platform-ios = An iPhone or iPad
platform-windows = A computer with Windows
platform-mac = A Mac
platform-other = Another computer
screen-narrow = One below the other
screen-wide = Beside one another
help-title = Help for your device: the home screen and the lock
help-android = On the home screen: open the browser's menu (three dots) and choose “Add to home screen”. The lock: Settings, Security, Screen lock. Without a lock, whoever picks up the phone reads what you read.
help-ios = On the home screen: press Share in Safari and choose “Add to Home Screen”. That app has a storage of its own, apart from Safari's: what is kept here is not there. The lock: Settings, Face ID & Passcode. Without one, whoever picks up the device reads what you read.
help-windows = As a program of its own: press the sign for installing at the end of Chrome's or Edge's address line. The lock: Settings, Accounts, Sign-in options; Windows key and L locks the screen at once. The disk: Settings, Privacy & security, Device encryption.
help-mac = As a program of its own: in Safari, choose File, Add to Dock. The lock: System Settings, Lock Screen; Control, Command and Q lock the screen at once. The disk: System Settings, Privacy & Security, FileVault.
help-other = As a program of its own: in Chrome or Chromium, press the sign for installing at the end of the address line. Let the screen ask for your password after a few minutes, and have the disk encrypted.
version-broken = This version of the app has a known fault. Please get the newer one.
