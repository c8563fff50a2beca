# What a patient reads.

## The words

new-words = These 12 words are your only key. There is no account, no e-mail and no password: with these words you come back to your consultations from any device, and without them nobody can, not even the people who run the service.
new-keep = Write them on paper, numbered, and keep the paper where only you find it. Do not photograph them, and send them to nobody: whoever has the words can read everything. This program keeps them in its folder on this device as well, readable by your account on this computer only.
new-confirm = Please look at what you have written down.
new-confirm-word = Word number { $number }:
new-confirm-wrong = That is not word { $number }. Please look again.
new-confirmed = Right. Your words are safe with you.
new-next = Next: secondok-cli patient doctors shows whom you can ask; secondok-cli patient ask begins.
words-shown = Your 12 words:
restore-ask = Type your 12 words, in order, or each with its number in any order. Capitals and commas do not matter, and the first four letters of each word are enough.
restored = { $count ->
    [0] Your words are on this device now. No consultation belongs to them yet, or all have been erased.
    [one] Your words are on this device now, and one consultation is back: secondok-cli patient list
   *[other] Your words are on this device now, and { $count } consultations are back: secondok-cli patient list
  }
renew-what = New words are for when another device with your words is lost, or somebody has seen them. Nothing of what follows can be opened with the words before. But what they open now stays readable for whoever has them, until it is erased. Save a copy of what you want to keep first: secondok-cli patient export
renew-destroy-sure = Erase every consultation for ever, for you and for your doctors, and make new words?
renew-leave-sure = Leave your consultations to the words before, readable for whoever has those, and make new words? Only the words before, on paper, bring you back to them.
renew-done = These 12 words are in the place of the ones before, from now on. Your other devices still have the ones before: remove everything from them, then type these.
forget-what = This removes your words and everything else of a patient from this device. Your consultations stay at the service: your 12 words, on paper, are then the only way back to them. To erase a consultation itself, use secondok-cli patient destroy first.
forget-sure = Have you got the words on paper, and do you want to remove everything from this device?
forget-done = Removed from this device. Somebody with special tools might still find traces on its disk, unless the disk is encrypted.

## Doctors

doctors-demonstration = These doctors are invented, for trying out. Nobody real answers.
doctors-none = There is no such doctor at the moment.
doctors-next = To ask one, with the short name before the dash: secondok-cli patient ask --doctor NAME
    { $days ->
    [one] The doctor says within one day whether they take it.
   *[other] The doctor says within { $days } days whether they take it.
  }
doctor-where = Consults in: { $languages }. Licensed in: { $countries }. { $years ->
    [one] One year of practice.
   *[other] { $years } years of practice.
  }
doctor-terms = { $days ->
    [one] Opinion within one day
   *[other] Opinion within { $days } days
  }, { $units ->
    [0] free of charge.
    [one] price: 1 unit.
   *[other] price: { $units } units.
  }
doctor-unavailable = Takes no new consultations at the moment.
doctor-not-listed = A doctor who is no longer here

## Asking

ask-begin = Your request to { $doctor }. One question at a time; nothing is sent before you have seen everything once more.
ask-doctor = Whom do you want to ask?
ask-specialty = In which specialty?
ask-use-kept = This request is kept on this device and was not sent. Use it?
ask-red-flag = IMPORTANT, NOW: { $advice }
ask-go-on = Have you read this, and do you want to go on with your request all the same?
ask-consent = Before you ask, please read each of these terms.
ask-agree = Do you agree?
ask-questions = Your questions to the doctor, one a line, at most { $most }; an empty line ends them. Each will get its own answer.
ask-question = Question { $number }:
ask-question-needed = At least one question is needed.
ask-progress = { $number } of { $count }
ask-unfinished = { $count ->
    [one] You have begun a request to this doctor before; one answer
   *[other] You have begun a request to this doctor before; { $count } answers
  } to the questionnaire are kept on this device. Go on with it? (If not, you begin anew.)
