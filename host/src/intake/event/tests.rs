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
    for name in ["pull_request", "pull_request_target", "pull_request_review", "whatever_comes"] {
        let event = read(name, &pull_request()).unwrap();
        assert_eq!(event.name, name);
        assert_eq!(event.repository.full_name.as_deref(), Some("acme/pay"));
        let pull = event.pull().unwrap();
        assert_eq!((&pull.head, &pull.base), (&side('a', "ledger"), &side('b', "main")));
        assert_eq!(pull.commits, Some(3));
        assert!(pull.fork);
        let pull = &pull.details;
        assert_eq!((pull.number, pull.title.as_str(), pull.body.as_str()), (7, "Add a ledger", ""));
        assert_eq!((pull.author.as_str(), pull.draft), ("mallory", true));
        assert_eq!(pull.labels, ["finance"]);
    }
}

#[test]
fn a_head_repository_that_was_deleted_is_a_fork_and_our_own_is_none() {
    let mut payload = pull_request();
    payload["pull_request"]["head"]["repo"] = Value::Null;
    assert!(read("pull_request", &payload).unwrap().pull().unwrap().fork);
    payload["pull_request"]["head"]["repo"] = json!({ "full_name": "acme/pay" });
    assert!(!read("pull_request", &payload).unwrap().pull().unwrap().fork);
}

fn side(digit: char, branch: &str) -> Side {
    Side { id: id(digit), branch: Some(branch.to_owned()) }
}

#[test]
fn a_push_knows_a_new_branch_a_tag_and_a_deleted_branch() {
    let push = |name: &str, before: String, after: String| {
        let payload = json!({ "ref": name, "before": before, "after": after, "commits": [{}, {}] });
        match read("push", &payload).unwrap().about {
            About::Push(push) => push,
            about => panic!("{about:?}"),
        }
    };
    let one = push("refs/heads/topic/one", id('a'), id('b'));
    assert_eq!((one.before, one.after, one.commits), (Some(id('a')), Some(id('b')), Some(2)));
    assert_eq!(one.reference, Reference::Branch("topic/one".to_owned()));
    assert_eq!(push("refs/heads/new", id('0'), id('b')).before, None);
    assert_eq!(push("refs/tags/v1", id('0'), id('b')).reference, Reference::Tag("v1".to_owned()));
    assert_eq!(push("refs/heads/old", id('a'), id('0')).after, None);
}

#[test]
fn a_merge_group_has_both_ends() {
    let group = json!({ "head_sha": id('a'), "base_sha": id('b'), "base_ref": "refs/heads/main",
        "head_ref": "refs/heads/gh-readonly-queue/main/pr-7-x" });
    let event = read("merge_group", &json!({ "merge_group": group })).unwrap();
    let head = side('a', "gh-readonly-queue/main/pr-7-x");
    assert_eq!(event.about, About::MergeGroup { head, base: side('b', "main") });
}

#[test]
fn a_workflow_run_names_each_base_once_and_none_of_another_repository() {
    let run = |pulls: Value| {
        let run = json!({ "head_sha": id('a'), "head_branch": "main", "pull_requests": pulls,
            "head_repository": { "full_name": "mallory/pay" } });
        let repository = json!({ "id": 1, "full_name": "acme/pay" });
        match read("workflow_run", &json!({ "workflow_run": run, "repository": repository })).unwrap().about {
            About::WorkflowRun(run) => run,
            about => panic!("{about:?}"),
        }
    };
    let fork = run(json!([]));
    assert_eq!((fork.head, fork.bases, fork.fork), (side('a', "main"), Vec::new(), true));
    let base = |branch: &str, repository: u64| json!({ "number": 7, "base": { "ref": branch, "sha": id('b'), "repo": { "id": repository, "name": "pay" } } });
    assert_eq!(run(json!([base("main", 1), base("main", 1), base("main", 2)])).bases, [side('b', "main")]);
    assert_eq!(run(json!([base("main", 1), base("weak", 1)])).bases.len(), 2);
    assert_eq!(run(Value::Null).bases, []);
}

#[test]
fn any_other_event_says_nothing_about_a_change() {
    let event =
        read("schedule", &json!({ "schedule": "0 0 * * *", "repository": { "default_branch": "trunk" } })).unwrap();
    assert_eq!((event.about, event.default_branch.as_deref()), (About::Other, Some("trunk")));
    for name in ["check_run", "check_suite", "status"] {
        assert!(matches!(read(name, &json!({})).unwrap().about, About::Unbound(_)), "{name}");
    }
    let comment = |issue: Value| read("issue_comment", &json!({ "issue": issue })).unwrap().about;
    assert!(matches!(comment(json!({ "pull_request": { "url": "x" } })), About::Unbound(_)));
    assert!(matches!(comment(json!({ "pull_request": null })), About::Unbound(_)), "the key says it");
    assert_eq!(comment(json!({ "number": 3 })), About::Other);
}

/// Every value that GitHub's own examples hold is replaced by each of these: nothing panics, and what a pull request, a push or a merge
/// queue cannot be judged without is never taken for something else.
#[test]
fn payloads_with_anything_in_any_place_are_refused_or_mean_the_same() {
    let examples: Vec<Value> =
        serde_json::from_str(include_str!("../../../../tests/fixtures/events.json")).expect("the examples are JSON");
    let long = Value::String("x".repeat(5 << 20));
    let others =
        [Value::Null, json!([]), json!({}), json!(7), json!(-1), json!(true), json!(""), json!("a..b"), json!([null])];
    let kind = |event: &Event| std::mem::discriminant(&event.about);
    for example in &examples {
        let name = example["event"].as_str().unwrap();
        let payload = &example["payload"];
        let whole = read(name, payload).unwrap_or_else(|error| panic!("{name}: {error}"));
        for pointer in pointers(payload) {
            let mut values: Vec<&Value> = others.iter().collect();
            // A payload of 5 MB each time would take minutes: the places that are read, once.
            if ["/ref", "/before", "/title", "/full_name", "/default_branch", "/login"]
                .iter()
                .any(|end| pointer.ends_with(end))
            {
                values.push(&long);
            }
            for value in values {
                let mut changed = payload.clone();
                *changed.pointer_mut(&pointer).unwrap() = value.clone();
                if let Ok(event) = read(name, &changed) {
                    let comment = name == "issue_comment" && pointer == "/issue";
                    assert!(comment || kind(&event) == kind(&whole), "{name} with {value} at {pointer}");
                }
            }
            let mut without = payload.clone();
            let (parent, key) = pointer.rsplit_once('/').unwrap();
            if let Some(parent) = without.pointer_mut(parent).and_then(Value::as_object_mut) {
                parent.remove(key);
                if let Ok(event) = read(name, &without) {
                    let comment = name == "issue_comment" && pointer.starts_with("/issue");
                    assert!(comment || kind(&event) == kind(&whole), "{name} without {pointer}");
                }
            }
        }
    }
}

fn pointers(value: &Value) -> Vec<String> {
    let below = |key: &str, value: &Value| {
        let key = format!("/{}", key.replace('~', "~0").replace('/', "~1"));
        let deeper = pointers(value).into_iter().map(|pointer| format!("{key}{pointer}")).collect::<Vec<_>>();
        std::iter::once(key).chain(deeper).collect::<Vec<_>>()
    };
    match value {
        Value::Object(entries) => entries.iter().flat_map(|(key, value)| below(key, value)).collect(),
        Value::Array(items) => items.iter().enumerate().flat_map(|(at, value)| below(&at.to_string(), value)).collect(),
        _ => Vec::new(),
    }
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
