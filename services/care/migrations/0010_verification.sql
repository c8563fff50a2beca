-- Doctors' applications, and what verifiers recorded of their credentials. The documents lie, sealed, in the mailbox.
-- standing: as in secondok_api::verification::Standing; who has no row was taken over without one. since: when it came to stand
-- there. form: JSON, what the doctor applies with. reviewer: who checks it, or proposed what it waits for. checked_from: how many of
-- the first checks count no more. last_step, last_by: what a verifier did last, if nothing was done since.
-- licensed_until: the last day on which a confirmed licence holds; none where one does not run out, or nothing is approved.
-- A doctor whose application is not approved has accepting = 3: nobody can ask them.
CREATE TABLE application (
    doctor {bytes} NOT NULL,
    standing TEXT NOT NULL,
    revision BIGINT NOT NULL,
    since BIGINT NOT NULL,
    form TEXT NOT NULL,
    mailbox {bytes},
    reviewer {bytes},
    licensed_until BIGINT,
    checked_from BIGINT NOT NULL,
    last_step TEXT,
    last_by {bytes},
    PRIMARY KEY (doctor),
    CHECK (revision > 0)
) {keyed};

CREATE INDEX application_standing ON application (standing, since, doctor);
CREATE UNIQUE INDEX application_mailbox ON application (mailbox);

-- number: counts up from 1 for each doctor. checker: who of the staff made it; it stays when they leave. record: JSON, what was checked, how, against what, with what result.
CREATE TABLE credential_check (
    doctor {bytes} NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    checker {bytes} NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (doctor, number),
    CHECK (number > 0)
) {keyed};
