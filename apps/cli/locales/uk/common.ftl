# Тексти обох сторін.

prompt-yes = так
prompt-no = ні
prompt-yes-words = т/так
prompt-no-words = н/ні
prompt-yes-or-no = Будь ласка, дайте відповідь «{ $yes }» або «{ $no }».
prompt-long = (Скільки завгодно рядків; порожній рядок закінчує текст.)
prompt-choice = Номер:
prompt-choice-or-skip = Номер (Enter — пропустити):
prompt-choices = Номери через кому:
prompt-choices-or-skip = Номери через кому (Enter — пропустити):
prompt-not-an-option = Будь ласка, введіть число від 1 до { $count }.

clock-differs = Дата цього пристрою — { $device } — неправильна: у сервісі { $service }. Дні рахуються за датою сервісу. Будь ласка, встановіть дату на пристрої; доти ключі деяких лікарів можуть бути не прийняті.

## Мови (ISO 639-1) і країни (ISO 3166-1 alpha-2)

language-de = німецька
language-en = англійська
language-es = іспанська
language-fr = французька
language-it = італійська
language-pl = польська
language-ro = румунська
language-ru = російська
language-uk = українська
country-at = Австрія
country-be = Бельгія
country-ca = Канада
country-ch = Швейцарія
country-cz = Чехія
country-de = Німеччина
country-dk = Данія
country-ee = Естонія
country-es = Іспанія
country-fi = Фінляндія
country-fr = Франція
country-gb = Велика Британія
country-ie = Ірландія
country-il = Ізраїль
country-it = Італія
country-lt = Литва
country-lv = Латвія
country-md = Молдова
country-nl = Нідерланди
country-no = Норвегія
country-pl = Польща
country-pt = Португалія
country-ro = Румунія
country-se = Швеція
country-sk = Словаччина
country-ua = Україна
country-us = США

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
content-accepted = Лікар бере цю консультацію.
content-declined = Лікар не бере цієї консультації: { $reason }.
content-opinion = Друга думка:
content-closed = Лікар завершив цю консультацію.
content-withdrawn = Пацієнт відкликав запит.
content-newer = (Це повідомлення зробила новіша версія програми. Скористайтеся нею, щоб побачити його повністю.)
content-unreadable = (Це повідомлення не можна показати: такого вмісту програма не знає.)
reason-outside-field = потрібна інша спеціальність
reason-not-enough-information = надісланого не досить для висновку
reason-needs-examination = висновок на відстані тут був би неправильним
reason-urgent = це треба негайно показати лікарю особисто; будь ласка, зверніться до лікаря або викличте екстрену допомогу зараз
reason-no-time = немає часу в обіцяний строк
reason-conflict-of-interest = лікар не вільний у цій справі
reason-other = інша причина
opinion-summary = Коротко:
opinion-agreement = Перша думка:
opinion-confidence = Наскільки лікар певен:
opinion-would-change = Що змінило б думку лікаря:
opinion-missing = Чого бракувало:
opinion-limits = Чого цей висновок не може:
agreement-agree = підтверджується
agreement-partly = підтверджується частково
agreement-disagree = не підтверджується
agreement-cannot-say = за надісланим сказати не можна
confidence-low = не дуже певен
confidence-medium = досить певен
confidence-high = цілком певен
thread-doctor = Лікар
thread-patient = Пацієнт
resumed-doctor-draft = Ваше повідомлення в консультації { $number } вже не можна надіслати: раніше написано щось інше або консультація пішла далі. Воно збережене на цьому пристрої; подивіться через secondok-cli doctor read { $number }
