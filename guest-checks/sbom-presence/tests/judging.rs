//! What the check says of small repositories.

use check_sbom_presence::SbomPresence;
use gatewright_sdk::testing::World;
use gatewright_sdk::{ByteRange, Conclusion, Finding, LineRange, Outcome, Place};
use serde_json::{Value, json};

const LOCK: &str = r#"version = 4

[[package]]
name = "app"
version = "0.1.0"
dependencies = ["serde", "zstd-sys"]

[[package]]
name = "serde"
version = "1.0.2"
source = "registry+somewhere"

[[package]]
name = "zstd-sys"
version = "2.0.16+zstd.1.5.7"
source = "registry+somewhere"
"#;

fn component(name: &str, version: &str) -> Value {
    json!({"bom-ref": name, "type": "library", "name": name, "version": version,
        "purl": format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"))})
}

fn cyclonedx() -> Value {
    json!({
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": {"timestamp": "2026-11-20T12:00:00Z", "component": {"bom-ref": "app", "type": "application", "name": "app"}},
        "components": [component("serde", "1.0.2"), component("zstd-sys", "2.0.16+zstd.1.5.7")],
        "dependencies": [{"ref": "app", "dependsOn": ["serde", "zstd-sys"]}]
    })
}

fn xml(version: &str, components: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<bom xmlns=\"http://cyclonedx.org/schema/bom/{version}\" version=\"1\">\n<metadata>\
         <timestamp>2026-11-20T12:00:00Z</timestamp></metadata>\n<components>{components}</components></bom>"
    )
}

fn spdx() -> Value {
    let package = |name: &str, version: &str| {
        json!({"SPDXID": format!("SPDXRef-{name}"), "name": name, "versionInfo": version, "downloadLocation": "NOASSERTION",
            "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
                "referenceLocator": format!("pkg:cargo/{name}@{version}")}]})
    };
    json!({
        "spdxVersion": "SPDX-2.3", "SPDXID": "SPDXRef-DOCUMENT", "name": "app", "dataLicense": "CC0-1.0",
        "documentNamespace": "https://example.org/app", "creationInfo": {"created": "2026-11-20T12:00:00Z", "creators": ["Tool: x"]},
        "packages": [package("serde", "1.0.2"), package("zstd-sys", "2.0.16+zstd.1.5.7")],
        "relationships": [{"spdxElementId": "SPDXRef-DOCUMENT", "relatedSpdxElement": "SPDXRef-serde", "relationshipType": "DESCRIBES"}]
    })
}

fn world(files: &[(&str, &str)]) -> World {
    let tree = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    World { tree, ..World::default() }
}

fn judged(world: &World, settings: &Value) -> Outcome {
    world.check::<SbomPresence>(settings).unwrap_or_else(|problem| panic!("{}: {}", problem.pointer, problem.message))
}

fn rules(outcome: &Outcome) -> Vec<&str> {
    outcome.findings.iter().map(|finding| finding.rule.as_str()).collect()
}

/// The rules that fire for one SBOM without a lock file.
fn rules_of(path: &str, text: &str) -> Vec<String> {
    rules(&judged(&world(&[(path, text)]), &json!({"required": true}))).into_iter().map(str::to_owned).collect()
}

fn with(pointer: &str, value: Value) -> String {
    let mut sbom = cyclonedx();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match sbom.pointer_mut(pointer) {
        Some(place) => *place = value,
        None => sbom.pointer_mut(parent).unwrap()[key] = value,
    }
    serde_json::to_string_pretty(&sbom).unwrap()
}

#[test]
fn complete_sboms_of_each_format_pass_and_are_evidence() {
    let components = r#"<component type="library" bom-ref="a"><name>serde</name><version>1.0.2</version><purl>pkg:cargo/serde@1.0.2</purl></component>
        <component type="library"><group>x</group><name>outer</name><components><component type="library">
        <name>zstd&#45;sys</name><version>2.0.16+zstd.1.5.7</version></component></components></component>"#;
    for (path, text, format) in [
        ("sbom.json", cyclonedx().to_string(), "CycloneDX JSON"),
        ("dist/bom.xml", xml("1.6", components), "CycloneDX XML"),
        ("sbom/app.spdx.json", spdx().to_string(), "SPDX JSON"),
        ("app.spdx.json", json!({"sbom": spdx()}).to_string(), "SPDX JSON"),
    ] {
        let outcome = judged(&world(&[(path, &text), ("Cargo.lock", LOCK)]), &json!({}));
        assert_eq!(
            (&outcome.conclusion, rules(&outcome)),
            (&Conclusion::Evaluated, vec![]),
            "{path}: {:?}",
            outcome.findings
        );
        assert_eq!(outcome.evidence.len(), 1);
        let evidence = &outcome.evidence[0];
        assert_eq!((evidence.kind.as_str(), evidence.subject.as_str()), ("sbom-present", path));
        assert_eq!(evidence.digest.as_ref().unwrap().len(), "sha256:".len() + 64);
        assert_eq!(evidence.properties[0].value, format);
        let packages = outcome.metrics.iter().find(|metric| metric.name == "sbom.packages").unwrap();
        assert_eq!((packages.value, packages.total), (2, Some(2)));
    }
}

