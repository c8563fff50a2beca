//! Weeks that are counted: once, whole, and without anything of which there is too little.

use std::sync::Arc;

use secondok_api::{consultation::Transition, desk::account::Account};
use secondok_care::{
    Care, Parts,
    statistics::{
        CountedWeek,
        measure::Measure::{self, Answer, Ended, Reply, Requested},
    },
    store::{ExportRow, Store, Value},
};
use secondok_protocol::{Day, id::DoctorId};
use secondok_testkit::{ManualClock, parts};
use sqlx::Connection;

use crate::things::{Patient, Place, TODAY, Things, remembered};

/// Some doctors, of whom each is asked as often.
struct Practice {
    store: Store,
    things: Things,
    doctors: Vec<DoctorId>,
}

impl Practice {
    /// Three doctors. [`TODAY`] is a Monday, and statistics are turned on in its night.
    async fn new(store: Store, seed: u64) -> Self {
        let mut things = Things::new(seed);
        let mut doctors = Vec::new();
        for _ in 0..3 {
            doctors.push(things.doctor(&store).await);
        }
        store.count_weeks(TODAY, true).await.unwrap();
        Self { store, things, doctors }
    }

    /// So many consultations with each doctor, requested on this day.
    async fn ask(&mut self, each: usize, day: Day) -> Vec<Patient> {
        let mut patients = Vec::new();
        for doctor in self.doctors.clone() {
            for _ in 0..each {
                let patient = self.things.patient(doctor);
                patient.open(&self.store, day).await.unwrap();
                patients.push(patient);
            }
        }
        patients
    }

    /// The same step in each consultation.
    async fn step(&mut self, patients: &[Patient], step: Transition, day: Day) {
        for patient in patients {
            let author = match step {
                Transition::FollowUp | Transition::Withdraw => patient.author(),
                _ => patient.doctor(),
            };
            let wire = self.things.short();
            patient.say(&self.store, author, wire, step, day).await.unwrap();
        }
    }

    /// A week of which every measure has something to show, and some things too few.
    async fn week(&mut self) {
        let taken = self.ask(5, TODAY).await;
        let (before, after) = taken.split_at(8);
        self.step(before, Transition::Accept, TODAY + 1).await;
        // What came before a night lies elsewhere.
        self.store.rewrite().await.unwrap();
        self.step(after, Transition::Accept, TODAY + 1).await;
        self.step(&taken, Transition::Answer, TODAY + 4).await;
        let declined = self.ask(5, TODAY + 6).await;
        self.step(&declined, Transition::Decline, TODAY + 6).await;
        let withdrawn = self.ask(4, TODAY + 2).await;
        self.step(&withdrawn, Transition::Withdraw, TODAY + 3).await;
    }

    async fn count(&self, day: Day) -> Vec<CountedWeek> {
        self.store.count_weeks(day, true).await.unwrap();
        self.store.statistics(day).await.unwrap()
    }
}

/// What is shown of a week.
fn shown(week: &CountedWeek) -> Vec<(Measure, &'static str, u32)> {
    week.figures.iter().map(|((measure, bucket), figure)| (*measure, *bucket, figure.number())).collect()
}

fn mondays(weeks: &[CountedWeek]) -> Vec<Day> {
    weeks.iter().map(|week| week.week.first()).collect()
}

async fn rows(store: &Store) -> Vec<ExportRow> {
    let (mut export, mut rows) = (store.export().await.unwrap(), Vec::new());
    while let Some(row) = export.next().await.unwrap() {
        rows.push(row);
    }
    rows
}

