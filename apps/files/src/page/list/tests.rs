use super::{super::set::Mark, *};
use crate::talk::imaging::{Area, Face, Kind, Look};

fn file(number: Number, kind: Kind, look: Look) -> File {
    File { number, kind, pictures: 1, look, proposed: Vec::new(), face: Face::No, bytes: 10 }
}

fn photo(number: Number) -> File {
    file(number, Kind::Photo, Look::PaperOrPhoto)
}

fn slice(number: Number, study: &str, place: f64) -> File {
    image(number, study, 1.0, Some(place))
}

fn image(number: Number, study: &str, series: f64, place: Option<f64>) -> File {
    let kind = Kind::Image {
        study: study.to_owned(),
        series: format!("{study}.{series}"),
        instance: format!("{study}.{series}.{number}"),
        modality: "CT".to_owned(),
        order: (Some(series), place),
    };
    file(number, kind, Look::NotNeeded)
}

fn receipt(total: u32) -> Receipt {
    Receipt { removed: vec![("names".to_owned(), total)], total, bytes: 100 }
}

/// What was chosen, each read as these files.
fn list(chosen: Vec<Vec<File>>) -> List {
    let mut list = List::default();
    for (place, files) in chosen.into_iter().enumerate() {
        let origin = list.choose(format!("{place}.bin"));
        assert_eq!(list.read_next(), Some(origin));
        list.was_read(origin, Found(files.into_iter().map(Ok).collect()));
    }
    list
}

/// Somebody looks at everything, and finds nothing to paint over.
fn look(list: &mut List) {
    for set in &mut list.sets {
        let pictures: Vec<_> = (0..set.pictures()).filter_map(|picture| set.picture(picture)).collect();
        set.seen.extend(pictures);
        assert!(set.approve());
    }
}

/// Cleans whatever can be.
fn clean(list: &mut List) -> Vec<Number> {
    let mut cleaned = Vec::new();
    while let Some(due) = list.clean_next() {
        cleaned.push(due.number);
        list.was_cleaned(&due, receipt(2));
    }
    cleaned
}

#[test]
fn nothing_goes_out_that_was_not_looked_at() {
    let mut list = list(vec![vec![photo(1)], vec![slice(2, "a", 1.0)]]);
    assert_eq!(clean(&mut list), [2], "only what needs no look");
    assert_eq!(list.obstacle(), Some(Obstacle::Look(1)));
    // It cannot be said of what was not on the screen.
    let set = list.set_mut(0).expect("the photo");
    assert!(!set.approve());
    assert_eq!(clean(&mut list), [0; 0]);
    look(&mut list);
    assert_eq!(list.obstacle(), Some(Obstacle::Works));
    assert_eq!(clean(&mut list), [1]);
    assert_eq!(list.obstacle(), None);
    assert_eq!(list.removed(), (4, vec![("names".to_owned(), 4)]));
}

#[test]
fn what_comes_to_a_series_later_is_looked_at_too() {
    let unsaid = |number, place| File { look: Look::Unknown, ..slice(number, "a", place) };
    let mut list = list(vec![vec![unsaid(1, 1.0)]]);
    look(&mut list);
    let origin = list.choose("late".to_owned());
    list.read_next();
    list.was_read(origin, Found(vec![Ok(unsaid(2, 2.0))]));
    assert_eq!(list.obstacle(), Some(Obstacle::Look(1)));
    assert_eq!(list.sets[0].unseen(), 1);
}

#[test]
fn what_is_painted_over_is_cleaned_anew_and_only_where_it_was_painted() {
    let mut list = list(vec![vec![slice(1, "a", 1.0)], vec![slice(2, "a", 2.0)]]);
    assert_eq!(clean(&mut list), [1, 2]);
    let area = Area { left: 1, top: 1, width: 5, height: 5 };
    let set = &mut list.sets[0];
    let second = set.picture(1);
    set.change(|set| set.marks.push(Mark { picture: second, area, proposed: false }));
    look(&mut list);
    let due = list.clean_next().expect("the first again");
    assert_eq!((due.number, due.painted.clone()), (1, Some(Vec::new())));
    list.was_cleaned(&due, receipt(1));
    let due = list.clean_next().expect("the second");
    assert_eq!(due.painted, Some(vec![Painted { picture: Some(0), area }]));
    // Meanwhile something else was decided: what comes is not what is wanted any more.
    list.sets[0].change(|set| set.marks.clear());
    list.was_cleaned(&due, receipt(1));
    look(&mut list);
    assert_eq!(clean(&mut list), [1, 2]);
}

