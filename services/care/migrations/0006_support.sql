-- What several people of the staff read together is sealed in the vault of an account; each of them has a share of its
-- key, sealed to the public key that follows from their password. The account of support stands in "doctor" with a number that no
-- doctor has, and in no directory.

CREATE TABLE staff_key (
    staff {bytes} NOT NULL,
    encoded {bytes} NOT NULL,
    PRIMARY KEY (staff)
) {keyed};

CREATE TABLE desk_share (
    account {bytes} NOT NULL,
    staff {bytes} NOT NULL,
    sealed {bytes} NOT NULL,
    PRIMARY KEY (account, staff)
) {keyed};
