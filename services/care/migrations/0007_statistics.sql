-- Statistics: weeks of the whole service, counted once they are over. week: the Monday. figure: nothing where too few stand
-- behind it, and never what is not to be shown: it is rounded and left out before it is written, and the database itself
-- refuses anything else (src/statistics/figure.rs has the same numbers).
CREATE TABLE statistic (
    week BIGINT NOT NULL,
    measure TEXT NOT NULL,
    bucket TEXT NOT NULL,
    figure BIGINT,
    PRIMARY KEY (week, measure, bucket),
    CHECK (figure IS NULL OR (figure >= 10 AND figure % 5 = 0))
) {keyed};
