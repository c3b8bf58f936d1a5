//! Where findings stand: their files, what of them is new, and what of their source may be shown.
//!
//! Here, and not later, is content read. What one check calls sensitive is masked in what every check shows, so all checks have run by then.

mod document;
mod scrub;

use crate::intake::change::Change;
use crate::intake::facts::{Age, Kind};
use crate::model::finding::{self, Finding, Place};
use crate::model::outcome::Outcome;
use crate::model::report::{Edit, Excerpt, Fix, Location, Problem, RelatedLocation, Span};
use crate::model::text::clean;
use document::{Document, apart};
use scrub::Secrets;
use std::collections::BTreeMap;
use std::ops::Range;

/// Bytes of files that are held at a time. Findings come file by file, so that few files are read twice.
const HELD: usize = 64 << 20;
/// Bytes of files that are read in all. What is left after that is reported without its source.
const READ: u64 = 4 << 30;
/// What looking for secrets in fixes may cost in all, in bytes. Later fixes are left out.
const SEARCHED: usize = 1 << 30;

/// Problems of one check that are reported; findings that name wrong places after that many are left out.
pub const PROBLEMS: usize = 1_000;

/// A finding with all that its files say about it.
#[derive(Debug)]
pub struct Located {
    /// It, without what other checks call secret.
    pub finding: Finding,
    /// Where it stands; none: in no file, or in the file as a whole.
    pub span: Option<Span>,
    /// First and last line in the pull request's head; none: it is not there.
    pub head_lines: Option<(u32, u32)>,
    /// The masked text of its first line.
    pub line: String,
    /// The source, masked. None: there is nothing to show.
    pub excerpt: Option<Excerpt>,
    /// Whether the change caused it.
    pub introduced: bool,
    /// Of which version of its file it is, where that is not the judged one.
    pub age: Option<Age>,
    /// The line of a mark that excuses it, which the change did not bring.
    pub mark: Option<u32>,
    /// The hash of what is sensitive in it. It leaves no report: a hash of a short secret can be searched.
    pub secret: Option<[u8; 32]>,
    /// Other places that explain it.
    pub related: Vec<RelatedLocation>,
    /// Alternatives, best first.
    pub fixes: Vec<Fix>,
    /// Paths that its file had before, where the file held the same secret. Only where a waiver may follow it.
    pub former: Vec<String>,
}

impl Located {
    /// A finding of whose files nothing is known.
    #[must_use]
    pub fn bare(finding: Finding) -> Self {
        let (related, fixes, former) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            finding,
            span: None,
            head_lines: None,
            line: String::new(),
            excerpt: None,
            introduced: true,
            age: None,
            mark: None,
            secret: None,
            related,
            fixes,
            former,
        }
    }
}

/// What came of a check, its findings located.
#[derive(Debug)]
pub struct Found {
    /// All but its findings.
    pub outcome: Outcome,
    /// Its findings.
    pub located: Vec<Located>,
    /// Findings that speak of places that there are not.
    pub problems: Vec<Problem>,
}

/// Whether a waiver names that rule of the check of that number.
pub type Waived<'a> = &'a dyn Fn(usize, &str) -> bool;

/// The content of a file that a finding is about.
#[derive(Debug)]
pub enum Content {
    /// All of it.
    Bytes(Vec<u8>),
    /// It is there, and too large to be shown.
    TooLarge,
    /// There is no such file.
    Missing,
}

/// Gives the content of files.
pub trait Contents {
    /// Of a file as the check of that number (in the order of the report; none: the host) can see it. `commit`: of the version
    /// that this commit brought in.
    fn read(&mut self, check: Option<usize>, path: &str, commit: Option<&str>) -> Content;

    /// The names that a file of the judged tree had before it was renamed, latest first, each with what stood in it then.
    fn former(&mut self, path: &str) -> Vec<(String, Vec<u8>)>;
}

/// A file, or a past version of one.
type Key = (String, Option<String>);

/// Finds where findings stand. Holds the files that they are about.
pub struct Locator<'a> {
    contents: &'a mut dyn Contents,
    change: &'a Change,
    /// Those that were read last.
    known: BTreeMap<Key, Document>,
    /// What must not be shown, of all of them.
    hidden: BTreeMap<Key, Vec<Range<usize>>>,
    /// Bytes in `known`.
    held: usize,
    /// Bytes that may still be read.
    left: u64,
    /// What looking through fixes may still cost.
    search: usize,
}

impl<'a> Locator<'a> {
    /// One that reads the files of a change.
    #[must_use]
    pub fn new(contents: &'a mut dyn Contents, change: &'a Change) -> Self {
        let (known, hidden) = (BTreeMap::new(), BTreeMap::new());
        Self { contents, change, known, hidden, held: 0, left: READ, search: SEARCHED }
    }

