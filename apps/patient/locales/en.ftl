# What the patient reads in the app.

offline = No connection. Messages that you send are kept on this device and go out when the connection is back. Files are not.
copied = Copied. Paste the words only where nobody but you can find them, and copy something else afterwards.
not-copied = The browser did not let the words be copied. Please write them down.
continue = Continue
save-and-go-back = Save and go back
show-it = Show it
go-there = Go there
yes = Yes
no = No
number = A number
may-be-left-out = May be left out.
leave-out = Leave out
footer-emergency = Not for emergencies: call 112 (in Ukraine also 103).

## The first screen

first-title = A second opinion from a doctor, without saying who you are
first-lede = You describe what you were told and ask your questions. A doctor of your choice answers in writing, within days. The doctor does not learn who you are unless your own words tell.
choose-doctor = Choose a doctor
have-words = I have my words already
my-consultations = My consultations
my-words = My 12 words
doctors = Doctors
this-device = This device
privacy-policy = Privacy policy
emergency-title = In an emergency, do not wait here
emergency-text = An answer takes days. If something is sudden, severe or quickly getting worse, call for help now.
call-112 = Call 112
call-103 = Call 103 (Ukraine)
never-title = What this never asks for
never-name = Your name, your date of birth, or where you live.
never-account = An account, an e-mail address, a phone number or a password.
never-card = A login with another service.
never-track = Permission to track you: no cookie here tells who you are, and there are no scripts of anybody else.
never-instead = Instead you get 12 words, made on this device. They alone bring you back to your consultations.
course-title = How it goes
course-choose = You choose a doctor and see the price, the languages and how many days the answer takes.
course-describe = You answer the questions of the specialty, one at a time, and put your own. That takes about twenty minutes, and you can stop at any time.
course-wait = Everything is sealed (encrypted) on this device, for the doctor whom you chose and for you. The service cannot read it.
course-read = You read the opinion here and can ask about it.
limits-title = What this cannot protect
limits-words = Whoever has your 12 words can read everything. Without them, nobody can bring your consultations back.
limits-checked = This version does not check diplomas or licences: the organisation and the doctor gave these facts.
limits-told = What you write yourself can tell who you are. Leave out names, places and exact dates.
limits-address = The service sees the internet address you come from while it answers. It keeps none, but a dishonest operator could. Tor or a VPN hides it.
limits-key = For whom your request is sealed, your device learns from the service alone: a dishonest one could put somebody else in your doctor's place.
limits-device = Whoever can use this device unlocked can open this app, unless you have had it ask for the device's lock (under “This device”).
limits-served = Whoever serves this app could serve a changed one. If you need to be safe from that too, use the command-line program.

## Doctors

doctors-title = Choose a doctor
doctors-lede = { $days ->
    [one] A doctor says within one day whether they take your request.
   *[other] A doctor says within { $days } days whether they take your request.
  } If not, you can ask another one.
price-note = Prices are examples only; nothing is charged in this version.
filter-specialty = Specialty
filter-language = Language of the consultation
filter-all = All
doctors-count = { $count ->
    [one] One doctor
   *[other] { $count } doctors
  }
doctors-none = There is no such doctor at the moment. Choose another specialty or language.
doctor-available = Takes new requests
doctor-unavailable = Takes nothing new today
doctor-days = { $days ->
    [one] Opinion within one day
   *[other] Opinion within { $days } days
  }
doctor-price = { $units ->
    [0] Free of charge
    [one] 1 unit
   *[other] { $units } units
  }
doctor-consults-in = Consults in: { $languages }.
doctor-more = More about this doctor
doctor-licensed = Licensed in: { $countries }. { $years ->
    [one] One year of practice.
   *[other] { $years } years of practice.
  }
ask-this-doctor = Ask this doctor
ask-about = Ask: { $specialty }
other-intake-title = Begin another request?
other-intake-text = You are writing a request in another specialty already. A new one replaces it, and what you wrote there is lost.
other-intake-yes = Begin the new one
other-intake-no = Keep the one I have

## The words

