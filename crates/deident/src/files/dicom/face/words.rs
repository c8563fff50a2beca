//! Words for parts of the body, in the languages of Europe as far as hospitals write them into descriptions.

/// What a text speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The head or the neck, or the whole body.
    Head,
    /// What lies below a head: the upper spine. Slices of it often show the lower half of a face.
    Near,
    /// Another part.
    Elsewhere,
}

/// What a text in small letters speaks of; the head where of several.
pub(super) fn part(text: &str) -> Option<Part> {
    let words = || text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let head = HEAD.iter().any(|part| text.contains(part)) || words().any(|word| HEAD_WORDS.contains(&word));
    if head {
        return Some(Part::Head);
    }
    if NEAR.iter().any(|part| text.contains(part)) {
        return Some(Part::Near);
    }
    let elsewhere = |word: &str| {
        ELSEWHERE.iter().any(|begins| word.starts_with(begins)) || ELSEWHERE_WORDS.contains(&word)
    };
    words().any(elsewhere).then_some(Part::Elsewhere)
}

/// Whether it is a code of CID 4 (PS3.16) for a part of the head or neck, or for the whole body.
pub(super) fn is_code_of_head(code: &[u8]) -> bool {
    HEAD_CODES.iter().any(|(snomed, srt)| code == snomed.as_bytes() || code == srt.as_bytes())
}

/// Parts of words. Some stand in words for other things too (the head of a femur): too often is no harm.
#[rustfmt::skip]
const HEAD: [&str; 146] = [
    // English, and what Latin and Greek gave to many
    "head", "brain", "skull", "crani", "cerebr", "cerebel", "encephal", "encefal", "facial", "maxil", "mandib",
    "orbit", "sinus", "nasal", "nasoph", "pituit", "hypophys", "hippoc", "mastoid", "petrous", "temporal",
    "dental", "teeth", "tooth", "stroke", "neck", "carotid", "willis", "trigemin", "cochlea", "epilep",
    "whole body", "wholebody", "whole-body", "total body", "polytrauma", "politraum", "panscan", "pan scan",
    // German, Dutch
    "kopf", "schädel", "schadel", "schaedel", "hirn", "gesicht", "kiefer", "nasenneben", "felsenbein", "zahn",
    "zähne", "ganzkörper", "ganzkorper", "ganzkoerper", "hoofd", "hersen", "schedel",
    // French
    "tête", "tete", "crâne", "crane", "cerveau", "encéph", "visage", "mâchoire", "machoire", "oreille", "corps entier",
    // Spanish, Portuguese, Italian, Romanian
    "cabeza", "cabeça", "cabeca", "cráne", "crâni", "cérebr", "cérébr", "encéfal", "cervell", "rostro", "mandíb", "órbit",
    "faccia", "faccial", "cuello", "pescoço", "pescoco", "oído", "oreja", "occhi", "orecchi", "cuerpo entero",
    "corpo inter", "total corpo", "creier", "beyin",
    // Polish, Czech
    "głow", "glow", "mózg", "mozg", "czaszk", "twarz", "szyj", "oczod", "zatok", "żuchw", "zuchw", "całe ciał",
    "hlav", "mozek", "mozku", "lebk",
    // Ukrainian, Russian
    "голов", "мозг", "мозк", "мозок", "череп", "краніо", "кранио", "обличч", "лицев", "щелеп", "челюст", "зуб",
    "орбіт", "орбит", "очниц", "пазух", "синус", "гіпофіз", "гипофиз", "носогл", "приносов", "скронев",
    "височн", "енцефал", "энцефал", "турецьк", "турецк", "інсульт", "инсульт", "все тіло", "усе тіло", "всього тіла",
    "все тело", "всё тело", "всего тела", "політравм", "политравм",
];

/// Whole words that are too short, or stand in others.
#[rustfmt::skip]
const HEAD_WORDS: [&str; 60] = [
    "face", "ear", "ears", "eye", "eyes", "nose", "mouth", "jaw", "jaws", "tongue", "scalp", "sella", "iac", "tmj",
    "ent", "orl", "hno", "nnh", "wb", "hals", "auge", "augen", "cou", "rocher", "rochers", "dents", "cara", "viso",
    "volto", "testa", "capo", "collo", "ojo", "ojos", "kafa", "baş", "boyun",
    "лицо", "лице", "ніс", "нос", "носа", "вуха", "уха", "ухо", "шия", "шиї", "шея", "шеи", "гм", "ппн", "око", "очі", "очей", "очний", "очного", "глаз", "глаза",
    "глазной", "глазного",
];

/// Parts of words for the upper spine; and for what has its name of a neck elsewhere.
const NEAR: [&str; 12] = [
    "cervic",
    "cérvic",
    "c-spine",
    "cspine",
    "c spine",
    "hws",
    "szyjn",
    "krčn",
    "шийн",
    "шейн",
    "whole spine",
    "total spine",
];

