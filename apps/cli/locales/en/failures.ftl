# What a command says when it did not do what was asked: what happened and what was kept, then the way on.

## The command line and the input

failure-server-missing = The address of the service is not known.
failure-server-missing-next = Add --server with its address, such as --server https://secondok.example. It is remembered after that.
failure-server-malformed = “{ $text }” is not the address of a service.
failure-server-malformed-next = Give an address such as https://secondok.example.
failure-server-unencrypted = “{ $text }” would send everything unencrypted to another computer. Nothing was sent.
failure-server-unencrypted-next = Use https://. An address with http:// is taken only for a service on this computer.
failure-no-answer = The input ended before every question was answered. Nothing was sent.
failure-no-answer-next = Run the command again and answer, or give the answers on the command line: --help says how.
failure-input-not-text = The input is not text in UTF-8. Nothing was sent.
failure-input-not-text-next = Save it as UTF-8 text, then try again.
failure-file-unreadable = The file { $file } cannot be read: { $reason }
failure-file-unreadable-next = Check its name, then try again. Nothing was changed.
failure-file-malformed = The file { $file } is not what is expected here: { $reason }
failure-file-malformed-next = Correct it, then try again. Nothing was sent.
failure-needs-yes = This would need your answer, and there is nobody to ask. Nothing was changed.
failure-needs-yes-next = Run it in a terminal, or add --yes if you are sure.
failure-tells = Not sent: something in it may tell the doctor who you are.
failure-tells-next = Change it; or add --as-it-is if it is not about you, such as another doctor's name. To tell the doctor on purpose there is “patient reveal”.
failure-not-done = Left as it was: you did not say yes.
failure-not-done-next = Run the command again if you change your mind.
failure-clean-folder-not-empty = The folder { $folder } is not empty. Nothing was written.
failure-clean-folder-not-empty-next = Name a new folder with --to, or an empty one: nothing is ever written over.
failure-clean-not-written = { $folder } cannot be written: { $reason }
failure-clean-not-written-next = Free some room, or name another folder with --to. What was written before is whole.
failure-clean-paint-nothing = --paint names { $file }, and no such file is to be cleaned. Nothing was written.
failure-clean-paint-many = --paint names { $file }, and several files are called so: { $paths }. Nothing was written.
failure-clean-paint-many-next = Write the path of the one that is meant, as given or as found below the folder.
failure-clean-paint-nothing-next = Write its name as it is, or its path as given.

## The folder on this device

failure-no-home = There is no folder for what must be kept on this device.
failure-no-home-next = Name one with --home.
failure-home-unusable = The folder { $folder } cannot be used: { $reason }
failure-home-unusable-next = Make it readable and writable for your account, or name another one with --home.
failure-home-in-use = Another secondok-cli is at work in { $folder }. Nothing was changed.
failure-home-in-use-next = Let it finish or stop it, then try again. For a second person on this computer, name another folder with --home.
failure-clock-unreadable = The date of this device cannot be read.
failure-clock-unreadable-next = Set the device's date, then try again.
failure-randomness = This device gives no random numbers, without which nothing can be sealed. Nothing was sent.
failure-randomness-next = Restart the device, then try again.
failure-vault-locked = What is kept on this device is locked.
failure-vault-locked-next = Unlock the device, then try again.
failure-vault-full = There is no room left on this device. What was kept before is still there.
failure-vault-full-next = Free some room, then try again.
failure-vault-in-use = Another program uses what is kept on this device. Nothing was changed.
failure-vault-in-use-next = Close the other program, then try again.
failure-vault-unavailable = What is kept on this device cannot be read or written.
failure-vault-unavailable-next = Check that your account may read and write the folder (--home). A patient's words bring everything back in another folder: patient restore. A doctor can log in from another folder.
failure-vault-newer = What is kept on this device was written by a newer version of this program. Nothing was changed.
failure-vault-newer-next = Use the newer version.
failure-vault-damaged = What is kept on this device is damaged.
failure-vault-damaged-next = Name a new folder with --home; there, a patient's words bring everything back (patient restore), and a doctor logs in again.

## The connection

failure-offline = There is no connection to the service at { $server }.
failure-offline-next = Check your connection and the address, then try again. What you wrote and what was confirmed is safe.
failure-timeout = The service did not answer in time. Whether it got the request is not known.
failure-timeout-next = Try again in a moment: nothing is done twice, and what was confirmed is safe.
failure-cut = The connection broke off. Whether the service got the request is not known.
failure-cut-next = Try again in a moment: nothing is done twice, and what was confirmed is safe.
failure-insecure = The service could not prove that it is { $server }. Nothing was sent.
failure-insecure-next = Do not go on over this network. Check the address, or try from another network.
failure-too-long = The service's answer is longer than any that it should give. It was not read.
failure-too-long-next = Check the address. If it stays so, tell whoever runs the service.
failure-not-understood = The service answered in a way that this program does not understand (status { $status }).
failure-not-understood-next = Check the address, and whether there is a newer version of this program. What was confirmed is safe.