words-title = Your 12 words
words-what = These 12 words are your only key. There is no account, no e-mail and no password: with these words you come back to your consultations from any device, and without them nobody can, not even the people who run the service.
words-paper = Have paper and a pen at hand. The words are made on this device and sent to nobody.
words-make = Make my 12 words
words-hidden = Your words are on this device. Show them only where nobody looks over your shoulder.
words-show = Show my words
words-list = Your 12 words, in order
words-keep = Write them on paper, numbered, and keep the paper where only you find it. Do not photograph them, and send them to nobody: whoever has the words can read everything. Write down the address too: { $address }
words-on-paper = The key to your consultations at SeconDOK. Whoever has these words can read everything. Keep them where only you find them. Address: { $address }
words-confirm-title = Have you written them down?
words-confirm-text = Please look at what you have written, not at the screen, and type these two.
words-number = Word { $number }
words-confirm = They are written down
words-later = Remind me later
words-confirmed = Right. Keep the paper where only you find it.
words-reminder = Your 12 words are not written down yet. If this device loses them, nobody can bring your consultations back.
words-reminder-link = Write them down now
words-first = First you need your 12 words: they seal your request and bring you back to the answer.

## Coming back

restore-title = Type your 12 words
restore-lede = In order. Capitals do not matter, and the first four letters of each word are enough. You can also paste all of them into the first field. The words are English: switch your keyboard to English if it is not.
restore-list = Your 12 words
restore = Bring my consultations back
restoring = Looking for your consultations. This can take a few seconds…
restored = Your words are on this device now.
restore-use = Use “{ $word }”
scan-what = Your other device can show them as a code: open “This device” there, then “Add a device”.
scan-start = Scan a code
scan-stop = Stop the camera
scan-camera = What the camera sees
scan-hold = Hold the other device's code before the camera. No picture is kept or sent.
failure-scan-refused = This page was not allowed to use the camera.
failure-scan-refused-next = Allow it in the browser's settings and scan again, or type your words.
failure-scan-no-camera = No camera can be used: there is none, or another program is using it.
failure-scan-no-camera-next = Scan again, or type your words.
failure-scan-other = This is another code: there are no words of this app in it.
failure-scan-other-next = On your other device, open “This device”, then “Add a device”, and scan what it shows. Or type your words.
failure-scan-not-here = What reads codes has not been fetched: the service did not answer.
failure-scan-not-here-next = Check your connection and scan again, or type your words.

## Another device

add-title = Add a device
add-lede = Another device of yours can have the same consultations. It reads your words from a code that this one shows; the service has no part in it, and does not learn that both are yours.
add-open = On the other device, open { $address }
add-scan = There, press “I have my words already”, then “Scan a code”.
add-press = Here, show the code, and hold the other device's camera before it.
add-warning = The code holds your 12 words: whoever photographs it can read everything. Show it only where nobody looks on, and let nothing but this app on your other device see it, no other camera program.
add-show = Show the code
add-hide = Hide the code
add-shown = It is hidden after a minute, and as soon as you leave this window.
add-code = A code with your 12 words, for your other device
add-not-yet = Write your 12 words down first. When your devices are lost, only what is on paper brings you back.

## The request

intake-kept = You are writing a request. What you wrote is kept on this device and was not sent.
intake-go-on = Go on with the request
intake-none = No request is being written
intake-none-text = Choose a doctor to begin one. What was sent stands among your consultations.
intake-to = To { $doctor }, { $specialty }
intake-amount = { $number } of { $of }
intake-window = Questions, { $number } of { $of }
intake-drop = Throw this request away
intake-dropped = Thrown away. Nothing was sent.
answer-needed = An answer is needed here.
choose-several = You can choose more than one.
characters-left = { $count ->
    [one] One character left
   *[other] { $count } characters left
  }
characters-over = { $count ->
    [one] One character too many
   *[other] { $count } characters too many
  }
danger-title = Important, now
danger-stop = Stop here; my answers are kept
danger-go-on = I have read this and want to go on all the same
own-title = Your questions to the doctor
own-text = Put one question in each field, at most { $most }. Each gets an answer of its own.
own-question = Question { $number }
own-add = Another question
own-remove = Remove this question
own-needed = At least one question to the doctor is needed.
terms-title = Before it is sent
terms-text = Please read each of these and agree to it.
terms-needed = Each of these has to be agreed to.
review-title = Everything once more
review-text = This is what { $doctor } will read, and nobody else. Look once more for names, places and exact dates.
review-open = A question still needs an answer.
send-request = Seal and send
sending = Sealing on this device and sending…
ask-sent = Sent and confirmed. Your phone will not alert you: look here once a day.
attach = Add photos, papers or scans
attach-now = You can add photos, papers and scans now: press the button beside the message field. They are cleaned of hidden names and dates on this device, and you can look at all of them before they go.
attach-later = Photos, papers and scans can be added as soon as the request is sent.
look-daily = Your phone will not alert you: look here once a day.