/// How words for other parts begin.
#[rustfmt::skip]
const ELSEWHERE: [&str; 131] = [
    "chest", "thora", "thorax", "lung", "pulmon", "abdom", "pelv", "liver", "hepat", "kidney", "renal", "prostat",
    "breast", "mammo", "cardi", "heart", "coronar", "shoulder", "elbow", "wrist", "knee", "ankle", "femur",
    "femoral", "tibia", "lumb", "lspine", "tspine", "sacr", "urogra", "enterogra", "colonogra", "mrcp", "uter",
    "ovar", "bladder", "pancrea", "spleen", "rectum", "rectal", "forearm", "finger", "thigh",
    "brust", "lunge", "bauch", "becken", "knie", "leber", "niere", "herz", "schulter", "hüft", "huft", "lws", "bws",
    "poumon", "bassin", "genou", "foie", "coeur", "cœur", "épaule", "epaule", "hanche", "lomb",
    "pecho", "tórax", "torax", "torac", "vientre", "rodilla", "joelho", "hígado", "higado", "riñon", "riñón",
    "corazón", "corazon", "hombro", "cadera", "polmon", "addom", "abdôm", "bacino", "ginocch", "fegato", "cuore",
    "spalla",
    "klatk", "płuc", "pluc", "brzuch", "miednic", "kolan", "wątrob", "watrob", "nerek", "nerk", "biodr", "lędźw",
    "ledzw",
    "груд", "леген", "легк", "черевн", "живот", "живіт", "брюшн", "таз", "колін", "колен", "печін", "печен",
    "нирк", "нирок", "почк", "почек", "серц", "сердц", "молочн", "плеч", "стегн", "бедр", "стоп", "голен", "гоміл",
    "попереков", "пояснич", "простат", "матк",
];

/// Whole words for other parts that begin words for something else.
const ELSEWHERE_WORDS: [&str; 17] = [
    "hip", "hips", "hand", "hands", "foot", "feet", "leg", "legs", "calf", "kub", "pied", "reins", "reni",
    "anca", "огк", "обп", "омт",
];

/// By SNOMED CT, and by the codes that stood before (SRT).
const HEAD_CODES: [(&str, &str); 45] = [
    ("69536005", "T-D1100"),  // head
    ("774007", "T-D1000"),    // head and neck
    ("12738006", "T-A0100"),  // brain
    ("113305005", "T-A6000"), // cerebellum
    ("1101003", "T-D1400"),   // intracranial
    ("89546000", "T-11100"),  // skull
    ("79361005", "T-15200"),  // fontanel
    ("110517009", "T-11011"), // spine and cranium
    ("89545001", "T-D1200"),  // face
    ("91397008", "T-11196"),  // facial bones
    ("13881006", "T-11166"),  // zygoma
    ("60819002", "T-D1206"),  // cheek
    ("41695006", "T-D1160"),  // scalp
    ("363654007", "T-D14AE"), // orbit
    ("81745001", "T-AA000"),  // eye
    ("371398005", "T-D0801"), // region of the eye
    ("55024004", "T-11102"),  // optic canal
    ("2095001", "T-22000"),   // paranasal sinus
    ("45206002", "T-21000"),  // nose
    ("74386004", "T-11149"),  // nasal bone
    ("360955006", "T-2300C"), // nasopharynx
    ("123851003", "T-D0662"), // mouth
    ("21974007", "T-53000"),  // tongue
    ("70925003", "T-11170"),  // maxilla
    ("91609006", "T-11180"),  // mandible
    ("661005", "T-D1213"),    // jaws
    ("53620006", "T-15290"),  // temporomandibular joint
    ("45289007", "T-61100"),  // parotid gland
    ("170887008", "T-D161E"), // below the chin
    ("5713008", "T-D1603"),   // below the jaw
    ("117590005", "T-AB001"), // ear
    ("361078006", "T-AB959"), // internal auditory canal
    ("59066005", "T-11133"),  // mastoid
    ("42575006", "T-D1460"),  // sella turcica
    ("128320002", "T-A0191"), // veins of the head
    ("88556005", "T-45510"),  // cerebral artery
    ("11279006", "T-45520"),  // circle of Willis
    ("8012006", "T-45530"),   // arteries at the base of the brain
    ("59011009", "T-45800"),  // basilar artery
    ("69105007", "T-45010"),  // carotid artery
    ("45048000", "T-D1600"),  // neck
    ("417437006", "R-FAB52"), // neck and chest
    ("416152001", "R-FAB53"), // neck, chest and abdomen
    ("416319003", "R-FAB54"), // neck, chest, abdomen and pelvis
    ("38266002", "T-D0010"),  // the whole body
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_found_in_many_languages_and_however_it_is_written() {
        for text in [
            "ct head w/o contrast",
            "mrbrain",
            "t1_mprage_brain",
            "kopf nativ",
            "schädel",
            "crâne",
            "irm cérébrale",
            "cabeza",
            "tc encefalo",
            "tk głowy",
            "мрт головного мозку",
            "кт головы",
            "мрт гм",
            "шия",
            "neck with contrast",
            "pet whole body",
            "headneck",
            "facial bones",
            "head and chest",
            "polytrauma",
            "носа",
        ] {
            assert_eq!(part(text), Some(Part::Head), "{text}");
        }
    }

    #[test]
    fn other_parts_are_told_and_what_is_neither_is_not() {
        for text in
            ["ct chest", "abdomen^routine", "knie re", "огк", "мрт колінного суглоба", "lombaire", "hip"]
        {
            assert_eq!(part(text), Some(Part::Elsewhere), "{text}");
        }
        for text in ["c-spine", "мрт шийного відділу", "cervical spine"] {
            assert_eq!(part(text), Some(Part::Near), "{text}");
        }
        for text in ["мрт поясничного отдела позвоночника", "ct cap", "hip joint"]
        {
            assert_ne!(part(text), Some(Part::Head), "{text}");
        }
        // A word that only looks like one for another part would let a head pass.
        for text in
            ["", "metastases", "метастази", "routine", "t2 flair sag", "handed over", "legacy", "aquarium"]
        {
            assert_eq!(part(text), None, "{text}");
        }
        assert_eq!(part("hippocampus"), Some(Part::Head));
    }

    #[test]
    fn codes_are_told() {
        assert!(is_code_of_head(b"69536005") && is_code_of_head(b"T-A0100"));
        assert!(!is_code_of_head(b"51185008") && !is_code_of_head(b""));
    }
}
