//! Cleaning a file, and saying what was taken out.

use secondok_deident::{Cleaned, Seen};

use super::desk::{As, Desk};
use crate::talk::imaging::{Number, Painted, Receipt, Refusal};

/// Cleans a file. What somebody painted over who looked at it is what they saw; nobody has looked where it is none.
pub(super) async fn clean(
    desk: &Desk,
    number: Number,
    painted: Option<Vec<Painted>>,
) -> Result<Receipt, Refusal> {
    let _turn = desk.turns.take().await;
    let opened = desk.open(number, As::Chosen).await?;
    let cleaned = opened.clean(&*desk.secret()?, painted.as_deref().map(seen).as_ref())?;
    let receipt = receipt(&cleaned);
    desk.keep(number, cleaned)?;
    Ok(receipt)
}

fn seen(painted: &[Painted]) -> Seen {
    let mut seen = Seen::default();
    for Painted { picture, area } in painted {
        match picture {
            Some(picture) => seen.paint(*picture, *area),
            None => seen.paint_everywhere(*area),
        }
    }
    seen
}

fn receipt(cleaned: &Cleaned) -> Receipt {
    let report = cleaned.report();
    Receipt {
        removed: report.counts().map(|(group, count)| (group.name().to_owned(), count)).collect(),
        total: report.total(),
        bytes: cleaned.bytes().len() as u64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::talk::imaging;

    #[test]
    fn what_is_painted_on_all_pictures_is_on_each_and_what_is_on_one_on_no_other() {
        let at = |left| imaging::Area { left, top: 0, width: 1, height: 1 };
        let on = |picture, left| Painted { picture, area: at(left) };
        let seen = seen(&[on(None, 1), on(Some(2), 2)]);
        let lefts = |picture| seen.areas(picture).map(|area| area.left).collect::<Vec<_>>();
        assert_eq!((lefts(0), lefts(2)), (vec![1], vec![1, 2]));
        assert!(!super::seen(&[]).is_anything_painted());
    }
}