## Where it stands

state-requested = Waiting for the doctor's yes
state-accepted = The doctor is working on the opinion
state-answered = The opinion is there
state-follow-up = Waiting for the reply to your question
state-closed = Finished
state-declined = Not taken by the doctor
state-expired = Missed by the doctor
state-withdrawn = Taken back by you
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
next-ask-another = Please read the doctor's reason, which stands in the messages. You can ask another doctor. What you wrote can be read here, and copied into a new request, until it is erased, by { $date } at the latest.
next-missed = The doctor let the days go by. You can ask another doctor. This one is erased by { $date } at the latest.
next-taken-back = You can ask another doctor at any time. This one is erased by { $date } at the latest.
next-unknown = What comes next is not known at the moment. Please look again later.
list-nobody = There are no words on this device
list-nobody-text = With your 12 words you come back to your consultations. Without them you can begin a new one.
list-none = No consultation yet
list-none-text = Choose a doctor, describe what you were told, and put your questions. You can stop at any time; what you wrote is kept here.
list-not-found = No consultations were found here for these words
list-not-found-text = They may have been erased, or the words were made at another address.
list-gone = Consultation { $number } has been erased; it is gone from here too.
list-waiting-request = Your request to { $doctor } is not confirmed yet. It is kept on this device and sent again by itself; it will not be doubled.
list-kept-request = A request to { $doctor } was not sent
ask-another = Ask another doctor
news-asked = Your request from before is with the service now.
news-ask-waits = Your request from before is not confirmed yet. It is kept on this device.
news-ask-refused = Your request from before could not be sent. It is kept among your consultations.

## One consultation

read-nickname = The doctor knows you as “{ $nickname }” only, a name made up by this app.
content-accepted = Accepted: an answer will come.
content-withdrawn = You have taken the request back.
content-question = Your question to support:
content-revealed = You told the doctor who you are
say = To the doctor
say-follow-up = Your follow-up question about the opinion
overtaken = Something was written from another device first. Your text was not sent; it is kept here.
reveal = Tell the doctor who you are
reveal-short = Only if you want the doctor to know it.
reveal-title = Tell the doctor who you are?
reveal-what = The doctor does not know who you are. What you write here goes as a message of its own, with a mark that both of you see. It cannot be taken back: what the doctor knows stays known, even if you destroy the consultation.
reveal-follow-up = It goes as your follow-up question about the opinion.
reveal-text = What the doctor is to know about you
reveal-yes = Tell the doctor
reveal-no = Do not tell
end-title = More you can do
end-title-over = Print, destroy
withdraw = Take the request back
withdraw-title = Take the request back?
withdraw-what = Taking it back ends the consultation: the doctor is told and gives no opinion. What was sent is erased within about a month, or at once if you destroy it.
withdraw-note = A word to the doctor (may be left empty)
withdraw-yes = Take it back
withdraw-no = Keep it
withdraw-done = Taken back. The doctor is told.
destroy = Destroy this consultation
destroy-short = Erases everything in it for ever, for you and for the doctor.
destroy-title = Destroy this consultation for ever?
destroy-what = It goes from the service at once, for you and for the doctor, and from this device; from the service's backups when they run out, and from your other devices when they next connect. What stays beyond reach: anything the doctor has already noted or saved elsewhere, and paper.
destroy-yes = Destroy it
destroy-no = Keep it
destroy-done = Destroyed, on the service and on this device.

## This device

device-what = What this app keeps in this browser, sealed:
device-words = your 12 words, and which consultations there are;
device-drafts = a request that you are writing, and texts that were not sent yet;
device-facts = what you switched on below about this device.
device-empty = Nothing of yours is on this device
device-lock-title = Who else can read it
device-lock-text = The seal keeps your words from other scripts and programs in this browser. It does not keep out somebody who uses this device unlocked: they can open this app as you do, or copy the browser's files and open them elsewhere. Your device's lock, and on a computer the encryption of its disk, protect you from that. On a borrowed device, remove everything here.
evict-title = This browser may forget
evict-text = It may clear what is kept here when space runs out, or after weeks without a visit. With your 12 words on paper you come back at any time.
evict-keep = Ask the browser to keep it
forget = Remove everything from this device
forget-title = Remove everything from this device?
forget-what = Your words and everything else are removed from this browser. Your consultations stay at the service: your 12 words, on paper, are then the only way back to them. To erase a consultation itself, destroy it first. Copies that you saved and the browser's history stay.

