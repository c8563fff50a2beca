-- Doctors who are to be written to that something awaits them in their app; never what. since: when that came up. A row goes when the
-- mail has gone out.
CREATE TABLE doctor_letter (
    doctor {bytes} NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (doctor)
) {keyed};

-- How far doctors were reminded of the end of their licence. days: the last of secondok_api::verification::REMINDED that has passed.
CREATE TABLE licence_reminder (
    doctor {bytes} NOT NULL,
    licensed_until BIGINT NOT NULL,
    days BIGINT NOT NULL,
    PRIMARY KEY (doctor)
) {keyed};
