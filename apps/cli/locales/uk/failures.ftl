# Що каже команда, коли не зробила того, про що просили: що сталося і що збережено, потім що робити далі.

## Командний рядок і введення

failure-server-missing = Адреса сервісу невідома.
failure-server-missing-next = Додайте --server з адресою, наприклад --server https://secondok.example. Далі її буде збережено.
failure-server-malformed = «{ $text }» — це не адреса сервісу.
failure-server-malformed-next = Вкажіть адресу на зразок https://secondok.example.
failure-server-unencrypted = За адресою «{ $text }» усе пішло б на інший комп’ютер незашифрованим. Нічого не надіслано.
failure-server-unencrypted-next = Використайте https://. Адреса з http:// годиться лише для сервісу на цьому ж комп’ютері.
failure-no-answer = Введення закінчилося раніше, ніж ви відповіли на всі запитання. Нічого не надіслано.
failure-no-answer-next = Запустіть команду ще раз і дайте відповіді або вкажіть їх у командному рядку: як саме, каже --help.
failure-input-not-text = Введене — не текст у кодуванні UTF-8. Нічого не надіслано.
failure-input-not-text-next = Збережіть його як текст UTF-8 і спробуйте ще раз.
failure-file-unreadable = Файл { $file } не вдається прочитати: { $reason }
failure-file-unreadable-next = Перевірте його назву і спробуйте ще раз. Нічого не змінено.
failure-file-malformed = Файл { $file } не такий, як потрібно: { $reason }
failure-file-malformed-next = Виправте його і спробуйте ще раз. Нічого не надіслано.
failure-needs-yes = Тут потрібна ваша відповідь, а запитати нікого. Нічого не змінено.
failure-needs-yes-next = Запустіть команду в терміналі або додайте --yes, якщо ви певні.
failure-tells = Не надіслано: із цього лікар може дізнатися, хто ви.
failure-tells-next = Змініть текст або додайте --as-it-is, якщо це не про вас — наприклад, ім’я іншого лікаря. Щоб сказати лікареві свідомо, є «patient reveal».
failure-not-done = Усе лишилося, як було: ви не відповіли «так».
failure-not-done-next = Якщо передумаєте, запустіть команду ще раз.
failure-clean-folder-not-empty = Тека { $folder } не порожня. Нічого не записано.
failure-clean-folder-not-empty-next = Назвіть через --to нову теку або порожню: поверх чогось ніколи не пишеться.
failure-clean-not-written = { $folder } не записується: { $reason }
failure-clean-not-written-next = Звільніть місце або назвіть через --to іншу теку. Записане раніше — ціле.
failure-clean-paint-nothing = --paint називає { $file }, а такого файлу серед тих, що очищуються, немає. Нічого не записано.
failure-clean-paint-many = --paint називає { $file }, а файлів із такою назвою кілька: { $paths }. Нічого не записано.
failure-clean-paint-many-next = Напишіть шлях до потрібного: так, як його дано або як він лежить у теці.
failure-clean-paint-nothing-next = Напишіть його назву точно або шлях, як його дано.

## Тека на цьому пристрої

failure-no-home = Немає теки для того, що треба зберігати на цьому пристрої.
failure-no-home-next = Вкажіть її через --home.
failure-home-unusable = Текою { $folder } не вдається скористатися: { $reason }
failure-home-unusable-next = Дозвольте вашому обліковому запису читати й писати в ній або вкажіть іншу через --home.
failure-home-in-use = У теці { $folder } уже працює інший secondok-cli. Нічого не змінено.
failure-home-in-use-next = Дочекайтеся, поки він закінчить, або зупиніть його і спробуйте ще раз. Для другої людини на цьому комп’ютері вкажіть іншу теку через --home.
failure-clock-unreadable = Не вдається дізнатися дату цього пристрою.
failure-clock-unreadable-next = Встановіть дату на пристрої і спробуйте ще раз.
failure-randomness = Цей пристрій не дає випадкових чисел, без яких нічого не можна запечатати. Нічого не надіслано.
failure-randomness-next = Перезапустіть пристрій і спробуйте ще раз.
failure-vault-locked = Збережене на цьому пристрої замкнене.
failure-vault-locked-next = Розблокуйте пристрій і спробуйте ще раз.
failure-vault-full = На цьому пристрої немає місця. Те, що було збережено раніше, на місці.
failure-vault-full-next = Звільніть місце і спробуйте ще раз.
failure-vault-in-use = Збереженим на цьому пристрої зараз користується інша програма. Нічого не змінено.
failure-vault-in-use-next = Закрийте іншу програму і спробуйте ще раз.
failure-vault-unavailable = Збережене на цьому пристрої не вдається прочитати або записати.
failure-vault-unavailable-next = Перевірте, чи може ваш обліковий запис читати й писати в теці (--home). Слова пацієнта повернуть усе в іншій теці: patient restore. Лікар може увійти з іншої теки.
failure-vault-newer = Збережене на цьому пристрої записала новіша версія програми. Нічого не змінено.
failure-vault-newer-next = Скористайтеся новішою версією.
failure-vault-damaged = Збережене на цьому пристрої пошкоджене.
failure-vault-damaged-next = Вкажіть нову теку через --home; там слова пацієнта повернуть усе (patient restore), а лікар увійде знову.

## З’єднання

failure-offline = Немає з’єднання із сервісом { $server }.
failure-offline-next = Перевірте з’єднання й адресу і спробуйте ще раз. Написане вами і підтверджене не пропало.
failure-timeout = Сервіс не відповів вчасно. Чи отримав він запит, невідомо.
failure-timeout-next = Спробуйте за хвилину ще раз: ніщо не зробиться двічі, а підтверджене не пропало.
failure-cut = З’єднання обірвалося. Чи отримав сервіс запит, невідомо.
failure-cut-next = Спробуйте за хвилину ще раз: ніщо не зробиться двічі, а підтверджене не пропало.
failure-insecure = Сервіс не зміг довести, що він — { $server }. Нічого не надіслано.
failure-insecure-next = Не продовжуйте в цій мережі. Перевірте адресу або спробуйте з іншої мережі.
failure-too-long = Відповідь сервісу довша за будь-яку, яку він має давати. Її не прочитано.
failure-too-long-next = Перевірте адресу. Якщо так буде й далі, скажіть тим, хто утримує сервіс.
failure-not-understood = Сервіс відповів так, що ця програма не розуміє (стан { $status }).
failure-not-understood-next = Перевірте адресу і чи немає новішої версії програми. Підтверджене не пропало.

## У чому відмовляє сервіс