## The phone's lock

lock-title = Locked
lock-lede = What is kept here opens with this phone's own lock: its code, a finger or a face.
lock-open = Open
lock-lost = It does not open any more?
lock-lost-text = If the passkey “SeconDOK” was deleted from the phone, nobody can open what is kept here any more. Your consultations are not lost: remove everything here, then type your 12 words. Only texts that were not sent yet are lost with it.
lock-section = This phone's lock
lock-off = Now, whoever holds this phone unlocked can open this app, read your messages and see your words.
lock-on-means = With the lock, the app asks for the phone's code, a finger or a face whenever it is opened, and again after some minutes without a touch. While it is open, whoever holds the phone sees what you see. Whoever knows the phone's code can open it.
lock-switch-on = Open with this phone's lock
lock-on-done = From now on this phone's lock opens the app.
lock-is-on = Only this phone's lock opens what is kept here. There is no other key on this phone.
lock-passkey = The phone has made a passkey named “SeconDOK” for it. On iPhone, iPad and Mac it can be seen among the passwords, and is copied to your other Apple devices. If it is still there after you have removed everything here, delete it there too.
lock-after = Lock again when nothing was touched for
lock-minutes = { $count ->
    [one] One minute
   *[other] { $count } minutes
  }
lock-now = Lock now
lock-switch-off = Open without the phone's lock
lock-off-done = The app opens without the phone's lock from now on.
lock-none = This app cannot be locked here: this browser, or this phone, does not let it use the phone's lock. Whoever holds the phone unlocked can open this app, read your messages and see your words.
lock-helps = What helps: remove everything from this device before you lend the phone or lay it aside. With your 12 words you come back. When you do, you can also have nothing kept on the phone.
erase-title = In a hurry
erase = Remove everything at once
erase-again = Press again: everything goes
erase-within = Press once more within three seconds.
erase-what = Two presses, and your words and everything else are gone from this browser, in all its windows. Your consultations stay at the service: your 12 words, on paper, bring you back to them. Copies that you saved and the browser's history stay.
failure-lock-not-opened = The phone's lock was not opened. Everything is still here.
failure-lock-not-opened-next = Try again.
failure-lock-other = This is not the passkey that locked what is kept here. Everything is still here.
failure-lock-other-next = Try again, with the lock of this phone.
failure-lock-none = This phone or browser does not let the app use its lock. Nothing was changed.
failure-lock-none-next = Remove everything from this device before you lend or lay it aside; your 12 words bring you back.

## A phone that is not only one's own

shared-link = This phone is not only mine
shared-title = Is this phone not only yours?
shared-what = Then nothing need be kept on it: neither your words nor what you write. That lasts until this window is closed or loaded anew; then you type your 12 words again. What you have not sent by then is lost. Have paper and a pen at hand.
shared-yes = Keep nothing on this phone
shared-is = Nothing of yours is kept on this phone. Closing this window ends your visit; your 12 words bring you back.

## What went wrong, and the way on

failure-no-words = There are no words on this device. Nothing was changed.
failure-no-words-next = Make new ones, or type the words that you have.
failure-confirm-wrong = That is not word { $number }.
failure-confirm-wrong-next = Please look again at what you have written down.
failure-vault-unavailable-next = In a private window that can be so: use an ordinary one. Your words bring everything back there.
failure-vault-damaged-next = Remove everything from this device, then type your words: they bring everything back.
failure-renew-still-there = { $count ->
    [one] One consultation of your words is there still.
   *[other] { $count } consultations of your words are there still.
  } No new words were made.
failure-renew-still-there-next = Destroy them first, or leave them behind.
failure-renew-unsent = { $count ->
    [one] Something that you wrote was not sent yet.
   *[other] { $count } things that you wrote were not sent yet.
  } No new words were made.
