# Що читає працівник сервісу.

desk-factor = Налаштуйте зараз другий чинник: додайте вручну обліковий запис у програмі-автентифікаторі на своєму телефоні, із цим ключем (за часом, шість цифр):
desk-factor-link = Або відкрийте цю адресу на пристрої, де є така програма:
desk-code-ask = Шість цифр, які програма показує зараз:
desk-code-wrong = Це не ті цифри, що діють зараз. Перевірте ключ і чи правильно йде годинник телефона, а тоді введіть ті, що на екрані.
desk-registered = Тепер ви серед працівників сервісу. Бережіть телефон: без другого чинника ви не ввійдете, і тим, хто утримує сервіс, доведеться запросити вас знову. Далі: secondok-cli desk login --login { $login }
desk-login-done = Ви увійшли як { $login }, на дванадцять годин. Після роботи вийдіть: secondok-cli desk logout
desk-login-next = Повідомлення: secondok-cli desk notice list
desk-logout-done = Ви вийшли. Сеансу на цьому пристрої більше немає.

log-none = Ще нічого не сталося, або немає нічого, на що слід глянути.
log-line = { $number }, { $date }, { $clock } UTC, { $who }:
log-more = Давніші: secondok-cli desk audit --before { $number }

notice-none = Повідомлень немає. Щоб написати: secondok-cli desk notice write FILE
notice-line = { $id }: { $state }
notice-state-draft = чернетка; схвалює її хтось інший
notice-state-coming = схвалено; перший день ще не настав
notice-state-in-force = люди бачать його
notice-state-over = останній день минув
notice-state-withdrawn = відкликано
desk-important = важливе
desk-info = до відома
notice-site = публічні сторінки
notice-patients = застосунок пацієнтів
notice-doctors = застосунок лікарів
notice-shown = { $severity }; де: { $audiences }; з { $from } до { $until }
notice-written = Збережено як чернетку. Інший працівник прочитає і схвалить її: secondok-cli desk notice release { $id }
notice-release-sure = Чи сказано те, що треба, кожною мовою? Схвалити?
notice-released = Схвалено. Люди бачитимуть його від першого дня.
notice-withdraw-sure = Його більше ніхто не побачить, і повернути його не можна. Відкликати?
notice-withdrawn = Відкликано. Його ніхто не бачить.

shared-support-set-up = Службу підтримки налаштовано: відтепер її можна питати в застосунку, а ви можете відповідати.
shared-support-recovery-code = Надрукуйте цей код і зберігайте там, де ваша організація тримає те, що не можна втратити. Він відкриває поставлені питання, якщо вже ніхто з працівників не може цього зробити. Показано його лише зараз:
shared-support-next = Колег, які мають право відповідати, допускають поіменно: secondok-cli desk support staff
shared-support-staff-in = { $login }: читає і відповідає
shared-support-staff-not-in = { $login }: ще не допущено. Щоб допустити: secondok-cli desk support let-in { $login }
shared-support-none = Службу підтримки ще не налаштовано: secondok-cli desk support set-up
shared-support-let-in-sure = Відтоді { $login } зможе читати все, що питають у служби підтримки. Чи знаєте ви цю людину і чи вона сама сказала вам, що щойно зареєструвалася? Допустити?
shared-support-let-in = { $login } тепер може читати й відповідати.
shared-verification-set-up = Обліковий запис для перевірки лікарів налаштовано: відтепер для нього можна запечатувати документи, які показують лікарі, а ви можете їх читати.
shared-verification-recovery-code = Надрукуйте цей код і зберігайте там, де ваша організація тримає те, що не можна втратити. Він відкриває документи, які показали лікарі, якщо вже ніхто з працівників не може цього зробити. Показано його лише зараз:
shared-verification-next = Колег, які мають право перевіряти лікарів, допускають поіменно: secondok-cli desk verification staff
shared-verification-staff-in = { $login }: читає те, що показують лікарі
shared-verification-staff-not-in = { $login }: ще не допущено. Щоб допустити: secondok-cli desk verification let-in { $login }
shared-verification-none = Обліковий запис для перевірки лікарів ще не налаштовано: secondok-cli desk verification set-up
shared-verification-let-in-sure = Відтоді { $login } зможе читати всі документи, які показують лікарі. Чи знаєте ви цю людину і чи вона сама сказала вам, що щойно зареєструвалася? Допустити?
shared-verification-let-in = { $login } тепер може читати те, що показують лікарі.
shared-verification-recovered = Тепер ви можете читати те, що показують лікарі.
support-queue-none = Ніхто нічого не питав.
support-unnamed = той, хто питає
support-unread = { $count ->
    [one] { $count } нове повідомлення: secondok-cli desk support read { $number }
    [few] { $count } нові повідомлення: secondok-cli desk support read { $number }
   *[other] { $count } нових повідомлень: secondok-cli desk support read { $number }
  }
