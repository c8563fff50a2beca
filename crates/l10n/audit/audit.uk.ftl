# Що стоїть у журналі дій, кількома словами. Перед цим стоїть, хто це зробив.

audit-staff-invited = Запрошення працівника: { $who } ({ $roles })
audit-staff-registered = Реєстрація
audit-staff-logged-in = Вхід
audit-roles-set = Змінено, що може { $who }: { $roles }
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
audit-notice-released = Схвалення повідомлення ({ $notice })
audit-notice-withdrawn = Відкликання повідомлення ({ $notice })
audit-support-set-up = Налаштування підтримки
audit-support-opened = Доступ до запитань до підтримки: { $who }
audit-support-rekeyed = Новий ключ підтримки
audit-backup-restored = Відновлення резервної копії від { $day }. Того, що сталося відтоді, у цьому журналі немає.
audit-wrong-codes = П’ять неправильних кодів поспіль із правильним паролем: { $who }. Запитайте, чи це та сама людина; якщо ні, пароль має хтось інший.
audit-factor-removed = Під час входу як { $who } другий чинник більше не запитується. Якщо цього хотіла не ця людина, її пароль може мати хтось інший.
audit-clock-jumped = { $days ->
    [one] Годинник сервера пішов уперед на { $days } день від минулої ночі. Нічого не буде стерто, доки хтось цього не перевірить.
    [few] Годинник сервера пішов уперед на { $days } дні від минулої ночі. Нічого не буде стерто, доки хтось цього не перевірить.
   *[many] Годинник сервера пішов уперед на { $days } днів від минулої ночі. Нічого не буде стерто, доки хтось цього не перевірить.
  }
audit-clock-set-back = Годинник сервера показує час до минулої ночі. Нічого не буде стерто, доки він не наздожене.
audit-log-broken = Починаючи з запису { $entry }, цей журнал не такий, яким був написаний: записи змінено, вставлено або відрізано. Збережіть базу даних і резервні копії як є та введіть: secondok audit verify

## Хто

audit-operator = На сервері, командою
audit-service = Сам сервіс
audit-gone-doctor = Лікар, чийого облікового запису вже немає ({ $number })
audit-gone-staff = Хтось, кого немає серед працівників ({ $number })
audit-no-role = нічого
audit-role-publisher = писати повідомлення
audit-role-security = стежити за безпекою
audit-role-support = відповідати на запитання
