# What stands in the audit log, in a few words. Who did it stands before it.

audit-staff-invited = Invited to the staff: { $who } ({ $roles })
audit-staff-registered = Registered
audit-staff-logged-in = Logged in
audit-roles-set = Changed what { $who } may do: { $roles }
audit-staff-removed = Removed from the staff: { $who }
audit-doctor-invited = Invited as a doctor: { $who }
audit-doctor-registered = Registered as a doctor
audit-doctor-logged-in = Logged in
audit-other-sessions-ended = { $count ->
    [one] Logged out on one other device
   *[other] Logged out on { $count } other devices
  }
audit-factor-added = Set up a second factor
audit-doctor-paused = Nobody can ask this doctor any more: { $who }
audit-doctor-resumed = This doctor can be asked again: { $who }
audit-account-erased = Erased their account
audit-application-submitted = Handed in their application
audit-application-taken = Began to check the application of { $who }
audit-application-put-back = Left the application of { $who } to whoever comes first
audit-more-asked-for = Asked { $who } for more
audit-credential-checked = Recorded a check of a credential of { $who }
audit-approval-proposed = Proposed to approve { $who }
audit-proposal-sent-back = Sent the proposal about { $who } back
audit-doctor-verified = Approved { $who }: patients can ask them
audit-application-rejected = Did not approve { $who }
audit-revocation-proposed = Proposed to take back the approval of { $who }
audit-verification-revoked = Took back the approval of { $who }: nobody can ask them any more
audit-notice-released = Released a notice ({ $notice })
audit-notice-withdrawn = Took a notice back ({ $notice })
audit-support-set-up = Set support up
audit-support-opened = Let { $who } read what support is asked
audit-support-rekeyed = Put support under a new key
audit-verification-set-up = Set up the verifiers’ account
audit-verification-opened = Let { $who } read what doctors show of their credentials
audit-verification-rekeyed = Put the verifiers’ account under a new key
audit-backup-restored = Restored the backup of { $day }. What happened since then is not in this log.
audit-wrong-codes = Many wrong codes in a row came with the right password of { $who }. Ask them whether it was they; if not, somebody else knows the password.
audit-factor-removed = The second factor of { $who } was removed. If it was not they who wanted that, somebody else may know their password.
audit-guessing = Many log-ins with the name of { $who } failed one after the other, and more wait now. Somebody may be guessing the password. Ask them whether it was they; if not, their password should be a long one, and a second factor protects them.
audit-stuffing = Within ten minutes log-ins with more than thirty different names failed. Somebody may be trying names and passwords from a list.
audit-clock-jumped = { $days ->
    [one] The server’s clock went forward by one day since the last night. If it goes on steadily for a day, it is believed, and what is due by it is erased: look at it before.
   *[other] The server’s clock went forward by { $days } days since the last night. If it goes on steadily for a day, it is believed, and what is due by it is erased: look at it before.
  }
audit-clock-set-back = The server’s clock stands before the last night. Nothing is erased until it has caught up.
audit-log-broken = From entry { $entry } on, this log is not what was written: entries were changed, put in or cut off. Keep the database and the backups as they are, and type: secondok audit verify

## Who

audit-operator = On the server, by command
audit-service = The service itself
audit-gone-doctor = A doctor whose account is gone ({ $number })
audit-gone-staff = Somebody who is not of the staff ({ $number })
audit-no-role = nothing
audit-role-publisher = write notices
audit-role-security = watch over security
audit-role-support = answer questions
audit-role-verifier = check doctors’ credentials