## What the service refuses

problem-malformed = The service could not read the request.
problem-malformed-next = Update this program, then try again.
problem-too-large = The request is too large for the service.
problem-too-large-next = Send a shorter one.
problem-not-found = The service has nothing at this address.
problem-not-found-next = Check the address given with --server.
problem-method-not-allowed = The service does not know this kind of request.
problem-method-not-allowed-next = Update this program, then try again.
problem-unsupported-media-type = The service does not take this kind of content.
problem-unsupported-media-type-next = Update this program, then try again.
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
problem-mailbox-full-next = Start a new consultation.
problem-unanswered = The doctor has not answered yet, and no more messages can wait for the answer. Your text is kept on this device.
problem-unanswered-next = Wait for the doctor's first message, then send your text.
problem-unknown-attachment = There is no such attachment, or its upload was not finished in time.
problem-unknown-attachment-next = Send it again.
problem-attachment-length = The service does not take an attachment of this length.
problem-attachment-length-next = Update this program, then try again.
problem-attachment-taken = Another attachment has or had this number. Nothing was sent.
problem-attachment-taken-next = Send the files once more: they get new numbers.
problem-attachments-full = This consultation holds as many attachments as it can.
problem-attachments-full-next = Send fewer or smaller ones. What was sent cannot be taken out again; there is more room once the doctor has taken the consultation.
problem-upload-offset = Part of this attachment was sent differently than this device remembers.
problem-upload-offset-next = Try again: what is missing is sent.
problem-upload-under-way = This attachment is being sent from somewhere else, such as the app or another terminal.
problem-upload-under-way-next = Wait a moment, then try again.
problem-upload-piece = The connection broke before enough of the attachment had arrived.
problem-upload-piece-next = Try again: what is missing is sent.
problem-upload-version = The service does not know this way of sending attachments.
problem-upload-version-next = Update this program, then try again.
problem-range-outside = The attachment is shorter than expected.
problem-range-outside-next = Update this program, then try again.
problem-stale-prekey = The doctor's key changed meanwhile. Nothing was lost.
problem-stale-prekey-next = Try again.
problem-doctor-unavailable = This doctor takes no new consultations at the moment. What you wrote is kept.
problem-doctor-unavailable-next = Choose another doctor, or try again on another day.
problem-unknown-specialty = There is no such specialty.
problem-unknown-specialty-next = See the list of doctors: secondok-cli patient doctors
problem-not-admitted = The service did not admit this consultation.
problem-not-admitted-next = See on the service's pages how consultations are admitted.
problem-no-credential = The request does not show the right to do this.
problem-no-credential-next = This program may be too old for the service: update it, then try again.
problem-wrong-login = Name or password is wrong.
problem-wrong-login-next = Check both, then try again.
problem-code-needed = Your account has a second factor.
problem-code-needed-next = Type the six digits that your authenticator app shows now.
problem-factor-on = Your account has a second factor already.
problem-factor-on-next = Remove it first, if you want another one.
problem-wrong-code = The six digits are wrong, or were used before.
problem-wrong-code-next = Wait for the next ones, and check that the clock of the phone that shows them is right.
problem-too-many-codes = Too many wrong digits in a row.
problem-too-many-codes-next = Wait a quarter of an hour, then try again.
problem-too-many-log-ins = Too many log-ins with this name have failed. For a short time no more are taken with it.
problem-too-many-log-ins-next = Wait a minute, then try again. On a device on which you have logged in before, what others try does not keep you out.
problem-role-missing = Your account does not have the right to do this.
problem-role-missing-next = Ask whoever runs the service for the role that it needs.
problem-notice-refused = The notice cannot be taken like this.
problem-notice-refused-next = Look at where it stands: secondok-cli desk notice list
problem-unknown-notice = There is no such notice.
problem-unknown-notice-next = Look at the list: secondok-cli desk notice list
problem-notice-changed = Somebody has changed the draft meanwhile. Nothing was done.
problem-notice-changed-next = Read it again, then do it again if it is still needed: secondok-cli desk notice list
problem-own-notice = Who wrote a notice cannot release it. Nothing was done.
problem-own-notice-next = Ask another publisher to read and release it.
problem-notice-released = The notice has been released already. Nothing was done.
problem-notice-released-next = To change what it says, withdraw it and write a new one.
problem-notice-withdrawn = The notice was withdrawn. Nothing was done.
problem-notice-withdrawn-next = If people must still know of it, write a new one.
problem-notice-over = The last day of the notice has passed. Nothing was done.
problem-notice-over-next = Change its days, then ask another publisher to release it.
failure-notice-refused = The notice is not taken: { $why }
failure-notice-refused-next = Nothing was changed. Where the notices stand: secondok-cli desk notice list
problem-account-set-up = This account has been set up already.
problem-account-set-up-next = Nothing was changed. Ask a colleague who can open it to let you in: secondok-cli desk support staff, or secondok-cli desk verification staff
problem-mail-not-sent = The answer is kept, and was not sent by e-mail: the mail server did not take it.
problem-mail-not-sent-next = Try again in a few minutes: secondok-cli desk support mail NUMBER; if it stays so, tell whoever runs the service.
failure-support-no-mail = There is no answer, or nobody asked for one by e-mail.
failure-support-no-mail-next = Look at the question: secondok-cli desk support read NUMBER
failure-shared-not-set-up = This account has not been set up yet.
failure-shared-not-set-up-next = Nobody can write to it yet. Set it up: secondok-cli desk support set-up, or secondok-cli desk verification set-up for doctors’ credentials
failure-shared-not-let-in = No colleague has let you in yet.
failure-shared-not-let-in-next = Tell a colleague who can open it that you have registered. Who that is: secondok-cli desk support staff, or secondok-cli desk verification staff
failure-shared-damaged = The service gave another key than the one that was left there. Nothing was opened.
failure-shared-damaged-next = Log in again. If it stays so, tell whoever runs the service: it may be trying to read what is sealed for you.
failure-shared-clock = This device’s date ({ $device }) is wrong: at the service it is { $service }. The account’s keys are not made like that.
failure-shared-clock-next = Set this device’s date, then try again.
failure-shared-unknown = Nobody of this name may act for this account.
failure-shared-unknown-next = Nothing was changed. Who may: secondok-cli desk support staff, or secondok-cli desk verification staff
failure-support-none = Nobody answers for support on this service at the moment.
failure-support-none-next = What you wrote is kept as a draft on this device. Other ways to write are on the service’s page “Contact”.
failure-shared-wrong-code = This code does not open this account.
failure-shared-wrong-code-next = Look at every character: it has 28 letters and digits in groups of four.
failure-support-held = A colleague has this question. Nothing was done.
failure-support-held-next = Leave it to them, or take it over: secondok-cli desk support hand { $number } NAME
failure-reply-empty = A prepared answer has a title and a text.
failure-reply-empty-next = Give both.
failure-reply-not-plain = There is a character in it that is not seen, or changes how the rest is seen.
failure-reply-not-plain-next = Type it anew as plain text.
failure-reply-long = A title has at most { $title } characters, and a text { $text }.
failure-reply-long-next = Shorten it.
failure-replies-full = There is no room for another prepared answer: there are { $most } at most, and all together they take a part of the room only.
failure-replies-full-next = Remove one that nobody needs, or shorten some.
failure-reply-changed = A colleague has changed or removed this prepared answer meanwhile. Nothing was changed.
failure-reply-changed-next = See how it stands now: secondok-cli desk support replies
failure-no-reply = There is no prepared answer of this number in this language.
failure-no-reply-next = See which there are: secondok-cli desk support replies
failure-black-out-not-there = These words do not stand in this question. Nothing was blacked out.
failure-black-out-not-there-next = Give whole words as they stand there.
failure-black-out-full = In one question { $most } places can be blacked out, and there are as many. Nothing more was blacked out.
failure-black-out-full-next = Finish the question, or set it aside: then nobody here can read it any more.
problem-not-logged-in = You are not logged in, or the session has ended.
problem-not-logged-in-next = What you wrote is safe. Log in again: secondok-cli doctor login
problem-unknown-invitation = This invitation is unknown, used or has run out.
problem-unknown-invitation-next = Ask the service's desk for a new one.
problem-bad-key = The service does not accept a key that this program made.
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