pub async fn a_week_is_counted_when_it_is_over(place: &impl Place) {
    let mut practice = Practice::new(place.store().await, 90).await;
    practice.week().await;
    assert_eq!(practice.count(TODAY + 6).await, [], "Sunday is not over");
    let weeks = practice.count(TODAY + 7).await;
    assert_eq!(mondays(&weeks), [TODAY]);
    let expected = [
        (Requested, "all", 40),
        (Reply, "0", 15),
        (Reply, "1", 15),
        (Answer, "4", 15),
        (Ended, "declined", 15),
    ];
    assert_eq!(shown(&weeks[0]), expected, "twelve that were withdrawn are too few without a doctor's four");
    // Of what happens in the next week nothing belongs to this one.
    let late = practice.ask(6, TODAY + 7).await;
    practice.step(&late, Transition::Decline, TODAY + 8).await;
    let weeks = practice.count(TODAY + 14).await;
    assert_eq!(mondays(&weeks), [TODAY + 7, TODAY], "the latest first");
    assert_eq!(shown(&weeks[0]), [(Requested, "all", 15), (Reply, "1", 15), (Ended, "declined", 15)]);
    assert_eq!(shown(&weeks[1]), expected);
}

pub async fn what_is_too_few_is_nowhere_in_the_database(place: &impl Place) {
    let options = place.fresh().await;
    let mut practice = Practice::new(Store::open(&options).await.unwrap(), 91).await;
    practice.week().await;
    let weeks = practice.count(TODAY + 7).await;
    let rows = rows(&practice.store).await;
    let figures: Vec<_> =
        rows.iter().filter(|row| row.table == "statistic").map(|row| row.values[3].clone()).collect();
    let buckets: usize = Measure::EVERY.iter().map(|measure| measure.buckets().len()).sum();
    assert_eq!(figures.len(), buckets, "that a bucket has too few is there, and nothing of how few");
    let numbers = [40, 15].map(Value::Int);
    assert!(figures.iter().all(|figure| *figure == Value::Null || numbers.contains(figure)), "{figures:?}");
    assert_eq!(figures.iter().filter(|figure| **figure == Value::Null).count(), buckets - 5);

    // A backup has them, and nothing else.
    let restored = place.store().await;
    let mut import = restored.import().await.unwrap();
    for row in rows {
        import.push(row).await.unwrap();
    }
    import.finish(&remembered(&[])).await.unwrap();
    assert_eq!(restored.statistics(TODAY + 7).await.unwrap(), weeks);

    // Whatever the program does: the database takes nothing that must not be shown.
    let mut conn = sqlx::AnyConnection::connect(&options.url).await.unwrap();
    for (figure, taken) in [(1, false), (9, false), (12, false), (0, false), (-5, false), (10, true)] {
        let insert =
            sqlx::query("INSERT INTO statistic (week, measure, bucket, figure) VALUES (1, 'x', 'x', $1)");
        let done = insert.bind(i64::from(figure)).execute(&mut conn).await;
        assert_eq!(done.is_ok(), taken, "{figure}");
    }
    conn.close().await.unwrap();
}

pub async fn a_doctor_counts_once_however_many_rows_tell_of_them(place: &impl Place) {
    let mut practice = Practice::new(place.store().await, 96).await;
    practice.doctors.truncate(2);
    let patients = practice.ask(12, TODAY).await;
    // Each doctor has replies that came before a night, and some that came after it: they lie in two tables.
    let (before, after): (Vec<_>, Vec<_>) = patients.into_iter().enumerate().partition(|(at, _)| at % 2 == 0);
    for (at, patients) in [before, after].into_iter().enumerate() {
        let patients: Vec<_> = patients.into_iter().map(|(_, patient)| patient).collect();
        practice.step(&patients, Transition::Accept, TODAY).await;
        if at == 0 {
            practice.store.rewrite().await.unwrap();
        }
    }
    let weeks = practice.count(TODAY + 7).await;
    assert_eq!(shown(&weeks[0]), [], "of two doctors each would read the other's");
}

pub async fn a_week_is_counted_once(place: &impl Place) {
    let mut practice = Practice::new(place.store().await, 92).await;
    let patients = practice.ask(7, TODAY + 2).await;
    let counted = practice.count(TODAY + 7).await;
    assert_eq!(shown(&counted[0]), [(Requested, "all", 20)]);
    // What is destroyed later, or comes too late, changes nothing that was shown.
    for patient in &patients {
        assert_eq!(patient.destroy(&practice.store).await, Ok(true));
    }
    let late = practice.ask(20, TODAY + 3).await;
    practice.step(&late, Transition::Decline, TODAY + 3).await;
    for day in [7, 7, 8, 13] {
        assert_eq!(practice.count(TODAY + day).await, counted, "after {day} days");
    }
}

