# Те, що каже програма для файлів. Поруч стоять тексти самого застосунку: кожен ідентифікатор починається з «files-».

## Вибір

files-close = Закрити
files-title = Фото, документи та знімки
files-what = Те, що файли несуть поза зображенням (імена, дати, місця), вилучається на цьому пристрої. Те, що можна прочитати на самому зображенні, зафарбовуєте ви. З цього пристрою нічого не піде, доки ви не натиснете «Надіслати» під списком.
files-choose = Вибрати файли
files-choose-camera = Зробити фото
files-choose-folder = Вибрати теку
files-choose-hint = Фото (JPEG, PNG, WebP), документи (PDF) і знімки з лікарняного диска (DICOM).
files-choose-drop = Їх можна також перетягнути сюди або вставити.
files-reading = Читається на цьому пристрої
files-reading-of = { $number } з { $of }

## Список

files-photos = Фото
files-documents = Документи
files-scans = Знімки
files-images = { $count ->
    [one] { $count } зображення
    [few] { $count } зображення
   *[many] { $count } зображень
  }
files-pages = { $count ->
    [one] { $count } сторінка
    [few] { $count } сторінки
   *[many] { $count } сторінок
  }
files-is-read = Читається
files-must-look = Треба переглянути
files-is-cleaned = Очищується: { $done } з { $of }
files-ready = Готово
files-look = Переглянути
files-look-again = Переглянути ще раз
files-receipt = До і після
files-remove = Прибрати зі списку
files-face = Тут видно голову: за такими знімками можна відтворити обличчя. Переглядаючи, ви можете не надсилати окремих зрізів.
files-together = { $count ->
    [one] { $count } файл, { $size }.
    [few] { $count } файли, разом { $size }.
   *[many] { $count } файлів, разом { $size }.
  }
files-refused = Не взято: { $name }
files-refused-many = { $count ->
    [one] Не взято: { $name } і ще { $count } файл
    [few] Не взято: { $name } і ще { $count } файли
   *[many] Не взято: { $name } і ще { $count } файлів
  }
files-refused-close = Гаразд

## Перегляд і зафарбовування

files-look-paper = Пошукайте своє ім’я, дату народження, адресу, номери, обличчя. Зафарбуйте все, що вказує на вас.
files-look-burnt-in = Апарати такого виду пишуть імена просто на зображеннях. Перегляньте кожне й зафарбуйте те, що вказує на вас.
files-look-unknown = Файл не каже, чи на його зображеннях щось написано. Перегляньте кожне й зафарбуйте те, що вказує на вас.
files-look-free = Судячи з файлу, зафарбовувати нічого не треба. Та ви можете переглянути й зафарбувати.
files-ways = Як переглядати
files-way-one = По одному
files-way-together = Усі разом
files-together-how = Прогорніть їх усі. Натисніть на зображення, щоб побачити його великим і зафарбувати щось.
files-together-overview = Це огляд. Так дрібно слів не прочитати: натисніть на кожне зображення, щоб його роздивитися.
files-tile = { $number }
files-tile-seen = { $number } ✓
files-tile-left-out = { $number }: не піде
files-tile-open = Показати великим
files-picture-of = { $number } з { $of }
files-picture-before = Попереднє
files-picture-next = Наступне
files-picture-go = Гортати зображення
files-picture-label = { $of ->
    [1] { $name }, зображення { $number } з { $of }. Стрілки рухають його, плюс і мінус змінюють розмір.
   *[other] { $name }, зображення { $number } з { $of }. Стрілки рухають його, плюс і мінус змінюють розмір. Page Up і Page Down гортають.
  }