problem-malformed = Сервіс не зміг прочитати запит.
problem-malformed-next = Оновіть програму і спробуйте ще раз.
problem-too-large = Запит завеликий для сервісу.
problem-too-large-next = Надішліть коротший.
problem-not-found = За цією адресою в сервісу нічого немає.
problem-not-found-next = Перевірте адресу, вказану через --server.
problem-method-not-allowed = Сервіс не знає такого запиту.
problem-method-not-allowed-next = Оновіть програму і спробуйте ще раз.
problem-unsupported-media-type = Сервіс не приймає такого вмісту.
problem-unsupported-media-type-next = Оновіть програму і спробуйте ще раз.
problem-unknown-mailbox = Такої консультації немає, або її стерто.
problem-unknown-mailbox-next = Подивіться у списку, що є, або почніть нову консультацію.
problem-mailbox-exists = Номер цієї консультації вже використано.
problem-mailbox-exists-next = Спробуйте ще раз: буде взято наступний номер.
problem-sequence-gap = У сервісу бракує повідомлення перед цим.
problem-sequence-gap-next = Спробуйте ще раз: спершу буде надіслано те, чого бракує.
problem-sequence-taken = Тим часом інше повідомлення надіслано з іншого пристрою. Ваше не надіслано.
problem-sequence-taken-next = Прочитайте консультацію і надішліть своє ще раз, якщо воно ще потрібне.
problem-message-mismatch = Повідомлення не узгоджується з тим, що є в сервісу.
problem-message-mismatch-next = Прочитайте консультацію і надішліть ще раз.
problem-wrong-state = Консультація вже не там, де це можливо. Нічого не змінено.
problem-wrong-state-next = На якому етапі вона зараз, показує список.
problem-mailbox-full = У цій консультації вже стільки повідомлень, скільки вона вміщує.
problem-mailbox-full-next = Почніть нову консультацію.
problem-unanswered = Лікар ще не відповів, а більше повідомлень чекати на відповідь не може. Ваш текст збережено на цьому пристрої.
problem-unanswered-next = Зачекайте на перше повідомлення лікаря, а тоді надішліть свій текст.
problem-unknown-attachment = Такого вкладення немає, або його не встигли надіслати вчасно.
problem-unknown-attachment-next = Надішліть його ще раз.
problem-attachment-length = Сервіс не приймає вкладення такої довжини.
problem-attachment-length-next = Оновіть програму і спробуйте ще раз.
problem-attachment-taken = Такий номер уже має чи мало інше вкладення. Нічого не надіслано.
problem-attachment-taken-next = Надішліть файли ще раз: вони отримають нові номери.
problem-attachments-full = У цій консультації вже стільки вкладень, скільки вона вміщує.
problem-attachments-full-next = Надішліть менше вкладень або менші. Надісланого вже не прибрати; місця стане більше, коли лікар візьме консультацію.
problem-upload-offset = Частину цього вкладення надіслано інакше, ніж пам’ятає цей пристрій.
problem-upload-offset-next = Спробуйте ще раз: буде надіслано те, чого бракує.
problem-upload-under-way = Це вкладення вже надсилається звідкись іще, наприклад із застосунку чи іншого термінала.
problem-upload-under-way-next = Зачекайте трохи й спробуйте ще раз.
problem-upload-piece = З’єднання перервалося, перш ніж надійшла достатня частина вкладення.
problem-upload-piece-next = Спробуйте ще раз: буде надіслано те, чого бракує.
problem-upload-version = Сервіс не знає такого способу надсилати вкладення.
problem-upload-version-next = Оновіть програму і спробуйте ще раз.
problem-range-outside = Вкладення коротше, ніж очікувалося.
problem-range-outside-next = Оновіть програму і спробуйте ще раз.
problem-stale-prekey = Ключ лікаря тим часом змінився. Нічого не пропало.
problem-stale-prekey-next = Спробуйте ще раз.
problem-doctor-unavailable = Цей лікар зараз не бере нових консультацій. Написане вами збережено.
problem-doctor-unavailable-next = Оберіть іншого лікаря або спробуйте іншого дня.
problem-unknown-specialty = Такої спеціальності немає.
problem-unknown-specialty-next = Подивіться список лікарів: secondok-cli patient doctors
problem-not-admitted = Сервіс не допустив цю консультацію.
problem-not-admitted-next = На сторінках сервісу сказано, як допускають консультації.
problem-no-credential = Запит не показує права на цю дію.
problem-no-credential-next = Можливо, ця програма застаріла для сервісу: оновіть її та спробуйте знову.
problem-wrong-login = Ім’я або пароль неправильні.
problem-wrong-login-next = Перевірте обидва і спробуйте ще раз.
problem-code-needed = Ваш обліковий запис має другий чинник.
problem-code-needed-next = Введіть шість цифр, які показує зараз ваша програма-автентифікатор.
problem-factor-on = Ваш обліковий запис уже має другий чинник.
problem-factor-on-next = Спершу вилучіть його, якщо хочете інший.
problem-wrong-code = Шість цифр неправильні або вже використані.
problem-wrong-code-next = Дочекайтеся наступних і перевірте, чи правильно йде годинник телефона, який їх показує.
problem-too-many-codes = Забагато неправильних цифр поспіль.
problem-too-many-codes-next = Зачекайте чверть години і спробуйте знову.
problem-too-many-log-ins = Забагато невдалих входів із цим іменем. Якийсь час нові спроби з ним не приймаються.
problem-too-many-log-ins-next = Зачекайте хвилину і спробуйте знову. На пристрої, на якому ви вже входили, чужі спроби вам не завадять.
problem-role-missing = Ваш обліковий запис не має на це права.
problem-role-missing-next = Попросіть потрібну роль у тих, хто утримує сервіс.
problem-notice-refused = Повідомлення не можна прийняти в такому вигляді.
problem-notice-refused-next = Подивіться, у якому воно стані: secondok-cli desk notice list
problem-unknown-notice = Такого повідомлення немає.
problem-unknown-notice-next = Подивіться перелік: secondok-cli desk notice list
problem-notice-changed = Тим часом чернетку хтось змінив. Нічого не зроблено.
problem-notice-changed-next = Прочитайте її ще раз і повторіть, якщо це ще потрібно: secondok-cli desk notice list
problem-own-notice = Автор повідомлення не може схвалити його сам. Нічого не зроблено.
problem-own-notice-next = Попросіть іншого працівника прочитати й схвалити його.
problem-notice-released = Повідомлення вже схвалено. Нічого не зроблено.
problem-notice-released-next = Щоб змінити текст, відкличте його і напишіть нове.
problem-notice-withdrawn = Повідомлення відкликано. Нічого не зроблено.
problem-notice-withdrawn-next = Якщо люди все ще мають про це знати, напишіть нове.
problem-notice-over = Останній день повідомлення минув. Нічого не зроблено.
problem-notice-over-next = Змініть дні й попросіть іншого працівника схвалити його.
failure-notice-refused = Повідомлення не прийнято: { $why }
failure-notice-refused-next = Нічого не змінено. Стан повідомлень: secondok-cli desk notice list
problem-account-set-up = Цей обліковий запис уже налаштовано.
problem-account-set-up-next = Нічого не змінено. Попросіть колегу, який може його відкрити, допустити вас: secondok-cli desk support staff або secondok-cli desk verification staff
problem-mail-not-sent = Відповідь збережено, але електронною поштою не надіслано: поштовий сервер її не прийняв.
problem-mail-not-sent-next = Спробуйте за кілька хвилин: secondok-cli desk support mail NUMBER; якщо не допоможе, скажіть тому, хто утримує сервіс.
failure-support-no-mail = Відповіді немає, або електронною поштою її не просили.
failure-support-no-mail-next = Подивіться на питання: secondok-cli desk support read NUMBER
failure-shared-not-set-up = Цей обліковий запис ще не налаштовано.
failure-shared-not-set-up-next = Ще ніхто не може туди писати. Налаштуйте його: secondok-cli desk support set-up або, для документів лікарів, secondok-cli desk verification set-up
failure-shared-not-let-in = Жоден колега вас ще не допустив.
failure-shared-not-let-in-next = Скажіть колезі, який може його відкрити, що ви зареєструвалися. Хто це: secondok-cli desk support staff або secondok-cli desk verification staff
failure-shared-damaged = Сервіс дав не той ключ, який там залишили. Нічого не відкрито.
failure-shared-damaged-next = Увійдіть знову. Якщо так буде й далі, скажіть тим, хто утримує сервіс: можливо, він намагається прочитати те, що запечатано для вас.
failure-shared-clock = Дата цього пристрою ({ $device }) неправильна: у сервісі { $service }. Так ключі цього облікового запису не створюються.
failure-shared-clock-next = Встановіть дату на пристрої і спробуйте ще раз.
failure-shared-unknown = Ніхто з таким ім’ям не має права діяти від цього облікового запису.
failure-shared-unknown-next = Нічого не змінено. Хто має: secondok-cli desk support staff або secondok-cli desk verification staff
failure-support-none = Зараз служба підтримки цього сервісу не відповідає на питання.
failure-support-none-next = Написане вами збережено на цьому пристрої як чернетку. Інші способи написати є на сторінці сервісу «Контакти».
failure-shared-wrong-code = Цей код не відкриває цей обліковий запис.
failure-shared-wrong-code-next = Перевірте кожен знак: у коді 28 літер і цифр, по чотири в групі.
failure-support-held = Це питання взяв хтось із колег. Нічого не зроблено.
failure-support-held-next = Залиште його їм або перейміть: secondok-cli desk support hand { $number } ІМ’Я
failure-reply-empty = Готова відповідь має назву і текст.
failure-reply-empty-next = Укажіть обидва.
failure-reply-not-plain = У тексті є знак, якого не видно або який змінює вигляд решти.
failure-reply-not-plain-next = Наберіть його заново як простий текст.
failure-reply-long = Назва має щонайбільше { $title } знаків, а текст { $text }.
failure-reply-long-next = Скоротіть.
failure-replies-full = Для ще однієї готової відповіді немає місця: їх щонайбільше { $most }, і всі разом вони займають лише частину місця.
failure-replies-full-next = Видаліть ту, що нікому не потрібна, або скоротіть деякі.
failure-reply-changed = Хтось із колег тим часом змінив або видалив цю готову відповідь. Нічого не змінено.
failure-reply-changed-next = Подивіться, як є тепер: secondok-cli desk support replies
failure-no-reply = Готової відповіді з таким номером цією мовою немає.
failure-no-reply-next = Подивіться, які є: secondok-cli desk support replies
failure-black-out-not-there = Цих слів у цьому питанні немає. Нічого не зачорнено.
failure-black-out-not-there-next = Укажіть цілі слова так, як вони там стоять.
failure-black-out-full = В одному питанні можна зачорнити { $most } місць, і стільки вже є. Більше нічого не зачорнено.
failure-black-out-full-next = Завершіть питання або відкладіть його: тоді його тут уже ніхто не прочитає.
problem-not-logged-in = Ви не увійшли, або сеанс закінчився.
problem-not-logged-in-next = Написане вами не пропало. Увійдіть знову: secondok-cli doctor login
problem-unknown-invitation = Це запрошення невідоме, використане або прострочене.
problem-unknown-invitation-next = Попросіть нове у служби сервісу.
problem-bad-key = Сервіс не приймає ключа, який зробила ця програма.
problem-bad-key-next = Перевірте дату пристрою і увійдіть знову.
problem-vault-changed = Ваші ключі тим часом змінено з іншого пристрою.
problem-vault-changed-next = Спробуйте ще раз: нічого не пропало.
problem-busy = Сервіс зайнятий. Нічого не пропало.
problem-busy-next = Зачекайте трохи і спробуйте ще раз.
problem-storage-unavailable = Сервіс зараз нічого не може зберегти.
problem-storage-unavailable-next = Спробуйте за кілька хвилин. Підтверджене раніше не пропало.
problem-storage-full = У сервісу не лишилося місця.
problem-storage-full-next = Спробуйте пізніше. Підтверджене раніше не пропало.
problem-internal = У сервісі щось пішло не так.
problem-internal-next = Спробуйте ще раз. Якщо так буде й далі, скажіть тим, хто утримує сервіс.

