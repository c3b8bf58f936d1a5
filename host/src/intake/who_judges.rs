//! Who judges: for every event, what is judged, what it is compared with, and from where the policy binds. The one table is here; ARCHITECTURE.md
//! and SECURITY.md show it to people, and `who_judges/tests.rs` goes through it row by row.
//!
//! The rule behind every row: **no bytes that the change brought choose its judge.** A policy, a module, a key or an ignore file is read
//! from a commit that is one of these:
//!
//! - the base that GitHub names in the event, or the tip of that branch as fetched from the event's own repository ([`trusted_tip`]),
//! - the default branch, or a branch that the policy of the default branch lists,
//! - where nothing came before, none: the built-in defaults judge, and what the change brings may only tighten them,
//! - what is judged itself, only where it is known to be what the default branch holds, or where there is neither an event nor a CI job and
//!   the person at the keyboard judges their own tree.
//!
//! Where the clone lacks what a row needs there is no second best: the run ends with exit status 2 and the fetch that is missing.
//!
//! [`trusted_tip`]: Repository::trusted_tip

mod error;
mod pull;
mod push;
#[cfg(test)]
mod tests;

pub use error::WhoJudgesError;
use error::{CHECK_OUT_HEAD, CHECK_OUT_RUN, FETCH_BASE};

use super::event::{About, Event};
use super::facts::{RepositoryId, short};
use super::git::{Head, MergeBase, Repository, Tip};
use super::policy_file;
use super::tree::Tree;
use crate::model::report::Source;
use gix::ObjectId;

/// What to judge, as the command line and the environment say it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Request<'a> {
    /// What happened. Flags win over it.
    pub event: Option<&'a Event>,
    /// A revision to compare with, in place of what the event says.
    pub base: Option<&'a str>,
    /// A revision to judge, in place of what is checked out.
    pub head: Option<&'a str>,
    /// Judge the index against HEAD, whatever the event is about.
    pub staged: bool,
    /// Everything counts, so that a base which cannot be found is no error where nothing binds from it.
    pub whole: bool,
    /// What the runner says was checked out by default. The runner sets it, no change can.
    pub runner: Runner<'a>,
    /// This is a CI job: what is checked out may be anybody's.
    pub ci: bool,
    /// The operator names the policy, so that none has to be found.
    pub operator: bool,
    /// The names of the built-in checks, for reading the policy of the default branch.
    pub builtins: &'a [&'a str],
}

/// What the runner says of a workflow.
#[derive(Debug, Clone, Copy, Default)]
pub struct Runner<'a> {
    /// `GITHUB_SHA`.
    pub sha: Option<&'a str>,
    /// `GITHUB_REF`.
    pub reference: Option<&'a str>,
}

/// What is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// The tree of a commit.
    Commit(ObjectId),
    /// The index, on top of HEAD.
    Index {
        /// HEAD; none: there is no commit yet.
        head: Option<ObjectId>,
    },
}

/// From where the policy, and all that it names, binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// The base of the change: the branch that it goes to, or what stood there before a push.
    Base,
    /// The default branch.
    DefaultBranch,
    /// A branch that the policy of the default branch lists under `branches`.
    ListedBranch,
    /// The judged tree itself: it has landed, or a person judges their own tree.
    Tree,
}

impl From {
    /// As the report has it.
    #[must_use]
    pub fn source(self) -> Source {
        match self {
            Self::Base => Source::Base,
            Self::DefaultBranch => Source::DefaultBranch,
            Self::ListedBranch => Source::ListedBranch,
            Self::Tree => Source::Tree,
        }
    }
}

/// The commit that a policy binds from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// Which kind of place it is.
    pub from: From,
    /// The branch, where it is known.
    pub branch: Option<String>,
    /// The commit.
    pub commit: ObjectId,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What is judged.
    pub judged: Judged,
    /// What it is compared with. None: everything counts as introduced.
    pub base: Option<ObjectId>,
    /// From where the policy binds. None: nothing came before, so the built-in defaults are the floor.
    pub gate: Option<Gate>,
    /// The last of the change's commits, where that is not the judged one: a merge commit is GitHub's own.
    pub history: Option<ObjectId>,
    /// The head of the pull request, where its lines are wanted: it is not what is judged, and the clone holds it.
    pub pull_request_head: Option<ObjectId>,
    /// How many commits the change has, as the event says.
    pub commits: Option<u64>,
    /// The branch that is judged, where it is known.
    pub head_branch: Option<String>,
    /// Where the change wants to go, where it is known.
    pub base_branch: Option<String>,
    /// There is no base because what is judged has landed, and not because none could be found.
    pub landed: bool,
    /// The runner says that what is checked out is GitHub's merge of the pull request.
    pub vouched: bool,
    /// What the reader of the report must know of it.
    pub notices: Vec<String>,
}