files-picture-failed = Це зображення не вдається показати.
files-hand = Що робить палець або миша
files-hand-moves = Рухати
files-hand-paints = Зафарбовувати
files-zoom = Розмір
files-zoom-in = Більше
files-zoom-out = Менше
files-zoom-whole = Усе зображення
files-light = Яскравість
files-light-about = Щось може бути написано так світло чи так темно, що спершу його не видно. Покажіть увесь діапазон або пересуньте повзунки.
files-light-own = Як у файлі
files-light-whole = Увесь діапазон
files-light-brightness = Світліше чи темніше
files-light-contrast = Контраст
files-mark = Зафарбоване місце { $number }. Стрілки рухають його, з Shift змінюють розмір, Delete прибирає.
files-mark-proposed = Запропоноване місце { $number }. Стрілки рухають його, з Shift змінюють розмір, Delete прибирає.
files-mark-add = Додати чорний прямокутник
files-mark-undo = Скасувати
files-mark-about = Це місце зафарбовано. Потягніть його, щоб пересунути, або за правий нижній кут, щоб змінити розмір.
files-mark-about-proposed = Апарати цього виробника пишуть тут імена, тому пропонуємо це зафарбувати. Приберіть прямокутник, якщо тут нічого не написано.
files-mark-everywhere = На всіх зображеннях цього файлу чи серії
files-mark-remove = Прибрати цей прямокутник
files-unseen = { $count ->
    [one] Лишилося переглянути { $count } зображення.
    [few] Лишилося переглянути { $count } зображення.
   *[many] Лишилося переглянути { $count } зображень.
  }
files-unseen-go = Показати
files-decide-nothing = Тут ніщо не вказує на мене
files-decide-painted = Зафарбувати й продовжити
files-face-title = Чи видно тут ваше обличчя?
files-face-possible = За знімками голови комп’ютер може відтворити обличчя, і той, хто вас знає, міг би вас упізнати. Та лікареві ці знімки можуть бути потрібні.
files-face-unknown = Файл не каже, яку частину тіла на ньому видно. Якщо це голова, комп’ютер може відтворити за ним обличчя.
files-face-choice = Вирішуєте ви: надіслати все чи не надсилати зрізів з обличчям.
files-slices-left-out = На екрані зріз { $number }. Не піде: { $count } з { $of }.
files-slices-how = Натисніть на перший або останній зріз, де видно обличчя: звідти можна не надсилати його разом з усіма попередніми або з усіма наступними.
files-slice-before = Не надсилати цей і всі попередні
files-slice-leave = Не надсилати цей зріз
files-slice-take = Надіслати й цей зріз
files-slice-after = Не надсилати цей і всі наступні
files-slices-take = Надіслати всі

## Квитанція

files-receipt-switch = Що показано
files-receipt-both = Поруч
files-receipt-before = До
files-receipt-after = Після
files-receipt-left-out = Не піде: лікар цього не отримає.
files-removed = { $count ->
    [one] На цьому пристрої вилучено { $count } подробицю, яка вказує на особу
    [few] На цьому пристрої вилучено { $count } подробиці, які вказують на особу
   *[many] На цьому пристрої вилучено { $count } подробиць, які вказують на особу
  }
files-removed-nothing = Нічого прихованого, що вказує на вас, у ньому не було. Його зроблено наново на цьому пристрої, без нічого прихованого.
files-removed-dates-moved = Дати в знімках зсунуто, усі на однакову кількість днів, тож час між ними лишився правильним.
files-removed-names = { $count ->
    [one] { $count } ім’я
    [few] { $count } імені
   *[many] { $count } імен
  }
files-removed-numbers = { $count ->
    [one] { $count } номер пацієнта, візиту чи страхування
    [few] { $count } номери пацієнтів, візитів чи страхування
   *[many] { $count } номерів пацієнтів, візитів чи страхування
  }
files-removed-dates = { $count ->
    [one] { $count } дату (зсунуто або вилучено)
    [few] { $count } дати (зсунуто або вилучено)
   *[many] { $count } дат (зсунуто або вилучено)
  }
files-removed-places = { $count ->
    [one] { $count } місце чи адресу
    [few] { $count } місця чи адреси
   *[many] { $count } місць чи адрес
  }
files-removed-person = { $count ->
    [one] { $count } подробицю про вас
    [few] { $count } подробиці про вас
   *[many] { $count } подробиць про вас
  }
files-removed-staff = { $count ->
    [one] { $count } згадку про персонал
    [few] { $count } згадки про персонал
   *[many] { $count } згадок про персонал
  }