## The words

failure-words-count = A recovery phrase has 12 words; these are { $found }. Nothing was changed.
failure-words-count-next = Look at what you wrote down and type all 12, in order.
failure-words-mistyped = Word { $position }, “{ $word }”, is not one of the words there are. Did you mean: { $suggestions }? Nothing was changed.
failure-words-mistyped-next = Look at word { $position } in what you wrote down, then type all 12 again.
failure-words-unknown = Word { $position }, “{ $word }”, is not one of the words there are. Nothing was changed.
failure-words-unknown-next = Look at word { $position } in what you wrote down, then type all 12 again.
failure-words-other-list = These words belong to something else, such as another program's phrase or one in another language. Nothing was changed.
failure-words-other-list-next = The words that you need are 12 English ones, shown to you by this service. Look for those.
failure-words-checksum = Each of these words exists, but together they are not a phrase: one is wrong, or two have changed places. Nothing was changed.
failure-words-checksum-next = Compare each word and the order with what you wrote down, then type all 12 again.

## What was written

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
failure-content-not-ours = This message was made by a newer version of the program. Nothing was sent.
failure-content-not-ours-next = Use the newer version.
failure-no-words = There are no words of a patient on this device. Nothing was changed.
failure-no-words-next = To begin: secondok-cli patient new
    To bring your consultations back: secondok-cli patient restore