#[test]
fn what_npm_writes_is_complete() {
    let lock = include_str!("fixtures/npm-11/package-lock.json");
    let cyclonedx = judged(
        &world(&[("bom.json", include_str!("fixtures/npm-11/cyclonedx.json")), ("package-lock.json", lock)]),
        &json!({}),
    );
    assert_eq!((cyclonedx.conclusion.clone(), rules(&cyclonedx)), (Conclusion::Evaluated, vec![]));
    let spdx = judged(
        &world(&[("sbom.json", include_str!("fixtures/npm-11/spdx.json")), ("package-lock.json", lock)]),
        &json!({}),
    );
    assert_eq!((spdx.conclusion.clone(), rules(&spdx)), (Conclusion::Evaluated, vec!["irregular-timestamp"]));
    assert_eq!(spdx.metrics.iter().find(|metric| metric.name == "sbom.packages").unwrap().total, Some(3));
}

#[test]
fn each_fault_of_a_cyclonedx_document_has_its_rule() {
    for (pointer, value, rule) in [
        ("/specVersion", json!("1.3"), "outdated-spec-version"),
        ("/specVersion", json!("latest"), "schema-violation"),
        ("/specVersion", json!(1.6), "schema-violation"),
        ("/version", json!(0), "schema-violation"),
        ("/serialNumber", json!("42"), "schema-violation"),
        ("/components/0/type", json!("thing"), "schema-violation"),
        ("/components/0/type", json!(null), "schema-violation"),
        ("/components/0/name", json!(""), "schema-violation"),
        ("/components/0/scope", json!("maybe"), "schema-violation"),
        ("/components/0/hashes", json!([{"alg": "SHA-256", "content": "abc"}]), "schema-violation"),
        ("/components/0/licenses", json!([{"license": {"id": "MIT", "name": "MIT"}}]), "schema-violation"),
        ("/components/0/licenses", json!([{}]), "schema-violation"),
        (
            "/components/0/licenses",
            json!([{"license": {"id": "MIT", "text": {"encoding": "rot13"}}}]),
            "schema-violation",
        ),
        ("/components/0/swid", json!({"name": "x"}), "schema-violation"),
        ("/components/0/versionRange", json!("vers:cargo/>=1"), "schema-violation"),
        ("/components/0/pedigree", json!({"patches": [{"type": "nice"}]}), "schema-violation"),
        (
            "/components/0/pedigree",
            json!({"patches": [{"type": "backport", "resolves": [{"type": "x"}]}]}),
            "schema-violation",
        ),
        ("/components/1", component("serde", "1.0.2"), "schema-violation"),
        ("/components/0/purl", json!("serde@1"), "invalid-purl"),
        ("/components/0", json!("serde"), "schema-violation"),
        ("/components", json!("serde"), "schema-violation"),
        ("/metadata/timestamp", json!(null), "missing-timestamp"),
        ("/metadata/timestamp", json!("yesterday"), "invalid-timestamp"),
        ("/components/0/bom-ref", json!("zstd-sys"), "duplicate-reference"),
        ("/dependencies/0/dependsOn", json!(["serde", "gone"]), "dangling-reference"),
        ("/dependencies/0/ref", json!(null), "schema-violation"),
        ("/components", json!([]), "empty-sbom"),
        ("/components", json!(null), "empty-sbom"),
    ] {
        let found = rules_of("bom.json", &with(pointer, value.clone()));
        assert!(found.iter().any(|found| found == rule), "{pointer} {value}: {found:?}");
    }
    assert_eq!(rules_of("bom.json", &with("/specVersion", json!("1.10"))), Vec::<String>::new(), "1.10 is after 1.4");
    assert_eq!(
        rules_of("bom.json", &with("/metadata/timestamp", json!("2026-11-20T12:00:00.5+01:00"))),
        Vec::<String>::new()
    );
}