#[test]
fn proposed_places_are_painted_over_unless_somebody_takes_them_away() {
    let area = Area { left: 0, top: 0, width: 100, height: 20 };
    let ultrasound =
        |number, place| File { look: Look::BurntIn, proposed: vec![area], ..slice(number, "u", place) };
    let mut list = list(vec![vec![ultrasound(1, 1.0)], vec![ultrasound(2, 2.0)]]);
    assert_eq!(list.sets[0].marks, [Mark { picture: None, area, proposed: true }], "once for all of them");
    look(&mut list);
    let due = list.clean_next().expect("it was looked at");
    assert_eq!(due.painted, Some(vec![Painted { picture: None, area }]));
}

#[test]
fn a_study_is_one_attachment_in_the_order_of_its_slices() {
    let chosen = vec![
        vec![slice(1, "a", 10.0)],
        vec![slice(2, "b", 1.0)],
        vec![slice(3, "a", 2.0)],
        vec![photo(4)],
        vec![file(5, Kind::Document, Look::PaperOrPhoto)],
        vec![photo(6)],
    ];
    let mut list = list(chosen);
    look(&mut list);
    assert_eq!(list.attachments(), [vec![4], vec![6], vec![5], vec![3, 1], vec![2]]);
    let running: Vec<u32> = list.in_order().map(|set| list.running(set)).collect();
    assert_eq!(running, [1, 2, 1, 1, 2]);
    // What is left out does not go.
    list.sets[0].leave_out(|piece| piece.number == Some(3), true);
    assert_eq!(list.attachments()[3], [1]);
}

#[test]
fn what_goes_does_not_depend_on_the_order_in_which_images_came() {
    // Two studies, one of two series, the first of which has slices without a number.
    let images = || {
        [
            image(1, "b", 1.0, Some(1.0)),
            image(2, "a", 2.0, Some(1.0)),
            image(3, "a", 1.0, None),
            image(4, "a", 1.0, None),
            image(5, "a", 1.0, Some(7.0)),
        ]
    };
    let expected = [vec![5, 3, 4, 2], vec![1]];
    for turn in 0..5 {
        let mut turned = images();
        turned.rotate_left(turn);
        let list = list(turned.into_iter().map(|image| vec![image]).collect());
        assert_eq!(list.attachments(), expected, "{turn}");
        assert_eq!(list.count(), expected.len());
        let named: Vec<_> = list.in_order().map(|set| (list.running(set), list.series(set))).collect();
        assert_eq!(named, [(1, Some(1)), (1, Some(2)), (2, None)], "{turn}");
    }
}

#[test]
fn an_image_that_names_no_study_goes_alone() {
    let chosen = [image(1, "a", 1.0, Some(1.0)), image(2, "", 1.0, Some(2.0)), image(3, "", 1.0, Some(1.0))];
    let list = list(chosen.map(|image| vec![image]).into());
    assert_eq!(list.attachments(), [[2], [3], [1]]);
    assert_eq!(list.count(), 3);
    let running: Vec<u32> = list.in_order().map(|set| list.running(set)).collect();
    assert_eq!(running, [1, 2, 3]);
}

#[test]
fn slices_that_are_taken_along_again_are_looked_at_too() {
    let unsaid = |number, place| File { look: Look::Unknown, ..slice(number, "a", place) };
    let mut list = list(vec![vec![unsaid(1, 1.0)], vec![unsaid(2, 2.0)]]);
    let set = &mut list.sets[0];
    set.leave_out(|piece| piece.number == Some(2), true);
    set.seen.extend(set.picture(0));
    assert!(set.approve(), "all that goes was on the screen");
    assert_eq!(clean(&mut list), [1]);
    list.sets[0].leave_out(|_| true, false);
    assert_eq!(list.obstacle(), Some(Obstacle::Look(1)));
    assert_eq!(clean(&mut list), [0; 0]);
    look(&mut list);
    assert_eq!(clean(&mut list), [2]);
}