pub async fn weeks_are_counted_that_it_was_on_from_their_first_day(place: &impl Place) {
    let mut practice = Practice::new(place.store().await, 93).await;
    let store = practice.store.clone();
    for week in 0..5 {
        practice.ask(6, TODAY + 7 * week + 5).await;
    }
    // Off before it was ever on: the first night of the practice is undone.
    store.count_weeks(TODAY, false).await.unwrap();
    assert_eq!(store.statistics(TODAY + 7).await.unwrap(), []);
    // On from a Tuesday: that week had begun.
    for day in [1, 7] {
        assert_eq!(practice.count(TODAY + day).await, []);
    }
    assert_eq!(mondays(&practice.count(TODAY + 14).await), [TODAY + 7]);
    // Off in one night of the third week.
    store.count_weeks(TODAY + 16, false).await.unwrap();
    assert_eq!(mondays(&practice.count(TODAY + 17).await), [TODAY + 7]);
    assert_eq!(mondays(&practice.count(TODAY + 21).await), [TODAY + 7]);
    assert_eq!(mondays(&practice.count(TODAY + 28).await), [TODAY + 21, TODAY + 7]);
    // Off for good: nothing more, and what was shown stays.
    store.count_weeks(TODAY + 35, false).await.unwrap();
    assert_eq!(mondays(&store.statistics(TODAY + 35).await.unwrap()), [TODAY + 21, TODAY + 7]);
}

pub async fn nights_that_were_missed_are_counted_before_anything_is_erased(place: &impl Place) {
    let mut practice = Practice::new(place.store().await, 94).await;
    let (store, clock) = (practice.store.clone(), Arc::new(ManualClock::on(TODAY)));
    let care = Care::new(Parts { statistics: true, ..parts(store.clone(), clock) });
    care.nightly(TODAY).await.unwrap();
    let patients = practice.ask(5, TODAY + 1).await;
    practice.step(&patients, Transition::Decline, TODAY + 2).await;
    // The service stands still for weeks; then everything is due at once.
    let made = care.nightly(TODAY + 45).await.unwrap();
    assert_eq!(made.erased, 15);
    let weeks = store.statistics(TODAY + 45).await.unwrap();
    assert_eq!(mondays(&weeks), [5, 4, 3, 2, 1, 0].map(|week| TODAY + 7 * week));
    assert_eq!(shown(&weeks[5]), [(Requested, "all", 15), (Reply, "1", 15), (Ended, "declined", 15)]);
    assert!(weeks[..5].iter().all(|week| week.figures.is_empty()));
}

pub async fn weeks_go_after_a_quarter_of_a_year(place: &impl Place) {
    let mut practice = Practice::new(place.store().await, 95).await;
    let store = practice.store.clone();
    practice.ask(6, TODAY).await;
    let counted = practice.count(TODAY + 7).await;
    let last = TODAY + 14 * 7 - 1;
    // Also while it is off.
    store.count_weeks(last, false).await.unwrap();
    assert_eq!(store.statistics(last).await.unwrap(), counted);
    assert_eq!(store.statistics(last + 1).await.unwrap(), [], "not shown in the hours before the night");
    store.count_weeks(last + 1, false).await.unwrap();
    let left = rows(&store).await.into_iter().filter(|row| row.table == "statistic").count();
    assert_eq!(left, 0);
}

pub async fn questions_to_support_are_no_consultations(place: &impl Place) {
    for account in Account::ALL {
        let mut practice = Practice::new(place.store().await, 128).await;
        super::support::set_up(&practice.store, &mut practice.things, account).await;
        // With the desk's account there would be three who are asked, and so a figure.
        practice.doctors[2] = account.id();
        practice.ask(10, TODAY).await;
        let weeks = practice.count(TODAY + 7).await;
        assert_eq!(shown(&weeks[0]), [], "{account:?}");
    }
}
