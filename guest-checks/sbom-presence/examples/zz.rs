use gatewright_sdk::testing::World;
fn main() {
    let kind = std::env::args().nth(1).unwrap();
    let n: usize = std::env::args().nth(2).unwrap().parse().unwrap();
    let mut s = String::new();
    let h = "a".repeat(128);
    match kind.as_str() {
        "json" => {
            s.push_str("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"metadata\":{\"timestamp\":\"2026-11-20T12:00:00Z\"},\"components\":[");
            for i in 0..n {
                if i > 0 {
                    s.push(',');
                }
                s.push_str(&format!("{{\"bom-ref\":\"p{i}\",\"type\":\"library\",\"name\":\"p{i}\",\"version\":\"1.0.{i}\",\"purl\":\"pkg:cargo/p{i}@1.0.{i}\",\"hashes\":[{{\"alg\":\"SHA-512\",\"content\":\"{h}\"}}],\"licenses\":[{{\"license\":{{\"id\":\"MIT\"}}}}]}}"));
            }
            s.push_str("],\"dependencies\":[");
            for i in 0..n {
                if i > 0 {
                    s.push(',');
                }
                s.push_str(&format!("{{\"ref\":\"p{i}\",\"dependsOn\":[\"p{}\",\"p{}\"]}}", (i + 1) % n, (i + 7) % n));
            }
            s.push_str("]}");
        }
        "xml" => {
            s.push_str("<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\"><metadata><timestamp>2026-11-20T12:00:00Z</timestamp></metadata><components>");
            for i in 0..n {
                s.push_str(&format!("<component bom-ref=\"p{i}\" type=\"library\"><name>p{i}</name><version>1.0.{i}</version><hashes><hash alg=\"SHA-512\">{h}</hash></hashes><purl>pkg:cargo/p{i}@1.0.{i}</purl></component>"));
            }
            s.push_str("</components><dependencies>");
            for i in 0..n {
                s.push_str(&format!("<dependency ref=\"p{i}\"><dependency ref=\"p{}\"/></dependency>", (i + 1) % n));
            }
            s.push_str("</dependencies></bom>");
        }
        _ => {
            s.push_str("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[");
            for i in 0..n {
                if i > 0 {
                    s.push(',');
                }
                s.push_str("{}");
            }
            s.push_str("]}");
        }
    }
    let mut lock = String::from("version = 4\n");
    for i in 0..1000 {
        lock.push_str(&format!("[[package]]\nname = \"p{i}\"\nversion = \"1.0.{i}\"\nsource = \"registry+x\"\n"));
    }
    let mut w = World::default();
    println!("{} MB", s.len() / 1_000_000);
    w.tree.insert("bom.json".into(), s.into_bytes());
    w.tree.insert("Cargo.lock".into(), lock.into_bytes());
    let t = std::time::Instant::now();
    let o = w.check::<check_sbom_presence::SbomPresence>(&serde_json::json!({})).unwrap();
    let bytes = w.tree["bom.json"].clone();
    let text = std::str::from_utf8(&bytes).unwrap();
    let t2 = std::time::Instant::now();
    let _ = check_sbom_presence::json::Json::document(text, &["bom-ref"]);
    println!("walk {:?}", t2.elapsed());
    let t2 = std::time::Instant::now();
    let _ = check_sbom_presence::reading::read(text);
    println!("read {:?}", t2.elapsed());
    let t2 = std::time::Instant::now();
    let _ = check_sbom_presence::lock::read(
        check_sbom_presence::package::Ecosystem::Cargo,
        std::str::from_utf8(&w.tree["Cargo.lock"]).unwrap(),
        false,
    );
    println!("lock {:?}", t2.elapsed());
    println!("{:?} {} {:?}", t.elapsed(), o.summary, o.findings.iter().map(|f| f.rule.as_str()).collect::<Vec<_>>());
    let st = std::fs::read_to_string("/proc/self/status").unwrap();
    println!("{}", st.lines().find(|l| l.starts_with("VmHWM")).unwrap());
}
