//! The rules that a policy's settings make, and which of them a name breaks.

use crate::charset::Charset;
use crate::feature::{self, LAST_VARIANT};
use crate::glob::Glob;
use crate::propose;
use crate::refname;
use crate::settings::Settings;
use crate::shape::{Fit, Shape, Vocabulary};
use gatewright_sdk::SettingProblem;

/// Settings, compiled.
#[derive(Debug)]
pub struct Naming {
    /// What a name must fit one of; none: anything.
    pub shapes: Vec<Shape>,
    /// What `{type}` may be; none: what the pattern says.
    pub types: Vec<String>,
    /// The fewest characters.
    pub shortest: usize,
    /// The most characters.
    pub longest: usize,
    /// No upper-case letters.
    pub lowercase: bool,
    /// What a name may be made of.
    pub allowed: Option<Charset>,
    /// Not judged.
    pub exempt: Vec<Glob>,
    /// Not judged, being a bot's.
    pub bots: Vec<Glob>,
    /// No two branches with one feature id.
    pub unique: bool,
    /// The user's own proposal.
    pub example: Option<String>,
}

/// What is known about the repository.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The id that the spec file makes.
    pub id: Option<String>,
    /// All branches but the one that is judged.
    pub others: Option<Vec<String>>,
    /// The day of the judged commit.
    pub day: String,
}

/// A rule that a name breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Git refuses it.
    InvalidRefName(refname::Fault),
    /// It fits no pattern.
    PatternMismatch,
    /// A type that is not on the list.
    UnknownType(String),
    /// Not the id of the spec file.
    WrongFeatureId {
        /// What the name says.
        found: String,
        /// What the spec file says.
        right: String,
    },
    /// Other branches carry the id.
    FeatureTaken(Vec<String>),
    /// A numbered variant.
    FeatureVariant(u64),
    /// A variant beyond the last.
    TooManyVariants(u64),
    /// So many characters.
    TooShort(usize),
    /// So many characters.
    TooLong(usize),
    /// The upper-case letters.
    UppercaseLetter(Vec<char>),
    /// The characters.
    ForbiddenCharacter(Vec<char>),
}

impl Fault {
    /// Whether a name with this fault is refused; a variant is only pointed out.
    #[must_use]
    pub fn refuses(&self) -> bool {
        !matches!(self, Self::FeatureVariant(_))
    }
}

impl Naming {
    /// Compiles settings.
    ///
    /// # Errors
    /// The setting that cannot be used. One that no name at all satisfies is among them, so that each rejection can propose one.
    pub fn new(settings: &Settings) -> Result<Self, SettingProblem> {
        let naming = Self {
            shapes: shapes(settings)?,
            types: settings.types.clone(),
            shortest: settings.min_length.unwrap_or_default() as usize,
            longest: settings.max_length.map_or(usize::MAX, |longest| longest as usize),
            lowercase: settings.lowercase,
            allowed: (settings.allowed_characters.as_deref().map(Charset::new).transpose())
                .map_err(|problem| SettingProblem::new("/allowed-characters", problem))?,
            exempt: globs("exempt", &settings.exempt)?,
            bots: globs("bots", &settings.bots)?,
            unique: settings.feature.unique,
            example: settings.example.clone(),
        };
        naming.refuse_contradictions(settings)?;
        Ok(naming)
    }