ask-skipped = (left out)
ask-sent = Sent and confirmed. This is your consultation number { $number }.
prompt-number = Number { $unit }:
prompt-characters = Your answer, up to { $count } characters:
prompt-or-skip = { $hint } (Enter to skip)
preview-begin = This is what { $doctor } will read, and nobody else:
preview-too-long = This is { $over } bytes too long to be sent. Please shorten an answer or a question.
preview-what = What now?
preview-send = Send it
preview-change = Change an answer
preview-questions = Write the questions to the doctor anew
preview-stop = Stop, without sending
preview-which = Which answer?
answer-unknown-question = There is no such question.
answer-other-kind = This question takes another kind of answer.
answer-unknown-choice = “{ $found }” is not one of the choices.
answer-twice = “{ $found }” stands there twice.
answer-alone = “{ $found }” goes with no other choice.
answer-empty = An answer is needed here.
answer-neither = Please answer yes or no.
answer-not-a-number = Please give a number, such as 12 or 7.4.
answer-out-of-range = The number must lie between { $min } and { $max }. Please look at the unit as well.
answer-decimals = { $allowed ->
    [0] Please give a whole number.
    [one] Please give at most one decimal.
   *[other] Please give at most { $allowed } decimals.
  }
answer-too-long = The answer has { $found } characters; { $allowed } fit.

## Where it stands

state-requested = waiting for the doctor's yes
state-accepted = the doctor is working on the opinion
state-answered = the opinion is there
state-follow-up = waiting for the reply to your follow-up question
state-closed = finished
state-declined = not taken by the doctor
state-expired = missed by the doctor
state-withdrawn = taken back by you
next-doctor-accepts = The doctor says by { $date } whether they take it ({ $days ->
    [0] today is the last day
    [one] one day left
   *[other] { $days } days left
  }). If they do not, it expires by itself, and you can ask another doctor.
next-doctor-answers = The opinion comes by { $date } ({ $days ->
    [0] today is the last day
    [one] one day left
   *[other] { $days } days left
  }). If it does not, the consultation expires by itself, and you can ask another doctor.
next-patient-may-ask = You can ask a follow-up question until { $date } ({ $days ->
    [0] today is the last day
    [one] one day left
   *[other] { $days } days left
  }). After that it closes by itself.
next-doctor-replies = The doctor replies by { $date } ({ $days ->
    [0] today is the last day
    [one] one day left
   *[other] { $days } days left
  }). If they do not, it closes by itself.
next-finished = You can read it until it is erased, by { $date } at the latest.
next-ask-another = This one is erased by { $date } at the latest. You can ask another doctor: secondok-cli patient ask
next-missed = The doctor let the days go by. This one is erased by { $date } at the latest. You can ask another doctor: secondok-cli patient ask
next-taken-back = It is erased by { $date } at the latest.
next-unknown = What comes next is not known at the moment. Please look again later.
list-line = { $doctor }: { $state }
list-unread = { $count ->
    [one] One new message
   *[other] { $count } new messages
  }: secondok-cli patient read { $number }
list-sending = A message of yours is not confirmed yet. It is kept on this device and sent again with every command.
list-gone = Consultation { $number } has been erased; it is gone from here too.
list-draft = In consultation { $number } a text of yours was not sent. It is kept on this device; to see it, send it or remove it: secondok-cli patient read { $number }
list-draft-request = A request of yours was not sent. It is kept on this device: secondok-cli patient ask takes it up, secondok-cli patient discard removes it.
list-none = There are no consultations. To begin: secondok-cli patient ask
read-nickname = The doctor knows you as “{ $nickname }” only, a name made up by this program.

## What was left waiting

resumed-asked = Your request from before is with the service now, as consultation { $number }.
resumed-sent = Your message from before, in consultation { $number }, is with the service now.
resumed-waiting = Your message in consultation { $number } is still not confirmed. It is kept on this device and sent again with the next command.
resumed-draft = Your message in consultation { $number } could not be sent any more: something else was written first, or the consultation has moved on. It is kept on this device; look with secondok-cli patient read { $number }
resumed-not-asked = Your request from before: { $title } { $next }

## Writing, taking back, erasing