support-to-answer = Щоб відповісти: secondok-cli desk support answer { $number }
support-due-requested = Нове: відповісти до { $date }.
support-due-accepted = Розглядають: відповісти до { $date }.
support-due-answered = Відповідь є: питати далі можна до { $date }.
support-due-follow-up = Питають далі: відповісти до { $date }.
support-due-closed = Завершено; буде стерто не пізніше ніж { $date }.
support-due-declined = Без відповіді; буде стерто не пізніше ніж { $date }.
support-due-expired = Відповіді вчасно не було; буде стерто не пізніше ніж { $date }.
support-due-withdrawn = Відкликано; буде стерто не пізніше ніж { $date }.
support-ask-answer = Ваша відповідь:
support-came-by-mail = Це надійшло електронною поштою. Адреса: { $address }
support-wants-mail = Відповідь хочуть отримати й електронною поштою. Адреса: { $address }
support-mail-unverified = Ніхто не перевіряв, чи це справді їхня адреса. Написане не було запечатане на їхньому пристрої, а ваша відповідь піде туди відкритим текстом.
support-mailed = Надіслано електронною поштою на адресу { $address }.
support-was-mailed = Останню відповідь надіслано електронною поштою.
support-not-mailed = Останню відповідь електронною поштою ще не надіслано.
support-close-sure = Після цього там нічого не можна буде написати. Завершити?
shared-code-ask = Надрукований код:
shared-support-recovered = Тепер ви можете читати й відповідати.
support-waiting = { $count ->
    [0] Ніхто не чекає на відповідь.
    [one] { $count } питання чекає на відповідь.
    [few] { $count } питання чекають на відповідь.
   *[other] { $count } питань чекають на відповідь.
  }
support-part = Це частина { $part } з { $parts }. Інша: secondok-cli desk support queue --part N
support-fullish = Сховище, завдяки якому ви читаєте й відповідаєте, заповнене на { $percent } %. Коли воно заповниться, відповідати не можна буде. Завершіть те, на що вже відповіли, і відкладіть те, що не є питанням.
support-held-by = { $login }: відповідає на це питання.
support-free = Питання вільне: його візьме той, хто прийде першим.
support-aside-sure = { $count ->
    [one] Той, хто написав, дізнається лише, що відповіді не буде. Скасувати це не можна. Відкласти?
   *[other] Ті, хто написали, дізнаються лише, що відповіді не буде. Скасувати це не можна. Відкласти (усього { $count })?
  }
support-black-out-sure = Відтоді нікому, хто відповідає, ці слова в цьому питанні не показують, і скасувати це не можна. Запечатаний оригінал буде стерто разом із питанням. Зачорнити?
support-blacked-out = { $count ->
    [one] Зачорнено в { $count } місці.
   *[other] Зачорнено в { $count } місцях.
  }
support-proposed = «{ $words }» може виказати, хто це. Щоб зачорнити: secondok-cli desk support black-out { $number } "{ $words }"
support-let-go = Ключі до нього знищено: тут його вже ніхто не прочитає.
support-replies-none = Готових відповідей немає. Щоб додати: secondok-cli desk support reply --title НАЗВА --uk ТЕКСТ
support-reply-removed = Видалено.

applications-none = Таких заявок немає.
application-line = { $doctor }: { $name }, { $standing } з { $date }
application-unchecked = Не перевірено документів: { $unchecked } із { $credentials }.
applications-more = { $number } із { $all }. Далі: secondok-cli desk application list --from { $number }
application-reviewer = У { $login }.
application-ask = Чого бракує:
application-asked = Надіслано, запечатано. Заявка чекає на лікаря.
standing-submitted = чекає на перевіряльника
standing-in-review = перевіряється
standing-info-requested = чекає на лікаря
standing-awaiting-second = чекає на другого перевіряльника
standing-verified = схвалено
standing-revocation-proposed = схвалено; запропоновано відкликати
standing-rejected = не схвалено
standing-revoked = схвалення відкликано
standing-draft = чернетка
standing-vouched = прийнято без заявки
checked-document = перегляд документа
checked-register = пошук у реєстрі
checked-letter = письмова відповідь того, хто видав
checked-call = дзвінок тому, хто видав
check-confirmed = підтверджено { $date }: { $how } ({ $source })
check-refused = не підтверджено { $date }: { $how } ({ $source })
step-approve-sure = Ви самі переглянули документи й записане? Відтепер пацієнти зможуть звертатися до цього лікаря. Схвалити?
step-reject-sure = Лікаря буде сповіщено, а документи знищено за 30 днів. Відмовити?
step-revoke-sure = Ніхто більше не зможе звернутися до цього лікаря, і його сторінка зникне. Відкликати схвалення?
save-what-documents = Лікар показав ці документи лише перевіряльникам. Збережені, вони лежатимуть на цьому комп’ютері відкрито, доки ви їх не вилучите. Зберегти?