failure-renew-unsent-next = Send it, or throw it away, under “My consultations”.
failure-words-already = There are words on this device already. They are not overwritten.
failure-words-already-next = See them under “My 12 words”.
failure-words-other = There are other words on this device already. They are not overwritten.
failure-words-other-next = To use these, remove everything from this device first, or use another browser profile.
failure-restore-unfinished = Your words are on this device now, but the consultations could not be looked for: the service did not answer.
failure-restore-unfinished-next = Check your connection, then open the list: it goes on from there.
failure-answer-other = This answer does not belong to this question.
failure-answer-other-next = Reload the app, then answer again.
failure-answer-empty = An answer is needed here.
failure-answer-empty-next = Please answer, then go on.
failure-answer-not-a-number = This is not a number.
failure-answer-not-a-number-next = Please give one such as 12 or 7.4.
failure-answer-out-of-range = The number must lie between { $min } and { $max }.
failure-answer-out-of-range-next = Please look at the unit as well.
failure-answer-decimals = { $allowed ->
    [0] A whole number is needed here.
    [one] At most one decimal is needed here.
   *[other] At most { $allowed } decimals are needed here.
  }
failure-answer-decimals-next = Please round it.
failure-answer-too-long = The answer has { $found } characters; { $allowed } fit.
failure-answer-too-long-next = Please shorten it.
failure-answers-open = The questionnaire is not answered as it should be (open points: { $count }). Nothing was sent.
failure-answers-open-next = Go through the questions once more.
failure-clock = This device's date ({ $device }) is wrong: at the service it is { $service }. The doctor's key cannot be verified like that. Nothing was sent, and your request is kept on this device.
failure-clock-next = Set this device's date, then send the request again from “My consultations”.
failure-ask-waiting = Not confirmed: the connection failed while your request was being sent. It is kept on this device.
failure-ask-waiting-next = Nothing is lost and nothing will be sent twice. It is sent again by itself when the connection is back.
failure-ask-earlier-waiting = An earlier request of yours is still not confirmed, so no other one can be sent. Both are kept on this device.
failure-ask-earlier-waiting-next = When the connection is back, the earlier one goes out first; then send this one.
failure-ask-maybe-sent = Your request may have been sent before, as consultation { $number }, and destroyed since from another device. It was not sent again and is kept on this device.
failure-ask-maybe-sent-next = If you still want to ask, send it again from “My consultations”.

## In the words of the command line

content-declined = The doctor does not take this consultation: { $reason }.
content-not-taken = Not taken: there will be no answer.
content-closed = Finished: nothing more can be written here.
failure-words-count = There must be 12 words; these are { $found }. Nothing was changed.
failure-words-count-next = Look at what you wrote down and type all 12, in order.
failure-words-mistyped = Word { $position }, “{ $word }”, is not one of the words there are. Did you mean: { $suggestions }? Nothing was changed.
failure-words-mistyped-next = Compare word { $position } with what you wrote down, and correct it here.
failure-words-unknown = Word { $position }, “{ $word }”, is not one of the words there are. Nothing was changed.
failure-words-unknown-next = Compare word { $position } with what you wrote down, and correct it here.
failure-words-other-list = These words belong to something else, such as another program's phrase or one in another language. Nothing was changed.
failure-words-other-list-next = The words that you need are 12 English ones, shown to you by this service. Look for those.
failure-words-checksum = Each of these words exists, but together they are not a phrase: one is wrong, or two have changed places. Nothing was changed.
failure-words-checksum-next = Compare each word and the order with what you wrote down, and correct it here.
keys-seen-title = How this device makes sure of doctors' keys
keys-seen-text = Before you send anything, this device makes sure that the doctor's key stands in a list that the service shows to everybody alike. Below is how that list was when this device last fetched doctors' keys. Whoever wants to make sure that others saw the same list can compare it: secondok-cli keys compare
keys-seen-none = This device has not looked at the list yet.
failure-doctor-key = The app could not make sure that only this doctor would read it. Nothing was sent, and your request is kept on this device.
failure-doctor-key-next = Do not send it to this doctor for now. Please tell whoever runs the service; you can ask another doctor.
failure-state-requested = The consultation still waits for the doctor's yes; this is not possible yet. Your text is kept on this device.
failure-state-requested-next = The list shows what happens next and when.
failure-state-accepted = The consultation waits for the opinion; this is not possible now. Your text is kept on this device.
failure-state-accepted-next = The list shows what happens next and when.
failure-state-answered = The opinion is there already; this is not possible any more. Your text is kept on this device.
failure-state-answered-next = A follow-up question is possible now: write it below.
failure-state-follow-up = The consultation waits for the reply to the follow-up question; this is not possible now. Your text is kept on this device.
failure-state-follow-up-next = The list shows what happens next and when.
failure-state-closed = The consultation is finished; nothing more can be written in it. Your text is kept on this device.
failure-state-closed-next = You can ask again: choose a doctor.
failure-state-declined = The doctor has not taken this consultation; nothing more can be written in it. Your text is kept on this device.
failure-state-declined-next = You can ask another doctor.
failure-state-expired = The doctor let the days go by and the consultation has ended; nothing more can be written in it. Your text is kept on this device.
failure-state-expired-next = You can ask another doctor.
failure-state-withdrawn = The request was taken back; nothing more can be written in this consultation. Your text is kept on this device.
failure-state-withdrawn-next = You can ask again: choose a doctor.
doctor-not-listed = A doctor who is no longer here