## Слова

failure-words-count = Фраза відновлення має 12 слів; тут їх { $found }. Нічого не змінено.
failure-words-count-next = Подивіться, що ви записали, і введіть усі 12 по порядку.
failure-words-mistyped = Слова { $position } — «{ $word }» — немає серед можливих. Можливо, це: { $suggestions }? Нічого не змінено.
failure-words-mistyped-next = Подивіться на слово { $position } у своєму записі і введіть усі 12 ще раз.
failure-words-unknown = Слова { $position } — «{ $word }» — немає серед можливих. Нічого не змінено.
failure-words-unknown-next = Подивіться на слово { $position } у своєму записі і введіть усі 12 ще раз.
failure-words-other-list = Ці слова від чогось іншого: від фрази іншої програми або іншою мовою. Нічого не змінено.
failure-words-other-list-next = Потрібні 12 англійських слів, які показав вам цей сервіс. Знайдіть їх.
failure-words-checksum = Кожне з цих слів існує, але разом вони не фраза: одне неправильне або два помінялися місцями. Нічого не змінено.
failure-words-checksum-next = Звірте кожне слово і порядок зі своїм записом і введіть усі 12 ще раз.

## Написане

failure-content-empty = Щось потрібне лишилося порожнім. Нічого не надіслано.
failure-content-empty-next = Заповніть і спробуйте ще раз.
failure-content-too-many = Забагато: вміщується щонайбільше { $most }. Нічого не надіслано.
failure-content-too-many-next = Приберіть зайве і спробуйте ще раз.
failure-content-not-plain = У тексті є невидимі знаки, що керують екраном. Нічого не надіслано.
failure-content-not-plain-next = Введіть його звичайним текстом і спробуйте ще раз.
failure-content-no-consent = Без згоди з кожною умовою нічого не можна надіслати.
failure-content-no-consent-next = Прочитайте умови ще раз і погодьтеся або облиште.
failure-content-not-every-question = Висновок відповідає на кожне запитання, один раз і по порядку; їх { $questions }. Нічого не надіслано.
failure-content-not-every-question-next = Дайте відповіді, яких бракує, і спробуйте ще раз.
failure-content-too-long = Текст на { $over } байтів довший, ніж можна надіслати (українська літера — два байти, латинська — один). Нічого не надіслано.
failure-content-too-long-next = Скоротіть його і спробуйте ще раз.
failure-content-not-ours = Це повідомлення зробила новіша версія програми. Нічого не надіслано.
failure-content-not-ours-next = Скористайтеся новішою версією.
failure-no-words = На цьому пристрої немає слів пацієнта. Нічого не змінено.
failure-no-words-next = Щоб почати: secondok-cli patient new
    Щоб повернути свої консультації: secondok-cli patient restore
