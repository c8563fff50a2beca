# Що стоїть у журналі дій, кількома словами. Перед цим стоїть, хто це зробив.

audit-staff-invited = Запрошення працівника: { $who } ({ $roles })
audit-staff-registered = Реєстрація
audit-staff-logged-in = Вхід
audit-roles-set = Змінено права: { $who } ({ $roles })
audit-staff-removed = Працівника вилучено: { $who }
audit-doctor-invited = Запрошення як лікаря: { $who }
audit-doctor-registered = Реєстрація лікаря
audit-doctor-logged-in = Вхід
audit-other-sessions-ended = { $count ->
    [one] Вихід на { $count } іншому пристрої
    [few] Вихід на { $count } інших пристроях
   *[many] Вихід на { $count } інших пристроях
  }
audit-factor-added = Налаштування другого чинника
audit-doctor-paused = До цього лікаря більше не можна звернутися: { $who }
audit-doctor-resumed = До цього лікаря знову можна звернутися: { $who }
audit-account-erased = Видалення власного облікового запису
audit-application-submitted = Подав(-ла) заявку
audit-application-taken = Узяв(-ла) на перевірку заявку: { $who }
audit-application-put-back = Повернув(-ла) заявку до черги: { $who }
audit-more-asked-for = Попросив(-ла) доповнити заявку: { $who }
audit-credential-checked = Записав(-ла) перевірку документа: { $who }
audit-approval-proposed = Запропонував(-ла) схвалити: { $who }
audit-proposal-sent-back = Повернув(-ла) пропозицію на розгляд: { $who }
audit-doctor-verified = Схвалив(-ла): { $who }. Пацієнти можуть звертатися
audit-application-rejected = Не схвалив(-ла): { $who }
audit-revocation-proposed = Запропонував(-ла) відкликати схвалення: { $who }
audit-verification-revoked = Відкликав(-ла) схвалення: { $who }. Звертатися більше не можна
audit-notice-released = Схвалення повідомлення ({ $notice })
audit-notice-withdrawn = Відкликання повідомлення ({ $notice })
audit-support-set-up = Налаштування підтримки
audit-support-opened = Відкрито доступ до запитань підтримки: { $who }
audit-support-rekeyed = Новий ключ підтримки
audit-verification-set-up = Налаштування облікового запису для перевірки лікарів
audit-verification-opened = Відкрито доступ до документів, які показують лікарі: { $who }
audit-verification-rekeyed = Новий ключ для документів, які показують лікарі
audit-backup-restored = Відновлення резервної копії від { $day }. Того, що сталося відтоді, у цьому журналі немає.
audit-wrong-codes = Багато неправильних кодів поспіль із правильним паролем: { $who }. Запитайте цю людину, чи то була вона; якщо ні, її пароль знає хтось інший.
audit-factor-removed = Другий чинник вимкнено: { $who }. Якщо ця людина цього не хотіла, її пароль може знати хтось інший.
audit-clock-jumped = { $days ->
    [one] Від минулої ночі годинник сервера пішов уперед на { $days } день. Якщо він добу йтиме рівно, йому повірять і зітруть усе, чому настав час: перевірте його раніше.
    [few] Від минулої ночі годинник сервера пішов уперед на { $days } дні. Якщо він добу йтиме рівно, йому повірять і зітруть усе, чому настав час: перевірте його раніше.
   *[many] Від минулої ночі годинник сервера пішов уперед на { $days } днів. Якщо він добу йтиме рівно, йому повірять і зітруть усе, чому настав час: перевірте його раніше.
  }
audit-clock-set-back = Годинник сервера показує час, раніший за минулу ніч. Нічого не буде стерто, доки він не наздожене.
audit-log-broken = Від запису { $entry } цей журнал не такий, яким його записали: записи змінено, вставлено або відрізано. Збережіть базу даних і резервні копії як є та введіть: secondok audit verify

## Хто

audit-operator = На сервері, командою
audit-service = Сам сервіс
audit-gone-doctor = Лікар, чийого облікового запису вже немає ({ $number })
audit-gone-staff = Хтось, кого немає серед працівників ({ $number })
audit-no-role = жодних прав
audit-role-publisher = писати повідомлення
audit-role-security = стежити за безпекою
audit-role-support = відповідати на запитання
audit-role-verifier = перевіряти лікарів
