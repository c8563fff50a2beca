# The public pages.
site-description = A second opinion from a doctor, without saying who you are.
skip = Skip to the content
menu = Main
menu-doctors = Doctors
menu-begin = How to begin
menu-doctor-login = Login for the doctor
menu-languages = Language
demonstration-name = Demonstration.
demonstration-text = Every doctor and every consultation here is invented. Do not enter anything real.
footer-emergency = Emergency:
footer-clean = These pages run no script and load nothing from anywhere else. Only if you say that you have read an important notice, a cookie keeps its number, so that it is not shown again. No visit is logged.

## Notices

notices-title = Notices
notices-lede = What you should know about how this service works at the moment.
notices-important = Important
notices-read = I have read this
notices-none = There is nothing to tell at the moment.
refused-title = That could not be understood
refused-text = Nothing was changed. Go back to the page and try again.

## Statistics

statistics-title = Statistics
statistics-lede = What this service counts so that it can become better. Everybody sees the same figures.
statistics-off = Off: the organisation that runs this service has not turned statistics on. Nothing is counted.
statistics-none-yet = On. There are no figures yet: they come after the first whole week.
statistics-on = On. The last week that was counted: { $first } to { $last }.
statistics-was-on = Off again. Nothing is counted any more. Older figures stay here until they are { $weeks } weeks old.
statistics-all-few = In none of these weeks was there enough of anything to show a figure.
statistics-few = too few
statistics-requested = Requests
statistics-requested-about = How many consultations were requested in a week.
statistics-reply = Until the doctor takes it or declines
statistics-reply-about = Days from the request until the doctor took it or declined it. It counts in the week of that reply.
statistics-answer = Until the opinion
statistics-answer-about = Days from the request until the doctor's opinion. Whoever asks once more counts with the last answer, and not at all while that question is open. It counts in the week of the opinion or answer.
statistics-ended = How consultations ended
statistics-ended-about = Consultations that ended in the week.
statistics-ended-closed = Finished
statistics-ended-declined = Declined by the doctor
statistics-ended-expired = Not taken or not answered in time
statistics-ended-withdrawn = Withdrawn by the patient
statistics-days = { $days ->
    [0] The same day
    [one] One day
   *[other] { $days } days
}
statistics-days-to = { $to ->
    [one] Up to one day
   *[other] { $from } to { $to } days
}
statistics-days-more = { $days } days or more
statistics-weeks = All weeks
statistics-week-begins = Week from
statistics-week-from = Week from { $date }
statistics-how = How it is counted
statistics-how-weeks = Whole weeks from Monday to Sunday (UTC), for the whole service together, in the night after. Nothing is written down about anybody for it.
statistics-how-enough = A figure is shown only if at least { $doctors } doctors stand behind it, and at least { $consultations } consultations besides those of the doctor who has the most. Otherwise it says “too few”, also where there was none, and the number is not kept. There are no totals from which it could be worked out.
statistics-how-rounded = Figures are rounded down to multiples of { $step }: { $from } stands for { $from } to { $to }.
statistics-how-destroyed = If you destroy your consultation after its week was counted, the figure stays as it is. It does not tell that you are in it.
statistics-how-kept = Figures are deleted after { $weeks } weeks.

## Home

home-title = A second opinion from a doctor, without saying who you are
home-lede = Describe what you were told, ask your questions, and get a written opinion signed by a doctor. No name, no e-mail, no account. What you write is sealed (encrypted) on your own device; the service cannot read it.
home-see-doctors = See the doctors
home-open-app = Open the app
home-see-begin = How to begin

emergency-title = Not for emergencies
emergency-text = An answer here takes days. If something is sudden, severe or quickly getting worse — chest pain, trouble breathing, a drooping face or weak arm, heavy bleeding, thoughts of ending your life — call now. Elsewhere in the world, call the emergency number of the place where you are.
emergency-112 = Call 112
emergency-103 = Call 103 (Ukraine)

how-title = How it works
step-1-title = Your device makes 12 words
step-1-text = Write them on paper. They are the only key to your consultations, here and on any other device. Nobody else has them, and nobody can recover them.
step-2-title = You choose a doctor and describe your case
step-2-text = The questions are those of the specialty, and none of them asks who you are. Then you put your own questions. Everything is sealed for this doctor and for you before it leaves your device.
step-3-title = The doctor answers
step-3-text = { $days ->
    [one] Within one day
   *[other] Within { $days } days
} the doctor says whether they take it; each doctor's page says how soon the opinion then comes. You get an answer to each of your questions, whether the doctor agrees with the first opinion, how sure they are and what is missing. Afterwards you can ask back.
step-4-title = Then it is erased
step-4-text = At the latest { $days ->
    [one] one day
   *[other] { $days } days
} after the end everything is deleted, or at once when you say so.