failure-renew-still-there = { $count ->
    [one] Ще є { $count } консультація ваших слів.
    [few] Ще є { $count } консультації ваших слів.
   *[other] Ще є { $count } консультацій ваших слів.
  } Нових слів не складено.
failure-renew-still-there-next = З --destroy їх спершу буде стерто; з --leave вони лишаться тому, хто має ці слова.
failure-renew-unsent = { $count ->
    [one] { $count } написаний вами текст іще не надіслано.
    [few] { $count } написані вами тексти ще не надіслано.
   *[other] { $count } написаних вами текстів іще не надіслано.
  } Нових слів не складено.
failure-renew-unsent-next = Надішліть або викиньте: secondok-cli patient discard
failure-words-already = На цьому пристрої вже є слова пацієнта. Їх не буде замінено.
failure-words-already-next = Для другої людини вкажіть іншу теку через --home. Слова покаже secondok-cli patient words
failure-words-other = На цьому пристрої вже є інші слова. Їх не буде замінено.
failure-words-other-next = Для цих слів вкажіть іншу теку через --home або спершу видаліть інші через secondok-cli patient forget
failure-restore-unfinished = Ваші слова тепер збережено на цьому пристрої, але пошукати консультації не вдалося: сервіс не відповів.
failure-restore-unfinished-next = Перевірте з’єднання і продовжте через secondok-cli patient list

## Консультації