impl Plan {
    fn new(judged: Judged) -> Self {
        Self {
            judged,
            base: None,
            gate: None,
            history: None,
            pull_request_head: None,
            commits: None,
            head_branch: None,
            base_branch: None,
            landed: false,
            vouched: false,
            notices: Vec::new(),
        }
    }

    /// Compares with `base`, and lets `tip` judge.
    fn against(mut self, base: ObjectId, from: From, branch: Option<String>, tip: ObjectId) -> Self {
        self.base = Some(base);
        self.gate = Some(Gate { from, branch, commit: tip });
        self
    }

    /// There is nothing to compare with, and `commit` judges: the tree has landed.
    fn landed(mut self, from: From, branch: Option<String>, commit: ObjectId) -> Self {
        self.gate = Some(Gate { from, branch, commit });
        self.landed = true;
        self
    }
}

/// The table.
///
/// # Errors
/// When the repository cannot be read, or the clone lacks what a row needs.
pub fn resolve(repository: &Repository, request: &Request<'_>) -> Result<Plan, WhoJudgesError> {
    let head = repository.head()?;
    if request.staged {
        return staged(repository, request, head);
    }
    by_event_or_flags(repository, request, head)
}

fn by_event_or_flags(repository: &Repository, request: &Request<'_>, head: Head) -> Result<Plan, WhoJudgesError> {
    let Some(event) = request.event else { return flags(repository, request, head) };
    let desk = Desk { repository, request, event, head };
    if request.base.is_some() || request.head.is_some() {
        return desk.flags();
    }
    match &event.about {
        About::PullRequest(pull) => desk.pull_request(pull),
        About::MergeGroup { head, base } => desk.merge_group(head, base),
        About::Push(push) => desk.push(push),
        About::WorkflowRun(run) => desk.workflow_run(run),
        About::Unbound(what) => Err(WhoJudgesError::Unbound { event: event.name.clone(), what }),
        About::Other => desk.other(),
    }
}

/// The index on top of HEAD. At the keyboard HEAD judges what is staged. In a CI job HEAD may be anybody's, so there whoever judges the job
/// judges the index as well.
fn staged(repository: &Repository, request: &Request<'_>, head: Head) -> Result<Plan, WhoJudgesError> {
    if request.base.is_some() || request.head.is_some() {
        return Err(WhoJudgesError::StagedAlone);
    }
    let plan = Plan { head_branch: head.branch.clone(), ..Plan::new(Judged::Index { head: head.id }) };
    let Some(id) = head.id else { return Ok(plan) };
    let gate = match request.ci && !request.operator {
        true => by_event_or_flags(repository, request, head)?.gate,
        false => Some(Gate { from: From::Base, branch: head.branch, commit: id }),
    };
    Ok(Plan { base: Some(id), gate, ..plan })
}

/// No event: `--head` or what is checked out, against `--base` or the branch that changes go to.
fn flags(repository: &Repository, request: &Request<'_>, head: Head) -> Result<Plan, WhoJudgesError> {
    let (id, branch) = match request.head {
        Some(revision) => (repository.resolve(revision)?, None),
        None => (checked_out(repository, &head)?, head.branch),
    };
    let mut plan = Plan { head_branch: branch.clone(), ..Plan::new(Judged::Commit(id)) };
    if let Some(revision) = request.base {
        return named(repository, request, plan, id, revision);
    }
    // In a job a branch that is only called `main` may be anybody's, unless nothing was ever fetched.
    let guess = !request.ci || !repository.has_remotes();
    match repository.upstream(&Head { id: Some(id), branch }, guess) {
        Some((name, tip)) => {
            plan.base_branch = Some(name.clone());
            plan.base = branch_off(repository, request, &mut plan, tip, id)?;
            plan.gate = Some(Gate { from: From::DefaultBranch, branch: Some(name), commit: tip });
            Ok(plan)
        }
        // In CI what is checked out may be anybody's, and a policy that came with it would judge itself.
        None if request.ci && !request.operator => Err(WhoJudgesError::NoBaseInCi),
        None => Ok(plan.landed(From::Tree, None, id)),
    }
}

/// Against the base that the user names, which judges as well.
fn named(
    repository: &Repository,
    request: &Request<'_>,
    mut plan: Plan,
    head: ObjectId,
    revision: &str,
) -> Result<Plan, WhoJudgesError> {
    let tip = repository.resolve(revision)?;
    if tip == head {
        plan.notices.push(format!(
            "the base `{revision}` is the judged commit itself, so nothing is compared; name an older one, like `{revision}~1`"
        ));
    }
    plan.base = branch_off(repository, request, &mut plan, tip, head)?;
    plan.gate = Some(Gate { from: From::Base, branch: Some(revision.to_owned()), commit: tip });
    Ok(plan)
}

