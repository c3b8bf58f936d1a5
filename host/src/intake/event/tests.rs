//! Payloads as GitHub sends them, cut down to what is read, and payloads that nobody should send.

use super::*;
use serde_json::{Value, json};

fn read(name: &str, payload: &Value) -> Result<Event, EventError> {
    parse(name, Path::new("event.json"), payload.to_string().as_bytes())
}

fn refusal(name: &str, payload: &Value) -> String {
    read(name, payload).unwrap_err().to_string()
}

fn id(digit: char) -> String {
    String::from(digit).repeat(40)
}

fn pull_request() -> Value {
    json!({
        "action": "synchronize",
        "number": 7,
        "pull_request": {
            "number": 7,
            "title": "Add a ledger",
            "body": null,
            "draft": true,
            "commits": 3,
            "user": { "login": "mallory", "id": 1 },
            "labels": [{ "name": "finance", "color": "fff" }],
            "head": { "ref": "ledger", "sha": id('a'), "repo": { "full_name": "mallory/pay", "fork": true } },
            "base": { "ref": "main", "sha": id('b'), "repo": { "full_name": "acme/pay" } }
        },
        "repository": { "full_name": "acme/pay", "default_branch": "main" }
    })
}

#[test]
fn a_pull_request_has_a_head_a_base_and_an_author() {
    for name in ["pull_request", "pull_request_target"] {
        let event = read(name, &pull_request()).unwrap();
        assert_eq!(event.name, name);
        assert_eq!((event.head, event.base), (Some(id('a')), Some(id('b'))));
        assert_eq!((event.head_branch.as_deref(), event.base_branch.as_deref()), (Some("ledger"), Some("main")));
        assert_eq!(event.commits, Some(3));
        assert!(event.fork);
        let pull = event.pull_request.unwrap();
        assert_eq!((pull.number, pull.title.as_str(), pull.body.as_str()), (7, "Add a ledger", ""));
        assert_eq!((pull.author.as_str(), pull.draft), ("mallory", true));
        assert_eq!(pull.labels, ["finance"]);
    }
}

#[test]
fn a_head_repository_that_was_deleted_is_a_fork_and_our_own_is_none() {
    let mut payload = pull_request();
    payload["pull_request"]["head"]["repo"] = Value::Null;
    assert!(read("pull_request", &payload).unwrap().fork);
    payload["pull_request"]["head"]["repo"] = json!({ "full_name": "acme/pay" });
    assert!(!read("pull_request", &payload).unwrap().fork);
}

#[test]
fn a_push_knows_a_new_branch_a_tag_and_a_deleted_branch() {
    let push = |name: &str, before: String, after: String| {
        read("push", &json!({ "ref": name, "before": before, "after": after, "commits": [{}, {}] })).unwrap()
    };
    let event = push("refs/heads/topic/one", id('a'), id('b'));
    assert_eq!((event.base, event.head, event.commits), (Some(id('a')), Some(id('b')), Some(2)));
    assert_eq!(event.head_branch.as_deref(), Some("topic/one"));
    assert_eq!(push("refs/heads/new", id('0'), id('b')).base, None);
    assert_eq!(push("refs/tags/v1", id('0'), id('b')).head_branch, None);
    let deleted = push("refs/heads/old", id('a'), id('0'));
    assert!(deleted.deleted && deleted.head.is_none());
}

#[test]
fn a_merge_group_has_both_ends() {
    let group = json!({ "head_sha": id('a'), "base_sha": id('b'), "base_ref": "refs/heads/main",
        "head_ref": "refs/heads/gh-readonly-queue/main/pr-7-x" });
    let event = read("merge_group", &json!({ "merge_group": group })).unwrap();
    assert_eq!((event.head, event.base), (Some(id('a')), Some(id('b'))));
    assert_eq!(event.base_branch.as_deref(), Some("main"));
    assert_eq!(event.head_branch.as_deref(), Some("gh-readonly-queue/main/pr-7-x"));
    assert!(event.pull_request.is_none());
}

#[test]
fn a_workflow_run_of_a_fork_names_no_pull_request() {
    let run = |pulls: Value| {
        let run = json!({ "head_sha": id('a'), "head_branch": "main", "pull_requests": pulls,
            "head_repository": { "full_name": "mallory/pay" } });
        read("workflow_run", &json!({ "workflow_run": run, "repository": { "full_name": "acme/pay" } })).unwrap()
    };
    let event = run(json!([]));
    assert_eq!((event.head, event.base, event.fork), (Some(id('a')), None, true));
    let event =
        run(json!([{ "number": 7, "base": { "ref": "main", "sha": id('b'), "repo": { "id": 1, "name": "pay" } } }]));
    assert_eq!((event.base, event.base_branch.as_deref()), (Some(id('b')), Some("main")));
}

#[test]
fn any_other_event_says_nothing_about_a_change() {
    let event =
        read("schedule", &json!({ "schedule": "0 0 * * *", "repository": { "default_branch": "trunk" } })).unwrap();
    assert_eq!((event.head, event.base, event.default_branch.as_deref()), (None, None, Some("trunk")));
}

#[test]
fn what_is_missing_or_wrong_is_named() {
    assert!(refusal("pull_request", &json!({})).contains("event.json lacks `pull_request`"));
    for (pointer, field) in
        [("/pull_request/base/sha", "pull_request.base.sha"), ("/pull_request/head/sha", "pull_request.head.sha")]
    {
        let mut payload = pull_request();
        *payload.pointer_mut(pointer).unwrap() = Value::Null;
        let message = refusal("pull_request", &payload);
        assert!(message.contains(&format!("lacks `{field}`")), "{message}");
        *payload.pointer_mut(pointer).unwrap() = json!("main\n::error::--upload-pack=x");
        let message = refusal("pull_request", &payload);
        assert!(message.contains("is not a commit id") && !message.contains('\n'), "{message}");
    }
    let mut payload = pull_request();
    payload["pull_request"]["number"] = json!("seven");
    let message = refusal("pull_request", &payload);
    assert!(message.contains("`pull_request.number`"), "{message}");
    for bytes in [b"".as_slice(), b"{", b"[1]", b"\xff\xfe", b"null"] {
        let message = parse("push", Path::new("event.json"), bytes).unwrap_err().to_string();
        assert!(message.starts_with("event.json is not the payload of a `push` event"), "{message}");
    }
    let deep = "[".repeat(100_000);
    assert!(parse("push", Path::new("event.json"), deep.as_bytes()).is_err());
}
