//! Rows of the table about pushes: to the default branch, to one that its policy lists, to any other, and of a tag.

use super::super::event::{Push, Reference};
use super::super::git::Tip;
use super::error::FETCH_BASE;
use super::{Desk, From, Gate, Plan, WhoJudgesError, branch_off};
use gix::ObjectId;
use gix::glob::{wildmatch, wildmatch::Mode};

impl Desk<'_> {
    pub(super) fn push(&self, push: &Push) -> Result<Plan, WhoJudgesError> {
        let after = push.after.as_deref().ok_or(WhoJudgesError::Deleted)?;
        let (head, plan) = self.event_head(after, FETCH_BASE)?;
        let plan = Plan { commits: push.commits, ..plan };
        let default = self.default_branch()?;
        match &push.reference {
            Reference::Branch(branch) => {
                let plan = Plan { head_branch: Some(branch.clone()), ..plan };
                if *branch == default {
                    return self.landing(plan, push, branch);
                }
                let tip = self.default_tip(&default)?;
                // A listed branch that is new was cut from another one, which says more than nothing at all.
                if push.before.is_some() && is_listed(branch, &self.listed(&tip)?) {
                    return self.landing(plan, push, branch);
                }
                self.unlisted(plan, head, tip)
            }
            Reference::Tag(_) => {
                let tip = self.default_tip(&default)?;
                self.tag(plan, head, tip)
            }
        }
    }

    /// Where changes land, what stood there before judges what comes: else a push could bring its own policy.
    fn landing(&self, plan: Plan, push: &Push, branch: &str) -> Result<Plan, WhoJudgesError> {
        let Some(before) = &push.before else {
            // The first push of the branch: nothing came before, and the built-in defaults are the floor.
            return Ok(plan);
        };
        let missing = || WhoJudgesError::BeforeMissing { id: before.clone(), branch: branch.to_owned() };
        let id = self.commit(before)?.ok_or_else(missing)?;
        Ok(plan.against(id, From::Base, Some(branch.to_owned()), id))
    }

    /// Against where the branch left the default branch, however often it was pushed since: else a second push would hide what the first
    /// one brought. Only that whole difference is what would land.
    fn unlisted(&self, mut plan: Plan, head: ObjectId, tip: Tip) -> Result<Plan, WhoJudgesError> {
        plan.commits = None;
        plan.base_branch = Some(tip.branch.clone());
        plan.base = branch_off(self.repository, self.request, &mut plan, tip.id, head)?;
        plan.gate = Some(Gate { from: From::DefaultBranch, branch: Some(tip.branch), commit: tip.id });
        Ok(plan)
    }

    /// Of a tag: against the nearest older tag, judged by the branch that holds it. An older tag counts only where that branch holds it as
    /// well: whoever may push tags could else tag one commit with a secret, and the next one in which it is no longer new.
    fn tag(&self, mut plan: Plan, head: ObjectId, default: Tip) -> Result<Plan, WhoJudgesError> {
        plan.commits = None;
        let gate = self.holder(head, &default)?;
        let (tip, branch) = (gate.commit, gate.branch.clone().unwrap_or_default());
        plan.gate = Some(gate);
        let shared = branch_off(self.repository, self.request, &mut plan, tip, head)?;
        let tags = self.repository.tags();
        let older = match shared {
            Some(shared) if shared != head && tags.contains_key(&shared) => Some(shared),
            Some(shared) => self.repository.nearest(shared, &tags)?,
            None => None,
        };
        match older.and_then(|older| tags.get(&older)) {
            Some(name) => {
                plan.notices.push(format!("the tag is compared with the nearest older one on `{branch}`, `{name}`"));
                plan.base = older;
            }
            None => {
                plan.notices.push(format!(
                    "this clone has no older tag on `{branch}`, so the tag is compared with where it left the default branch `{}`; `--scope all` judges all of it",
                    default.branch
                ));
                plan.base = branch_off(self.repository, self.request, &mut plan, default.id, head)?;
            }
        }
        Ok(plan)
    }

    /// The default branch, unless only a branch that it lists holds the commit.
    fn holder(&self, head: ObjectId, default: &Tip) -> Result<Gate, WhoJudgesError> {
        let gate = |from, tip: &Tip| Gate { from, branch: Some(tip.branch.clone()), commit: tip.id };
        if !self.holds(default.id, head)? {
            let listed = self.listed(default)?;
            for tip in self.repository.trusted_branches(self.of(), &self.head) {
                if is_listed(&tip.branch, &listed) && self.holds(tip.id, head)? {
                    return Ok(gate(From::ListedBranch, &tip));
                }
            }
        }
        Ok(gate(From::DefaultBranch, default))
    }
}

/// Whether a pattern of the policy's `branches` fits: `*` stays between slashes, `**` does not.
pub(super) fn is_listed(branch: &str, patterns: &[String]) -> bool {
    let mode = Mode::NO_MATCH_SLASH_LITERAL;
    patterns.iter().any(|pattern| wildmatch(pattern.as_str().into(), branch.into(), mode))
}