fn checked_out(repository: &Repository, head: &Head) -> Result<ObjectId, WhoJudgesError> {
    head.id.ok_or_else(|| WhoJudgesError::NoCommits { top: repository.top().to_owned() })
}

/// Where the head left the branch that it goes to: what that branch did since is not the change's doing. None: everything counts as
/// introduced.
fn branch_off(
    repository: &Repository,
    request: &Request<'_>,
    plan: &mut Plan,
    tip: ObjectId,
    head: ObjectId,
) -> Result<Option<ObjectId>, WhoJudgesError> {
    match repository.merge_base(tip, head)? {
        MergeBase::Found(base) => Ok(Some(base)),
        MergeBase::Unrelated => {
            plan.notices.push(format!(
                "{} shares no history with its base, so it is compared with the base as it is",
                short(&head.to_string())
            ));
            Ok(Some(tip))
        }
        MergeBase::Unknown if request.whole && request.event.is_none_or(|event| event.pull().is_none()) => {
            plan.notices.push("the clone is too shallow to find a base, so everything counts as introduced".to_owned());
            Ok(None)
        }
        MergeBase::Unknown => Err(WhoJudgesError::TooShallow { base: tip.to_string(), head: head.to_string() }),
    }
}

/// What every row of the table looks at.
struct Desk<'a> {
    repository: &'a Repository,
    request: &'a Request<'a>,
    event: &'a Event,
    head: Head,
}

