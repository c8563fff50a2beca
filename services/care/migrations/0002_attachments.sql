-- Sealed attachments: their bytes lie in a folder, as parts of one length. Whole days only, random keys only. parts: how
-- many of them are kept; day: when the upload was begun.

CREATE TABLE attachment (
    mailbox {bytes} NOT NULL,
    blob {bytes} NOT NULL,
    day BIGINT NOT NULL,
    length BIGINT NOT NULL,
    parts BIGINT NOT NULL,
    PRIMARY KEY (mailbox, blob),
    CHECK (length > 0 AND parts >= 0)
) {keyed};