files-removed-institutions = { $count ->
    [one] { $count } лікарню чи відділення
    [few] { $count } лікарні чи відділення
   *[many] { $count } лікарень чи відділень
  }
files-removed-devices = { $count ->
    [one] { $count } камеру, апарат чи програму
    [few] { $count } камери, апарати чи програми
   *[many] { $count } камер, апаратів чи програм
  }
files-removed-notes = { $count ->
    [one] { $count } примітку
    [few] { $count } примітки
   *[many] { $count } приміток
  }
files-removed-identifiers = { $count ->
    [one] { $count } технічний ідентифікатор (замінено)
    [few] { $count } технічні ідентифікатори (замінено)
   *[many] { $count } технічних ідентифікаторів (замінено)
  }
files-removed-unknown = { $count ->
    [one] { $count } власне поле виробника
    [few] { $count } власні поля виробника
   *[many] { $count } власних полів виробника
  }
files-removed-hidden = { $count ->
    [one] { $count } приховану частину
    [few] { $count } приховані частини
   *[many] { $count } прихованих частин
  }
files-removed-painted = { $count ->
    [one] { $count } місце (зафарбовано)
    [few] { $count } місця (зафарбовано)
   *[many] { $count } місць (зафарбовано)
  }

## Надсилання

files-send-title = Надіслати лікареві
files-send-words = Кілька слів до них
files-send-words-hint = Що це і на що лікареві звернути увагу? Будь ласка, нікого не називайте.
files-send-optional = (можна пропустити)
files-send-most = В одне повідомлення вміщується до { $most } файлів; ціле обстеження рахується як один.
files-send-files = { $count ->
    [0] Надіслати
    [one] Надіслати { $count } файл
    [few] Надіслати { $count } файли
   *[many] Надіслати { $count } файлів
  }
files-obstacle-nothing = Надсилати поки нема чого.
files-obstacle-works = Хвилинку: дещо ще читається або очищується.
files-obstacle-look = { $count ->
    [one] Перш ніж надсилати, перегляньте ще { $count } файл чи серію.
    [few] Перш ніж надсилати, перегляньте ще { $count } файли чи серії.
   *[many] Перш ніж надсилати, перегляньте ще { $count } файлів чи серій.
  }
files-obstacle-too-many = Тут { $count }, а в одне повідомлення вміщується { $most }. Приберіть частину зі списку й надішліть її потім.
files-sealing = Запечатується на цьому пристрої
files-sealing-stay = Лишайтеся на цій сторінці, доки це не закінчиться: ще нічого не вирушило.
files-on-way-title = Дорогою до лікаря
files-on-way = { $count ->
    [one] { $count } файл
    [few] { $count } файли
   *[many] { $count } файлів
  }
files-on-way-by-itself = Застосунок можна закрити: надсилання продовжиться, коли ви відкриєте його знову.
files-on-way-paused = Призупинено. Нічого не втрачено.
files-on-way-waits = Зараз продовжити не вдається; спроба повториться сама.
files-on-way-stuck = Надсилання зупинилося. Ваші запечатані файли збережено на цьому пристрої.
files-pause = Призупинити
files-go-on = Продовжити
files-give-up = Припинити надсилання
files-give-up-title = Припинити надсилання цих файлів?
files-give-up-text = Усе надіслане досі буде стерто, і лікар нічого з цього не отримає. Файли на вашому пристрої лишаться, як є.
files-give-up-yes = Припинити надсилання
files-give-up-no = Надсилати далі
files-sent = Надіслано. Лікар уже може побачити ці файли.
files-amount = { $count } { $unit ->
    [kb] КБ
    [mb] МБ
   *[gb] ГБ
  }
files-amount-of = { $done } з { $total }
files-left-moment = лишилася мить
files-left-seconds = лишилося приблизно { $count } секунд
files-left-minutes = { $count ->
    [one] лишилася приблизно { $count } хвилина
    [few] лишилося приблизно { $count } хвилини
   *[many] лишилося приблизно { $count } хвилин
  }
files-left-hours = { $count ->
    [one] лишилася приблизно { $count } година
    [few] лишилося приблизно { $count } години
   *[many] лишилося приблизно { $count } годин
  }
