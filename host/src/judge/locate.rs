//! Where a finding stands: its file, what of it is new, and what else of it is told.

use super::document::{Document, apart};
use super::fingerprint::{Identity, Keyed, Numbered};
use super::report::{Edit, Fix, Level, Location, RelatedLocation, ReportedFinding, Span, Status};
use super::scrub::Secrets;
use crate::finding::{Descriptor, Finding, Place, Problem, Rule};
use crate::intake::change::{Age, Change, Kind};
use crate::intake::policy::Scope;
use gix::bstr::ByteSlice;
use std::collections::BTreeMap;
use std::ops::Range;

/// Bytes of files that are held at a time. Findings come file by file, so that few files are read twice.
const HELD: usize = 64 << 20;
/// Bytes of files that are read in all. What is left after that is reported without its source.
const READ: u64 = 4 << 30;
/// What looking for secrets in fixes may cost in all, in bytes. Later fixes are left out.
const SEARCHED: usize = 1 << 30;

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

/// The files that findings are about.
pub(super) struct Documents<'a> {
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

impl<'a> Documents<'a> {
    pub(super) fn new(contents: &'a mut dyn Contents, change: &'a Change) -> Self {
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

    /// Hides what a check calls sensitive from everything that is shown of these files, whichever check shows it.
    pub(super) fn hide(&mut self, check: usize, findings: &[Finding], secrets: &mut Secrets) {
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

    /// A finding of a check, located. An error: it speaks of a place that there is not.
    pub(super) fn report(
        &mut self,
        check: usize,
        id: &str,
        descriptor: &Descriptor,
        finding: &Finding,
        scope: Scope,
    ) -> Result<Keyed, Problem> {
        let malformed = |message: String| Problem { code: "malformed".to_owned(), message, path: None, line: None };
        if let Some(path) = &finding.path {
            let document = self.get(Some(check), path, finding.commit.as_deref());
            if matches!(document.content, Content::Missing) {
                let path = crate::runtime::text::clean(path, 200);
                return Err(malformed(format!("it reports a finding in `{path}`, which it cannot see")));
            }
            document
                .span(&finding.place)
                .map_err(|beyond| malformed(format!("it reports a finding in `{path}` at {beyond}")))?;
        }
        Ok(self.located(Some(check), id, descriptor, finding, scope))
    }

    /// A finding of the host, whose file may not be there any more.
    pub(super) fn report_loosely(
        &mut self,
        id: &str,
        descriptor: &Descriptor,
        finding: &Finding,
        scope: Scope,
    ) -> Keyed {
        self.located(None, id, descriptor, finding, scope)
    }

    fn located(
        &mut self,
        check: Option<usize>,
        id: &str,
        descriptor: &Descriptor,
        finding: &Finding,
        scope: Scope,
    ) -> Keyed {
        let commit = finding.commit.as_deref();
        let mut span = None;
        let mut excerpt = None;
        let mut line = String::new();
        let mut secret = None;
        if let Some(path) = &finding.path {
            let document = self.get(check, path, commit);
            // A policy that ends too early has its fault behind the last line, and people look at that line.
            let last = Place::Lines { first: document.last_line(), last: document.last_line() };
            let beyond = |_| if check.is_none() { document.span(&last).ok().flatten() } else { None };
            span = document.span(&finding.place).unwrap_or_else(beyond);
            secret = document.secret(&finding.sensitive);
            if let Some(span) = span {
                excerpt = document.excerpt(span, &finding.place);
                line = document.text(span.line);
            }
        }
        let rule = descriptor.rules.iter().find(|rule| rule.id == finding.rule);
        let rule_id = format!("{id}/{}", finding.rule);
        let introduced = finding.introduced.unwrap_or_else(|| self.introduced(finding, span));
        let related = finding.related.iter().filter_map(|other| {
            let location = self.location(check, &other.path, None, &other.place)?;
            Some(RelatedLocation { location, message: other.message.clone() })
        });
        let related = related.collect();
        // A past version cannot be mended, and the judged one has other places.
        let fixes = finding.fixes.iter().filter(|_| commit.is_none());
        let fixes = fixes.filter_map(|fix| self.fix(check, fix)).collect();
        let age = self.age(finding);
        let identity = Identity::new(&rule_id, finding.path.as_deref(), finding.identity.as_deref(), &line);
        let status = match self.marked(finding) {
            // A mark of the base that a new secret was put under excuses nothing either: nobody accepted that one.
            Some(line) if self.change.base.is_none() || scope == Scope::All && !introduced => {
                Status::Suppressed(format!("the mark on line {line}, which the base holds"))
            }
            _ if introduced || scope == Scope::All => Status::New,
            _ => Status::Existing,
        };
        let sensitive = finding.sensitive.clone();
        let finding = ReportedFinding {
            // Both follow from what is decided later.
            fingerprint: String::new(),
            rule: rule_id,
            title: rule.map(|rule| rule.title.clone()).unwrap_or_default(),
            severity: finding.severity,
            level: Level::Deny,
            status,
            message: finding.message.clone(),
            help: help(finding, rule),
            head_lines: span.filter(|_| commit.is_none()).and_then(|span| self.head_lines(finding, span)),
            location: finding.path.clone().map(|path| Location { path, span }),
            commit: finding.commit.clone(),
            excerpt,
            related,
            fixes,
            properties: finding.properties.clone(),
        };
        Keyed { finding, identity, introduced, age, secret, sensitive }
    }

    /// The line of the mark that excuses a finding, where the check leaves it to the host (property `inline-mark`) and the change did not
    /// bring the mark: it has landed with the base, so somebody accepted it.
    fn marked(&self, finding: &Finding) -> Option<u32> {
        let mark = finding.properties.iter().find(|(name, _)| name == "inline-mark")?;
        let line: u32 = mark.1.parse().ok()?;
        let path = finding.path.as_deref().filter(|_| finding.commit.is_none())?;
        let landed = match (&self.change.base, self.change.landed) {
            (Some(_), _) => self.change.file(path).is_none_or(|file| {
                let added = || file.added.iter().any(|added| added.contains(&line));
                file.kind != Kind::Added && !added()
            }),
            (None, landed) => landed,
        };
        landed.then_some(line)
    }

    /// The paths under which a finding's file was known before, where it held all that the finding masks: a waiver follows the file, and
    /// not the name alone, else another secret could move in under it.
    pub(super) fn former(&mut self, check: usize, numbered: &Numbered) -> Vec<String> {
        let Some(location) = numbered.finding.location.as_ref().filter(|_| numbered.finding.commit.is_none()) else {
            return Vec::new();
        };
        let document = self.get(Some(check), &location.path, None);
        let masked: Vec<Vec<u8>> =
            numbered.sensitive.iter().map(|range| document.bytes()[document.cap(range)].to_vec()).collect();
        // In linear time: a change can bring a file of one letter, with a mask of megabytes of it.
        let holds = |bytes: &[u8]| masked.iter().all(|part| bytes.contains_str(part));
        let former = self.contents.former(&location.path);
        former.into_iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path).collect()
    }

    /// Whether the change caused it, where the check does not say.
    fn introduced(&self, finding: &Finding, span: Option<Span>) -> bool {
        let Some(path) = &finding.path else { return true };
        if let Some(age) = self.age(finding) {
            return matches!(age, Age::Change(_));
        }
        if self.change.base.is_none() {
            return true;
        }
        let Some(file) = self.change.file(path) else {
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
        Some(self.change.past(finding.path.as_deref()?, finding.commit.as_deref()?)?.age)
    }

    /// First and last line in the pull request's head.
    fn head_lines(&self, finding: &Finding, span: Span) -> Option<(u32, u32)> {
        let map = self.change.file(finding.path.as_deref()?).and_then(|file| file.to_head.as_ref());
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
    fn fix(&mut self, check: Option<usize>, fix: &crate::finding::Fix) -> Option<Fix> {
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

/// What to do about it. Of a past version that is more than taking it out.
fn help(finding: &Finding, rule: Option<&Rule>) -> String {
    let help = finding.help.as_deref().or(rule.map(|rule| rule.help.as_str())).unwrap_or_default();
    match &finding.commit {
        None => help.to_owned(),
        Some(commit) => {
            let commit = commit.get(..12).unwrap_or(commit);
            let why = format!(
                "Taking it out was not enough: commit {commit} still holds it, for everybody who can fetch it."
            );
            format!("{why} {help}").trim_end().to_owned()
        }
    }
}