failure-renew-still-there = { $count ->
    [one] One consultation of your words is there still.
   *[other] { $count } consultations of your words are there still.
  } No new words were made.
failure-renew-still-there-next = With --destroy they are erased first; with --leave they stay, for whoever has these words.
failure-renew-unsent = { $count ->
    [one] Something that you wrote was not sent yet.
   *[other] { $count } things that you wrote were not sent yet.
  } No new words were made.
failure-renew-unsent-next = Send it, or throw it away: secondok-cli patient discard
failure-words-already = There are words of a patient on this device already. They are not overwritten.
failure-words-already-next = For a second person, name another folder with --home. To see the words: secondok-cli patient words
failure-words-other = There are other words on this device already. They are not overwritten.
failure-words-other-next = For these words, name another folder with --home; or remove the others with secondok-cli patient forget first.
failure-restore-unfinished = Your words are kept on this device now, but the consultations could not be looked for: the service did not answer.
failure-restore-unfinished-next = Check your connection, then go on with secondok-cli patient list

## Consultations

failure-no-such-number = There is no consultation of this number on this device.
failure-no-such-number-next = The list shows which there are.
failure-gone = This consultation has been erased. It is gone from this device too.
failure-gone-next = There is nothing more to do about it. The list shows which others there are.
failure-answers-missing = The question “{ $question }” needs an answer. Nothing was sent.
failure-answers-missing-next = Add it to the answers, or leave out --yes to be asked.
failure-answers-unfit = The answer to “{ $question }” does not fit: { $reason } Nothing was sent.
failure-answers-unfit-next = Correct it in the answers, then try again.
failure-answers-unknown = There is no question “{ $question }” in this questionnaire. Nothing was sent.
failure-answers-unknown-next = Correct or remove it in the answers, then try again.
failure-answers-not-asked = The question “{ $question }” does not apply, given the other answers. Nothing was sent.
failure-answers-not-asked-next = Remove it from the answers or change the others, then try again.
failure-answers-open = The questionnaire is not answered as it should be (open points: { $count }). Nothing was sent.
failure-answers-open-next = Run secondok-cli patient ask again and answer what it asks.
failure-questions-missing = There is no question to the doctor. Nothing was sent.
failure-questions-missing-next = Add questions = ["…"] to the answers, or leave out --yes to be asked.
failure-consent-missing = Nothing is said about the term “{ $term }”. Nothing was sent.
failure-consent-missing-next = Read the terms (secondok-cli patient ask shows them), then put true (agreed) or false for each under [consent] in the answers.
failure-ask-stopped = Nothing was sent. What you have answered is kept on this device.
failure-ask-stopped-next = To go on with it: secondok-cli patient ask --doctor { $doctor } --specialty { $specialty }
failure-red-flag = Your answers include a sign of danger. Please read the advice above first. Nothing was sent.
failure-red-flag-next = If you want to send the request all the same, put go-on-despite-red-flags = true into the answers.
failure-red-flag-stopped = Nothing was sent. Please follow the advice above.
failure-red-flag-stopped-next = When the danger is over, you can ask here at any time: secondok-cli patient ask
failure-no-such-doctor = There is no doctor “{ $name }”. Nothing was sent.
failure-no-such-doctor-next = See the short names with secondok-cli patient doctors
failure-doctor-missing = No doctor was named. Nothing was sent.
failure-doctor-missing-next = Add --doctor NAME; secondok-cli patient doctors shows the names.
failure-doctor-none = No doctor takes new consultations there at the moment.
failure-doctor-none-next = Try again on another day, or see all doctors with secondok-cli patient doctors
failure-doctor-unavailable = This doctor takes no new consultations at the moment. Nothing was sent.
failure-doctor-unavailable-next = Try again on another day, or choose another doctor with secondok-cli patient doctors
failure-doctor-other-specialty = This doctor does not consult in that specialty. Nothing was sent.
failure-doctor-other-specialty-next = See each doctor's specialties with secondok-cli patient doctors
failure-specialty-missing = This doctor consults in more than one specialty. Nothing was sent.
failure-specialty-missing-next = Add --specialty with one of them.
failure-specialty-unknown = There is no specialty “{ $name }”.
failure-specialty-unknown-next = There are: { $names }.
failure-doctor-key = This doctor's key could not be verified. Nothing was sent, and your request is kept on this device.
failure-doctor-key-next = Do not send it to this doctor for now. Please tell whoever runs the service; you can ask another doctor.
failure-keys-form = This is no checkpoint of a log of keys.
failure-keys-form-next = It has five lines or more, from the log's name to its signature. Ask again for what this command prints: secondok-cli keys show
failure-keys-other = This is the checkpoint of another log, or nobody signed it.
failure-keys-other-next = Make sure that both are of the same service. If they are, it has changed its log: ask whoever runs it, by another way than this service.
failure-keys-two = These are not of one log, though the same service signed both: it shows different keys to different people.
failure-keys-two-next = Keep both checkpoints: they prove it. Ask whoever runs the service what happened, and let others know.
failure-key-log = The list of keys by which this service makes sure who reads what is written is not the one that this device knows. Nothing was sent, and what you wrote is kept on this device.
failure-key-log-next = Do not send anything for now. Ask whoever runs the service what happened, by another way than this service: if it was restored from a backup, they can tell you so; if not, somebody else may want to read it.
failure-key-log-out-of-reach = Since { $since } this device could not look at the service's list of keys, though everything else was there: whether a key under your name is not yours cannot be seen.
failure-key-log-out-of-reach-next = Tell whoever runs the service.
failure-key-log-doctor = The list of keys by which patients make sure of yours is not the one that this device knows.
failure-key-log-doctor-next = Ask whoever runs the service what happened, by another way than this service: if it was restored from a backup, they can tell you so. Until then patients should write nothing new to you.
failure-key-foreign = Since { $since } this service leads patients to a key under your name that is not yours: somebody else can read what they seal to it.
failure-key-foreign-next = Tell whoever runs the service, not through this service, and ask what happened. Patients should write nothing new to you until then.
failure-doctor-no-key = This doctor cannot be written to at the moment. Nothing was sent, and your text is kept on this device.
failure-doctor-no-key-next = Try again in a few hours.
failure-clock = This device's date ({ $device }) is wrong: at the service it is { $service }. The doctor's key cannot be verified like that. Nothing was sent, and your request is kept on this device.
failure-clock-next = Set this device's date, then run secondok-cli patient ask again: it takes up what is kept.
failure-ask-waiting = Not confirmed: the connection failed while your request was being sent. It is kept on this device.
failure-ask-waiting-next = Nothing is lost and nothing will be sent twice. When the connection is back, the request is sent first by any command, such as secondok-cli patient list
failure-ask-earlier-waiting = An earlier request of yours is still not confirmed, so no other one can be sent. The earlier one is kept on this device.
failure-ask-earlier-waiting-next = When the connection is back, ask again after secondok-cli patient list
failure-ask-maybe-sent = Your request may have been sent before, as consultation { $number }, and erased since from another device. It was not sent again and is kept on this device.
failure-ask-maybe-sent-next = If you still want to ask, what is kept is taken up by secondok-cli patient ask
failure-send-waiting = Not confirmed: the connection failed while your message was being sent. It is kept on this device.
failure-send-waiting-next = Nothing is lost and nothing will be sent twice. When the connection is back, give the same command again, or any other about your consultations: the message is sent first.
failure-send-not-sent = The message was not sent. It is kept on this device.
failure-send-not-sent-next = Check your connection, then give the same command again.
failure-act-not-sent = The service could not be reached, so nothing was sent and nothing was changed.
failure-act-not-sent-next = Check your connection, then give the same command again.
failure-read-unreached = The service could not be reached, and messages are not kept on this device: they are fetched and opened anew each time.
failure-read-unreached-next = Check your connection, then try again. Nothing is lost.
failure-no-draft = There is no such text on this device that was not sent.
failure-no-draft-next = Look at the consultation again; the list shows which there are.
failure-overtaken = Something was written from another device with the same words first (shown above). Your message was not sent; it is kept on this device.
failure-overtaken-next = If it still fits, give the same command again.
failure-out-of-step = The service has another history of this consultation than this device has seen. Nothing was sent; your text is kept on this device.
failure-out-of-step-next = Read the consultation, and tell whoever runs the service.
failure-broken = A message of this consultation did not pass verification, so nothing can be written after it. Your text is kept on this device.
failure-broken-next = Read the consultation to see which, and tell whoever runs the service.
failure-state-requested = The consultation still waits for the doctor's yes; this is not possible yet. { $kept ->
    [0] Nothing was changed.
   *[other] Your text is kept on this device.
  }