## Support

support = Support
support-what = Ask about the service itself: the app, your words, your files. Your question is sealed on this device. Whoever answers sees it, and nothing of who you are.
support-hint = Questions about your health are for a doctor. Leave out names, addresses and whatever else tells who you are.
support-question = Your question
support-nobody = First your 12 words
support-nobody-text = The answer comes here, and only your 12 words open it. No name, no e-mail.
support-otherwise = Other ways to reach us, by e-mail too, are on a page of their own:
support-contact = Contact
support-asked = Support has your question. Your phone will not alert you: look here once a day.
support-again = Ask support again
say-support = To support
support-state-requested = Waiting for an answer
support-state-accepted = Being looked at
support-state-answered = Answered
support-state-follow-up = Waiting for an answer to your further question
support-state-closed = Finished
support-state-declined = Not answered
support-state-expired = Not answered in time
support-state-withdrawn = Taken back by you
support-next-doctor-accepts = An answer is due by { $date }.
support-next-doctor-answers = An answer is due by { $date }.
support-next-patient-may-ask = You can ask on until { $date }.
support-next-doctor-replies = An answer is due by { $date }.
support-next-finished = You can read it until it is erased, by { $date } at the latest.
support-next-ask-another = It is erased by { $date } at the latest.
support-next-missed = We are sorry. Please ask again. This one is erased by { $date } at the latest.
support-next-taken-back = It is erased by { $date } at the latest.
support-next-unknown = What comes next is not known at the moment. Please look again later.
failure-support-none = Nobody answers for support here at the moment.
failure-support-none-next = Your question is kept among your consultations. Other ways to reach us are on the page “Contact”.
## A copy, and new words

copy-title = Save a copy
copy-what = Everything that your words open, in one place. Your words and keys are not in it. Whoever has the copy can read it: keep it where only you find it. Files that you sent are saved one by one, from their consultation.
copy-print = Print, or save as PDF
copy-save = Save for programs (JSON)
copy-saved = Saved to this device.
copy-not-saved = This browser did not save it.
copy-none = There is no consultation.
words-lost = A device with these words is lost, or somebody has seen them?
renew-title = New words
renew-lede = Whoever has your words reads what they open, and can write as you. New words cannot be found out from your old ones: what follows is closed to whoever has those.
renew-lock = If the app on the lost device opens by the phone's own lock only, that lock still stands before your words there.
renew-save = 1. Save what you want to keep
renew-save-text = After the next steps this device no longer opens it.
renew-there = 2. What your old words still open
renew-there-text = Nobody can take these away from whoever has the words, unless they are destroyed. You can do that one by one, or with all of them.
renew-none = Nothing any more. Whoever has your old words finds nothing.
renew-destroy = Destroy all of them
renew-destroy-sure = Destroy all of them for good?
renew-destroy-what = All these consultations go from the service at once, for you and for your doctors, also those that a doctor is working on; from its backups when they run out. What the lost device has on its screen, or a doctor has saved elsewhere, is beyond reach.
renew-destroyed = Destroyed. Now make new words.
renew-new = 3. Make new words
renew-make-text = They take the place of your old words on this device. On your other devices, remove everything and type the new ones.
renew-make = Make new words
renew-make-sure = Make new words now?
renew-make-what = Your old words are gone from this device. Have paper and a pen at hand: the new ones must be written down.
renew-leave-text = You can also make new words now and leave these consultations with your old words. They go on as they are until their end, but not on this device: only your old words, on paper, bring you back to them, and whoever else has those reads and writes there too.
renew-leave = Leave them, and make new words
renew-leave-sure = Leave these consultations behind?
renew-leave-what = This device no longer opens them, and what you are writing in them is lost. Whoever has your old words still opens them.
renew-not = Not now
renew-done = New words are made. Write them down now.
