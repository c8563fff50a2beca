-- The staff: people who are known. Their actions may have a finer time than a day; no row of theirs leads to a patient's.
-- roles: names with a space between, in the order of the alphabet. code_step: the last period of 30 seconds (RFC 6238) whose
-- code was taken; wrong_codes, wrong_at: how many were wrong since, and when the last one was, in seconds since 1970-01-01.
CREATE TABLE staff (
    staff {bytes} NOT NULL,
    login TEXT NOT NULL,
    roles TEXT NOT NULL,
    record {bytes} NOT NULL,
    code_step BIGINT NOT NULL,
    wrong_codes BIGINT NOT NULL,
    wrong_at BIGINT NOT NULL,
    PRIMARY KEY (staff),
    UNIQUE (login)
) {keyed};

CREATE TABLE staff_invitation (
    code {bytes} NOT NULL,
    staff {bytes} NOT NULL,
    login TEXT NOT NULL,
    roles TEXT NOT NULL,
    valid_until BIGINT NOT NULL,
    PRIMARY KEY (code),
    UNIQUE (login)
) {keyed};

-- expires: in seconds since 1970-01-01.
CREATE TABLE staff_session (
    token {bytes} NOT NULL,
    staff {bytes} NOT NULL,
    expires BIGINT NOT NULL,
    PRIMARY KEY (token)
) {keyed};
