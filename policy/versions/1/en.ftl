# Version 1. `CLAUSE` is a heading, `CLAUSE_SENTENCE` what stands below it.

intro = This is what we promise about what you tell us, and what we cannot promise. It is short on purpose. Beside each promise stands what enforces it, and how often somebody has tried to break it.

anonymous-patient = You do not say who you are
anonymous-patient_no-name = From the first page to the final opinion we never ask for your name, e-mail address, telephone number, date of birth or address.
anonymous-patient_no-account = You have no account. What brings you back are 12 words that your own device makes, and we never learn them.
anonymous-patient_unlinked = Nothing that we keep tells that two consultations are of the same person.
anonymous-patient_payment = Paying asks for no name either: a voucher, or a place that somebody else has paid for, is enough.

no-email-to-register = You begin without an e-mail address
no-email-to-register_words-only = To begin you need nothing but a browser. No e-mail address, no telephone number, no log-in through another company.
no-email-to-register_nothing-sent = We send you nothing outside the app. We could not: we have no address of yours.

doctor-cannot-identify = The doctor cannot find out who you are
doctor-cannot-identify_no-trace = What your doctor gets tells neither your internet address, nor your language, time zone or device, nor the hour at which you wrote.
doctor-cannot-identify_cleaned = Photos, scans and papers are cleaned on your device before they are sent. What is written into the file about you is taken out or changed, and you look at every picture that may show more.
doctor-cannot-identify_pointed-out = While you write, the app points out names, telephone numbers, addresses and the like, and asks you before they go. It finds most of them, not all.
doctor-cannot-identify_own-act = Only you can tell your doctor who you are. It is a step of its own, with a question of its own, and you both see that you did.
doctor-cannot-identify_words-reveal = What you tell can still give you away: a rare story, a place, a face in a picture. Leave out what the doctor does not need.

consult-in-app-only = What you talk about stays in the app
consult-in-app-only_sealed = What you and your doctor write is sealed on your devices. Whoever runs this service cannot read it.
consult-in-app-only_only-both = Only you and the doctor whom you asked can open your consultation. To everybody else it does not exist.
consult-in-app-only_nowhere-else = It is in no e-mail, on no public page and in no log; not even the title of your browser's window tells it.
consult-in-app-only_erased = Between 23 and 37 days after its end a consultation is erased by itself, on a day that is drawn at random.
consult-in-app-only_destroyed = You can destroy it yourself, at once. From our backups it is then gone when those run out: after 7 days, unless this service keeps its backups for another time.
consult-in-app-only_doctor-remembers = A doctor can remember what they read, or copy it. That is beyond our reach.

device-lock = Your own device keeps the rest
device-lock_kept-sealed = What the app keeps in your browser is sealed there, under a key that the browser gives to nobody.
device-lock_removed = You can remove everything of the app from your device at once.
device-lock_own-lock = The app opens by your phone's own lock.
device-lock_borrowed = Whoever holds your phone unlocked can see what you see in the app.

doctor-login = Doctors log in
doctor-login_password = A doctor's password never leaves the doctor's device. We could not tell it to anybody.
doctor-login_session = A log-in ends after some days, or at once when the doctor logs out; from then on it shows nothing.
doctor-login_second-factor = Besides the password a doctor needs a second proof, such as a passkey.

doctor-verified = Who can be a doctor here
doctor-verified_invited = Only somebody whom the organisation that runs this service has invited can be a doctor here.
doctor-verified_papers = Two people check a doctor's diplomas, certificates and licence before anybody can ask them, and again before these run out.

public-directory = Who the doctors are is public
public-directory_open = Everybody can read the list of doctors and the page of each, without logging in, without cookies and without JavaScript.
public-directory_nothing-private = These pages show what a doctor has published and nothing else that we have of them.

registration-layers = What doctors register with is kept in layers
registration-layers_layers = A doctor's keys are sealed under a password that we do not know, its secret lies outside of the database and of the backups, and the files are for the service alone.
registration-layers_watched = Every step of the staff is written into a record that cannot be altered unseen, and somebody is told of what is unusual.

billing-apart = Payment
billing-apart_nothing-paid = Nothing is paid here in this version, and nothing about payments is kept.
billing-apart_apart = Payments lie in a service of their own. Nobody can join a payment to a consultation, not even we.

purpose-limit = We use it for nothing else
purpose-limit_listed = Everything that is kept, logged or sent along stands on a public list, with its purpose, the law that allows it, who can read it and when it goes away.
purpose-limit_readers = Nobody gets to read it whom the list does not name.
purpose-limit_until = It goes away when the list says so.
purpose-limit_day-only = Of what you do we keep the day, never the hour, and not in which order it came among others.
purpose-limit_nobody-else = No page and no app of ours asks anybody but this service for anything. There are no counters, no advertisements, no maps and no fonts from elsewhere.

improve-in-aggregate = How we learn what to do better
improve-in-aggregate_not-counted = We do not count what you do here, and no request is written down.
improve-in-aggregate_counts = Where a service counts, it counts weeks and crowds, never a person, and shows everybody what it counts.

device-info = What we learn of your device
device-info_nothing-asked = The app tells the service nothing about your device, and nothing that a browser says of itself is kept.
device-info_address-seen = While it answers, the service sees the internet address that you come from and the name of your browser. It keeps neither; a dishonest one could.
device-info_granted = Where a fact about your device would serve you, you are asked first, you see it, and you can take it back.

cookies = Cookies
cookies_none = There are none.
cookies_one = If there is ever one, it tells only that you have seen an important message, and everything works without it.

service-messages = Important messages
service-messages_notices = What you must know about the service is shown to you on these pages and in the app until you have seen it.

support = Help
support_three-ways = You reach us in the app, by a form on these pages, or by e-mail; in the app without saying who you are.

policy-changes = When this policy changes
policy-changes_kept-readable = Every version stays readable here, with its days, and any two can be laid side by side, word by word.
policy-changes_announced = A change is shown on every page at least 30 days before it takes effect.

strict-rules = The rules that we follow
strict-rules_proofs = Every promise here has checks, and every check is tried by breaking the promise on purpose. What came of it is published.
strict-rules_record = The record of processing that European law asks for (GDPR, Article 30) is made from the same list that is checked, and everybody can read it.
strict-rules_identifiers = For each of the eighteen identifiers of the American law HIPAA you can read what is done about it, how that is tried, and what is not found.
strict-rules_security-standard = For each requirement of the security standard OWASP ASVS 5.0 you can read whether it is met, with its test.