files-leave-title = Піти, не надіславши?
files-leave-text = Те, що ви вибрали й зафарбували, ще не вирушило, і його довелося б вибирати знову.
files-leave-yes = Піти
files-leave-no = Лишитися тут

## Перегляд отриманого і збереження

files-coming = Завантажується й відкривається на цьому пристрої
files-fetch-stop = Зупинити
files-saving = Завантажується для збереження
files-show-lacks = { $count ->
    [one] { $count } файл
    [few] { $count } файли
   *[many] { $count } файлів
  } цього обстеження тут показати не можна. У збереженій копії є всі.
files-not-for-diagnosis = Лише для першого погляду. За цим екраном діагнозу не ставлять: для цього файл зберігають і відкривають у програмі, створеній для таких знімків.
files-save = Зберегти на цьому пристрої
files-save-title = Зберегти копію поза сервісом?
files-save-text = Копія ляже в теку завантажень незапечатаною. Вона лишиться там, коли консультацію буде стерто, і її зможе відкрити кожен, хто користується цим пристроєм. Відповідаєте за неї ви. Сервіс не міг перевірити, чи немає в ній шкідливого: відкривайте її лише програмою з останніми оновленнями.
files-save-yes = Зберегти копію
files-save-no = Не зберігати
files-save-name = Консультація { $consultation }, { $number } { $name }
files-saved = Передано браузеру для збереження: { $name }
files-not-saved = Цей браузер не дав зберегти { $name }.

## Чому файл не можна взяти і що робити далі

