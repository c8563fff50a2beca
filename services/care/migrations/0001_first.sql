-- {bytes} and {keyed} are filled in by store/dialect.rs. A day is a number of days since 1970-01-01.
-- Migrations are append-only: a change is a new file.

-- Patients. Whole days only, random keys only, no reference to any row that has a finer time.

CREATE TABLE consultation (
    mailbox {bytes} NOT NULL,
    capability {bytes} NOT NULL,
    doctor {bytes} NOT NULL,
    answer_days BIGINT NOT NULL,
    state TEXT NOT NULL,
    opened BIGINT NOT NULL,
    due BIGINT,
    ended BIGINT,
    erase_on BIGINT,
    patient_messages BIGINT NOT NULL,
    doctor_messages BIGINT NOT NULL,
    last_patient {bytes} NOT NULL,
    last_doctor {bytes} NOT NULL,
    PRIMARY KEY (mailbox),
    CHECK (
        (state IN ('requested', 'accepted', 'answered', 'follow-up')
            AND due IS NOT NULL AND ended IS NULL AND erase_on IS NULL)
        OR (state IN ('closed', 'declined', 'expired', 'withdrawn')
            AND due IS NULL AND ended IS NOT NULL AND erase_on IS NOT NULL)
    )
) {keyed};

CREATE INDEX consultation_of_doctor ON consultation (doctor, mailbox);

-- Messages since the last nightly rewrite, which moves them to "message". What is committed together lies together, so
-- that a commit touches few pages: slot begins with the first 16 bytes of a hash of the commit's first message, and
-- ends with the number in that commit. role: 0 the patient's, 1 the doctor's.
CREATE TABLE arrival (
    slot {bytes} NOT NULL,
    mailbox {bytes} NOT NULL,
    role BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    day BIGINT NOT NULL,
    hash {bytes} NOT NULL,
    wire {bytes} NOT NULL,
    PRIMARY KEY (slot),
    UNIQUE (mailbox, role, sequence)
) {keyed};

-- Messages up to the last nightly rewrite, in key order.
CREATE TABLE message (
    mailbox {bytes} NOT NULL,
    role BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    day BIGINT NOT NULL,
    hash {bytes} NOT NULL,
    wire {bytes} NOT NULL,
    PRIMARY KEY (mailbox, role, sequence)
) {keyed};

-- SHA-256 of the addresses of mailboxes that were erased or destroyed.
CREATE TABLE tombstone (
    address {bytes} NOT NULL,
    PRIMARY KEY (address)
) {keyed};

-- Doctors.

CREATE TABLE doctor (
    doctor {bytes} NOT NULL,
    slug TEXT NOT NULL,
    profile TEXT NOT NULL,
    answer_days BIGINT NOT NULL,
    accepting BIGINT NOT NULL,
    identity {bytes},
    PRIMARY KEY (doctor),
    UNIQUE (slug)
) {keyed};

CREATE TABLE doctor_specialty (
    specialty TEXT NOT NULL,
    doctor {bytes} NOT NULL,
    PRIMARY KEY (specialty, doctor)
) {keyed};

CREATE TABLE doctor_login (
    login TEXT NOT NULL,
    doctor {bytes} NOT NULL,
    record {bytes} NOT NULL,
    PRIMARY KEY (login)
) {keyed};

CREATE TABLE doctor_vault (
    doctor {bytes} NOT NULL,
    version BIGINT NOT NULL,
    sealed {bytes} NOT NULL,
    PRIMARY KEY (doctor)
) {keyed};

CREATE TABLE doctor_prekey (
    doctor {bytes} NOT NULL,
    prekey {bytes} NOT NULL,
    not_before BIGINT NOT NULL,
    not_after BIGINT NOT NULL,
    encoded {bytes} NOT NULL,
    PRIMARY KEY (doctor, prekey)
) {keyed};

CREATE TABLE doctor_session (
    token {bytes} NOT NULL,
    doctor {bytes} NOT NULL,
    valid_until BIGINT NOT NULL,
    PRIMARY KEY (token)
) {keyed};

CREATE TABLE invitation (
    code {bytes} NOT NULL,
    doctor {bytes} NOT NULL,
    login TEXT NOT NULL,
    valid_until BIGINT NOT NULL,
    PRIMARY KEY (code),
    UNIQUE (login)
) {keyed};

-- The day of the last run of each job.
CREATE TABLE job (
    name TEXT NOT NULL,
    day BIGINT NOT NULL,
    PRIMARY KEY (name)
) {keyed};