failure-state-requested-next = secondok-cli patient list shows what happens next and when.
failure-state-accepted = The consultation waits for the opinion; this is not possible now. { $kept ->
    [0] Nothing was changed.
   *[other] Your text is kept on this device.
  }
failure-state-accepted-next = secondok-cli patient list shows what happens next and when.
failure-state-answered = The opinion is there already; this is not possible any more. { $kept ->
    [0] Nothing was changed.
   *[other] Your text is kept on this device.
  }
failure-state-answered-next = A follow-up question is possible now: secondok-cli patient say { $number }
failure-state-follow-up = The consultation waits for the reply to the follow-up question; this is not possible now. { $kept ->
    [0] Nothing was changed.
   *[other] Your text is kept on this device.
  }
failure-state-follow-up-next = secondok-cli patient list shows what happens next and when.
failure-state-closed = The consultation is finished; nothing more can be written in it. { $kept ->
    [0] Nothing was changed.
   *[other] Your text is kept on this device.
  }
failure-state-closed-next = { $kept ->
    [0] To ask again: secondok-cli patient ask
   *[other] It cannot be sent in this consultation any more: secondok-cli patient read { $number } shows it, secondok-cli patient discard { $number } removes it.
  }
failure-state-declined = The doctor has not taken this consultation; nothing more can be written in it. { $kept ->
    [0] Nothing was changed.
   *[other] Your text is kept on this device.
  }
