-- Doctors' second factors. generation: counts up with each one that was shown, and its secret follows from it: one that was
-- removed comes back with a backup alone. is_on: whether it is asked for. code_step, wrong_codes, wrong_at: as in "staff".
CREATE TABLE doctor_factor (
    doctor {bytes} NOT NULL,
    generation BIGINT NOT NULL,
    is_on BIGINT NOT NULL,
    code_step BIGINT NOT NULL,
    wrong_codes BIGINT NOT NULL,
    wrong_at BIGINT NOT NULL,
    PRIMARY KEY (doctor),
    CHECK (generation > 0 AND is_on IN (0, 1))
) {keyed};
