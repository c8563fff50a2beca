//! How much it takes to draw a page, reckoned before it is drawn.
//!
//! A page may draw a form that draws others, as may patterns, masks and letters that are drawn by instructions. Forty forms that
//! each draw the next one twice keep a device busy for years, and nothing can stop a page once it is being drawn.

use std::collections::HashMap;

use hayro::hayro_syntax::{
    content::UntypedIter,
    object::{Dict, Name, Object, ObjectIdentifier, Stream, dict_or_stream},
    page::{Page, Resources},
};

use super::bounds;
use crate::files::refused::Refused;

/// How many instructions a page may take, all forms included: ten times what a street map has.
const MAX_STEPS: u64 = 20_000_000;

/// How many streams of instructions belong to one page.
const MAX_STREAMS: usize = 10_000;

/// How deep the library that draws follows; what is deeper is not drawn. A letter is two steps: its typeface, and itself.
const MAX_DEPTH: usize = 102;

/// Whether a page can be drawn within bounds.
///
/// # Errors
/// [`Refused`] where it cannot, or a picture among its instructions is too large.
pub(super) fn is_bounded(page: &Page<'_>) -> Result<(), Refused> {
    let mut plan = Plan::default();
    plan.add_page(page)?;
    while let Some(next) = plan.to_read.pop() {
        if plan.streams.len() > MAX_STREAMS {
            return Err(too_long());
        }
        if let Ok(content) = next.stream.decoded_data() {
            plan.read(next.number, &content, &next.resources)?;
        }
    }
    if plan.steps() <= MAX_STEPS { Ok(()) } else { Err(too_long()) }
}

/// Nobody would wait for it.
pub(super) fn too_long() -> Refused {
    Refused::Unsupported("drawing it would take too long".into())
}

/// A stream of instructions, or a typeface drawn by some.
#[derive(Default)]
struct Drawn {
    steps: u64,
    /// Which others it draws, and how often.
    others: HashMap<usize, u64>,
    /// Of a typeface, each letter draws one of its streams and not all.
    one_of: bool,
}

struct ToRead<'a> {
    number: usize,
    stream: Stream<'a>,
    resources: Resources<'a>,
}

/// A stream, and where it looks for what it names if it has no resources of its own.
type Key = (ObjectIdentifier, [usize; 4]);

#[derive(Default)]
struct Plan<'a> {
    streams: Vec<Drawn>,
    known: HashMap<Key, usize>,
    to_read: Vec<ToRead<'a>>,
}