#[test]
fn what_lies_beside_the_images_of_a_disc_is_no_fault() {
    let mut list = List::default();
    for name in ["disc/AUTORUN.INF", "disc/DICOMDIR", "disc/IMAGES/1", "notes.txt"] {
        list.choose(name.to_owned());
    }
    let refused = |why: &str| Refusal(why.to_owned());
    let mut reads = |found: Vec<Result<File, Refusal>>| {
        let origin = list.read_next().expect("it waits");
        list.was_read(origin, Found(found));
        let names = list.refusals().into_iter().map(|(why, names)| (why.0, names)).collect::<Vec<_>>();
        (names, list.passed_over())
    };
    // Whether images come is not known yet.
    assert_eq!(reads(vec![Err(refused(Refusal::UNKNOWN_KIND))]), (vec![], 0));
    assert_eq!(reads(vec![Err(refused(Refusal::DIRECTORY))]), (vec![], 0));
    // An archive within has a viewer beside an image.
    let archive = vec![Ok(slice(1, "a", 1.0)), Err(refused(Refusal::UNKNOWN_KIND))];
    assert_eq!(reads(archive), (vec![], 0));
    let chosen_alone = (Refusal::UNKNOWN_KIND.to_owned(), vec!["notes.txt".to_owned()]);
    assert_eq!(reads(vec![Err(refused(Refusal::UNKNOWN_KIND))]), (vec![chosen_alone], 3));
}

#[test]
fn reading_can_be_stopped_and_what_was_read_stays() {
    let mut list = List::default();
    for name in ["a.jpg", "b.jpg", "c.jpg"] {
        list.choose(name.to_owned());
    }
    let first = list.read_next().expect("it waits");
    list.was_read(first, Found(vec![Ok(photo(1))]));
    let second = list.read_next().expect("it waits");
    assert_eq!(list.stop_reading(), [1, 2]);
    assert_eq!(list.reading(), None);
    assert!(!list.is_wanted(second));
    list.was_read(second, Found(vec![Ok(photo(2))]));
    assert_eq!(list.sets.len(), 1);
    // What was read and is to be read again, because imaging was ended, is.
    list.is_forgotten();
    assert_eq!(list.stop_reading(), [0; 0]);
    assert_eq!(list.read_next(), Some(first));
}

#[test]
fn too_many_are_told() {
    let mut list = list((0..33).map(|number| vec![photo(number)]).collect());
    look(&mut list);
    clean(&mut list);
    assert_eq!(list.obstacle(), Some(Obstacle::TooMany(33)));
    list.remove(0);
    assert_eq!(list.obstacle(), None);
}

#[test]
fn when_imaging_starts_anew_what_was_decided_stays_and_what_broke_it_stays_out() {
    let mut list = list(vec![vec![photo(1)], vec![photo(2)]]);
    look(&mut list);
    clean(&mut list);
    let (bad, why) = (list.sets[1].pieces[0].origin, Refusal("too-long".to_owned()));
    list.is_forgotten();
    list.was_not_cleaned(1, bad, why.clone());
    // Both files are read again, and have other numbers.
    for number in [11, 12] {
        let origin = list.read_next().expect("it waits");
        list.was_read(origin, Found(vec![Ok(photo(number))]));
    }
    assert_eq!(list.sets.len(), 1);
    assert_eq!(list.obstacle(), Some(Obstacle::Works), "looked at before, and cleaned again");
    assert_eq!(clean(&mut list), [11]);
    assert_eq!(list.refusals(), [(why, vec!["1.bin".to_owned()])]);
}

#[test]
fn what_cannot_be_used_is_said_once_for_each_reason() {
    let mut list = List::default();
    for name in ["a.txt", "b.txt", "DICOMDIR"] {
        list.choose(name.to_owned());
    }
    for why in ["unknown-kind", "unknown-kind", "directory"] {
        let origin = list.read_next().expect("it waits");
        list.was_not_read(origin, Refusal(why.to_owned()));
    }
    let refusals = list.refusals();
    let said: Vec<_> = refusals.iter().map(|(why, names)| (why.0.as_str(), names.len())).collect();
    assert_eq!(said, [("unknown-kind", 2), ("directory", 1)]);
    list.dismiss(&refusals[0].0);
    assert_eq!(list.refusals().len(), 1);
    assert_eq!(list.obstacle(), Some(Obstacle::Nothing));
}

#[test]
fn what_was_taken_off_the_list_while_it_was_read_stays_off() {
    let mut list = List::default();
    let origin = list.choose("a.jpg".to_owned());
    list.read_next();
    list.sources.clear();
    list.was_read(origin, Found(vec![Ok(photo(1))]));
    assert!(list.sets.is_empty());
}