    fn get(&mut self, check: Option<usize>, path: &str, commit: Option<&str>) -> &Document {
        let key = (path.to_owned(), commit.map(str::to_owned));
        // What one check cannot see another one may.
        if self.known.get(&key).is_none_or(|document| matches!(document.content, Content::Missing)) {
            let content = if self.left == 0 { Content::TooLarge } else { self.contents.read(check, path, commit) };
            let mut document = Document::new(content);
            self.left = self.left.saturating_sub(document.bytes().len() as u64);
            document.hidden = self.hidden.get(&key).cloned().unwrap_or_default();
            if self.held > HELD {
                self.known.clear();
                self.held = 0;
            }
            self.held += document.weight();
            self.known.insert(key.clone(), document);
        }
        self.known.entry(key).or_insert_with(|| Document::new(Content::Missing))
    }

    /// Locates what all checks found, in the order of the report.
    pub fn checks(&mut self, outcomes: Vec<Outcome>, waived: Waived<'_>) -> Vec<Found> {
        let mut secrets = Secrets::default();
        for (index, outcome) in outcomes.iter().enumerate() {
            self.hide(index, &outcome.findings, &mut secrets);
        }
        let found = outcomes.into_iter().enumerate().map(|(index, mut outcome)| {
            secrets.scrub(index, &mut outcome);
            let (located, problems) = self.locate(index, std::mem::take(&mut outcome.findings), waived);
            Found { outcome, located, problems }
        });
        found.collect()
    }

    /// Hides what a check calls sensitive from everything that is shown of these files, whichever check shows it.
    fn hide(&mut self, check: usize, findings: &[Finding], secrets: &mut Secrets) {
        let mut found: BTreeMap<Key, Vec<Range<usize>>> = BTreeMap::new();
        for finding in findings.iter().filter(|finding| !finding.sensitive.is_empty()) {
            let Some(path) = &finding.path else { continue };
            let document = self.get(Some(check), path, finding.commit.as_deref());
            let ranges: Vec<_> = finding.sensitive.iter().map(|range| document.cap(range)).collect();
            for range in &ranges {
                secrets.add(check, &document.bytes()[range.clone()]);
            }
            found.entry((path.clone(), finding.commit.clone())).or_default().extend(ranges);
        }
        if self.left == 0 {
            secrets.too_many();
        }
        for (key, mut ranges) in found {
            ranges.extend(self.hidden.remove(&key).unwrap_or_default());
            let ranges = apart(ranges);
            if let Some(document) = self.known.get_mut(&key) {
                document.hidden.clone_from(&ranges);
            }
            self.hidden.insert(key, ranges);
        }
    }

    /// The findings of a check, located, and a problem for each that speaks of a place that there is not.
    fn locate(&mut self, check: usize, findings: Vec<Finding>, waived: Waived<'_>) -> (Vec<Located>, Vec<Problem>) {
        let (mut located, mut problems) = (Vec::with_capacity(findings.len()), Vec::new());
        for finding in findings {
            match self.misplaced(check, &finding) {
                None => located.push(self.located(Some(check), finding, waived)),
                // Each more would say the same of another place.
                Some(message) if problems.len() < PROBLEMS => problems.push(Problem::new("malformed", message)),
                Some(_) => {}
            }
        }
        (located, problems)
    }

    /// Says what place a finding names that there is not.
    fn misplaced(&mut self, check: usize, finding: &Finding) -> Option<String> {
        let path = finding.path.as_ref()?;
        let shown = clean(path, 200);
        let document = self.get(Some(check), path, finding.commit.as_deref());
        if matches!(document.content, Content::Missing) {
            return Some(format!("it reports a finding in `{shown}`, which it cannot see"));
        }
        let beyond = document.span(&finding.place).err()?;
        Some(format!("it reports a finding in `{shown}` at {beyond}"))
    }

    /// Findings of the host, whose files may not be there any more.
    pub fn own(&mut self, findings: Vec<Finding>) -> Vec<Located> {
        findings.into_iter().map(|finding| self.located(None, finding, &|_, _| false)).collect()
    }

    fn located(&mut self, check: Option<usize>, finding: Finding, waived: Waived<'_>) -> Located {
        let mut located = Located::bare(finding);
        let finding = &located.finding;
        let commit = finding.commit.as_deref();
        if let Some(path) = &finding.path {
            let document = self.get(check, path, commit);
            // A policy that ends too early has its fault behind the last line, and people look at that line.
            let last = Place::Lines { first: document.last_line(), last: document.last_line() };
            let beyond = |_| if check.is_none() { document.span(&last).ok().flatten() } else { None };
            located.span = document.span(&finding.place).unwrap_or_else(beyond);
            located.secret = document.secret(&finding.sensitive);
            if let Some(span) = located.span {
                located.excerpt = document.excerpt(span, &finding.place);
                located.line = document.text(span.line);
            }
        }
        let related = finding.related.iter().filter_map(|other| {
            let location = self.location(check, &other.path, None, &other.place)?;
            Some(RelatedLocation { location, message: other.message.clone() })
        });
        located.related = related.collect();
        // Nobody can fix a past version, and the judged one has other places.
        let fixes = finding.fixes.iter().filter(|_| commit.is_none());
        located.fixes = fixes.filter_map(|fix| self.fix(check, fix)).collect();
        if let Some(check) = check.filter(|check| waived(*check, &finding.rule)) {
            located.former = self.former(check, finding);
        }
        located.introduced = finding.introduced.unwrap_or_else(|| self.introduced(finding, located.span));
        located.head_lines = located.span.filter(|_| commit.is_none()).and_then(|span| self.head_lines(finding, span));
        located.age = self.age(finding);
        located.mark = self.mark(finding);
        located
    }

