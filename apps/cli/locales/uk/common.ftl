# Тексти обох сторін.

prompt-yes = так
prompt-no = ні
prompt-yes-words = т/так
prompt-no-words = н/ні
prompt-yes-or-no = Будь ласка, дайте відповідь «{ $yes }» або «{ $no }».
prompt-long = (Скільки завгодно рядків, зокрема порожніх. Щоб закінчити текст, введіть крапку в окремому рядку або натисніть Ctrl-D.)
prompt-long-or-skip = (Enter — пропустити. Або скільки завгодно рядків, зокрема порожніх; щоб закінчити текст, введіть крапку в окремому рядку або натисніть Ctrl-D.)
prompt-not-plain = Там є знаки, що керують екраном (їх лишає, наприклад, клавіша зі стрілкою); надіслати їх не можна. Будь ласка, введіть ще раз.
prompt-take-out = У цих рядках є знаки, що керують екраном (їх лишає, наприклад, клавіша зі стрілкою); надіслати їх не можна: { $lines }. Прибрати ці знаки? (Якщо ні, текст буде запитано знову.)
prompt-choice = Номер:
prompt-choice-or-skip = Номер (Enter — пропустити):
prompt-choices = Номери через кому:
prompt-choices-or-skip = Номери через кому (Enter — пропустити):
prompt-not-an-option = Будь ласка, введіть число від 1 до { $count }.

clock-differs = Дата цього пристрою — { $device } — неправильна: у сервісі { $service }. Дні рахуються за датою сервісу. Будь ласка, встановіть дату на пристрої; доти ключі деяких лікарів можуть бути не прийняті.

## Мови (ISO 639-1) і країни (ISO 3166-1 alpha-2)


## Повідомлення консультації

role-patient = пацієнта
role-doctor = лікаря
thread-you = Ви
thread-who = { $who }, { $date }:
thread-refused = Повідомлення { $count } від { $role } не пройшло перевірки: його змінили дорогою або написав хтось інший. Ні його, ні подальших повідомлень від { $role } не показано. Будь ласка, скажіть тим, хто утримує сервіс.
thread-withheld = У сервісу тепер бракує повідомлень від { $role }, які там були: { $count }. Будь ласка, скажіть тим, хто його утримує.
content-request = Запит на другу думку, { $specialty }:
content-questions = Запитання до лікаря:
content-unknown-questionnaire = (Відповіді належать до опитувальника, якого ця програма не знає. Скористайтеся новішою версією.)
content-follow-up = Додаткове запитання:
content-accepted = Прийнято: відповідь буде.
content-declined = Лікар не бере цієї консультації: { $reason }.
content-not-taken = Не взято: відповіді не буде.
content-opinion = Друга думка:
content-closed = Завершено: більше тут нічого не написати.
content-withdrawn = Пацієнт відкликав запит.
content-question = Питання до служби підтримки:
content-files = Файли від пацієнта.
content-revealed = *** Пацієнт свідомо називає себе: ***
content-newer = (Це повідомлення зробила новіша версія програми. Скористайтеся нею, щоб побачити його повністю.)
content-unreadable = (Це повідомлення не можна показати: такого вмісту програма не знає.)
reason-outside-field = потрібна інша спеціальність
reason-not-enough-information = надісланого не досить для висновку
reason-needs-examination = висновок на відстані тут був би неправильним
reason-urgent = це треба негайно показати лікарю особисто; будь ласка, зверніться до лікаря або викличте екстрену допомогу зараз
reason-no-time = немає часу в обіцяний строк
reason-conflict-of-interest = у лікаря конфлікт інтересів
reason-other = інша причина
opinion-summary = Коротко:
opinion-agreement = Перша думка:
opinion-confidence = Наскільки лікар певен:
opinion-would-change = Що змінило б думку лікаря:
opinion-missing = Чого бракувало:
opinion-limits = Межі цього висновку:
agreement-agree = підтверджується
agreement-partly = підтверджується частково
agreement-disagree = не підтверджується
agreement-cannot-say = першої думки немає, або за надісланим про неї сказати не можна
confidence-low = не дуже певен
confidence-medium = досить певен
confidence-high = цілком певен
kept-waiting = Ще не підтверджено; збережено на цьому пристрої і надсилається знову з кожною командою:
kept-draft = Не надіслано; збережено на цьому пристрої:
kept-send = Щоб надіслати: secondok-cli { $side } say { $number } --draft
kept-reveal = Усе ж сказати лікареві: secondok-cli { $side } reveal { $number } --draft
kept-opinion = Щоб усе ж дати його, з того самого файлу або введене: secondok-cli { $side } opinion { $number }
kept-over = У цій консультації його вже не можна надіслати.
kept-discard = Щоб видалити: secondok-cli { $side } discard { $number }
discard-sure = Видалити це з цього пристрою?
discard-done = Видалено з цього пристрою.
thread-doctor = Лікар
thread-patient = Пацієнт
resumed-doctor-draft = Ваше повідомлення в консультації { $number } вже не можна надіслати: раніше написано щось інше або консультація пішла далі. Воно збережене на цьому пристрої; подивіться через secondok-cli doctor read { $number }
## Вкладення

attachment-line = { $what }, щонайбільше { $size }
attachment-jpeg = фото
attachment-png = зображення
attachment-pdf = документ (PDF)
attachment-dicom = медичний знімок (DICOM)
attachment-study = { $files ->
    [one] обстеження з { $files } знімка (DICOM)
    [few] обстеження з { $files } знімків (DICOM)
    [many] обстеження з { $files } знімків (DICOM)
   *[other] обстеження з { $files } знімка (DICOM)
  }
attachment-save-patient = Щоб зберегти їх: secondok-cli patient save { $number } --to ТЕКА
attachment-save-doctor = Щоб зберегти їх: secondok-cli doctor save { $number } --to ТЕКА
size-kb = { $amount } КБ
size-mb = { $amount } МБ
save-what = Збережене лежить на цьому комп’ютері, як будь-який інший файл: воно не зітреться разом із консультацією, і його може відкрити кожен, хто користується вашим обліковим записом.
save-what-doctor = Збережене лежить на цьому комп’ютері, як будь-який інший файл: воно не зітреться разом із консультацією, і ви відповідаєте за нього, як за будь-які медичні записи пацієнта. Видаліть його, коли воно вже не потрібне.
save-sure = Зберегти?
save-progress = Отримано { $done } з { $all }
save-saved = { $number } → { $name }
notice-important = Важливо:
notice-until = До { $date }.
keys-kept = Записів: { $count }; таким цей пристрій бачив журнал, коли востаннє отримував ключі лікарів. Журнал: { $key }
keys-shown = Записів: { $count }; таким його зараз показує сервіс. Журнал: { $key }
keys-same = Обидва з одного журналу: там записів { $there }, тут { $here }.
notices-none = Зараз повідомляти немає про що.