    fn refuse_contradictions(&self, settings: &Settings) -> Result<(), SettingProblem> {
        let used = |name: &str| self.shapes.iter().any(|shape| shape.has(name));
        if self.shortest > self.longest {
            let message = format!("no name has at least {} and at most {} characters", self.shortest, self.longest);
            return Err(SettingProblem::new("/min-length", message));
        }
        if !self.types.is_empty() && !used("type") {
            let message = "`types` has no effect: no pattern holds `{type}`, and no regex a group named `type`";
            return Err(SettingProblem::new("/types", message));
        }
        if settings.feature.spec.is_some() && !used("feature") {
            let message = "`spec` has no effect: no pattern holds `{feature}`, and no regex a group named `feature`";
            return Err(SettingProblem::new("/feature/spec", message));
        }
        let nothing = Known::default();
        if let Some(example) = &self.example {
            let refused = self.faults(example, &nothing).into_iter().find(Fault::refuses);
            if let Some(fault) = refused {
                let message = format!("the example breaks the rules itself: {}", crate::report::sentence(self, &fault));
                return Err(SettingProblem::new("/example", message));
            }
        } else if propose::name(self, "", &nothing).is_none() {
            let pointer = if settings.regex.is_some() { "/regex" } else { "" };
            let message =
                "no name was found that satisfies all of these settings: loosen them, or show one as `example`";
            return Err(SettingProblem::new(pointer, message));
        }
        Ok(())
    }

    /// Whether anything but git's own rules applies.
    #[must_use]
    pub fn is_configured(&self) -> bool {
        let free = self.shapes.is_empty() && self.shortest == 0 && self.longest == usize::MAX;
        !(free && !self.lowercase && self.allowed.is_none())
    }

    /// Whether a character may stand in a name.
    #[must_use]
    pub fn welcomes(&self, c: char) -> bool {
        let case = !(self.lowercase && c.is_uppercase());
        case && refname::is_allowed(c) && self.allowed.as_ref().is_none_or(|allowed| allowed.contains(c))
    }

    /// Every rule that a name breaks.
    #[must_use]
    pub fn faults(&self, name: &str, known: &Known) -> Vec<Fault> {
        // What git refuses is no branch: what else is wrong with it would only be noise.
        if let Some(fault) = refname::fault(name) {
            return vec![Fault::InvalidRefName(fault)];
        }
        let mut faults = self.shape_faults(name, known);
        let length = name.chars().count();
        if length < self.shortest {
            faults.push(Fault::TooShort(length));
        }
        if length > self.longest {
            faults.push(Fault::TooLong(length));
        }
        let upper = distinct(name, |c| self.lowercase && c.is_uppercase());
        if !upper.is_empty() {
            faults.push(Fault::UppercaseLetter(upper));
        }
        let foreign = distinct(name, |c| self.allowed.as_ref().is_some_and(|allowed| !allowed.contains(c)));
        if !foreign.is_empty() {
            faults.push(Fault::ForbiddenCharacter(foreign));
        }
        faults
    }

    /// What is wrong by the shape that the name comes closest to.
    fn shape_faults(&self, name: &str, known: &Known) -> Vec<Fault> {
        let mut nearest: Option<Vec<Fault>> = None;
        for fit in self.shapes.iter().filter_map(|shape| shape.fit(name)) {
            let faults = self.fit_faults(name, fit, known);
            if nearest.as_ref().is_none_or(|nearest| rank(&faults) < rank(nearest)) {
                nearest = Some(faults);
            }
        }
        match nearest {
            Some(faults) => faults,
            None if self.shapes.is_empty() => Vec::new(),
            None => vec![Fault::PatternMismatch],
        }
    }

    fn fit_faults(&self, name: &str, fit: Fit<'_>, known: &Known) -> Vec<Fault> {
        let mut faults = Vec::new();
        if let Some(kind) = fit.kind
            && !self.types.is_empty()
            && !self.types.iter().any(|known| known == kind)
        {
            faults.push(Fault::UnknownType(kind.to_owned()));
        }
        let Some(text) = fit.feature else { return faults };
        let Some(mark) = feature::mark(text) else { return vec![Fault::PatternMismatch] };
        if let Some(right) = known.id.as_deref().filter(|right| *right != mark.id) {
            faults.push(Fault::WrongFeatureId { found: mark.id.to_owned(), right: right.to_owned() });
            return faults;
        }
        match mark.variant {
            Some(variant) if variant > LAST_VARIANT => faults.push(Fault::TooManyVariants(variant)),
            Some(variant) => faults.push(Fault::FeatureVariant(variant)),
            None if self.unique => {
                let rivals = feature::rivals(name, mark.id, known.others.as_deref().unwrap_or_default());
                if !rivals.is_empty() {
                    faults.push(Fault::FeatureTaken(rivals.into_iter().map(str::to_owned).collect()));
                }
            }
            None => {}
        }
        faults
    }