never-title = What you are never asked
never-name = Your name
never-reach = An e-mail address or a phone number (only the form to support has a place for an address, which may stay empty)
never-birth = Your date of birth: an age range is enough
never-place = Where you live or work
never-account = An account, or a log-in through another company
never-records = Numbers of your insurance or your medical records
never-why = What is not asked cannot be lost, sold or demanded.

limits-title = What is not protected
limits-lede = You should know this before you rely on it.
limits-words = Whoever has your 12 words can read everything. If you lose them, nobody can bring anything back.
limits-text = What you write about yourself can tell who you are. Leave out names, places and exact dates.
limits-address = The service sees the internet address you come from while it answers. It keeps none, but a dishonest operator could. Tor or a VPN hides it.
limits-operator = The service knows that a consultation with a certain doctor exists, and on which day something happened; not what was said, and not whose it is.
limits-key = For whom your request is sealed, your device learns from the service alone: a dishonest one could put somebody else in your doctor's place.
limits-doctor = A doctor can remember or copy what they read. Once you delete a consultation, it is gone here; a copy made elsewhere is beyond our reach.
limits-device = Whoever can use your unlocked device can see what you see.

begin-title = How to begin
begin-app = The app opens in this browser. There is nothing to install and nobody to register with: it makes your 12 words and then leads you one step at a time.
begin-text = Consultations can also be held without a browser, with a program for the command line. It talks to you step by step:
begin-new = makes your 12 words
begin-ask = takes you through the questions and sends your request, sealed
begin-watch = shows the doctor's messages as they come
begin-destroy = deletes a consultation for good
begin-server = The first time, add the address of this service, the one that your browser shows now:

## Directory

doctors-title = Doctors
doctors-lede = Everybody who can be asked here. Anyone can read this list; nobody notes that you did.
filter-label = Choose doctors
filter-specialty = Specialty
filter-any-specialty = Every specialty
filter-language = Language
filter-any-language = Every language
filter-more = More to choose by
filter-any-country = Any country
filter-any-price = Any price
filter-any-days = Any time
filter-available = Takes new consultations today
filter-show = Show
filter-clear = Show all doctors
filter-chosen = What you chose
filter-remove = Remove:
filter-left-out = Something in the address was not understood and was left out.
search-label = Name or specialty
search-long = What you searched for is longer than { $most } characters and was left out. A name or a specialty is enough.
search-read-as = Read as “{ $text }”: it seems to have been typed with the other keyboard.
wish-text = “{ $text }”
wish-language = in { $language }
wish-licence = Licensed in: { $country }
wish-price = { $units ->
    [0] free
    [one] at most one unit
   *[other] at most { $units } units
}
wish-days = { $days ->
    [one] opinion within one day
   *[other] opinion within { $days } days
}
and-more = { $named } and { $more } more
doctors-found = { $count ->
    [one] One doctor
   *[other] { $count } doctors
}
empty-title = No doctors yet
empty-text = Nobody can be asked on this service at the moment. Please come back later.
empty-filtered-title = Nobody fits your choice
empty-filtered-text = Somebody fits if you leave one thing out:
empty-filtered-all = Try another spelling, or fewer words, or look at everybody.
empty-without = Leave out: { $wish }
pages-label = Pages of the list
pages-here = Page { $page } of { $pages }
pages-previous = Previous
pages-next = Next

## A doctor

