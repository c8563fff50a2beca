-- What doctors, the staff and the operator did, and what the service noticed: known people, with the second in which it was.
-- Nothing of a consultation stands here. Each entry's hash covers the one before it; each night the last one is signed with
-- a key that is not in the database.
-- actor, about: "doctor:" or "staff:" and a number, "operator" or "service"; about is empty where it is nobody else.
-- alert: 1 where somebody should look. event: JSON, as it is hashed.
CREATE TABLE audit (
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    about TEXT NOT NULL,
    alert BIGINT NOT NULL,
    event TEXT NOT NULL,
    hash {bytes} NOT NULL,
    PRIMARY KEY (number),
    CHECK (number > 0 AND alert IN (0, 1))
) {keyed};

CREATE INDEX audit_alert ON audit (alert, number);
CREATE INDEX audit_actor ON audit (actor, number);
CREATE INDEX audit_about ON audit (about, number);

-- number, hash: of the last entry that it covers. signature: Ed25519.
CREATE TABLE audit_seal (
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    hash {bytes} NOT NULL,
    signature {bytes} NOT NULL,
    PRIMARY KEY (number)
) {keyed};
