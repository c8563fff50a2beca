# Очищення вкладень без консультації.

clean-cleaned = { $from } → { $to }
clean-refused = { $from }: не очищено.
clean-skipped = { $from }: пропущено, бо приховано. Щоб це очистити, назвіть його в команді окремо.
clean-removed = На цьому пристрої вилучено або змінено { $total ->
    [one] { $total } поле, яке вказує на особу
    [few] { $total } поля, які вказують на особу
   *[many] { $total } полів, які вказують на особу
  }: { $what }.
clean-removed-nothing = Зроблено наново. Поза самим зображенням нічого, що вказує на особу, не знайшлося; перегляньте саме зображення.
clean-end = Очищено: { $cleaned }. Не очищено: { $refused }.
clean-moved = Дати в знімках зсунуто, усі на однакову кількість днів: скажіть про це лікареві.
clean-look = Перегляньте очищені файли, перш ніж комусь їх давати: обличчя, татуювання чи ім’я на самому зображенні лишаються, якщо їх не зафарбовано.

## Що вилучено

clean-group-names = { $count ->
    [one] { $count } ім’я
    [few] { $count } імені
   *[many] { $count } імен
  }
clean-group-numbers = { $count ->
    [one] { $count } номер пацієнта, візиту чи страхування
    [few] { $count } номери пацієнтів, візитів чи страхування
   *[many] { $count } номерів пацієнтів, візитів чи страхування
  }
clean-group-dates = { $count ->
    [one] { $count } дату (зсунуто або вилучено)
    [few] { $count } дати (зсунуто або вилучено)
   *[many] { $count } дат (зсунуто або вилучено)
  }
clean-group-places = { $count ->
    [one] { $count } місце чи адресу
    [few] { $count } місця чи адреси
   *[many] { $count } місць чи адрес
  }
clean-group-person = { $count ->
    [one] { $count } подробицю про людину
    [few] { $count } подробиці про людину
   *[many] { $count } подробиць про людину
  }
clean-group-staff = { $count ->
    [one] { $count } згадку про персонал
    [few] { $count } згадки про персонал
   *[many] { $count } згадок про персонал
  }
clean-group-institutions = { $count ->
    [one] { $count } лікарню чи відділення
    [few] { $count } лікарні чи відділення
   *[many] { $count } лікарень чи відділень
  }
clean-group-devices = { $count ->
    [one] { $count } камеру, апарат чи програму
    [few] { $count } камери, апарати чи програми
   *[many] { $count } камер, апаратів чи програм
  }
clean-group-notes = { $count ->
    [one] { $count } примітку
    [few] { $count } примітки
   *[many] { $count } приміток
  }
clean-group-identifiers = { $count ->
    [one] { $count } ідентифікатор (замінено)
    [few] { $count } ідентифікатори (замінено)
   *[many] { $count } ідентифікаторів (замінено)
  }
clean-group-unknown = { $count ->
    [one] { $count } поле, якого не знає жоден стандарт
    [few] { $count } поля, яких не знає жоден стандарт
   *[many] { $count } полів, яких не знає жоден стандарт
  }
clean-group-hidden = { $count ->
    [one] { $count } приховану частину
    [few] { $count } приховані частини
   *[many] { $count } прихованих частин
  }
clean-group-painted = { $count ->
    [one] { $count } місце (зафарбовано)
    [few] { $count } місця (зафарбовано)
   *[many] { $count } місць (зафарбовано)
  }

## Чому файл не очищено і що робити далі

clean-why-unknown-kind = Це не файл DICOM, JPEG, PNG, WebP чи PDF.
clean-why-unknown-kind-next = Збережіть або надрукуйте його як PDF чи зробіть знімок екрана й очистьте вже його.
clean-why-damaged = Файл пошкоджено.
clean-why-damaged-next = Скопіюйте його з джерела ще раз або попросіть у клініки іншу копію.
clean-why-unsupported = Файл збережено так, що тут його не прочитати.
clean-why-unsupported-next = Попросіть у клініки нестиснений файл або збережіть те, що бачите, як JPEG чи PNG і очистьте вже це.
clean-why-locked = Файл замкнено паролем.
clean-why-locked-next = Відкрийте його з паролем, збережіть або надрукуйте як PDF без пароля й очистьте вже його.
clean-why-directory = Це перелік того, що є на диску (DICOMDIR).
clean-why-directory-next = Робити нічого не треба: знімки очищено й без нього.
clean-why-picture-too-large = Зображення завелике: { $width } × { $height } пікселів.
clean-why-picture-too-large-next = Збережіть його меншим або розріжте на частини й очистьте їх.
clean-why-too-many-pages = Забагато сторінок або зображень: { $pages }.
clean-why-too-many-pages-next = Збережіть новим файлом лише сторінки, потрібні лікареві, й очистьте його.
clean-why-nothing-painted = Те, що називає --paint, лежить поза зображеннями й нічого б не приховало.
clean-why-nothing-painted-next = Задайте місце в пікселях зображення, від його лівого верхнього кута.
clean-why-not-seen = На самому зображенні може бути ім’я, а його ще ніхто не переглянув.
clean-why-not-seen-next = Перегляньте його. Якщо там немає нічого, що вказує на вас, додайте --seen; якщо є, додайте --paint з місцем.
clean-why-not-seen-burnt-in = Апарати такого виду пишуть імена на самих зображеннях, а їх ще ніхто не переглянув.
clean-why-not-seen-burnt-in-next = Перегляньте кожне зображення. Якщо там немає нічого, що вказує на вас, додайте --seen; якщо є, додайте --paint з місцем.
clean-why-not-seen-unknown = Файл не каже, чи на його зображеннях щось написано, а їх ще ніхто не переглянув.
clean-why-not-seen-unknown-next = Перегляньте кожне зображення. Якщо там немає нічого, що вказує на вас, додайте --seen; якщо є, додайте --paint з місцем.
clean-why-unreadable = Файл не читається.
clean-why-unreadable-next = Перевірте його назву та чи дозволено вам його читати, і спробуйте ще раз.
clean-why-file-too-large = Файл більший за 2 ГіБ.
clean-why-file-too-large-next = Збережіть новим файлом лише те, що потрібне лікареві, й очистьте його.
clean-why-archive = Це архів zip або офісний документ.
clean-why-archive-next = Розпакуйте архів і назвіть теку; документ збережіть як PDF і очистьте його.
clean-why-link = Це посилання, а воно може вести куди завгодно.
clean-why-link-next = Назвіть сам файл, до якого воно веде.
clean-why-not-a-file = Це не файл.
clean-why-not-a-file-next = Називайте лише файли й теки.
clean-why-too-deep = Теки тут вкладено одна в одну надто глибоко.
clean-why-too-deep-next = Назвіть саму цю теку.
