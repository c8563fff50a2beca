-- Notices: what people must know about the functioning of the service. The staff are identified people, and days suffice
-- for what they do. number: given at the release, so that of two notices the one that appears later has the greater one;
-- revision: counts up with every change of a draft; withdrawn: the day, if it was taken back.

CREATE TABLE notice (
    notice {bytes} NOT NULL,
    number BIGINT,
    revision BIGINT NOT NULL,
    severity TEXT NOT NULL,
    for_site BIGINT NOT NULL,
    for_patients BIGINT NOT NULL,
    for_doctors BIGINT NOT NULL,
    from_day BIGINT NOT NULL,
    until_day BIGINT NOT NULL,
    writer {bytes} NOT NULL,
    releaser {bytes},
    withdrawn BIGINT,
    PRIMARY KEY (notice),
    UNIQUE (number),
    CHECK (severity IN ('important', 'info')),
    CHECK (for_site + for_patients + for_doctors > 0),
    CHECK (until_day >= from_day),
    CHECK ((number IS NULL AND releaser IS NULL) OR (number IS NOT NULL AND releaser IS NOT NULL AND releaser <> writer))
) {keyed};

CREATE TABLE notice_text (
    notice {bytes} NOT NULL,
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (notice, language)
) {keyed};
