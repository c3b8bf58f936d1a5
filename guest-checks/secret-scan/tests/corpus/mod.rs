//! Text as people leave secrets in it, and text that only looks so. Written down without a secret: what a `«…»` holds is made
//! up when it is read, so that no file of this repository holds one.
//!
//! `=== leak ID [PATH] [*TIMES]` or `=== clean …` begins a text. In it `«set:20»` is as many random letters of a set, `«=text»` is
//! that text, `«shape»` a random value of a usual shape, `«name»`, `«NAME»` and `«Name»` a service. In a leak, every line with a
//! value in `«…»` has to be found. In a clean text nothing may be.

use check_secret_scan::bench::random;

/// One text.
pub(crate) struct Text {
    /// The file of the corpus.
    pub(crate) group: &'static str,
    /// What it is called there.
    pub(crate) id: String,
    /// Whether something is to be found.
    pub(crate) leak: bool,
    /// The path it is scanned under.
    pub(crate) path: String,
    /// The text.
    pub(crate) text: String,
    /// In a leak, the lines that hold a secret, counted from zero.
    pub(crate) lines: Vec<usize>,
}

const NAMES: &[&str] = &[
    "airvantage",
    "apimatic",
    "bannerbear",
    "besttime",
    "billomat",
    "blazemeter",
    "browshot",
    "buttercms",
    "campayn",
    "clickhelp",
    "cloudplan",
    "codemagic",
    "countrylayer",
    "datagov",
    "delighted",
    "docparser",
    "dynalist",
    "edenai",
    "fastforex",
    "flatio",
    "flightlabs",
    "fulcrum",
    "geocodify",
    "getgist",
    "glassnode",
    "hunter",
    "imagekit",
    "interseller",
    "ipquality",
    "juro",
    "kickbox",
    "lemlist",
    "loyverse",
    "mapquest",
    "mindmeister",
    "nethunt",
    "nightfall",
    "onepagecrm",
    "opencage",
    "parseur",
    "pdflayer",
    "pipedream",
    "polygon",
    "ramp",
    "refiner",
    "rownd",
    "scrapfly",
    "sheety",
    "skybiometry",
    "storyblok",
    "surge",
    "tatumio",
    "ticketmaster",
    "uploadcare",
    "vatlayer",
    "walkscore",
    "wepay",
    "yelp",
    "zenscrape",
    "zipcodeapi",
];

const SHAPES: &[&str] = &[
    "«hex:32»",
    "«alnum:32»",
    "«hex:40»",
    "«lowdig:24»",
    "«slug:43»",
    "«alnum:40»",
    "«hex:8»-«hex:4»-4«hex:3»-a«hex:3»-«hex:12»",
    "«alnum:20»",
    "«hex:64»",
    "«base64:43»=",
    "«UPDIG:32»",
    "«alnum:16»",
    "live_«alnum:32»",
    "«alnum:22».«alnum:27»",
    "«lowdig:40»",
];

/// The texts of a file of the corpus.
pub(crate) fn read(group: &'static str, source: &str) -> Vec<Text> {
    let mut texts = Vec::new();
    for (number, section) in source.split("=== ").skip(1).enumerate() {
        let (head, body) = section.split_once('\n').expect("a section has a body");
        let mut words = head.split(' ');
        let leak = words.next() == Some("leak");
        let id = words.next().expect("a section has an id").to_owned();
        let (mut path, mut times) = ("f.txt".to_owned(), 1);
        for word in words {
            match word.strip_prefix('*') {
                Some(count) => times = count.parse().expect("a count"),
                None => path = word.to_owned(),
            }
        }
        for time in 0..times {
            let seed = (number * 131 + time * 17 + 1) as u64;
            let (text, lines) = expand(body, seed);
            texts.push(Text { group, id: id.clone(), leak, path: path.clone(), text, lines });
        }
    }
    texts
}

fn expand(body: &str, seed: u64) -> (String, Vec<usize>) {
    let pick =
        |list: &[&'static str], salt: u64| list[(seed.wrapping_mul(2_654_435_761) >> salt) as usize % list.len()];
    let name = pick(NAMES, 3);
    let capital = name[..1].to_uppercase() + &name[1..];
    let body = body.replace("«name»", name).replace("«NAME»", &name.to_uppercase()).replace("«Name»", &capital);
    let body = body.replace("«shape»", pick(SHAPES, 7));
    let (mut text, mut lines) = (String::new(), Vec::new());
    for (line, content) in body.lines().enumerate() {
        for (at, piece) in content.split('«').enumerate() {
            let Some((mark, rest)) = piece.split_once('»') else {
                text.push_str(piece);
                continue;
            };
            match mark.strip_prefix('=') {
                Some(literal) => text.push_str(literal),
                None => {
                    let (set, count) = mark.split_once(':').expect("a set and a count");
                    let salt = seed * 7919 + (line * 31 + at) as u64;
                    text.push_str(&random(set, count.parse().expect("a count"), salt));
                }
            }
            text.push_str(rest);
            if lines.last() != Some(&line) {
                lines.push(line);
            }
        }
        text.push('\n');
    }
    (text, lines)
}

/// The whole corpus.
pub(crate) fn all() -> Vec<Text> {
    let mut texts = read("services", include_str!("services.txt"));
    texts.extend(read("languages", include_str!("languages.txt")));
    texts.extend(read("files", include_str!("files.txt")));
    texts.extend(read("clean", include_str!("clean.txt")));
    texts
}