doctor-back = All doctors
doctor-invented = This doctor is invented, for trying out.
doctor-languages = Consults in
doctor-answer = Opinion
doctor-accept = Takes it or declines
doctor-price = Price
doctor-experience = Experience
doctor-licensed = Licensed in
doctor-about = In their own words
doctor-away-short = Takes no new consultations today
doctor-away = Takes no new consultations today. Please try another day, or choose another doctor.
answer-days = { $days ->
    [one] within one day
   *[other] within { $days } days
}
accept-days = { $days ->
    [one] within one day
   *[other] within { $days } days
}
price-units = { $units ->
    [0] free
    [one] one unit
   *[other] { $units } units
}
price-note = Nothing is charged in this version.
experience-years = { $years ->
    [0] less than a year
    [one] one year
   *[other] { $years } years
}
known-title = What is known about this doctor
known-text = What stands here was entered by the organisation that runs this service and by the doctor. The organisation answers for this doctor, and keeps no record here of how it checked licence and diplomas; ask it how it did.
checked-title = What was checked
checked-text = Two people of the organisation that runs this service looked at these papers and approved this doctor. The papers themselves are destroyed after that. Nobody checked what doctors write about themselves.
checked-credential = { $kind }: { $issuer }, { $country }
checked-credential-until = { $kind }: { $issuer }, { $country }, until { $until }
checked-how = Checked on { $date }: { $how } ({ $source }).
checked-next = To be checked again by { $date }.
checked-by-document = the document was looked at
checked-by-register = it was looked up in a register
checked-by-letter = who issued it confirmed it in writing
checked-by-call = who issued it confirmed it by telephone
credential-diploma = Diploma
credential-specialty = Specialty certificate
credential-licence = Licence
ask-title = Ask this doctor
ask-in-app = Choose in the app
ask-text = You can also ask with the command-line program:
ask-text-only = You ask with the command-line program:
ask-licence = A doctor may advise only as far as their licence reaches. An opinion from a distance does not replace an examination.

## The privacy policy

policy-title = Privacy policy
coming-text = On { $date } a new version of our privacy policy takes effect.
coming-see = See what changes
coming-where = What changes, word by word, stands on the page “Privacy policy”. Until then the version holds that you know.
policy-since = Version { $version }, in force since { $date }.
policy-versions = All versions
policy-contents = Contents
policy-count-holds = { $count ->
    [one] One sentence is tested: all attempts to break it were noticed.
   *[other] { $count } sentences are tested: all attempts to break them were noticed.
}
policy-count-open = { $count ->
    [one] One sentence is not shown to hold at the moment.
   *[other] { $count } sentences are not shown to hold at the moment.
}
policy-count-not-built = { $count ->
    [one] One sentence does not hold yet, and says so.
   *[other] { $count } sentences do not hold yet, and say so.
}
policy-count-limit = { $count ->
    [one] One sentence tells what is not protected.
   *[other] { $count } sentences tell what is not protected.
}
policy-holds = { $attempts ->
    [one] Tested: one attempt to break it, noticed on { $date }.
   *[other] Tested: { $attempts } attempts to break it, all noticed, each on { $date } or later.
}
policy-open = { $attempts ->
    [one] Not shown at the moment: the attempt to break it was not made, or not noticed.
   *[other] Not shown at the moment: of { $attempts } attempts to break it { $noticed } were noticed.
}
policy-holds-short = Enforced and tried.
policy-open-short = Not confirmed at the moment.
policy-limit = Not protected
policy-not-built = Not built yet: do not count on it.
clause-how = What enforces this
clause-lede = Each sentence of this promise, what enforces it, and what came of the attempts to break it.
policy-more = More
policy-evidence = Every attempt with its test, for programs (JSON)
policy-back = Privacy policy

versions-title = Versions of the privacy policy
versions-lede = No version is altered after it was published, and none is taken away.
version-name = Version { $version }
version-in-force = In force
version-announced = Announced
version-until = In force until { $date }
version-announced-on = Announced
version-effective-on = Takes effect
version-days = Announced on { $announced }, takes effect on { $effective }.
compare-title = Compare two versions
compare-only-one = There is one version so far. Once there is a second, you can see here what changed, word by word.
compare-from = From
compare-to = To
compare-show = Show what changed
changes-title = From version { $from } to version { $to }
changes-none = The two say the same.
changes-new = new:{" "}
changes-gone = gone:{" "}
changes-key = What is new is underlined, what is gone is struck through.

asvs-title = Security requirements (OWASP ASVS 5.0)
asvs-lede = The Application Security Verification Standard has 345 requirements in three levels. This is where each stands here, also those of which nothing can be shown yet.
asvs-all = All requirements
asvs-level = Level { $level }
asvs-shown = { $shown } of { $all } shown or explained
asvs-tested = Tested by breaking it
asvs-built = Built so, without a test that can fail
asvs-absent = Speaks of what is not here
asvs-exception = Not met, on purpose
asvs-failing = An attempt to break it was not made, or not noticed
asvs-open = Not shown yet
asvs-english = What is said of a requirement is in English, as the standard is. The names are attempts: /policy/evidence.json has what each breaks, and with which test.

safe-harbor-title = Eighteen identifiers (HIPAA)
safe-harbor-lede = American law names eighteen things by which a person can be known (45 CFR 164.514(b)(2), "Safe Harbor"). This is what is done about each before anything reaches the doctor. It does not make you anonymous against what you tell yourself.

