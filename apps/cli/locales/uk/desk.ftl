# Що читає працівник служби.

desk-factor = Налаштуйте зараз другий чинник: додайте вручну обліковий запис у програмі-автентифікаторі на своєму телефоні, з цим ключем (за часом, шість цифр):
desk-factor-link = Або відкрийте цю адресу на пристрої, де є така програма:
desk-code-ask = Шість цифр, які програма показує зараз:
desk-code-wrong = Це не ті цифри, що діють зараз. Перевірте ключ і чи правильно йде годинник телефона, тоді введіть ті, що видно.
desk-registered = Тепер ви серед персоналу. Бережіть телефон: без другого чинника ніхто не увійде, і тому, хто веде службу, доведеться запросити вас знову. Далі: secondok-cli desk login --login { $login }
desk-login-done = Ви увійшли як { $login }, на дванадцять годин. Після роботи вийдіть: secondok-cli desk logout
desk-login-next = Сповіщення: secondok-cli desk notice list
desk-logout-done = Ви вийшли. Сеансу на цьому пристрої більше немає.

notice-none = Сповіщень немає. Щоб написати: secondok-cli desk notice write FILE
notice-line = { $id }: { $state }
notice-state-draft = чернетка; випускає її хтось інший
notice-state-coming = випущено; перший день іще не настав
notice-state-in-force = люди бачать його
notice-state-over = минуло
notice-state-withdrawn = відкликано
desk-important = важливе
desk-info = до відома
notice-site = публічні сторінки
notice-patients = застосунок пацієнтів
notice-doctors = застосунок лікарів
notice-shown = { $severity }; де: { $audiences }; з { $from } до { $until }
notice-written = Збережено як чернетку. Хтось інший з персоналу прочитає і випустить її: secondok-cli desk notice release { $id }
notice-release-sure = Чи сказано те, що треба, кожною мовою? Випустити?
notice-released = Випущено. Люди бачитимуть його від першого дня.
notice-withdraw-sure = Його більше ніхто не побачить, і повернути його не можна. Відкликати?
notice-withdrawn = Відкликано. Його ніхто не бачить.
