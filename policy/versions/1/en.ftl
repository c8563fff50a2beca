# Version 1. `CLAUSE` is a heading, `CLAUSE_SENTENCE` what stands below it.

intro = This is what we promise about what you tell us, and what we cannot promise. Beside each promise stands what enforces it, and how many times we broke it on purpose, in a copy of the program, to see whether our tests notice.

anonymous-patient = You do not say who you are
anonymous-patient_no-name = From the first page to the final opinion we never ask for your name, e-mail address, telephone number, date of birth or address.
anonymous-patient_no-account = You have no account. What brings you back are 12 words that your own device makes, and we never learn them.
anonymous-patient_unlinked = Nothing that we keep tells that two consultations are of the same person.
anonymous-patient_seen-together = Your device asks for all of your consultations at once: somebody who watches the running service could see that they belong together. If you are the only patient of a day, everything of that day is yours.
anonymous-patient_payment = Paying is to ask for no name either: a voucher, or a place that somebody else has paid for, is to be enough.

no-email-to-register = You begin without an e-mail address
no-email-to-register_words-only = To begin you need nothing but a browser. No e-mail address, no telephone number, no log-in through another company.
no-email-to-register_nothing-sent = We send you nothing outside the app, unless you ask support for an e-mail.

doctor-cannot-identify = Your doctor is not told who you are
doctor-cannot-identify_no-trace = What your doctor gets tells neither your internet address, nor the language, time zone or kind of your device. It does not say at what hour you wrote; a doctor who is looking at that moment sees when it comes.
doctor-cannot-identify_cleaned = Photos, scans and papers are cleaned on your device before they are sent: what a file hides about you is taken out or changed. What can be seen on a page or in a picture stays unless you paint it over; you look at each that may show a name.
doctor-cannot-identify_pointed-out = While you write, the app points out names, telephone numbers, addresses and the like, and asks you before they go. It finds most of them, not all.
doctor-cannot-identify_own-act = Only you can tell your doctor who you are. It is a step of its own, with a question of its own, and you both see that you did. If a doctor asks who you are, you need not answer.
doctor-cannot-identify_words-reveal = What you tell can still give you away: a rare story, a place, a face in a picture. Of a scan sex, age, measures and the time of day stay; from slices of a head a face can be rebuilt. Leave out what the doctor does not need.

consult-in-app-only = What you talk about stays in the app
consult-in-app-only_sealed = What you and your doctor write is sealed on your devices. From what this service keeps nobody can read it, not even whoever runs it.
consult-in-app-only_dishonest = You have the app and your doctor's key from this service. A dishonest one could give you an app that gives your words away, or a wrong key. Nothing in your browser notices that yet.
consult-in-app-only_only-both = Only you and the doctor whom you asked can open your consultation. Other patients and doctors do not even learn that it exists; the service knows that, with which doctor and on which days.
consult-in-app-only_nowhere-else = It is in no e-mail, on no public page and in no log; not even the title of your browser's window tells it.
consult-in-app-only_erased = Between 23 and 37 days after its end a consultation is erased by itself, on a day that is drawn at random. Backups lose it some days later.
consult-in-app-only_destroyed = You can destroy it yourself, at once. Our nightly backups lose it when their days are over: 7, unless the organisation has set another number. Other copies that the organisation makes are in its hands.
consult-in-app-only_doctor-remembers = A doctor can remember what they read, or copy it. That is beyond our reach.

device-lock = What lies on your device
device-lock_kept-sealed = What you write, and your words, are kept in your browser in a form that only this app opens. Unless you have the phone's own lock open the app, whoever uses your unlocked device, or copies the browser's files from it, can open them.
device-lock_removed = You can remove everything of yours from your device at once. What stays is for you to delete: copies that you saved, the browser's history, and a passkey that your phone made for the app. The app's own files and the language stay, too, and tell of nobody.
device-lock_own-lock = Where your browser can do that, you can have your phone's own lock open the app. Then nothing of yours here opens without it, and the app locks again by itself.
device-lock_shared = On a phone that is not only yours you can have nothing of yours kept at all: your words are typed anew each time.

doctor-login = Doctors log in
doctor-login_password = A doctor's password never leaves the doctor's device. Whoever has all that the service keeps can only guess, slowly; a weak password can be guessed.
doctor-login_session = A log-in ends after 30 days, or at once when the doctor logs out; from then on it shows nothing.
doctor-login_second-factor = A doctor can have the service ask for six digits of an app on their phone beside the password. Neither a session nor the password alone takes that away again.

doctor-verified = Who can be a doctor here
doctor-verified_invited = Whoever applies to be a doctor here can be asked by nobody before two people of the organisation that runs this service have approved them, by what they recorded of diploma and licence. For doctors whom it takes over without that, the organisation answers, and their page says so.
doctor-verified_papers = The documents are sealed on the doctor's device for those who check them. They are destroyed 30 days after the decision; what was checked, how and against what stays on record, and who holds a licence that has run out can be asked by nobody.
doctor-verified_again = Doctors are to be reminded before a licence runs out.

public-directory = Everybody can see the doctors
public-directory_open = Everybody can read the list of doctors and the page of each, without logging in, without cookies and without JavaScript.
public-directory_nothing-private = These pages show what the organisation and the doctor entered for them, and nothing else that we have of the doctor.