failure-no-such-number = На цьому пристрої немає консультації з таким номером.
failure-no-such-number-next = Які є, показує список.
failure-gone = Цю консультацію стерто. На цьому пристрої її теж більше немає.
failure-gone-next = З нею більше нічого не можна зробити. Які ще є, показує список.
failure-answers-missing = На запитання «{ $question }» потрібна відповідь. Нічого не надіслано.
failure-answers-missing-next = Додайте її до відповідей або приберіть --yes, і програма запитає.
failure-answers-unfit = Відповідь на «{ $question }» не підходить: { $reason } Нічого не надіслано.
failure-answers-unfit-next = Виправте її у відповідях і спробуйте ще раз.
failure-answers-unknown = У цьому опитувальнику немає запитання «{ $question }». Нічого не надіслано.
failure-answers-unknown-next = Виправте або приберіть його з відповідей і спробуйте ще раз.
failure-answers-not-asked = Запитання «{ $question }» за інших ваших відповідей не ставиться. Нічого не надіслано.
failure-answers-not-asked-next = Приберіть його з відповідей або змініть інші і спробуйте ще раз.
failure-answers-open = Опитувальник заповнено не так, як слід (незавершених місць: { $count }). Нічого не надіслано.
failure-answers-open-next = Запустіть secondok-cli patient ask ще раз і дайте відповіді на запитання.
failure-questions-missing = Немає жодного запитання до лікаря. Нічого не надіслано.
failure-questions-missing-next = Додайте questions = ["…"] до відповідей або приберіть --yes, і програма запитає.
failure-consent-missing = Про умову «{ $term }» нічого не сказано. Нічого не надіслано.
failure-consent-missing-next = Прочитайте умови (secondok-cli patient ask показує їх), потім поставте для кожної true (згода) або false в [consent] у відповідях.
failure-ask-stopped = Нічого не надіслано. Ваші відповіді збережено на цьому пристрої.
failure-ask-stopped-next = Щоб продовжити: secondok-cli patient ask --doctor { $doctor } --specialty { $specialty }
failure-red-flag = Серед ваших відповідей є ознака небезпеки. Будь ласка, спершу прочитайте пораду вище. Нічого не надіслано.
failure-red-flag-next = Якщо ви все одно хочете надіслати запит, додайте до відповідей go-on-despite-red-flags = true.
failure-red-flag-stopped = Нічого не надіслано. Будь ласка, скористайтеся порадою вище.
failure-red-flag-stopped-next = Коли небезпека мине, запитати тут можна будь-коли: secondok-cli patient ask
failure-no-such-doctor = Лікаря «{ $name }» немає. Нічого не надіслано.
failure-no-such-doctor-next = Короткі назви показує secondok-cli patient doctors
failure-doctor-missing = Лікаря не вказано. Нічого не надіслано.
failure-doctor-missing-next = Додайте --doctor ІМ’Я; імена показує secondok-cli patient doctors
failure-doctor-none = Там зараз жоден лікар не бере нових консультацій.
failure-doctor-none-next = Спробуйте іншого дня або подивіться всіх лікарів: secondok-cli patient doctors
failure-doctor-unavailable = Цей лікар зараз не бере нових консультацій. Нічого не надіслано.
failure-doctor-unavailable-next = Оберіть іншого лікаря через secondok-cli patient doctors або спробуйте іншого дня.
failure-doctor-other-specialty = Цей лікар не консультує з цієї спеціальності. Нічого не надіслано.
failure-doctor-other-specialty-next = Спеціальності кожного лікаря показує secondok-cli patient doctors
failure-specialty-missing = Цей лікар консультує з кількох спеціальностей. Нічого не надіслано.
failure-specialty-missing-next = Додайте --specialty з однією з них.
failure-specialty-unknown = Спеціальності «{ $name }» немає.
failure-specialty-unknown-next = Є такі: { $names }.
failure-doctor-key = Ключ цього лікаря не пройшов перевірки. Нічого не надіслано, ваш запит збережено на цьому пристрої.
failure-doctor-key-next = Поки що не надсилайте його цьому лікарю. Будь ласка, скажіть тим, хто утримує сервіс; можна запитати іншого лікаря.
failure-keys-form = Це не контрольна точка журналу ключів.
failure-keys-form-next = У ній щонайменше п’ять рядків, від назви журналу до підпису. Попросіть ще раз надіслати те, що друкує команда: secondok-cli keys show
failure-keys-other = Це контрольна точка іншого журналу, або її ніхто не підписав.
failure-keys-other-next = Переконайтеся, що обидві від того самого сервісу. Якщо так, він змінив свій журнал: запитайте тих, хто його утримує, іншим шляхом, не через нього.
failure-keys-two = Це не один журнал, хоча обидві точки підписав той самий сервіс: він показує різним людям різні ключі.
failure-keys-two-next = Збережіть обидві контрольні точки: вони це доводять. Запитайте тих, хто утримує сервіс, що сталося, і скажіть іншим.
failure-key-log = Перелік ключів, за яким видно, хто прочитає написане, не той, який бачив цей пристрій. Нічого не надіслано, написане збережено на цьому пристрої.
failure-key-log-next = Поки що нічого не надсилайте. Запитайте тих, хто утримує сервіс, що сталося, іншим шляхом, не через нього: якщо його відновили з резервної копії, вони вам це скажуть; якщо ні, написане, можливо, хоче прочитати хтось інший.
failure-key-log-out-of-reach = З { $since } цей пристрій не може подивитися перелік ключів сервісу, хоча все інше доступне: не видно, чи немає під вашим ім’ям чужого ключа.
failure-key-log-out-of-reach-next = Скажіть тим, хто утримує сервіс.
failure-key-log-doctor = Перелік ключів, за яким пацієнти перевіряють ваш ключ, не той, який бачив цей пристрій.
failure-key-log-doctor-next = Запитайте тих, хто утримує сервіс, що сталося, іншим шляхом, не через нього: якщо його відновили з резервної копії, вони вам це скажуть. Доти пацієнтам не слід писати вам нічого нового.
failure-key-foreign = З { $since } сервіс видає пацієнтам під вашим ім’ям ключ, який не ваш: запечатане ним може прочитати хтось інший.
failure-key-foreign-next = Повідомте тих, хто утримує сервіс, іншим шляхом, не через нього, і запитайте, що сталося. Доти пацієнтам не слід писати вам нічого нового.
failure-doctor-no-key = Цьому лікарю зараз не можна написати. Нічого не надіслано, ваш текст збережено на цьому пристрої.
failure-doctor-no-key-next = Спробуйте за кілька годин.
failure-clock = Дата цього пристрою ({ $device }) неправильна: у сервісі { $service }. Так ключ лікаря перевірити не можна. Нічого не надіслано, ваш запит збережено на цьому пристрої.
failure-clock-next = Встановіть дату на пристрої і запустіть secondok-cli patient ask ще раз: програма повернеться до збереженого.
failure-ask-waiting = Не підтверджено: з’єднання пропало, коли надсилався ваш запит. Його збережено на цьому пристрої.
failure-ask-waiting-next = Нічого не пропало, і двічі нічого не буде надіслано. Коли з’єднання повернеться, будь-яка команда спершу надішле запит, наприклад secondok-cli patient list
failure-ask-earlier-waiting = Ваш попередній запит ще не підтверджено, тому іншого не можна надіслати. Попередній збережено на цьому пристрої.
failure-ask-earlier-waiting-next = Коли з’єднання повернеться, запитайте ще раз після secondok-cli patient list
failure-ask-maybe-sent = Можливо, ваш запит уже було надіслано як консультацію { $number } і відтоді стерто з іншого пристрою. Удруге його не надіслано; його збережено на цьому пристрої.
failure-ask-maybe-sent-next = Якщо ви ще хочете запитати, до збереженого поверне secondok-cli patient ask
failure-send-waiting = Не підтверджено: з’єднання пропало, коли надсилалося ваше повідомлення. Його збережено на цьому пристрої.
failure-send-waiting-next = Нічого не пропало, і двічі нічого не буде надіслано. Коли з’єднання повернеться, дайте ту саму команду ще раз або будь-яку іншу про ваші консультації: спершу буде надіслано повідомлення.
failure-send-not-sent = Повідомлення не надіслано. Його збережено на цьому пристрої.
failure-send-not-sent-next = Перевірте з’єднання і дайте ту саму команду ще раз.
failure-act-not-sent = Немає зв’язку із сервісом, тож нічого не надіслано і нічого не змінено.
failure-act-not-sent-next = Перевірте з’єднання і дайте ту саму команду ще раз.
failure-read-unreached = Немає зв’язку із сервісом, а повідомлення на цьому пристрої не зберігаються: їх щоразу отримують і відкривають заново.
failure-read-unreached-next = Перевірте з’єднання і спробуйте ще раз. Нічого не пропало.
failure-no-draft = Такого ненадісланого тексту на цьому пристрої немає.
failure-no-draft-next = Подивіться на консультацію ще раз; які є, показує список.
failure-overtaken = Раніше щось написано з іншого пристрою з тими самими словами (показано вище). Ваше повідомлення не надіслано; його збережено на цьому пристрої.
failure-overtaken-next = Якщо воно ще доречне, дайте ту саму команду ще раз.
failure-out-of-step = У сервісу інша історія цієї консультації, ніж бачив цей пристрій. Нічого не надіслано; ваш текст збережено на цьому пристрої.
failure-out-of-step-next = Прочитайте консультацію і скажіть тим, хто утримує сервіс.
failure-broken = Повідомлення цієї консультації не пройшло перевірки, тому після нього нічого не можна написати. Ваш текст збережено на цьому пристрої.
failure-broken-next = Прочитайте консультацію, щоб побачити, яке саме, і скажіть тим, хто утримує сервіс.
failure-state-requested = Консультація ще чекає на згоду лікаря; це поки неможливо. { $kept ->
    [0] Нічого не змінено.
   *[other] Ваш текст збережено на цьому пристрої.
  }
