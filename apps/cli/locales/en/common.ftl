# Texts of both sides.

prompt-yes = yes
prompt-no = no
prompt-yes-words = y/yes
prompt-no-words = n/no
prompt-yes-or-no = Please answer { $yes } or { $no }.
prompt-long = (As many lines as you like, empty ones too. To end the text, type a full stop alone on a line, or Ctrl-D.)
prompt-long-or-skip = (Enter to skip. Or as many lines as you like, empty ones too; to end the text, type a full stop alone on a line, or Ctrl-D.)
prompt-not-plain = That had characters in it which steer a screen, such as an arrow key types, and could not be sent. Please type it again.
prompt-take-out = These lines have characters in them which steer a screen, such as an arrow key types, and could not be sent: { $lines }. Leave those characters out? (If not, the text is asked for again.)
prompt-choice = Number:
prompt-choice-or-skip = Number (Enter to skip):
prompt-choices = Numbers, with commas:
prompt-choices-or-skip = Numbers, with commas (Enter to skip):
prompt-not-an-option = Please give a number from 1 to { $count }.

clock-differs = This device's date, { $device }, is wrong: at the service it is { $service }. Days left are counted by the service's date. Please set this device's date; until then some doctors' keys may not be accepted.

## Languages (ISO 639-1) and countries (ISO 3166-1 alpha-2)


## A consultation's messages

role-patient = the patient
role-doctor = the doctor
thread-you = You
thread-who = { $who }, { $date }:
thread-refused = Message { $count } of { $role } did not pass: it was changed on its way, or somebody else wrote it. Neither it nor anything of { $role } after it is shown. Please tell whoever runs the service.
thread-withheld = { $count ->
    [one] One message of { $role } that was there before is
   *[other] { $count } messages of { $role } that were there before are
  } missing at the service now. Please tell whoever runs it.
content-request = Request for a second opinion, { $specialty }:
content-questions = Questions to the doctor:
content-unknown-questionnaire = (The answers belong to a questionnaire that this program does not know. Use the newer version.)
content-follow-up = Follow-up question:
content-accepted = Accepted: an answer will come.
content-declined = The doctor does not take this consultation: { $reason }.
content-not-taken = Not taken: there will be no answer.
content-opinion = The second opinion:
content-closed = Finished: nothing more can be written here.
content-withdrawn = The patient has taken the request back.
content-question = A question to support:
content-files = Files from the patient.
content-revealed = *** The patient says on purpose who they are: ***
content-newer = (This message was made by a newer version of the program. Use that one to see it whole.)
content-unreadable = (This message cannot be shown: it has no content that this program knows.)
reason-outside-field = another specialty is needed
reason-not-enough-information = what was sent is not enough for an opinion
reason-needs-examination = an opinion from a distance would not be right here
reason-urgent = this should be seen in person at once; please go to a doctor or call emergency help now
reason-no-time = no time within the days that were promised
reason-conflict-of-interest = the doctor has a conflict of interest
reason-other = another reason
opinion-summary = In short:
opinion-agreement = The first opinion:
opinion-confidence = How sure the doctor is:
opinion-would-change = What would change the doctor's mind:
opinion-missing = What was missing:
opinion-limits = What this opinion cannot do:
agreement-agree = the doctor agrees with it
agreement-partly = the doctor agrees with it in part
agreement-disagree = the doctor does not agree with it
agreement-cannot-say = there is no first opinion, or it cannot be judged from what was sent
confidence-low = not very sure
confidence-medium = fairly sure
confidence-high = very sure
kept-waiting = Not confirmed yet; kept on this device and sent again with every command:
kept-draft = Not sent; kept on this device:
kept-send = To send it: secondok-cli { $side } say { $number } --draft
kept-reveal = To tell the doctor after all: secondok-cli { $side } reveal { $number } --draft
kept-opinion = To give it after all, from the same file or typed: secondok-cli { $side } opinion { $number }
kept-over = It cannot be sent in this consultation any more.
kept-discard = To remove it: secondok-cli { $side } discard { $number }
discard-sure = Remove this from this device?
discard-done = Removed from this device.
thread-doctor = The doctor
thread-patient = The patient
resumed-doctor-draft = Your message in consultation { $number } could not be sent any more: something else was written first, or the consultation has moved on. It is kept on this device; look with secondok-cli doctor read { $number }
## Attachments

attachment-line = { $what }, at most { $size }
attachment-jpeg = photo
attachment-png = picture
attachment-pdf = document (PDF)
attachment-dicom = medical image (DICOM)
attachment-study = { $files ->
    [one] study of { $files } image (DICOM)
   *[other] study of { $files } images (DICOM)
  }
attachment-save-patient = To save them: secondok-cli patient save { $number } --to FOLDER
attachment-save-doctor = To save them: secondok-cli doctor save { $number } --to FOLDER
size-kb = { $amount } KB
size-mb = { $amount } MB
save-what = What you save lies on this computer as any other file: it is not erased with the consultation, and whoever uses your account can open it.
save-what-doctor = What you save lies on this computer as any other file: it is not erased with the consultation, and you answer for it as for any record of a patient. Delete it when you no longer need it.
save-sure = Save?
save-progress = Fetched { $done } of { $all }
save-saved = { $number } → { $name }
notice-important = Important:
notice-until = Until { $date }.
keys-kept = { $count } entries, as this device saw it when it last fetched doctors' keys. The log is { $key }
keys-shown = { $count } entries, as the service shows it now. The log is { $key }
keys-same = Both are of one log: { $there } entries there, { $here } here.
notices-none = There is nothing to tell at the moment.