#[test]
fn each_fault_of_an_xml_document_has_its_rule() {
    let one = "<component type=\"library\" bom-ref=\"a\"><name>a</name></component>";
    for (text, rule) in [
        (xml("1.3", one), "outdated-spec-version"),
        (xml("1.6", ""), "empty-sbom"),
        (xml("1.6", "<component type=\"thing\"><name>a</name></component>"), "schema-violation"),
        (xml("1.6", "<component type=\"library\"/>"), "schema-violation"),
        (xml("1.6", &format!("{one}{one}")), "duplicate-reference"),
        (
            xml("1.6", one).replace("</bom>", "<dependencies><dependency ref=\"b\"/></dependencies></bom>"),
            "dangling-reference",
        ),
        (xml("1.6", one).replace("2026-11-20T", "2026-11-"), "invalid-timestamp"),
        (xml("1.6", one).replace("timestamp>", "time>"), "missing-timestamp"),
        (xml("1.6", one).replace("</components>", "</component>"), "unreadable-sbom"),
        (xml("1.6", one).replace("</bom>", ""), "unreadable-sbom"),
        (xml("1.6", "<component type=\"library\"><name>&bomb;</name></component>"), "unreadable-sbom"),
        (xml("1.6", &format!("{}{}", "<a>".repeat(300), "</a>".repeat(300))), "unreadable-sbom"),
        ("<html/>".to_owned(), "unrecognized-sbom"),
        ("<!-- -->".to_owned(), "unreadable-sbom"),
    ] {
        let found = rules_of("bom.xml", &text);
        assert!(found.iter().any(|found| found == rule), "{text}: {found:?}");
    }
    let declared = xml("1.6", one).replace("<bom", "<!DOCTYPE bom [<!ENTITY bomb \"boom\">]>\n<bom");
    assert_eq!(rules_of("bom.xml", &declared), Vec::<String>::new(), "a DOCTYPE is read over");
    let tools =
        xml("1.6", "").replace("</timestamp>", &format!("</timestamp><tools><components>{one}</components></tools>"));
    assert_eq!(rules_of("bom.xml", &tools), ["empty-sbom"], "what made the SBOM is not what it lists");
}

#[test]
fn each_fault_of_an_spdx_document_has_its_rule() {
    for (pointer, value, rule) in [
        ("/spdxVersion", json!("SPDX-2.2"), "outdated-spec-version"),
        ("/dataLicense", json!(null), "schema-violation"),
        ("/creationInfo/creators", json!([]), "schema-violation"),
        ("/creationInfo/created", json!(null), "missing-timestamp"),
        ("/packages/0/downloadLocation", json!(null), "schema-violation"),
        ("/packages/0/SPDXID", json!("SPDXRef-zstd-sys"), "duplicate-reference"),
        ("/relationships/0/relatedSpdxElement", json!("SPDXRef-gone"), "dangling-reference"),
        ("/packages", json!([]), "empty-sbom"),
    ] {
        let mut sbom = spdx();
        *sbom.pointer_mut(pointer).unwrap() = value;
        let found = rules_of("sbom.json", &sbom.to_string());
        assert!(found.iter().any(|found| found == rule), "{pointer}: {found:?}");
    }
}

#[test]
fn what_is_missing_is_named_on_its_line() {
    let sbom = with("/components", json!([component("serde", "1.0.1")])).replace("\"zstd-sys\"", "\"serde\"");
    let outcome = judged(&world(&[("bom.json", &sbom), ("Cargo.lock", LOCK)]), &json!({}));
    assert_eq!(rules(&outcome), ["stale-package", "incomplete-sbom", "missing-package", "missing-package"]);
    assert_eq!(outcome.summary, "1 SBOM; 0 of 2 packages of `Cargo.lock`");
    let [stale, whole, serde, zstd] = &outcome.findings[..] else { panic!() };
    assert_eq!(stale.path.as_deref(), Some("bom.json"));
    assert!(stale.message.contains("`serde@1.0.1` is listed, but `Cargo.lock` has `1.0.2`"), "{}", stale.message);
    assert_eq!((whole.path.as_deref(), whole.introduced), (Some("Cargo.lock"), Some(true)));
    let at = LOCK.find("\"serde\"\nversion").unwrap() as u64;
    assert_eq!((&serde.place, serde.introduced), (&Place::Bytes(ByteRange { start: at, end: at + 7 }), None));
    assert!(serde.message.contains("listed is `1.0.1`"), "{}", serde.message);
    assert!(zstd.message.contains("zstd-sys@2.0.16+zstd.1.5.7"), "{}", zstd.message);
}

