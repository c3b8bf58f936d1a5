//! Rows of the table about pull requests: the pull request itself, a merge queue, and the workflow that runs after another one.

use super::super::event::{Pull, Run, Side};
use super::super::facts::short;
use super::error::{CHECK_OUT_HEAD, CHECK_OUT_RUN, FETCH_BASE, FETCH_PARENTS};
use super::{Desk, From, Judged, Plan, WhoJudgesError, branch_off};
use gix::ObjectId;

impl Desk<'_> {
    /// Every payload with `pull_request.head` and `.base`.
    pub(super) fn pull_request(&self, pull: &Pull) -> Result<Plan, WhoJudgesError> {
        let plan = match self.github_merge(pull)? {
            Some(plan) => plan,
            None => {
                let (head, plan) = self.event_head(&pull.head.id, CHECK_OUT_HEAD)?;
                self.to_base(plan, head, &pull.base)?
            }
        };
        Ok(Plan {
            commits: pull.commits,
            head_branch: pull.head.branch.clone(),
            base_branch: pull.base.branch.clone(),
            ..plan
        })
    }

    /// Compares a head with where it left its base branch, whose trusted tip judges if it has grown from the base that the event names: a
    /// base that is older than the clone, as when an old run is started again, must not bring an old policy back.
    fn to_base(&self, mut plan: Plan, head: ObjectId, base: &Side) -> Result<Plan, WhoJudgesError> {
        let named = self.commit(&base.id)?;
        let named = named.ok_or_else(|| WhoJudgesError::BaseMissing { id: base.id.clone(), next_step: FETCH_BASE })?;
        let tip = self.newer(named, self.trusted_tip(base.branch.as_deref())?, Some(head))?;
        let from = branch_off(self.repository, self.request, &mut plan, tip, head)?.unwrap_or(tip);
        Ok(plan.against(from, From::Base, base.branch.clone(), tip))
    }

    /// GitHub's own merge of the pull request into its base, checked out detached: its first parent is the base, its second the head.
    ///
    /// Anybody can make such a commit with a first parent of their choice, and push it. So it counts only if the runner says that it checked
    /// it out as the pull request's merge, or if its first parent is the base of the event, or lies between that and the trusted tip.
    fn github_merge(&self, pull: &Pull) -> Result<Option<Plan>, WhoJudgesError> {
        let checked_out = self.checked_out()?;
        let (commit, _) = self.repository.expect_commit(checked_out)?;
        if commit.id == pull.head.id || self.head.branch.is_some() {
            return Ok(None);
        }
        let [first, second] = commit.parents.as_slice() else { return Ok(None) };
        if *second != pull.head.id {
            return Ok(None);
        }
        let missing = || WhoJudgesError::BaseMissing { id: first.clone(), next_step: FETCH_PARENTS };
        let vouched = self.vouched(pull, &commit.id);
        let tip = self.trusted_tip(pull.base.branch.as_deref())?;
        let base = self.commit(first)?;
        if !vouched && *first != pull.base.id {
            let base = base.ok_or_else(missing)?;
            let between = match (self.commit(&pull.base.id)?, tip) {
                (Some(named), Some(tip)) => self.holds(base, named)? && self.holds(tip, base)?,
                _ => false,
            };
            if !between {
                return Ok(None);
            }
        }
        let base = base.ok_or_else(missing)?;
        let head = self.commit(second)?;
        let gate = self.newer(base, tip, head)?;
        let mut plan = Plan {
            history: ObjectId::from_hex(second.as_bytes()).ok(),
            pull_request_head: head,
            vouched,
            ..Plan::new(Judged::Commit(checked_out))
        };
        if head.is_none() {
            plan.notices.push(format!(
                "the clone lacks the pull request's head {}, so lines are those of the merge commit and its commits were not read; {FETCH_PARENTS}",
                short(second)
            ));
        }
        Ok(Some(plan.against(base, From::Base, pull.base.branch.clone(), gate)))
    }

    /// The runner says that it checked out this commit as the merge of this pull request.
    fn vouched(&self, pull: &Pull, checked_out: &str) -> bool {
        let runner = &self.request.runner;
        let number = runner.reference.and_then(|name| name.strip_prefix("refs/pull/")?.strip_suffix("/merge"));
        let same = number.is_some_and(|number| {
            number.bytes().all(|digit| digit.is_ascii_digit())
                && (pull.details.number == 0 || number == pull.details.number.to_string())
        });
        same && runner.sha == Some(checked_out)
    }

    /// GitHub builds a merge group on top of its base, so both say the same of it.
    pub(super) fn merge_group(&self, head: &Side, base: &Side) -> Result<Plan, WhoJudgesError> {
        let (_, plan) = self.event_head(&head.id, FETCH_BASE)?;
        let missing = || WhoJudgesError::BaseMissing { id: base.id.clone(), next_step: FETCH_BASE };
        let id = self.commit(&base.id)?.ok_or_else(missing)?;
        let plan = plan.against(id, From::Base, base.branch.clone(), id);
        Ok(Plan { head_branch: head.branch.clone(), base_branch: base.branch.clone(), ..plan })
    }

    /// After another workflow: against the one base that its pull requests share. GitHub lists none for a fork.
    pub(super) fn workflow_run(&self, run: &Run) -> Result<Plan, WhoJudgesError> {
        let (head, mut plan) = self.event_head(&run.head.id, CHECK_OUT_RUN)?;
        plan.head_branch.clone_from(&run.head.branch);
        match run.bases.as_slice() {
            [base] => {
                plan.base_branch.clone_from(&base.branch);
                self.to_base(plan, head, base)
            }
            [] => {
                let default = self.default_branch()?;
                plan.notices.push(format!(
                    "the `workflow_run` event lists no pull request, so the default branch `{default}` judges; pass `--base` where the change goes elsewhere"
                ));
                let tip = self.default_tip(&default)?;
                self.against_default(plan, head, tip)
            }
            several => {
                let mut names: Vec<&str> =
                    several.iter().map(|base| base.branch.as_deref().unwrap_or(short(&base.id))).collect();
                names.dedup();
                Err(WhoJudgesError::SeveralBases { names: names.join("`, `") })
            }
        }
    }
}