failure-state-requested-next = Що і коли буде далі, показує secondok-cli patient list
failure-state-accepted = Консультація чекає на висновок; це зараз неможливо. { $kept ->
    [0] Нічого не змінено.
   *[other] Ваш текст збережено на цьому пристрої.
  }
failure-state-accepted-next = Що і коли буде далі, показує secondok-cli patient list
failure-state-answered = Висновок уже є; це більше неможливо. { $kept ->
    [0] Нічого не змінено.
   *[other] Ваш текст збережено на цьому пристрої.
  }
failure-state-answered-next = Тепер можна поставити додаткове запитання: secondok-cli patient say { $number }
failure-state-follow-up = Консультація чекає на відповідь на додаткове запитання; це зараз неможливо. { $kept ->
    [0] Нічого не змінено.
   *[other] Ваш текст збережено на цьому пристрої.
  }
failure-state-follow-up-next = Що і коли буде далі, показує secondok-cli patient list
failure-state-closed = Консультацію завершено; більше в ній писати не можна. { $kept ->
    [0] Нічого не змінено.
   *[other] Ваш текст збережено на цьому пристрої.
  }
failure-state-closed-next = { $kept ->
    [0] Щоб запитати знову: secondok-cli patient ask
   *[other] У цій консультації його вже не можна надіслати: secondok-cli patient read { $number } покаже його, secondok-cli patient discard { $number } видалить.
  }
failure-state-declined = Лікар не взяв цієї консультації; більше в ній писати не можна. { $kept ->
    [0] Нічого не змінено.
   *[other] Ваш текст збережено на цьому пристрої.
  }
failure-state-declined-next = { $kept ->
    [0] Щоб запитати іншого лікаря: secondok-cli patient ask
   *[other] У цій консультації його вже не можна надіслати: secondok-cli patient read { $number } покаже його, secondok-cli patient discard { $number } видалить.
  }
failure-state-expired = Лікар пропустив строк, і консультація закінчилася; більше в ній писати не можна. { $kept ->
    [0] Нічого не змінено.
   *[other] Ваш текст збережено на цьому пристрої.
  }
failure-state-expired-next = { $kept ->
    [0] Щоб запитати іншого лікаря: secondok-cli patient ask
   *[other] У цій консультації його вже не можна надіслати: secondok-cli patient read { $number } покаже його, secondok-cli patient discard { $number } видалить.
  }
failure-state-withdrawn = Запит відкликано; більше в цій консультації писати не можна. { $kept ->
    [0] Нічого не змінено.
   *[other] Ваш текст збережено на цьому пристрої.
  }
failure-state-withdrawn-next = { $kept ->
    [0] Щоб запитати знову: secondok-cli patient ask
   *[other] У цій консультації його вже не можна надіслати: secondok-cli patient read { $number } покаже його, secondok-cli patient discard { $number } видалить.
  }
failure-state-doctor-requested = Ви ще не взяли цієї консультації, тож це неможливо. { $kept ->
    [0] Нічого не змінено.
   *[other] Ваш текст збережено на цьому пристрої.
  }
failure-state-doctor-requested-next = Щоб узяти її: secondok-cli doctor accept { $number }
failure-state-doctor-accepted = Ви вже взяли цю консультацію, а висновку ще немає; це зараз неможливо. { $kept ->
    [0] Нічого не змінено.
   *[other] Ваш текст збережено на цьому пристрої.
  }
failure-state-doctor-accepted-next = Щоб дати висновок: secondok-cli doctor opinion { $number }
failure-state-doctor-answered = Ви вже дали висновок, і пацієнт нічого більше не запитав; це зараз неможливо. { $kept ->
    [0] Нічого не змінено.
   *[other] Ваш текст збережено на цьому пристрої.
  }
failure-state-doctor-answered-next = Щоб написати пацієнтові: secondok-cli doctor say { $number }
failure-state-doctor-follow-up = Пацієнт поставив додаткове запитання, і на нього чекає ваша відповідь; це зараз неможливо. { $kept ->
    [0] Нічого не змінено.
   *[other] Ваш текст збережено на цьому пристрої.
  }
failure-state-doctor-follow-up-next = Щоб відповісти: secondok-cli doctor say { $number }
failure-state-doctor-closed = Консультацію завершено; більше в ній писати не можна. { $kept ->
    [0] Нічого не змінено.
   *[other] Ваш текст збережено на цьому пристрої.
  }
failure-state-doctor-closed-next = { $kept ->
    [0] Що ще є, показує secondok-cli doctor queue
   *[other] У цій консультації його вже не можна надіслати: secondok-cli doctor read { $number } покаже його, secondok-cli doctor discard { $number } видалить.
  }
failure-state-doctor-declined = Ви відхилили цю консультацію; більше в ній писати не можна. { $kept ->
    [0] Нічого не змінено.
   *[other] Ваш текст збережено на цьому пристрої.
  }
failure-state-doctor-declined-next = { $kept ->
    [0] Що ще є, показує secondok-cli doctor queue
   *[other] У цій консультації його вже не можна надіслати: secondok-cli doctor read { $number } покаже його, secondok-cli doctor discard { $number } видалить.
  }
failure-state-doctor-expired = Строк цієї консультації минув, і вона закінчилася; більше в ній писати не можна. { $kept ->
    [0] Нічого не змінено.
   *[other] Ваш текст збережено на цьому пристрої.
  }
failure-state-doctor-expired-next = { $kept ->
    [0] Що ще є, показує secondok-cli doctor queue
   *[other] У цій консультації його вже не можна надіслати: secondok-cli doctor read { $number } покаже його, secondok-cli doctor discard { $number } видалить.
  }
failure-state-doctor-withdrawn = Пацієнт відкликав запит; більше в цій консультації писати не можна. { $kept ->
    [0] Нічого не змінено.
   *[other] Ваш текст збережено на цьому пристрої.
  }
failure-state-doctor-withdrawn-next = { $kept ->
    [0] Що ще є, показує secondok-cli doctor queue
   *[other] У цій консультації його вже не можна надіслати: secondok-cli doctor read { $number } покаже його, secondok-cli doctor discard { $number } видалить.
  }

## Лікарі