#[test]
fn the_share_is_exact_and_exceptions_do_not_count() {
    let sbom = with("/components", json!([component("serde", "1.0.2")])).replace("\"zstd-sys\"", "\"serde\"");
    let files = world(&[("bom.json", &sbom), ("Cargo.lock", LOCK)]);
    for (settings, expected) in [
        (json!({"complete": "50%"}), vec![]),
        (json!({"complete": "50.000001%"}), vec!["incomplete-sbom", "missing-package"]),
        (json!({"except": ["zstd-sys"]}), vec![]),
        (json!({"except": ["zstd-sys@2.0.16+zstd.1.5.7"]}), vec![]),
        (json!({"except": ["zstd-sys@2.0.16"]}), vec!["incomplete-sbom", "missing-package"]),
        (json!({"lock-files": []}), vec![]),
    ] {
        assert_eq!(rules(&judged(&files, &settings)), expected, "{settings}");
    }
}

#[test]
fn several_sboms_are_complete_together() {
    let part = |name: &str, version: &str| {
        let mut sbom = cyclonedx();
        sbom["components"] = json!([component(name, version)]);
        sbom["dependencies"] = json!([]);
        sbom.to_string()
    };
    let (one, two) = (part("serde", "1.0.2"), part("zstd-sys", "2.0.16+zstd.1.5.7"));
    let outcome = judged(&world(&[("a.cdx.json", &one), ("b.cdx.json", &two), ("Cargo.lock", LOCK)]), &json!({}));
    assert_eq!((outcome.conclusion.clone(), rules(&outcome)), (Conclusion::Evaluated, vec![]));
}

#[test]
fn many_missing_packages_are_counted() {
    let mut lock = String::from("version = 4\n");
    for number in 0..415 {
        lock.push_str(&format!("[[package]]\nname = \"p{number}\"\nversion = \"1.0.0\"\nsource = \"registry+x\"\n"));
    }
    let files = world(&[("bom.json", &cyclonedx().to_string()), ("Cargo.lock", &lock)]);
    assert_eq!(rules(&judged(&files, &json!({}))), Vec::<&str>::new(), "unasked, it is about something else");
    let outcome = judged(&files, &json!({"required": true}));
    let missing: Vec<&Finding> = outcome.findings.iter().filter(|finding| finding.rule == "missing-package").collect();
    assert_eq!(missing.len(), 50);
    assert!(missing[49].message.ends_with("and 365 more packages"), "{}", missing[49].message);
    assert!(missing[0].message.contains("`p0@1.0.0`"), "in the order of the file");
}

#[test]
fn many_flaws_of_a_kind_are_counted() {
    let dangling: Vec<String> = (0..100).map(|number| format!("gone-{number}")).collect();
    let outcome = judged(&world(&[("bom.json", &with("/dependencies/0/dependsOn", json!(dangling)))]), &json!({}));
    assert_eq!(rules(&outcome), ["dangling-reference"; 20]);
    assert!(outcome.findings[0].message.starts_with("`gone-0` names no part"), "{}", outcome.findings[0].message);
    assert!(outcome.findings[19].message.ends_with("and 80 more of this rule in this file"));
}

#[test]
fn no_sbom_is_a_fault_only_where_the_check_is_named() {
    let lock_only = world(&[("Cargo.lock", LOCK), ("docs/sbom.json", "{}")]);
    assert!(matches!(judged(&lock_only, &json!({})).conclusion, Conclusion::NotApplicable(_)));
    let outcome = judged(&lock_only, &json!({"required": true}));
    assert_eq!((outcome.conclusion.clone(), rules(&outcome)), (Conclusion::Evaluated, vec!["missing-sbom"]));
    let vex = json!({"bomFormat": "CycloneDX", "specVersion": "1.6", "vulnerabilities": [{"id": "CVE-1"}]}).to_string();
    let operations = with("/metadata/lifecycles", json!([{"phase": "operations"}]));
    for text in [vex, operations] {
        let outcome = judged(&world(&[("bom.json", &text)]), &json!({"required": true}));
        assert_eq!(rules(&outcome), ["missing-sbom"], "{text}");
    }
}