impl Desk<'_> {
    /// `--base` and `--head` win over the event, each in its own place: an event that names a head is judged at that head, and the default
    /// branch is that of its repository.
    fn flags(&self) -> Result<Plan, WhoJudgesError> {
        let of_event = match &self.event.about {
            About::PullRequest(pull) => Some((&pull.head, CHECK_OUT_HEAD)),
            About::MergeGroup { head, .. } => Some((head, FETCH_BASE)),
            About::WorkflowRun(run) => Some((&run.head, CHECK_OUT_RUN)),
            About::Push(_) | About::Unbound(_) | About::Other => None,
        };
        let pushed = match &self.event.about {
            About::Push(push) => Some(push.after.as_deref().ok_or(WhoJudgesError::Deleted)?),
            _ => None,
        };
        let (head, plan) = match (self.request.head, of_event, pushed) {
            (Some(revision), _, _) => {
                let id = self.repository.resolve(revision)?;
                (id, Plan::new(Judged::Commit(id)))
            }
            (None, Some((side, next_step)), _) => {
                let (id, plan) = self.event_head(&side.id, next_step)?;
                (id, Plan { head_branch: side.branch.clone(), ..plan })
            }
            (None, None, Some(after)) => self.event_head(after, FETCH_BASE)?,
            (None, None, None) => {
                let id = self.checked_out()?;
                (id, Plan { head_branch: self.head.branch.clone(), ..Plan::new(Judged::Commit(id)) })
            }
        };
        match self.request.base {
            Some(revision) => named(self.repository, self.request, plan, head, revision),
            None => {
                let tip = self.default_tip(&self.default_branch()?)?;
                self.against_default(plan, head, tip)
            }
        }
    }

    fn checked_out(&self) -> Result<ObjectId, WhoJudgesError> {
        checked_out(self.repository, &self.head)
    }

    fn of(&self) -> &RepositoryId {
        &self.event.repository
    }

    /// The commit with an id that the event names, if the clone has it.
    fn commit(&self, id: &str) -> Result<Option<ObjectId>, WhoJudgesError> {
        match ObjectId::from_hex(id.as_bytes()) {
            Ok(id) => Ok(self.repository.peel(id)?),
            // An id of another hash than this repository uses.
            Err(_) => Ok(None),
        }
    }

    /// The head that the event names, which may be another commit than what is checked out.
    fn event_head(&self, id: &str, next_step: &'static str) -> Result<(ObjectId, Plan), WhoJudgesError> {
        let missing = || WhoJudgesError::HeadMissing { id: id.to_owned(), event: self.event.name.clone(), next_step };
        let wanted = self.commit(id)?.ok_or_else(missing)?;
        let mut plan = Plan::new(Judged::Commit(wanted));
        let checked_out = self.checked_out()?;
        if wanted != checked_out {
            plan.notices.push(format!(
                "the head {} of the `{}` event is judged, not the checked-out commit {}",
                short(&wanted.to_string()),
                self.event.name,
                short(&checked_out.to_string())
            ));
        }
        Ok((wanted, plan))
    }

    /// The default branch. Its name is the event's; an event that does not say it, like some schedules, leaves it to the clone, and a
    /// schedule only ever runs on it.
    fn default_branch(&self) -> Result<String, WhoJudgesError> {
        let of_runner = || self.runner_branch().filter(|_| self.event.name == "schedule").map(str::to_owned);
        let name = self.event.default_branch.clone().or_else(|| self.repository.default_branch()).or_else(of_runner);
        name.ok_or_else(|| WhoJudgesError::NoDefaultBranch { event: self.event.name.clone() })
    }

    fn runner_branch(&self) -> Option<&str> {
        self.request.runner.reference?.strip_prefix("refs/heads/")
    }

    /// The default branch as this clone has it.
    fn default_tip(&self, name: &str) -> Result<Tip, WhoJudgesError> {
        let tip = self.repository.trusted_tip(self.of(), name, &self.head)?;
        tip.ok_or_else(|| WhoJudgesError::DefaultMissing {
            event: self.event.name.clone(),
            branch: name.to_owned(),
            repository: self.of().full_name.clone().unwrap_or_else(|| "not named".to_owned()),
            remotes: self.repository.remote_names(),
        })
    }

    fn trusted_tip(&self, branch: Option<&str>) -> Result<Option<ObjectId>, WhoJudgesError> {
        let Some(branch) = branch else { return Ok(None) };
        Ok(self.repository.trusted_tip(self.of(), branch, &self.head)?.map(|tip| tip.id))
    }

    /// Whether one commit is certain to be another one, or an ancestor of it. What a shallow clone cannot tell is not certain.
    fn holds(&self, new: ObjectId, old: ObjectId) -> Result<bool, WhoJudgesError> {
        Ok(self.repository.is_ancestor(old, new)? == Some(true))
    }

    /// The newer of a commit that the event vouches for and the trusted tip of its branch. Only where the tip is certain not to have grown from
    /// it, or to hold the change itself, the older one judges: where a shallow clone cannot tell, the tip is what the branch is now.
    fn newer(
        &self,
        named: ObjectId,
        tip: Option<ObjectId>,
        head: Option<ObjectId>,
    ) -> Result<ObjectId, WhoJudgesError> {
        let Some(tip) = tip else { return Ok(named) };
        let left_behind = self.repository.is_ancestor(named, tip)? == Some(false);
        // A tip that holds the head was reached by merging it: the change would be its own judge, and nothing would be new.
        let merged = match head {
            Some(head) => self.holds(tip, head)?,
            None => false,
        };
        Ok(if left_behind || merged { named } else { tip })
    }

    /// The patterns of branches that the policy of the default branch lists.
    fn listed(&self, default: &Tip) -> Result<Vec<String>, WhoJudgesError> {
        let (commit, tree) = self.repository.expect_commit(default.id)?;
        let tree = Tree::of_git(self.repository, tree)?;
        let place = format!("on the default branch ({})", short(&commit.id));
        let policy = policy_file::read_policy(&tree, &place, self.request.builtins)?;
        Ok(policy.map(|policy| policy.branches).unwrap_or_default())
    }

    /// Anything that names no commit: a schedule, a dispatch, a deployment, a release. What is checked out is judged.
    fn other(&self) -> Result<Plan, WhoJudgesError> {
        let head = self.checked_out()?;
        let default = self.default_branch()?;
        let plan = Plan { head_branch: self.head.branch.clone(), ..Plan::new(Judged::Commit(head)) };
        // The runner says which commit of which branch it checked out; a workflow may have checked out another one since.
        if self.request.runner.sha == Some(&head.to_string()) && self.runner_branch() == Some(&default) {
            return Ok(in_this_tree(plan.landed(From::Tree, Some(default), head)));
        }
        let tip = self.default_tip(&default)?;
        self.against_default(plan, head, tip)
    }

    /// Compares with where the head left the default branch, which judges. What the default branch holds has landed.
    fn against_default(&self, mut plan: Plan, head: ObjectId, tip: Tip) -> Result<Plan, WhoJudgesError> {
        if self.holds(tip.id, head)? {
            let from = if tip.id == head { From::Tree } else { From::DefaultBranch };
            return Ok(in_this_tree(plan.landed(from, Some(tip.branch), tip.id)));
        }
        plan.base_branch = Some(tip.branch.clone());
        plan.base = branch_off(self.repository, self.request, &mut plan, tip.id, head)?;
        plan.gate = Some(Gate { from: From::DefaultBranch, branch: Some(tip.branch), commit: tip.id });
        Ok(plan)
    }
}

/// Says that nothing is compared.
fn in_this_tree(mut plan: Plan) -> Plan {
    plan.notices.push(
        "the judged commit is on the default branch and there is no base, so everything in this tree counts; pass `--base` to compare with a commit"
            .to_owned(),
    );
    plan
}