record-title = Record of processing (GDPR, Article 30)
record-lede = Made from the list that is compared with the running system. What people wrote into that list is in English.
record-controller = Who is responsible
record-whom = Of whom
record-whom-text = Patients, and the child or adult for whom somebody asks: no name of theirs is known. Whoever asks support. Doctors who were invited, and the staff. Whoever opens a page or tries to log in, while they are answered.
record-kinds = What is kept, logged or sent
record-bases = By which law
record-readers = Who can read it
record-abroad = To whom it goes
record-abroad-text = To the doctor whom the patient chose, sealed, in whichever country that doctor is; and to wherever the organisation’s servers stand. Questions to support: sealed, to the staff who answer; an answer by e-mail: unsealed, through mail servers, to the address that asked for it. To nobody else.
record-ends = When it goes away
record-measures = How it is protected
record-measures-text = Each measure stands beside the promise that it enforces:
record-entries = { $count ->
    [one] one entry
   *[other] { $count } entries
}
record-english = What stands here is in English. The overview explains the words for laws, readers and ends.
record-law = Law
record-read-by = Readers
record-until = Until
record-links = Can be joined
record-part = Part { $number }
record-column = In the database
record-file = In the data folder
record-backup = In backups
record-log = In the log
record-metric = In figures for Prometheus
record-header = In the headers of answers
record-mail = In e-mails that go out
record-cookie = In cookies of the public pages
record-client = On devices, by the command-line program
record-browser = On devices, by the apps in the browser

## Who is responsible

contact-title = Contact and your rights
menu-contact = Contact
contact-responsible = Who is responsible
contact-name = Organisation
contact-address = Address
contact-mail = E-mail
contact-authority = Supervisory authority
contact-invented-name = An invented clinic: this is a demonstration, and nobody stands behind it
contact-invented-address = 1 Invented Street, a town that does not exist
contact-invented-authority = None: a demonstration has no real data
contact-patient = If you are a patient
contact-patient-nobody = This service does not know who you are, so nobody here can find your data for you: not by your name, and not by your e-mail address. Besides the doctor whom you asked, only your device or your twelve words open it. What follows you do yourself, in the app, without asking anybody.
contact-patient-get = Get everything: in the app, under “This device”, “Save a copy” prints it or saves it for other programs; so does the command-line program (secondok-cli patient export).
contact-patient-correct = Correct something: what you have sent cannot be changed, because the doctor may have answered it. Write a message that corrects it.
contact-patient-erase = Erase everything: destroy each consultation in the app, at any time and at once; what your device keeps you remove under “This device”. If you do nothing, a consultation is erased by itself at most { $days } days after its end. Sealed backups lose it when their days are over.
contact-doctor = If you are a doctor here
contact-doctor-get = Get everything that is held about you: in your app, under “Your account”, to read and as a file for other programs.
contact-doctor-correct = Correct it: there too. Your name, specialties, licences and years of practice were entered by the organisation; ask it to correct those.
contact-doctor-erase = Erase your account: there too, once no consultation is running. Ended consultations stay readable for the patient until the day on which they are erased.
contact-other = If you are neither
contact-other-text = Nothing is kept of who opens these pages. If you asked support on these pages, your code reads the question and the answer, and erases them. If you were invited and have not registered, write to the organisation.
contact-complain = To object or complain
contact-complain-text = Write to the organisation about anything here that you do not agree with. You can complain to the supervisory authority named above, or to that of the place where you live or work, at any time (GDPR, Article 77). Do not write about your illness in an e-mail: it is not sealed.

## What cannot be shown

missing-title = There is no such page
missing-text = Perhaps the address has a slip in it, or the doctor is no longer here.
unavailable-title = This page cannot be shown at the moment
unavailable-text = The service cannot reach its data. Please try again in a few minutes; nothing that was confirmed is lost.
failure-home = To the home page

## Support

