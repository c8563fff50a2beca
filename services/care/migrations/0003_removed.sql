-- Numbers of attachments that were taken away after something of them was kept: nothing else comes under them while their
-- consultation lives, so that what somebody has read is not exchanged. Random keys only.

CREATE TABLE removed_attachment (
    mailbox {bytes} NOT NULL,
    blob {bytes} NOT NULL,
    PRIMARY KEY (mailbox, blob)
) {keyed};