impl<'a> Plan<'a> {
    /// The page is the first stream; what its annotations look like is drawn behind it.
    fn add_page(&mut self, page: &Page<'a>) -> Result<(), Refused> {
        self.streams.push(Drawn::default());
        self.read(0, page.page_stream().unwrap_or_default(), page.resources())?;
        let Some(Object::Array(annotations)) = page.raw().get::<Object<'a>>("Annots") else { return Ok(()) };
        for annotation in annotations.iter::<Dict<'a>>() {
            let look = annotation.get::<Dict<'a>>("AP").and_then(|looks| looks.get::<Object<'a>>("N"));
            let streams: Vec<Stream<'a>> = match look {
                Some(Object::Stream(stream)) => vec![stream],
                Some(Object::Dict(states)) => states.keys().filter_map(|state| states.get(state)).collect(),
                _ => continue,
            };
            for stream in streams {
                let number = self.number_of(stream, page.resources());
                *self.streams[0].others.entry(number).or_default() += 1;
            }
        }
        Ok(())
    }

    fn number_of(&mut self, stream: Stream<'a>, around: &Resources<'a>) -> usize {
        let own = stream.dict().get::<Dict<'a>>("Resources").map(Resources::new);
        let place = |dict: &Dict<'a>| dict.data().as_ptr() as usize;
        let looks_in = match own {
            Some(_) => [0; 4],
            None => [&around.x_objects, &around.patterns, &around.fonts, &around.ext_g_states].map(place),
        };
        let next = self.streams.len();
        let number = *self.known.entry((stream.obj_id(), looks_in)).or_insert(next);
        if number == next {
            self.streams.push(Drawn::default());
            self.to_read.push(ToRead { number, stream, resources: own.unwrap_or_else(|| around.clone()) });
        }
        number
    }

    /// Counts the instructions, and what they draw besides.
    fn read(&mut self, number: usize, content: &[u8], resources: &Resources<'a>) -> Result<(), Refused> {
        let mut named: HashMap<(u8, Vec<u8>), Option<usize>> = HashMap::new();
        let mut typeface = None;
        let mut instructions = UntypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            self.streams[number].steps += 1;
            let operator: &[u8] = instruction.operator;
            if operator == b"BI" {
                for operand in instruction.operands() {
                    if let Object::Stream(picture) = operand {
                        bounds::stream(picture)?;
                    }
                }
            }
            let name = instruction.operands().find_map(|operand| match operand {
                Object::Name(name) => Some(name),
                _ => None,
            });
            let mut find = |plan: &mut Self, kind: u8, look: Look<'a>| {
                let name = name?;
                let key = (kind, name.to_vec());
                *named.entry(key).or_insert_with(|| look(plan, resources, name))
            };
            let (drawn, times) = match operator {
                b"Do" => (find(self, 0, Self::form), 1),
                b"scn" | b"SCN" => (find(self, 1, Self::pattern), 1),
                b"gs" => (find(self, 2, Self::mask), 1),
                b"Tf" => {
                    typeface = find(self, 3, Self::typeface);
                    (None, 0)
                }
                b"Tj" | b"TJ" | b"'" | b"\"" if typeface.is_some() => {
                    (typeface, instruction.operands().map(letters).sum::<u64>())
                }
                _ => (None, 0),
            };
            if let Some(drawn) = drawn {
                *self.streams[number].others.entry(drawn).or_default() += times;
            }
        }
        Ok(())
    }

    fn form(&mut self, resources: &Resources<'a>, name: &Name<'_>) -> Option<usize> {
        let stream = resources.get_x_object(name)?;
        let is_form = stream.dict().get::<Name<'_>>("Subtype")?.as_str() == "Form";
        is_form.then(|| self.number_of(stream, resources))
    }

    fn pattern(&mut self, resources: &Resources<'a>, name: &Name<'_>) -> Option<usize> {
        let pattern = resources.get_pattern(name)?;
        let (_, stream) = dict_or_stream(&pattern)?;
        Some(self.number_of(stream?.clone(), resources))
    }

    fn mask(&mut self, resources: &Resources<'a>, name: &Name<'_>) -> Option<usize> {
        let mask = resources.get_ext_g_state(name)?.get::<Dict<'a>>("SMask")?;
        Some(self.number_of(mask.get::<Stream<'a>>("G")?, resources))
    }

    fn typeface(&mut self, resources: &Resources<'a>, name: &Name<'_>) -> Option<usize> {
        let font = resources.get_font(name)?;
        let letters = font.get::<Dict<'a>>("CharProcs")?;
        let own = font.get::<Dict<'a>>("Resources").map(Resources::new);
        let resources = own.as_ref().unwrap_or(resources);
        let number = self.streams.len();
        self.streams.push(Drawn { one_of: true, ..Drawn::default() });
        for letter in letters.keys() {
            if let Some(stream) = letters.get::<Stream<'a>>(&letter) {
                let drawn = self.number_of(stream, resources);
                self.streams[number].others.insert(drawn, 1);
            }
        }
        Some(number)
    }

    /// How many instructions the first takes, with all that it draws.
    fn steps(&self) -> u64 {
        let mut all: Vec<u64> = vec![0; self.streams.len()];
        for _ in 0..MAX_DEPTH {
            let of = |drawn: &Drawn| {
                let others = drawn.others.iter().map(|(number, times)| all[*number].saturating_mul(*times));
                let others = if drawn.one_of {
                    others.max().unwrap_or(0)
                } else {
                    others.fold(0, u64::saturating_add)
                };
                drawn.steps.saturating_add(others)
            };
            all = self.streams.iter().map(of).collect();
        }
        all[0]
    }
}

type Look<'a> = fn(&mut Plan<'a>, &Resources<'a>, &Name<'_>) -> Option<usize>;

/// How many letters an operand shows.
fn letters(operand: &Object<'_>) -> u64 {
    match operand {
        Object::String(text) => text.as_bytes().len() as u64,
        Object::Array(pieces) => pieces.iter::<Object<'_>>().map(|piece| letters(&piece)).sum(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use hayro::hayro_syntax::Pdf;

    use super::*;

    /// A page that draws a form; 40 forms of which each draws the next so many times.
    fn forms(times: usize) -> bool {
        let mut file = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
            2 0 obj<</Type/Pages/Kids[3 0 R]>>endobj\n\
            3 0 obj<</Type/Page/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>endobj\n\
            4 0 obj<</Length 5>>stream\n/X Do\nendstream endobj\n"
            .to_owned();
        for number in 5..45 {
            let (content, next) = ("/X Do ".repeat(times), number + 1);
            let length = content.len();
            file += &format!(
                "{number} 0 obj<</Subtype/Form/Length {length}/Resources<</XObject<</X {next} 0 R>>>>>>stream\n\
                 {content}\nendstream endobj\n"
            );
        }
        file += "trailer<</Root 1 0 R>>";
        let pdf = Pdf::new(file.into_bytes()).expect("a document");
        is_bounded(&pdf.pages()[0]).is_ok()
    }

    #[test]
    fn what_grows_without_end_is_seen_before_it_is_drawn() {
        assert!(forms(1));
        assert!(!forms(2));
    }
}
