-- The log of keys that people are led to seal to. number: counts up from 0. account: secondok_keylog::tag of a doctor's account, or of one of the
-- desk's own: what stands here stays when an account is erased, and tells nothing of it then. entry: as secondok_keylog::Entry writes it.
CREATE TABLE key_log (
    number BIGINT NOT NULL,
    account {bytes} NOT NULL,
    entry {bytes} NOT NULL,
    PRIMARY KEY (number),
    CHECK (number >= 0)
) {keyed};

CREATE INDEX key_log_account ON key_log (account, number);