support-title = Ask support
support-lede = Ask about the service itself: the pages, the app, your words, your files. Leave out who you are and what you are ill with; questions about your health are for a doctor.
support-app = Have you got the app open already? There your question is sealed on your own device, and nobody but support can read it.
support-app-link = Ask in the app
support-not-sealed = This form is not sealed on your device. The service’s computer reads it at the moment in which you send it, seals it for those who answer, and forgets it. It reads the answer, too, at the moment in which you look at it.
support-question = Your question
support-hint = At most 3,000 characters. No name, no address, nothing about an illness.
support-send = Send
support-closed = Nobody answers questions here at the moment.
support-too-many = Too many people are asking at the moment. Nothing was sent; what you wrote still stands here. Please try again in an hour.
support-other = Something else was sent with this form meanwhile. What you wrote was not sent, and still stands here.
support-empty = Please write something.
support-long = { $over ->
    [one] This is one character too long. Please shorten it.
   *[other] This is { $over } characters too long. Please shorten it.
  }
support-not-plain = There are characters in it that cannot be shown. Please type it as plain text.
support-over = This is finished: nothing can be written here any more. You can ask anew.
support-have-code = If you have asked already
support-mail = By e-mail
support-mail-text = You can write an e-mail, too. It is not sealed, and it tells your address:
support-mail-left-out = [Not kept: { $list }]
support-mail-cut = [The e-mail was longer. What follows was not kept.]
support-mail-elsewhere = [From another address than the question]
support-mail-no-subject = (no subject)
support-mail-returned = [The answer could not be delivered by e-mail: { $list }]
support-mail-subject = Answer from support
support-reply = Your e-mail address, if you want an answer there too (may stay empty)
support-reply-hint = An e-mail address may tell who you are, and an e-mail is not secret: everybody who carries it can read it. Without an address you read the answer here, with your code.
support-reply-wrong = The answer cannot be sent there. Please look at the address: letters without accents, at most { $most } characters.
support-sent-mail = Support can send the answer to your address, too. Nobody has checked that the address is right; do not wait for the e-mail, but look with your code.
support-sent-title = Your question is with support
support-sent-text = Write this code down, or print this page. Only with it can you read the answer, and nobody can give it to you again:
support-sent-keep = An answer is due within 7 days. Nobody will alert you: look at the answer with your code. Whoever has the code can read it too.
support-shared = Is this computer not only yours? Close the whole browser afterwards: its button “Back” shows this page again.
support-answer-title = Read the answer
support-code = Your code
support-code-hint = 28 letters and digits, in groups of four. Capitals and hyphens do not matter.
support-code-mistyped = This code is not complete, or one of its characters is wrong. Please look at every character.
support-code-unknown = There is nothing under this code, or it has been erased.
support-show = Show
support-conversation-title = Your question to support
support-from-you = You, { $date }
support-from-support = Support, { $date }
support-more = Ask on, or add something
support-look-again = Look again
support-destroy = Erase all of this
support-destroy-text = Your question and the answers go from here at once, for both sides, and from backups when they run out. They cannot be brought back. What went by e-mail, or what somebody has noted elsewhere, is beyond reach.
support-destroy-yes = Erase it now
support-destroyed = It is erased.
support-standing-requested = Not answered yet. An answer is due by { $date }.
support-standing-accepted = Somebody is looking at it. The answer is due by { $date }.
support-standing-answered = Answered. You can ask on until { $date }.
support-standing-follow-up = An answer to your further question is due by { $date }.
support-standing-closed = Finished. It is erased by { $date } at the latest.
support-standing-declined = Not answered. It is erased by { $date } at the latest.
support-standing-expired = Nobody answered in time; we are sorry. Please ask again. This is erased by { $date } at the latest.
support-standing-withdrawn = Taken back. It is erased by { $date } at the latest.

## Mails to doctors

doctor-letter-subject = Something awaits you
doctor-letter-text =
    Something awaits you in your doctor's account. What it is stands there alone. Log in here:

    { $link }
doctor-letter-text-alone = Something awaits you in your doctor's account. What it is stands there alone.
invitation-mail-subject = Registering as a doctor
invitation-mail-link =
    Somebody, most likely you, wants to register as a doctor with this address. Open this link in the browser in which you want to work. It is good until { $day } and works once:

    { $link }

    If it was not you, do nothing: without the link nobody can register with your address.
invitation-mail-code =
    Somebody, most likely you, wants to register as a doctor with this address. The invitation is good until { $day } and works once:

    { $code }

    If it was not you, do nothing: without it nobody can register with your address.
invitation-mail-known =
    Somebody, most likely you, wants to register as a doctor with this address. There is an account under it already, or the organisation has sent you an invitation. Log in here:

    { $link }

    If it was not you, do nothing: nothing has changed.
invitation-mail-known-only =
    Somebody, most likely you, wants to register as a doctor with this address. There is an account under it already, or the organisation has sent you an invitation: use that.

    If it was not you, do nothing: nothing has changed.