registration-layers = How doctors' accounts are protected
registration-layers_layers = A doctor's keys are sealed under a password that we do not know. The secret on which log-ins depend is in no database and no backup. The files can be read by the service alone.
registration-layers_recorded = Log-ins, second factors, and what the staff releases, takes back or opens are written down with the time, for three years. Whoever has the database alone cannot change unseen what was signed. Nothing of a patient or a consultation stands there.
registration-layers_watched = Whoever runs the service is told at once of what is unusual: guessed passwords, wrong codes, a second factor that was removed, a record that was changed, a clock that jumps. Nobody keeps a doctor out of their own devices by guessing.

billing-apart = Payment
billing-apart_nothing-paid = Nothing is paid here in this version, and nothing about payments is kept.
billing-apart_apart = Payments are to lie in a service of their own. Nobody is to be able to join one to a consultation, not even we.

purpose-limit = What is kept, and for what
purpose-limit_listed = Everything that is kept, logged or sent along stands on a public list, with its purpose, the law that allows it, who can read it and when it goes away.
purpose-limit_readers = This service shows it to nobody whom the list does not name.
purpose-limit_until = What belongs to a consultation, a log-in or an invitation goes when the list says so.
purpose-limit_logs-stay = Logs go when the organisation deletes them.
purpose-limit_day-only = Of what you do we write down the day, never the hour. Until the night after, traces on our disk can still show when and in which order things came; then everything is written anew.
purpose-limit_nobody-else = No page and no app of ours asks anybody but this service for anything. There are no counters, no advertisements, no maps and no fonts from elsewhere.

improve-in-aggregate = Statistics
improve-in-aggregate_no-requests = This program writes down no request of a patient. Its log tells how many consultations ended and were erased, for the whole service together.
improve-in-aggregate_off = Nothing is counted for statistics unless the organisation turns that on. Whether it has stands on the page “Statistics”.
improve-in-aggregate_counts = Where it is on, whole weeks are counted, for the whole service together. Nothing is written down about anybody for it. A figure is kept only if at least ten consultations, with at least three doctors, stand behind it.
improve-in-aggregate_shown = Everybody sees every figure that is kept, on that page, for thirteen weeks. Then it is deleted.
improve-in-aggregate_stays = If you destroy a consultation after its week was counted, the figure stays as it is, one of ten or more; nothing of what was said is in it. A dishonest organisation could count for itself, with other programs, what is kept here anyway.

device-info = What we learn of your device
device-info_nothing-asked = The app tells the service nothing about your device but the language in which you read it. Nothing that a browser says of itself is kept.
device-info_address-seen = While it answers, the service sees your internet address, the name of your browser and, when you open a page, its languages. It keeps none of it; a dishonest one could. Tor or a VPN hides the address.
device-info_off-until-granted = What the app itself may note of your device (the version of the app, kind of device, screen, room left, chosen language) is off until you switch it on, and is sent to nobody. You see it, correct it and switch it off; then it is deleted at once.

cookies = Cookies
cookies_one = There is one, and only once you say on these pages that you have read an important message. It holds the number of that message and nothing of you. Everything works without it.

service-messages = Important messages
service-messages_notices = What you must know about the service stands on these pages and in the app until you say that you have read it, or its days are over. We send it nowhere.
service-messages_two-people = One person writes such a message and another one releases it, both known to the organisation.

support = Help
support_in-app = In the app you can ask support without saying who you are. Your question is sealed on your device, and only those of the staff who answer can open it.
support_who-left = Who answers is let in by somebody who answers already. Who has left opens nothing that is asked after a colleague has next looked.
support_form = On these pages there is a form, without scripts and without cookies. You get a code of your own, and only it brings you the answer.
support_form-read = Our computer can read what goes through the form, at the moment in which you send it or look at the answer. It keeps it sealed.
support_mail = You can write an e-mail. It is not sealed on its way and tells your address; so it is with an answer by e-mail. If this service keeps it, it is sealed.

policy-changes = When this policy changes
policy-changes_kept-readable = Every version stays readable here, with its days, and what changed between any two is shown word by word.
policy-changes_announced = A change is dated at least 30 days ahead, and told on every public page and in the apps until it takes effect, if the organisation puts it there in time.

strict-rules = The rules that we follow
strict-rules_proofs = For every promise that is built we break it on purpose in a copy of the program, and look whether a test notices. What came of it is published; it shows that the test is awake, not that nothing can go wrong.
strict-rules_record = The record of processing (GDPR, Article 30) is made from the same list that is checked, and everybody can read it. It names who is responsible.
strict-rules_identifiers = For each of the eighteen identifiers of the American law HIPAA you can read what is done about it, how that is tried, and what is not found.
strict-rules_security-standard = For each requirement of the security standard OWASP ASVS 5.0 you can read whether it is met, and what shows it; many are not shown yet.
strict-rules_responsible = Who is responsible, and to which authority you can complain, stands on the page “Contact and your rights”.
strict-rules_rights = Mostly nobody has to be asked: doctors get and erase in their app what is kept of them, and correct what the organisation did not enter. You read, save and destroy your consultations in yours.