failure-invitation = Це не код запрошення.
failure-invitation-next = Скопіюйте його із запрошення повністю і спробуйте ще раз.
failure-password-short = Пароль має бути не коротший за { $least } знаків. Нічого не зареєстровано.
failure-password-short-next = Оберіть довший; кілька слів поспіль — добре.
failure-password-is-name = Пароль не може бути іменем для входу. Нічого не зареєстровано.
failure-password-is-name-next = Оберіть інший.
failure-register-clock = Дата цього пристрою ({ $device }) неправильна: у сервісі { $service }. Зроблені так ключі були б нечинні. Нічого не зареєстровано; запрошення ще дійсне.
failure-register-clock-next = Встановіть дату на пристрої і спробуйте ще раз.
failure-register-maybe = З’єднання пропало на останньому кроці: чи вас зареєстровано, невідомо. Збережіть код відновлення, показаний вище.
failure-register-maybe-next = Спробуйте увійти. Якщо не вийде, зареєструйтеся ще раз із тим самим запрошенням; тоді дійсний новий код.
failure-other-doctor = На цьому пристрої увійшов інший лікар, і він має ненадіслане або незакінчене (текстів: { $unsent }).
failure-other-doctor-next = Нехай спершу надішле їх або вийде; або вкажіть іншу теку через --home.
failure-unsent = У вас є ненадіслані тексти (їх { $unsent }). З виходом вони пропали б; ви ще не вийшли.
failure-unsent-next = Щоб побачити їх: secondok-cli doctor queue
    Щоб викинути: secondok-cli doctor logout --discard
failure-sealed-vault-damaged = Сервіс дав не ті ключі, які ви там залишили. Нічого не змінено.
failure-sealed-vault-damaged-next = Скажіть тим, хто утримує сервіс, і ніде не вводьте пароля, доки не з’ясується.
failure-sealed-vault-newer = Ваші ключі зберегла новіша версія програми. Нічого не змінено.
failure-sealed-vault-newer-next = Скористайтеся новішою версією.
failure-sealed-vault-rolled-back = Сервіс дав старішу копію ваших ключів, ніж давав раніше. Нічого не змінено.
failure-sealed-vault-rolled-back-next = Скажіть тим, хто утримує сервіс.
failure-opinion-stopped = Нічого не надіслано. Написане вами збережено на цьому пристрої.
failure-opinion-stopped-next = Щоб продовжити: secondok-cli doctor opinion { $number }
failure-no-request = Запит пацієнта на цьому пристрої не читається, тож давати висновок немає на що.
failure-no-request-next = Прочитайте консультацію, щоб побачити чому.
failure-doctor-overtaken = Раніше щось написано з іншого вашого пристрою (показано вище). Ваше повідомлення не надіслано; його збережено на цьому пристрої.
failure-doctor-overtaken-next = Якщо воно ще доречне, дайте ту саму команду ще раз.
## Вкладення

failure-attach-nothing = Немає файлу, який можна надіслати. Нічого не надіслано.
failure-attach-nothing-next = Назвіть фото, документи PDF чи знімки DICOM або теки з ними.
failure-attach-not-one-study = Ці файли не можуть бути одним вкладенням. Нічого не надіслано.
failure-attach-not-one-study-next = Надішліть їх по одному.
failure-attach-study-too-long = В обстеженні щонайбільше { $most } знімків. Нічого не надіслано.
failure-attach-study-too-long-next = Надішліть ті серії, які потрібні лікарю.
failure-attach-too-large = Файли одного вкладення разом на { $over } байтів довші, ніж можна. Нічого не надіслано.
failure-attach-too-large-next = Надсилайте менше файлів за раз.
failure-attach-too-many = В одному повідомленні щонайбільше { $most } вкладень. Нічого не надіслано.
failure-attach-too-many-next = Надішліть їх кількома повідомленнями.
failure-attach-over = Консультацію завершено: до неї вже нічого не додати. Те, що ви написали до файлів, збережено на цьому пристрої.
failure-attach-over-next = На якому вона етапі, показує список. Щоб прибрати збережене: secondok-cli patient discard з її номером.
failure-attach-under-way = Вкладення цієї консультації ще в дорозі з цього пристрою. Нового нічого не надіслано.
failure-attach-under-way-next = Будь-яка команда про ваші консультації продовжить їх надсилання; відмовитися від них: secondok-cli patient discard з її номером.
failure-attach-begin-anew = Тим часом у цій консультації почато щось інше. Нічого не надіслано.
failure-attach-begin-anew-next = Дайте ту саму команду ще раз.
failure-attach-refused = { $count ->
    [one] { $count } файл не вдалося очистити
    [few] { $count } файли не вдалося очистити
    [many] { $count } файлів не вдалося очистити
   *[other] { $count } файлу не вдалося очистити
  }; чому, сказано вище. Нічого не надіслано.
failure-attach-refused-next = Зробіть, як там сказано, або не беріть такого файлу, і дайте команду ще раз.
failure-attach-overtaken = Спершу щось написали з іншого пристрою з тими самими словами. Вкладення збережено на цьому пристрої, і вивантажувати їх знову не треба.
failure-attach-overtaken-next = Прочитайте консультацію: вкладення підуть разом із цим, якщо не відмовитися від них: secondok-cli patient discard з її номером.
failure-attach-may-have-arrived = Повідомлення з вкладеннями вже в дорозі й могло дійти: повернути його не можна.
failure-attach-may-have-arrived-next = Погляньте на консультацію, коли з’єднання повернеться.
failure-attach-opinion-came = Поки вкладення надсилалися, надійшов висновок. Тепер вони пішли б як ваше додаткове запитання. Нічого не надіслано.
failure-attach-opinion-came-next = Прочитайте висновок. Тоді відмовтеся від них: secondok-cli patient discard з її номером, — і додайте знову разом із запитанням.
failure-attach-not-uploaded = Сервіс ще не має всіх вкладень. Повідомлення не надіслано.
failure-attach-not-uploaded-next = Будь-яка команда про ваші консультації продовжить їх надсилання.
failure-nothing-attached = У цій консультації немає вкладень у дорозі.
failure-nothing-attached-next = Прочитайте консультацію: можливо, їх уже надіслано.
failure-upload-waiting = Сервіс ще не має всіх вкладень: з’єднання пропало. Вони збережені на цьому пристрої запечатаними.
failure-upload-waiting-next = Нічого не пропало, і двічі нічого не надсилається. Коли з’єднання повернеться, будь-яка команда про ваші консультації продовжить.
failure-upload-lost = Запечатаних вкладень уже немає цілими: їх не довантажили вчасно або зникли їхні файли на цьому пристрої.
failure-upload-lost-next = Відмовтеся від них (secondok-cli patient discard з номером консультації) і вкладіть файли знову.
failure-upload-elsewhere = Інша secondok-cli саме надсилає вкладення з цього пристрою. Ваші запечатано й збережено тут.
failure-upload-elsewhere-next = Зачекайте, доки вона скінчить; наступна команда про ваші консультації продовжить із вашими.
failure-no-such-attachment = У цій консультації немає такого вкладення.
failure-no-such-attachment-next = Прочитайте консультацію: кожне вкладення стоїть там зі своїм номером, наприклад 2.1.
failure-attachment-changed = Це вкладення — не те, що було запечатано. Нічого з нього не збережено.
failure-attachment-changed-next = Будь ласка, скажіть тим, хто утримує сервіс.
failure-not-what-it-says = Отримане не є файлом того виду, яким себе називає. Його не збережено.
failure-not-what-it-says-next = Його треба вибрати й надіслати ще раз: жодна програма цього сервісу такого файлу не робить.
failure-attachment-lost = Сервіс уже не має цього вкладення. Нічого не збережено.
failure-attachment-lost-next = Файли запиту, якого лікар не взяв, зникають, коли запит завершується. Якщо це не той випадок, будь ласка, скажіть тим, хто утримує сервіс; вкладення можна надіслати знову.
failure-save-there = Тут уже є { $path }. Нічого не перезаписано.
failure-save-there-next = Назвіть іншу теку після --to або перенесіть те, що там є.
failure-save-not-written = Не вдалося записати { $path }: { $reason }
failure-save-not-written-next = Звільніть місце або назвіть іншу теку після --to. Те, що збережено раніше, ціле.