#[test]
fn formats_that_are_not_read_are_named_and_are_no_pass() {
    for (text, named) in [
        ("SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\n", "SPDX tag-value"),
        (r#"{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": []}"#, "SPDX 3"),
        (r#"{"artifacts": [], "descriptor": {"name": "syft"}}"#, "Syft"),
        (r#"{"bomFormat": "CycloneDX", "specVersion": "2.0"}"#, "2.0"),
        (r#"{"spdxVersion": "SPDX-3.0"}"#, "3.0"),
    ] {
        let files = world(&[("bom.json", text)]);
        let unasked = judged(&files, &json!({})).conclusion;
        assert!(matches!(&unasked, Conclusion::NotApplicable(why) if why.contains(named)), "{unasked:?}");
        let outcome = judged(&files, &json!({"required": true}));
        let Conclusion::CannotEvaluate(problems) = &outcome.conclusion else { panic!("{text}: {outcome:?}") };
        assert_eq!(problems[0].code, "unsupported-format");
        assert!(problems[0].message.contains(named), "{}", problems[0].message);
    }
}

#[test]
fn broken_files_say_where() {
    for (bytes, rule, place) in [
        (b"{\"bomFormat\": \"CycloneDX\",\n\"a\": 1, \"a\": 2}".as_slice(), "unreadable-sbom", 26..42),
        (b"{\n\"bomFormat\": \n", "unreadable-sbom", 0..18),
        (b"", "unreadable-sbom", 0..0),
        (b"\xFF\xFF\xFF", "unreadable-sbom", 0..0),
        (b"{}", "unrecognized-sbom", 0..0),
        (b"hello", "unrecognized-sbom", 0..0),
    ] {
        let mut world = World::default();
        world.tree.insert("bom.json".to_owned(), bytes.to_vec());
        let outcome = judged(&world, &json!({"required": true}));
        assert_eq!(rules(&outcome), [rule], "{bytes:?}");
        match &outcome.findings[0].place {
            Place::Bytes(range) => {
                assert!(place.contains(&range.start) && range.end <= bytes.len() as u64, "{range:?}")
            }
            other => assert_eq!((other, place.end), (&Place::WholeFile, 0)),
        }
    }
}

#[test]
fn utf16_is_read_and_placed_by_lines() {
    let text = with("/metadata/timestamp", json!("yesterday"));
    let mut world = World::default();
    let bytes = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    world.outputs.insert("dist/bom.json".to_owned(), bytes);
    let outcome = judged(&world, &json!({}));
    assert_eq!(rules(&outcome), ["invalid-timestamp"]);
    let line = text.lines().position(|line| line.contains("yesterday")).unwrap() as u32 + 1;
    assert_eq!(outcome.findings[0].place, Place::Lines(LineRange { first: line, last: line }));
    assert_eq!(outcome.findings[0].introduced, Some(true), "no line comparison tells of build outputs");
}

#[test]
fn lock_files_that_cannot_be_used_are_no_pass() {
    let sbom = cyclonedx().to_string();
    for (path, text, settings, code) in [
        ("Cargo.lock", "<<<<<<<\n", json!({}), "unreadable-lock-file"),
        ("package-lock.json", "{}", json!({}), "unreadable-lock-file"),
        ("yarn.lock", "", json!({"lock-files": ["/yarn.lock"]}), "unsupported-lock-file"),
        ("x", "", json!({"lock-files": ["/app/Cargo.lock"]}), "no-lock-file"),
    ] {
        let outcome = judged(&world(&[("bom.json", &sbom), (path, text)]), &settings);
        let Conclusion::CannotEvaluate(problems) = &outcome.conclusion else { panic!("{path}: {outcome:?}") };
        assert_eq!(problems[0].code, code);
    }
}

#[test]
fn unusable_settings_name_their_place() {
    for (settings, pointer) in [
        (json!({"complete": "most"}), "/complete"),
        (json!({"minimum-version": {"cyclonedx": "new"}}), "/minimum-version/cyclonedx"),
        (json!({"minimum-version": {"spdx": ""}}), "/minimum-version/spdx"),
    ] {
        let problem = World::default().check::<SbomPresence>(&settings).unwrap_err();
        assert_eq!(problem.pointer, pointer);
    }
}

#[test]
fn an_empty_sbom_may_be_allowed() {
    let empty = with("/components", json!([])).replace("\"dependencies\"", "\"x\"");
    let files = world(&[("bom.json", &empty)]);
    assert_eq!(rules(&judged(&files, &json!({}))), ["empty-sbom"]);
    assert_eq!(rules(&judged(&files, &json!({"allow-empty": true}))), Vec::<&str>::new());
    let locked = world(&[("bom.json", &empty), ("Cargo.lock", LOCK)]);
    assert_eq!(rules(&judged(&locked, &json!({"allow-empty": true, "required": true})))[0], "incomplete-sbom");
}