failure-state-declined-next = { $kept ->
    [0] To ask another doctor: secondok-cli patient ask
   *[other] It cannot be sent in this consultation any more: secondok-cli patient read { $number } shows it, secondok-cli patient discard { $number } removes it.
  }
failure-state-expired = The doctor let the days go by and the consultation has ended; nothing more can be written in it. { $kept ->
    [0] Nothing was changed.
   *[other] Your text is kept on this device.
  }
failure-state-expired-next = { $kept ->
    [0] To ask another doctor: secondok-cli patient ask
   *[other] It cannot be sent in this consultation any more: secondok-cli patient read { $number } shows it, secondok-cli patient discard { $number } removes it.
  }
failure-state-withdrawn = The request was taken back; nothing more can be written in this consultation. { $kept ->
    [0] Nothing was changed.
   *[other] Your text is kept on this device.
  }
failure-state-withdrawn-next = { $kept ->
    [0] To ask again: secondok-cli patient ask
   *[other] It cannot be sent in this consultation any more: secondok-cli patient read { $number } shows it, secondok-cli patient discard { $number } removes it.
  }
failure-state-doctor-requested = You have not taken this consultation yet, so this is not possible. { $kept ->
    [0] Nothing was changed.
   *[other] Your text is kept on this device.
  }
failure-state-doctor-requested-next = To take it: secondok-cli doctor accept { $number }
failure-state-doctor-accepted = You have taken this consultation already, and the opinion is still to be given; this is not possible now. { $kept ->
    [0] Nothing was changed.
   *[other] Your text is kept on this device.
  }
failure-state-doctor-accepted-next = To give the opinion: secondok-cli doctor opinion { $number }
failure-state-doctor-answered = You have given the opinion already, and the patient has no open question; this is not possible now. { $kept ->
    [0] Nothing was changed.
   *[other] Your text is kept on this device.
  }
failure-state-doctor-answered-next = To write to the patient: secondok-cli doctor say { $number }
failure-state-doctor-follow-up = The patient has asked a follow-up question, and your reply is due; this is not possible now. { $kept ->
    [0] Nothing was changed.
   *[other] Your text is kept on this device.
  }
failure-state-doctor-follow-up-next = To reply: secondok-cli doctor say { $number }
failure-state-doctor-closed = This consultation is finished; nothing more can be written in it. { $kept ->
    [0] Nothing was changed.
   *[other] Your text is kept on this device.
  }
failure-state-doctor-closed-next = { $kept ->
    [0] See what else there is with secondok-cli doctor queue
   *[other] It cannot be sent in this consultation any more: secondok-cli doctor read { $number } shows it, secondok-cli doctor discard { $number } removes it.
  }
failure-state-doctor-declined = You have declined this consultation; nothing more can be written in it. { $kept ->
    [0] Nothing was changed.
   *[other] Your text is kept on this device.
  }
failure-state-doctor-declined-next = { $kept ->
    [0] See what else there is with secondok-cli doctor queue
   *[other] It cannot be sent in this consultation any more: secondok-cli doctor read { $number } shows it, secondok-cli doctor discard { $number } removes it.
  }
failure-state-doctor-expired = The days for this consultation went by and it has ended; nothing more can be written in it. { $kept ->
    [0] Nothing was changed.
   *[other] Your text is kept on this device.
  }
failure-state-doctor-expired-next = { $kept ->
    [0] See what else there is with secondok-cli doctor queue
   *[other] It cannot be sent in this consultation any more: secondok-cli doctor read { $number } shows it, secondok-cli doctor discard { $number } removes it.
  }
failure-state-doctor-withdrawn = The request was taken back by the patient; nothing more can be written in this consultation. { $kept ->
    [0] Nothing was changed.
   *[other] Your text is kept on this device.
  }
failure-state-doctor-withdrawn-next = { $kept ->
    [0] See what else there is with secondok-cli doctor queue
   *[other] It cannot be sent in this consultation any more: secondok-cli doctor read { $number } shows it, secondok-cli doctor discard { $number } removes it.
  }

## Doctors