files-why-unknown-kind = Файл такого виду тут не прочитати.
files-why-unknown-kind-next = Збережіть його як JPEG або PDF (фото з iPhone — у форматі JPEG) чи зробіть знімок екрана й виберіть уже це.
files-why-damaged = Файл пошкоджено.
files-why-damaged-next = Скопіюйте його з джерела ще раз або попросіть у клініки іншу копію.
files-why-unsupported = Файл збережено так, що тут його не прочитати.
files-why-unsupported-next = Попросіть у клініки нестиснений файл або збережіть те, що бачите, як JPEG чи PNG і виберіть вже це.
files-why-locked = Файл захищено паролем.
files-why-locked-next = Відкрийте його з паролем, збережіть або надрукуйте як PDF без пароля й виберіть вже його.
files-why-directory = Це перелік того, що є на диску (DICOMDIR).
files-why-directory-next = Робити нічого не треба: знімки читаються й без нього.
files-why-picture-too-large = Зображення завелике.
files-why-picture-too-large-next = Збережіть його меншим або розріжте на частини й виберіть їх.
files-why-too-many-pages = Забагато сторінок або зображень.
files-why-too-many-pages-next = Збережіть новим файлом лише сторінки, потрібні лікареві, й виберіть його.
files-why-nothing-painted = Чорний прямокутник лежить поза зображеннями й нічого б не приховав.
files-why-nothing-painted-next = Виберіть файл знову й зафарбуйте щось лише на ньому.
files-why-not-seen = Спершу його хтось має переглянути.
files-why-not-seen-next = Виберіть файл знову й перегляньте кожне зображення.
files-why-not-seen-burnt-in = Апарати такого виду пишуть імена на самих зображеннях, тож спершу їх хтось має переглянути.
files-why-not-seen-burnt-in-next = Виберіть файл знову й перегляньте кожне зображення.
files-why-not-seen-unknown = Файл не каже, чи на його зображеннях щось написано, тож спершу їх хтось має переглянути.
files-why-not-seen-unknown-next = Виберіть файл знову й перегляньте кожне зображення.
files-why-unreadable = Файл не читається.
files-why-unreadable-next = Можливо, його перенесли або змінили після вибору. Виберіть його знову.
files-why-file-too-large = Файл більший, ніж цей застосунок може відкрити за раз (512 МБ).
files-why-file-too-large-next = Якщо це архів zip, розпакуйте його й виберіть теку. Якщо ні, збережіть новим файлом лише те, що потрібне лікареві. На комп’ютері програма для командного рядка бере до 2 ГБ.
files-why-archive-damaged = Архів zip пошкоджено або скопійовано не до кінця.
files-why-archive-damaged-next = Скопіюйте його з джерела ще раз. Якщо ваш пристрій може його розпакувати, виберіть теку з тим, що в ньому було.
files-why-archive-locked = Архів zip захищено паролем.
files-why-archive-locked-next = Розпакуйте його з паролем, а тоді виберіть теку з тим, що в ньому було.
files-why-archive-unsupported = Архів zip запаковано так, що тут його не прочитати, або це одна з кількох частин.
files-why-archive-unsupported-next = Розпакуйте його іншою програмою, а тоді виберіть теку з тим, що в ньому було.
files-why-office-document = Це документ офісної програми, книжка або програма.
files-why-office-document-next = Збережіть або надрукуйте його як PDF, а тоді виберіть PDF.
files-why-archive-too-many-files = В архіві zip більше файлів, ніж буває в будь-якому обстеженні.
files-why-archive-too-many-files-next = Розпакуйте його, а тоді виберіть лише теки зі знімками, потрібними лікареві.
files-why-archive-too-large = Розпакований архів zip був би набагато більшим за будь-яке обстеження: можливо, його зроблено, щоб зашкодити.
files-why-archive-too-large-next = Якщо ви знаєте, звідки він, розпакуйте його іншою програмою, а тоді виберіть теку з тим, що в ньому було.
files-why-archive-too-deep = Архіви zip тут вкладено один в один надто глибоко.
files-why-archive-too-deep-next = Розпакуйте зовнішні, а тоді виберіть теку з тим, що в них було.
files-why-images-missing = Це перелік того, що є на диску (DICOMDIR), але деяких названих у ньому знімків в архіві немає.
files-why-images-missing-next = Якщо вони потрібні лікареві, скопіюйте весь диск ще раз, а тоді виберіть його теку.
files-why-link = Це посилання всередині архіву, а воно може вести куди завгодно.
files-why-link-next = Виберіть сам файл, до якого воно веде.
files-why-too-long = Читання тривало надто довго або забракло пам’яті.
files-why-too-long-next = Збережіть файл меншим або спробуйте на комп’ютері.
files-why-no-room = Вибраного більше, ніж цей застосунок може вмістити за раз.
files-why-no-room-next = Спершу надішліть готове, а тоді виберіть решту.
files-why-gone = Його вже немає у списку.
files-why-gone-next = Виберіть його знову.
files-why-interrupted = Файл не вдалося передати далі.
files-why-interrupted-next = Спробуйте ще раз. Якщо на пристрої немає місця, спершу звільніть його.
files-why-not-one-study = Ці зображення не належать до одного обстеження.
files-why-not-one-study-next = Приберіть їх зі списку й виберіть кожне обстеження окремо.
files-why-too-many-files = В обстеженні забагато зображень для одного повідомлення.
files-why-too-many-files-next = Приберіть зі списку серії, які лікареві не потрібні.
files-why-attachment-too-large = Це завелике для одного повідомлення: вміщується 2 ГБ.
files-why-attachment-too-large-next = Приберіть зі списку серії, які лікареві не потрібні.
failure-files-sealing = Запечатування перервано. Нічого не надіслано.
failure-files-sealing-next = Ваші файли ще у списку. Зачекайте, доки вони знову будуть готові, і натисніть «Надіслати» ще раз.
failure-show = Цей файл тут показати не можна.
failure-show-next = Збережіть його й відкрийте у своїй програмі перегляду.
failure-not-what-it-says = Отримане не є файлом того виду, яким себе називає. Його не збережено.
failure-not-what-it-says-next = Його треба вибрати й надіслати ще раз: жодна програма цього сервісу такого файлу не робить.

## Що пішло не так дорогою і що робити далі