failure-profile-languages = Такий перелік мов не підходить: нічого не змінено.
failure-profile-languages-next = Вкажіть від одного до десяти кодів із двох літер, наприклад uk,en.
failure-profile-price = Така ціна не підходить: нічого не змінено.
failure-profile-price-next = Вкажіть ціле число одиниць, не більше ніж 1000.
failure-profile-answer-days = Така кількість днів на висновок не підходить: нічого не змінено.
failure-profile-answer-days-next = Вкажіть ціле число від 1 до 14.
failure-profile-about = Такий текст про вас не підходить: нічого не змінено.
failure-profile-about-next = Потрібен текст англійською. У кожному тексті — щонайбільше 4000 символів, без тих, що приховують чи перевертають написане.
failure-account-about = У «{ $text }» не вказано, якою мовою текст.
failure-account-about-next = Напишіть так: en=about.txt.
failure-erase-password = Пароль неправильний: ваш обліковий запис лишився, як був.
failure-erase-password-next = Перевірте його і спробуйте ще раз.
failure-erase-running = { $running ->
    [one] Триває { $running } консультація: ваш обліковий запис лишився, як був.
    [few] Тривають { $running } консультації: ваш обліковий запис лишився, як був.
   *[many] Триває { $running } консультацій: ваш обліковий запис лишився, як був.
}
failure-erase-running-next = Дайте відповідь і завершіть їх або відхиліть. Щоб тим часом не надходили нові: secondok-cli doctor account --away
failure-erase-maybe = Відповіді не було: можливо, ваш обліковий запис уже стерто.
failure-erase-maybe-next = Спробуйте ввійти. Якщо відповідь буде, що ім’я або пароль неправильні, його вже стерто.
failure-erase-confirm = Введено не ваше ім’я для входу: обліковий запис лишився, як був.
failure-erase-confirm-next = Щоб стерти, введіть { $login }.
problem-bad-profile = Щось у профілі не підходить: нічого не змінено.
problem-bad-profile-next = Змініть це і збережіть знову.
problem-profile-changed = Профіль тим часом змінено з іншого місця: зараз нічого не змінено.
problem-profile-changed-next = Подивіться, який він тепер, і змініть знову, якщо це ще потрібно.
problem-consultations-running = Пацієнти чекають на вас: консультації ще тривають.
problem-consultations-running-next = Дайте відповідь і завершіть їх або відхиліть; тоді стирайте обліковий запис.

problem-bad-application = Заявка неповна, або щось у ній не підходить.
problem-bad-application-next = Змініть назване і спробуйте знову.
problem-application-changed = Заявка тим часом змінилася. Нічого не зроблено.
problem-application-changed-next = Подивіться, яка вона тепер, і повторіть, якщо це ще потрібно.
problem-application-standing = У теперішньому стані заявки це неможливо.
problem-application-standing-next = Подивіться, у якому вона стані.
problem-no-documents = Жоден документ ще не надійшов.
problem-no-documents-next = Спершу надішліть документи, потім подайте заявку.
problem-no-invitations = Зараз запрошення надіслати не можна.
problem-no-invitations-next = Спробуйте за годину; якщо не допоможе, напишіть організації.
problem-unknown-application = Такої заявки немає.
problem-unknown-application-next = Подивіться список заявок.
problem-not-the-reviewer = Ця заявка в іншого перевіряльника. Нічого не зроблено.
problem-not-the-reviewer-next = Спершу візьміть її собі, якщо ви про це домовилися.
problem-same-verifier = Ви це запропонували, тож не можете й вирішити.
problem-same-verifier-next = Попросіть іншого перевіряльника подивитися й вирішити.
problem-not-shown = Записаного замало, щоб схвалити.
problem-not-shown-next = Запишіть, чого бракує: кожен документ, диплом і чинну ліцензію.
failure-other-documents = На цьому пристрої лежать документи із заявки іншого лікаря.
failure-other-documents-next = Спершу вийдіть там або скористайтеся іншим пристроєм.
failure-no-verifiers = Зараз перевіряльники недоступні. Нічого не надіслано.
failure-no-verifiers-next = Спробуйте трохи згодом; якщо не допоможе, напишіть організації.
failure-no-documents = Ще не надіслано жодного документа.
failure-no-documents-next = Надішліть: secondok-cli doctor application documents ФАЙЛ
failure-no-documents-there = Цей лікар не надіслав жодного документа.
failure-no-documents-there-next = Зачекайте або подивіться список: secondok-cli desk application list
failure-no-credential = У заявці немає документа з таким номером.
failure-no-credential-next = Подивіться її: secondok-cli desk application show ЛІКАР
failure-asked-overtaken = Колега написав лікареві раніше. Ваше не надіслано.
failure-asked-overtaken-next = Прочитайте написане, а потім надішліть своє, якщо воно ще потрібне: secondok-cli desk application read ЛІКАР
failure-ask-in-words = Лікареві треба сказати, чого бракує.
failure-ask-in-words-next = Скажіть: secondok-cli desk application ask ЛІКАР