failure-invitation = This is not an invitation's code.
failure-invitation-next = Copy it whole from the invitation, then try again.
failure-password-short = A password needs { $least } characters at least. Nothing was registered.
failure-password-short-next = Choose a longer one; a few words in a row are fine.
failure-password-is-name = The password must not be the name that you log in with. Nothing was registered.
failure-password-is-name-next = Choose another one.
failure-register-clock = This device's date ({ $device }) is wrong: at the service it is { $service }. Keys made like that would not be valid. Nothing was registered; the invitation is still good.
failure-register-clock-next = Set this device's date, then try again.
failure-register-maybe = The connection failed at the last step: whether you are registered is not known. Keep the recovery code above.
failure-register-maybe-next = Try to log in. If that is refused, register again with the same invitation; then the new code counts.
failure-other-doctor = Another doctor is logged in on this device and has texts that were not sent or are not finished (there are { $unsent }).
failure-other-doctor-next = Let them send those or log out first; or name another folder with --home.
failure-unsent = Texts of yours were not sent (there are { $unsent }). Logging out would lose them; you are still logged in.
failure-unsent-next = To see which: secondok-cli doctor queue
    To throw them away: secondok-cli doctor logout --discard
failure-sealed-vault-damaged = The service gave keys that are not the ones you left there. Nothing was changed.
failure-sealed-vault-damaged-next = Tell whoever runs the service, and do not enter your password anywhere until it is clear.
failure-sealed-vault-newer = Your keys were saved by a newer version of this program. Nothing was changed.
failure-sealed-vault-newer-next = Use the newer version.
failure-sealed-vault-rolled-back = The service gave an older copy of your keys than it gave before. Nothing was changed.
failure-sealed-vault-rolled-back-next = Tell whoever runs the service.
failure-opinion-stopped = Nothing was sent. What you have written is kept on this device.
failure-opinion-stopped-next = To go on with it: secondok-cli doctor opinion { $number }
failure-no-request = The patient's request cannot be read on this device, so there is nothing to give an opinion on.
failure-no-request-next = Read the consultation to see why.
failure-doctor-overtaken = Something was written from another device of yours first (shown above). Your message was not sent; it is kept on this device.
failure-doctor-overtaken-next = If it still fits, give the same command again.
## Attachments

failure-attach-nothing = There is no file to send. Nothing was sent.
failure-attach-nothing-next = Name photos, PDF documents or DICOM images, or folders with them.
failure-attach-not-one-study = These files do not make one attachment. Nothing was sent.
failure-attach-not-one-study-next = Send them one by one.
failure-attach-study-too-long = A study has at most { $most } images. Nothing was sent.
failure-attach-study-too-long-next = Send the series that the doctor needs.
failure-attach-too-large = The files of one attachment are { $over } bytes too long together. Nothing was sent.
failure-attach-too-large-next = Send fewer of them at a time.
failure-attach-too-many = One message has at most { $most } attachments. Nothing was sent.
failure-attach-too-many-next = Send them in several messages.
failure-attach-over = The consultation is over: nothing can be added to it. What you wrote to the files is kept on this device.
failure-attach-over-next = The list shows where it stands. To remove what is kept: secondok-cli patient discard with its number.
failure-attach-under-way = Attachments of this consultation are still on their way from this device. Nothing new was sent.
failure-attach-under-way-next = Any command about your consultations goes on with them; secondok-cli patient discard with its number gives them up.
failure-attach-begin-anew = Something else was begun in this consultation meanwhile. Nothing was sent.
failure-attach-begin-anew-next = Give the same command again.
failure-attach-refused = { $count ->
    [one] { $count } file could not be cleaned
   *[other] { $count } files could not be cleaned
  }; above stands why. Nothing was sent.
failure-attach-refused-next = Do what is said there, or leave it out, then give the command again.
failure-attach-overtaken = Something was written from another device with the same words first. The attachments are kept on this device and need not be uploaded again.
failure-attach-overtaken-next = Read the consultation: the attachments go with it, unless you give them up with secondok-cli patient discard and its number.
failure-attach-may-have-arrived = The message with the attachments is on its way and may have arrived: it cannot be called back.
failure-attach-may-have-arrived-next = Look at the consultation when the connection is back.
failure-attach-opinion-came = The opinion came while the attachments were on their way. They would go as your follow-up question now. Nothing was sent.
failure-attach-opinion-came-next = Read the opinion. Then give them up with secondok-cli patient discard and its number, and attach them again with your question.
failure-attach-not-uploaded = Not all of the attachments are with the service yet. The message was not sent.
failure-attach-not-uploaded-next = Any command about your consultations goes on with them.
failure-nothing-attached = There are no attachments on their way in this consultation.
failure-nothing-attached-next = Read the consultation: they may have been sent already.
failure-upload-waiting = The attachments are not all with the service yet: the connection failed. They are kept sealed on this device.
failure-upload-waiting-next = Nothing is lost and nothing is sent twice. When the connection is back, any command about your consultations goes on with them.
failure-upload-lost = The sealed attachments are no longer there whole: their upload was not finished in time, or their files on this device are gone.
failure-upload-lost-next = Give them up with secondok-cli patient discard and the number of the consultation, then attach the files again.
failure-upload-elsewhere = Another secondok-cli is sending attachments from this device. Yours are sealed and kept here.
failure-upload-elsewhere-next = Let it finish; the next command about your consultations goes on with yours.
failure-no-such-attachment = There is no such attachment in this consultation.
failure-no-such-attachment-next = Read the consultation: each attachment stands there with its number, such as 2.1.
failure-attachment-changed = This attachment is not what was sealed. Nothing of it was saved.
failure-attachment-changed-next = Please tell whoever runs the service.
failure-not-what-it-says = What came is not the kind of file that it says it is. It was not saved.
failure-not-what-it-says-next = It should be chosen and sent again: no program of this service makes such a file.
failure-attachment-lost = The service does not have this attachment any more. Nothing was saved.
failure-attachment-lost-next = With a request that no doctor has taken its files go when it ends. Otherwise please tell whoever runs the service; it can be sent again.
failure-save-there = There is a { $path } already. Nothing was written over.
failure-save-there-next = Name another folder with --to, or move what is there.
failure-save-not-written = { $path } cannot be written: { $reason }
failure-save-not-written-next = Free some room, or name another folder with --to. What was saved before is whole.