failure-fetch-stopped = Завантаження зупинено.
failure-fetch-stopped-next = Спробуйте ще раз.
failure-attach-nothing = Надсилати нема чого. Нічого не надіслано.
failure-attach-nothing-next = Спершу виберіть файли.
failure-attach-not-one-study = Ці зображення не належать до одного обстеження. Нічого не надіслано.
failure-attach-not-one-study-next = Виберіть кожне обстеження окремо.
failure-attach-study-too-long = В обстеженні щонайбільше { $most } зображень. Нічого не надіслано.
failure-attach-study-too-long-next = Приберіть зі списку серії, які лікареві не потрібні.
failure-attach-too-large = Одне вкладення завелике: вміщується 2 ГБ. Нічого не надіслано.
failure-attach-too-large-next = Приберіть зі списку серії, які лікареві не потрібні.
failure-attach-too-many = В одне повідомлення вміщується щонайбільше { $most } файлів. Нічого не надіслано.
failure-attach-too-many-next = Надішліть їх кількома повідомленнями.
failure-attach-over = Цю консультацію завершено: додати до неї нічого не можна.
failure-attach-over-next = Подивіться, на якому вона етапі. Файли на вашому пристрої лишаються, як є.
failure-attach-under-way = Інші файли цієї консультації ще в дорозі.
failure-attach-under-way-next = Зачекайте, доки їх отримає сервіс, і тоді надішліть ці.
failure-attach-begin-anew = Тим часом у цій консультації розпочато щось інше. Нічого не надіслано.
failure-attach-begin-anew-next = Натисніть «Надіслати» ще раз.
failure-attach-may-have-arrived = Повідомлення з цими файлами, можливо, вже надійшло.
failure-attach-may-have-arrived-next = Перш ніж відмовлятися від нього, подивіться на консультацію.
failure-upload-waiting = З’єднання урвалося, коли файли надсилалися.
failure-upload-waiting-next = Нічого не втрачено, і ніщо не надішлеться двічі. Щойно з’єднання повернеться, надсилання продовжиться саме.
failure-upload-lost = Запечатані файли збереглися не повністю, тож надіслати їх не можна.
failure-upload-lost-next = Припиніть їх надсилати й виберіть знову.
failure-no-such-attachment = Цього файлу в консультації вже немає.
failure-no-such-attachment-next = Подивіться, на якому етапі консультація.
failure-attachment-changed = Цей файл не той, що було запечатано: дорогою його змінено. Нічого з нього не показано.
failure-attachment-changed-next = Скажіть, будь ласка, тому, хто утримує сервіс.
failure-attachment-lost = Цього файлу у сервісу вже немає.
failure-attachment-lost-next = Файли запиту, якого лікар не взяв, зникають, коли запит завершується. Якщо це не той випадок, скажіть, будь ласка, тому, хто утримує сервіс; файл можна надіслати ще раз.

## Що зупиняють і про що питають, доки файли вибирають і надсилають

files-remove-title = Прибрати зі списку?
files-remove-text = Усе, що ви тут переглянули й зафарбували, довелося б робити знову.
files-remove-yes = Прибрати
files-remove-no = Лишити
files-show-series = { $number }: { $what }
files-show-series-label = Серія
files-series = { $name }, серія { $number }
files-reading-stop = Не читати решти
files-passed-over = { $count ->
    [one] Ще { $count } файл поруч зі знімками, наприклад від програми перегляду, не буде надіслано. Так і має бути.
    [few] Ще { $count } файли поруч зі знімками, наприклад від програми перегляду, не буде надіслано. Так і має бути.
   *[many] Ще { $count } файлів поруч зі знімками, наприклад від програми перегляду, не буде надіслано. Так і має бути.
  }
files-sealing-stop = Зупинити; список лишиться
files-becomes-follow-up = Висновок уже є. Ці файли разом зі словами до них підуть як ваше додаткове запитання: напишіть його тут.
files-question = Ваше додаткове запитання до файлів
files-question-needed = Напишіть тут своє запитання: файли підуть разом із ним.
files-try-again = Спробувати ще раз
files-as-question = Надіслати як моє запитання
failure-files-offline = Немає з’єднання. Нічого не надіслано; ваші файли ще у списку.
failure-files-offline-next = Не закривайте цієї сторінки й натисніть «Надіслати» ще раз, коли з’єднання повернеться.
failure-files-question = Висновок уже є, тож ці файли пішли б як ваше додаткове запитання. Нічого не надіслано.
failure-files-question-next = Напишіть до них своє запитання й натисніть «Надіслати» ще раз.