say-ask = Your message to the doctor:
say-ask-follow-up = The opinion is there, so what you write now is your follow-up question:
say-becomes-follow-up = The opinion is there already, so this goes as your follow-up question.
say-whole = This is what will be sent:
say-sure = Send this?
say-answer-comes = To see the answer as soon as it comes: secondok-cli patient watch { $number }
say-sent = Sent and confirmed.
tells = This may tell the doctor who you are:
tells-one = “{ $words }”: { $class ->
    [name] a name
    [phone] a telephone number
    [address] an address
    [email] an e-mail address
    [record-number] a number of a document or of your records
    [birth-date] a date of birth
   *[other] a web page or a user name
  }
tells-what = What now?
tells-change = Change it; nothing is sent now
tells-send = Send it as it is: these are not mine, or tell nobody
tells-reveal = Tell the doctor who I am
reveal-ask = What the doctor is to know about you:
reveal-what = The doctor does not know who you are. This tells them, in a message of its own that both of you see marked. It cannot be taken back: what the doctor knows stays known, even if you destroy the consultation.
reveal-sure = Tell the doctor who you are?
withdraw-what = Taking it back ends the consultation: the doctor is told and gives no opinion. What was sent is erased within about a month, or at once: secondok-cli patient destroy { $number }
withdraw-sure = Take it back?
destroy-what = This erases consultation { $number } for ever. It goes from the service at once, for you and for the doctor, and from this device; from the service's backups when they run out, and from your other devices when they next connect. What stays beyond reach: anything the doctor has already noted or saved elsewhere, and paper.
destroy-sure = Erase consultation { $number } for ever?
destroy-done = Consultation { $number } is erased, on the service and on this device.

## Following

watch-begin = Following. What happens is shown here at once; Ctrl-C ends it.
watch-none = There is no consultation in which anything can still happen.
watch-in = Consultation { $number }:
watch-state = Consultation { $number } is now: { $state }
watch-interrupted = Consultation { $number }: { $title } It is tried again by itself.
watch-connected = Consultation { $number }: the connection is back. Nothing was missed.
watch-gone = Consultation { $number } has been erased.
## Attaching files

attach-what = { $count ->
    [one] { $count } attachment will be sealed and sent
   *[other] { $count } attachments will be sealed and sent
  }: { $size } in all, as sealed. Your own files stay as they are.
attach-sure = Send to the doctor?
attach-sealing = Sealed { $done } of { $all }
attach-progress = Sent { $done } of { $all }
attach-goes-on = Consultation { $number }: attachments are still on their way; this goes on with them first.
attach-not-sent = { $title } { $next }
kept-attaching = { $count ->
    [one] { $count } attachment is on its way from this device. Any command about your consultations goes on with it.
   *[other] { $count } attachments are on their way from this device. Any command about your consultations goes on with them.
  }
kept-attaching-discard = To give them up: secondok-cli patient discard { $number }
discard-sure-attaching = Give up the attachments, and remove the texts that were not sent?

## A copy

export-words-sure = Your 12 words in the copy let whoever reads it read and write as you, for ever. Put them in?
export-attachments = Attachments are not in the copy: save them with secondok-cli patient save

## Support

support = Support
support-state-requested = waiting for an answer
support-state-accepted = being looked at
support-state-answered = answered
support-state-follow-up = waiting for an answer to your further question
support-state-closed = finished
support-state-declined = not answered
support-state-expired = not answered in time
support-state-withdrawn = taken back by you
support-next-doctor-accepts = An answer is due by { $date }.
support-next-doctor-answers = An answer is due by { $date }.
support-next-patient-may-ask = You can ask on until { $date }. After that it is finished.
support-next-doctor-replies = An answer is due by { $date }.
support-next-finished = You can read it until it is erased, by { $date } at the latest.
support-next-ask-another = It is erased by { $date } at the latest.
support-next-missed = Nobody answered; it is erased by { $date } at the latest. Please ask again: secondok-cli patient support
support-next-taken-back = It is erased by { $date } at the latest.
support-next-unknown = What comes next is not known at the moment. Please look again later.
support-what = Your question is sealed on this device. Whoever answers sees it, and nothing of who you are. Leave out names, addresses and whatever else tells that. Questions about your health are for a doctor: secondok-cli patient ask
support-ask = What is your question?
support-asked = Support has your question. Read the answer with: secondok-cli patient read { $number }