failure-profile-languages = These languages cannot be used: nothing was changed.
failure-profile-languages-next = Give one to ten codes of two letters, such as uk,en.
failure-profile-price = This price cannot be used: nothing was changed.
failure-profile-price-next = Give a whole number of units up to 1000.
failure-profile-answer-days = This number of days for an opinion cannot be used: nothing was changed.
failure-profile-answer-days-next = Give a whole number from 1 to 14.
failure-profile-about = This text about you cannot be used: nothing was changed.
failure-profile-about-next = There must be a text in English. Each text has at most 4000 characters, and none that hide or turn what is written.
failure-account-about = “{ $text }” does not say for which language the text is.
failure-account-about-next = Write it as en=about.txt.
failure-erase-password = The password is wrong: your account is as it was.
failure-erase-password-next = Check it and try again.
failure-erase-running = { $running ->
    [one] One consultation is running: your account is as it was.
   *[other] { $running } consultations are running: your account is as it was.
}
failure-erase-running-next = Answer and finish them, or decline them. While you are away no new ones come: secondok-cli doctor account --away
failure-erase-maybe = No answer came: your account may be erased.
failure-erase-maybe-next = Try to log in. If name or password is said to be wrong, it is erased.
failure-erase-confirm = What was typed is not your log-in name: your account is as it was.
failure-erase-confirm-next = Type { $login } to erase it.
problem-bad-profile = Something in the profile cannot be used: nothing was changed.
problem-bad-profile-next = Change it, then save again.
problem-profile-changed = The profile was changed from somewhere else meanwhile: nothing was changed now.
problem-profile-changed-next = Look at it as it is now, then change it again if that is still needed.
problem-consultations-running = Patients are waiting for you: consultations are still running.
problem-consultations-running-next = Answer and finish them, or decline them; then erase the account.

problem-bad-application = The application is not complete, or something in it cannot be used.
problem-bad-application-next = Change what is named, then try again.
problem-application-changed = The application has changed meanwhile. Nothing was done.
problem-application-changed-next = Look at it as it is now, then do it again if it is still needed.
problem-application-standing = This is not possible where the application stands now.
problem-application-standing-next = Look at where it stands now.
problem-no-documents = No document has arrived for the verifiers.
problem-no-documents-next = Send the documents first, then submit.
problem-no-invitations = No invitation can be sent at the moment.
problem-no-invitations-next = Try again in an hour; if it stays so, write to the organisation.
problem-unknown-application = There is no such application.
problem-unknown-application-next = Look at the list of applications.
problem-not-the-reviewer = Another verifier has this application. Nothing was done.
problem-not-the-reviewer-next = Take it over first, if you agree that you go on with it.
problem-same-verifier = You proposed this, so you cannot decide it as well.
problem-same-verifier-next = Ask another verifier to look at it and decide.
problem-not-shown = What was recorded is not enough to approve.
problem-not-shown-next = Record what is missing: every credential, a diploma and a licence that holds.
failure-other-documents = Documents of another doctor’s application are kept on this device.
failure-other-documents-next = Log out there first, or use another device.
failure-no-verifiers = The verifiers cannot be reached at the moment. Nothing was sent.
failure-no-verifiers-next = Try again in a while; if it stays so, write to the organisation.
failure-no-documents = No document has been sent yet.
failure-no-documents-next = Send some: secondok-cli doctor application documents FILE
failure-no-documents-there = This doctor has not sent any document.
failure-no-documents-there-next = Ask again later, or look at the list: secondok-cli desk application list
failure-no-credential = The application has no credential of this number.
failure-no-credential-next = Look at it: secondok-cli desk application show DOCTOR
failure-asked-overtaken = A colleague wrote to the doctor first. Yours was not sent.
failure-asked-overtaken-next = Read what they wrote, then send yours if it is still needed: secondok-cli desk application read DOCTOR
failure-ask-in-words = The doctor has to be told what is missing.
failure-ask-in-words-next = Say it: secondok-cli desk application ask DOCTOR
