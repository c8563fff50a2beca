# What somebody on the staff reads.

desk-factor = Set up the second factor now: add an account by hand in an authenticator app on your phone, with this key (time-based, six digits):
desk-factor-link = Or open this address on the device that has the app:
desk-code-ask = The six digits that the app shows now:
desk-code-wrong = These are not the current digits. Check the key, and that the phone's clock is right; then type those that it shows.
desk-registered = You are now one of the staff. Keep the phone: without the second factor you cannot log in, and whoever runs the service must invite you anew. Next: secondok-cli desk login --login { $login }
desk-login-done = Logged in as { $login }, for twelve hours. Log out when your work is done: secondok-cli desk logout
desk-login-next = Notices: secondok-cli desk notice list
desk-logout-done = Logged out. The session is gone from this device.

notice-none = There is no notice. To write one: secondok-cli desk notice write FILE
notice-line = { $id }: { $state }
notice-state-draft = a draft; somebody else releases it
notice-state-coming = released; its first day has not come
notice-state-in-force = people see it
notice-state-over = its last day has passed
notice-state-withdrawn = taken back
desk-important = important
desk-info = for information
notice-site = the public pages
notice-patients = the patients’ app
notice-doctors = the doctors’ app
notice-shown = { $severity }, on { $audiences }, from { $from } to { $until }
notice-written = Kept as a draft. Somebody else on the staff reads and releases it: secondok-cli desk notice release { $id }
notice-release-sure = Does it say what it should, in every language? Release it?
notice-released = Released. People see it from its first day on.
notice-withdraw-sure = Nobody is shown it any more, and it cannot be brought back. Take it back?
notice-withdrawn = Taken back. Nobody is shown it.