    /// Whether only the list of branches could tell that the name's feature is not taken.
    #[must_use]
    pub fn needs_branches(&self, name: &str) -> bool {
        let mut marks = self.shapes.iter().filter_map(|shape| shape.fit(name)?.feature).filter_map(feature::mark);
        self.unique && marks.any(|mark| mark.variant.is_none())
    }
}

fn rank(faults: &[Fault]) -> (bool, usize) {
    (faults.iter().any(Fault::refuses), faults.len())
}

fn distinct(name: &str, wanted: impl Fn(char) -> bool) -> Vec<char> {
    let mut found = Vec::new();
    for c in name.chars().filter(|c| wanted(*c)) {
        if !found.contains(&c) && found.len() < 16 {
            found.push(c);
        }
    }
    found
}

fn shapes(settings: &Settings) -> Result<Vec<Shape>, SettingProblem> {
    for (name, regex) in &settings.placeholders {
        let pointer = format!("/placeholders/{}", name.replace('~', "~0").replace('/', "~1"));
        let problem = |message: &str| Err(SettingProblem::new(&pointer, message));
        if name == "feature" {
            return problem("`{feature}` always is an id: give your placeholder another name");
        }
        if name == "type" && !settings.types.is_empty() {
            return problem("`types` says already what `{type}` may be: keep one of the two");
        }
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')) {
            return problem("a placeholder's name is made of letters, digits, `-` and `_`");
        }
        Shape::regex(regex).map_err(|message| SettingProblem::new(&pointer, message))?;
        let brace = format!("{{{name}}}");
        let mut patterns = settings.pattern.iter().chain(&settings.patterns);
        if !patterns.any(|pattern| pattern.contains(&brace)) {
            return problem(&format!("it has no effect: no pattern holds `{brace}`"));
        }
    }
    if settings.types.iter().any(String::is_empty) {
        return Err(SettingProblem::new("/types", "a type cannot be empty"));
    }
    let words = Vocabulary { own: &settings.placeholders, types: &settings.types };
    let compile = |pointer: String, source: &str| {
        Shape::pattern(source, &words).map_err(|message| SettingProblem::new(pointer, message))
    };
    if let Some(regex) = &settings.regex {
        if settings.pattern.is_some() || !settings.patterns.is_empty() {
            return Err(SettingProblem::new("/regex", "a regex stands instead of patterns: keep one of the two"));
        }
        return Ok(vec![Shape::regex(regex).map_err(|message| SettingProblem::new("/regex", message))?]);
    }
    let mut shapes = Vec::new();
    if let Some(pattern) = &settings.pattern {
        shapes.push(compile("/pattern".to_owned(), pattern)?);
    }
    for (index, pattern) in settings.patterns.iter().enumerate() {
        shapes.push(compile(format!("/patterns/{index}"), pattern)?);
    }
    if shapes.is_empty() && settings.feature.spec.is_some() {
        shapes.push(compile("/feature".to_owned(), "auto/spec-implementation/{feature}")?);
    }
    if shapes.is_empty() && !settings.types.is_empty() {
        shapes.push(compile("/types".to_owned(), "{type}/{any}")?);
    }
    Ok(shapes)
}

fn globs(setting: &str, sources: &[String]) -> Result<Vec<Glob>, SettingProblem> {
    let compile = |(index, source): (usize, &String)| {
        Glob::new(source).map_err(|problem| SettingProblem::new(format!("/{setting}/{index}"), problem))
    };
    sources.iter().enumerate().map(compile).collect()
}