    /// The line of the mark that excuses a finding, where the check leaves it to the host (property `inline-mark`) and the change did not
    /// bring the mark: it has landed with the base, so somebody accepted it.
    fn mark(&self, finding: &Finding) -> Option<u32> {
        let line: u32 = finding.properties.get("inline-mark")?.parse().ok()?;
        let path = finding.path.as_deref().filter(|_| finding.commit.is_none())?;
        let landed = match (&self.change.facts.base, self.change.facts.landed) {
            (Some(_), _) => self.change.facts.file(path).is_none_or(|file| {
                let added = || file.added.iter().any(|added| added.contains(&line));
                file.kind != Kind::Added && !added()
            }),
            (None, landed) => landed,
        };
        landed.then_some(line)
    }

    /// The paths under which a finding's file was known before, where it held all that the finding masks: a waiver follows the file, and
    /// not the name alone, else another secret could move in under it.
    fn former(&mut self, check: usize, finding: &Finding) -> Vec<String> {
        let Some(path) = finding.path.as_deref().filter(|_| finding.commit.is_none()) else { return Vec::new() };
        let document = self.get(Some(check), path, None);
        let masked: Vec<Vec<u8>> =
            finding.sensitive.iter().map(|range| document.bytes()[document.cap(range)].to_vec()).collect();
        // In linear time: a change can bring a file of one letter, with a mask of megabytes of it.
        let holds = |bytes: &[u8]| masked.iter().all(|part| memchr::memmem::find(bytes, part).is_some());
        let former = self.contents.former(path);
        former.into_iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path).collect()
    }

    /// Whether the change caused it, where the check does not say.
    fn introduced(&self, finding: &Finding, span: Option<Span>) -> bool {
        let Some(path) = &finding.path else { return true };
        if let Some(age) = self.age(finding) {
            return matches!(age, Age::Change(_));
        }
        if self.change.facts.base.is_none() {
            return true;
        }
        let Some(file) = self.change.facts.file(path) else {
            // A file that git does not track, like a report: the change cannot be told apart from what was there.
            return self.change.tree.get(path).is_none();
        };
        match span {
            None => true,
            Some(_) if file.kind == Kind::Added => true,
            Some(span) => {
                let first = file.added.partition_point(|added| *added.end() < span.line);
                file.added.get(first).is_some_and(|added| *added.start() <= span.end_line)
            }
        }
    }

    /// Of which version of its file it is, where that is not the judged one.
    fn age(&self, finding: &Finding) -> Option<Age> {
        Some(self.change.facts.past(finding.path.as_deref()?, finding.commit.as_deref()?)?.age)
    }

    /// First and last line in the pull request's head.
    fn head_lines(&self, finding: &Finding, span: Span) -> Option<(u32, u32)> {
        let map = self.change.facts.file(finding.path.as_deref()?).and_then(|file| file.to_head.as_ref());
        match map {
            None => Some((span.line, span.end_line)),
            Some(map) => map.lines(span.line, span.end_line),
        }
    }

    fn location(&mut self, check: Option<usize>, path: &str, commit: Option<&str>, place: &Place) -> Option<Location> {
        let document = self.get(check, path, commit);
        if matches!(document.content, Content::Missing) {
            return None;
        }
        Some(Location { path: path.to_owned(), span: document.span(place).ok()? })
    }

    /// A fix that writes something sensitive, or in a place that there is not, is left out.
    fn fix(&mut self, check: Option<usize>, fix: &finding::Fix) -> Option<Fix> {
        let mut edits = Vec::new();
        for edit in &fix.edits {
            let location = self.location(check, &edit.path, None, &Place::Bytes(edit.range.clone()))?;
            let hidden = self.get(check, &edit.path, None).hidden.iter();
            let cost = hidden.map(|hidden| hidden.len() + edit.replacement.len()).sum();
            self.search = self.search.checked_sub(cost)?;
            let document = self.get(check, &edit.path, None);
            let shows = document.hidden.iter().any(|hidden| {
                let secret = String::from_utf8_lossy(&document.bytes()[hidden.clone()]);
                !secret.is_empty() && edit.replacement.contains(secret.as_ref())
            });
            if shows {
                return None;
            }
            edits.push(Edit { location, replacement: edit.replacement.clone() });
        }
        Some(Fix { title: fix.title.clone(), safe: fix.safe, edits })
    }
}
