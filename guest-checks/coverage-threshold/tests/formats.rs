//! Every format by hand: what counts, what does not, and the traps that real reports hold.

use check_coverage_threshold::format::{Format, read};
use check_coverage_threshold::lines::Run;
use check_coverage_threshold::odd::Odd;
use check_coverage_threshold::report::{Fault, FileCoverage, Report, Tally};
use check_coverage_threshold::settings::Partial;
use std::collections::BTreeMap;

fn parse(text: impl AsRef<[u8]>) -> Result<(Format, Report), Fault> {
    let mut report = Report::new(["a.c".to_owned(), "A.java".to_owned()].into(), 0);
    read(text.as_ref(), &mut report).map(|format| (format, report))
}

fn files(text: impl AsRef<[u8]>) -> BTreeMap<String, FileCoverage> {
    let (_, report) = parse(text).unwrap();
    report.into_files().into_iter().map(|(key, file)| (key.path, file)).collect()
}

/// Lines as `1+ 2- 3~`: ran, did not, ran in part.
fn lines(file: &FileCoverage) -> String {
    let told = file.lines.range(0, u32::MAX).map(|(line, run)| {
        let mark = match run {
            Run::Missed => '-',
            Run::Partly => '~',
            Run::Fully => '+',
        };
        format!("{line}{mark}")
    });
    told.collect::<Vec<_>>().join(" ")
}

fn tally(text: impl AsRef<[u8]>) -> Tally {
    parse(text).unwrap().1.tally(Partial::Hit)
}

fn counts(text: impl AsRef<[u8]>) -> [u64; 4] {
    let tally = tally(text);
    [tally.covered, tally.lines, tally.branches_covered, tally.branches]
}

fn odd(text: impl AsRef<[u8]>) -> Vec<(Odd, u64)> {
    parse(text).unwrap().1.odd.iter().map(|(odd, number, _)| (odd, number)).collect()
}

#[test]
fn lcov() {
    let text = "TN:t\nSF:a.c\nVER:1\nFN:3,9,long, name(int)\nFN:12,plain\nFNDA:1,plain\nFNF:2\nFNH:1\nDA:3,1,abcdef\nDA:4,0\nDA:12,1e19\n\
                BRDA:4,0,0,-\nBRDA:4,e0,jump to line 3, or 4,1\nBRF:9\nBRH:9\nLF:77\nLH:77\nend_of_record\n\
                SF:a.c\nDA:4,2\nDA:3,0\nend_of_record\n";
    let files = files(text);
    assert_eq!(lines(&files["a.c"]), "3+ 4+ 12+");
    assert_eq!(files["a.c"].function_at(9), Some("long, name(int)"));
    assert_eq!(files["a.c"].function_at(10), None);
    assert_eq!(files["a.c"].function_at(99), Some("plain"));
    assert_eq!(counts(text), [3, 3, 1, 2]);
    let newer = "SF:a.c\nFNL:0,3,9\nFNA:0,1,one\nDA:3,1\nend_of_record\n";
    assert_eq!(self::files(newer)["a.c"].function_at(5), Some("one"));
}

#[test]
fn lcov_oddities() {
    let text = "SF:a.c\nDA:0,1\nDA:1,-3\nDA:2,undefined\nDA:3,18446744073709551616\nDA:99999999999,0\nend_of_record\n";
    assert_eq!(lines(&files(text)["a.c"]), "1+ 2- 3+");
    let want =
        [(Odd::NegativeHits, 1), (Odd::HugeHits, 1), (Odd::UnreadableHits, 1), (Odd::LineZero, 1), (Odd::LineHuge, 1)];
    assert_eq!(odd(text), want);
    // What is no record or has no line is left out, and a line without a count did not run: told, and nothing is gained by it.
    let strange = "SF:a.c\nDA:=,=\nDA:5\nremoved\nBRDA:5,0\nx:y\nDA:6,1\nend_of_record\n";
    assert_eq!(lines(&files(strange)["a.c"]), "5- 6+");
    assert_eq!(odd(strange), [(Odd::UnreadableHits, 2), (Odd::LineHuge, 1), (Odd::NoRecord, 3)]);
    for broken in ["TN:\nDA:1,1\n", "SF:a.c\nDA:1,1\n", "SF:a\nSF:b\n", "TN:\n"] {
        assert!(matches!(parse(broken), Err(Fault::Malformed(_))), "{broken}");
    }
    assert_eq!(odd("SF:\nDA:1,1\nend_of_record\n"), [(Odd::NoPath, 1)]);
}

const COBERTURA: &str = r#"<?xml version="1.0"?>
<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
<coverage line-rate="1" lines-covered="7809" lines-valid="7815" branches-valid="1.0" timestamp="1700000000123" version="2">
 <sources><source>/ci/one</source><source><![CDATA[/ci/t&wo]]></source></sources>
 <packages><package name="p"><classes>
  <class name="A" filename="x/a.c"><methods><method name="run"><lines><line number="1" hits="1"/><line number="2" hits="0"/></lines></method></methods>
   <lines><line number="2" hits="0" branch="true" condition-coverage="50% (1/2)"/><line number="3" hits="1"/></lines></class>
  <class name="A.B" filename="x/a.c"><methods/><lines><line number="2" hits="4" branch="True" condition-coverage="100% (2/2)"/></lines></class>
  <class name="C" filename="x/&#99;&amp;.c"><methods><method name="m"><lines><line number="7" hits="0"/></lines></method></methods><lines/></class>
 </classes></package></packages></coverage>"#;

#[test]
fn cobertura() {
    let (format, report) = parse(COBERTURA).unwrap();
    assert_eq!((format, report.made), (Format::Cobertura, Some(1_700_000_000)));
    assert_eq!(report.sources, ["/ci/one", "/ci/t&wo"]);
    let files = files(COBERTURA);
    assert_eq!(lines(&files["x/a.c"]), "2+ 3+");
    assert_eq!(files["x/a.c"].function_at(1), Some("run"));
    assert_eq!(lines(&files["x/c&.c"]), "7-");
    assert_eq!(counts(COBERTURA), [2, 3, 2, 2]);
    for (from, to) in [
        ("(1/2)", "(1/2"),
        ("(1/2)", "(3/2)"),
        (r#"number="3" "#, ""),
        (r#" filename="x/a.c""#, ""),
        ("<lines/>", "<lines>"),
        ("&amp;", "&nbsp;"),
    ] {
        assert!(matches!(parse(COBERTURA.replacen(from, to, 1)), Err(Fault::Malformed(_))), "{from}");
    }
    assert_eq!(odd(COBERTURA.replacen(r#"hits="4""#, "", 1)), [(Odd::UnreadableHits, 1)]);
    assert_eq!(odd(COBERTURA.replacen(r#"number="3""#, r#"number="undefined""#, 1)), [(Odd::LineHuge, 1)]);
}

#[test]
fn jacoco() {
    let text = r#"<?xml version="1.0"?><!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd"><report name="all">
      <sessioninfo id="x" start="1" dump="1700000000000"/><group name="core"><group name="api"><package name="com/acme">
      <class name="com/acme/A" sourcefilename="A.java"><method name="pay" desc="()V" line="3"><counter type="LINE" missed="9" covered="9"/></method></class>
      <sourcefile name="A.java"><line nr="3" mi="0" ci="2" mb="0" cb="0"/><line nr="4" mi="1" ci="2" mb="1" cb="1"/><line nr="5" mi="3" ci="0" mb="2" cb="0"/>
      <counter type="LINE" missed="50" covered="50"/></sourcefile></package></group></group><counter type="LINE" missed="1" covered="5"/></report>"#;
    let (format, report) = parse(text).unwrap();
    assert_eq!((format, report.made), (Format::Jacoco, Some(1_700_000_000)));
    let (key, file) = report.into_files().pop().unwrap();
    assert_eq!((key.path.as_str(), key.module.as_str()), ("com/acme/A.java", "core/api"));
    assert_eq!(lines(&file), "3+ 4~ 5-");
    assert_eq!(file.function_at(5), Some("pay"));
    assert_eq!(counts(text), [2, 3, 1, 4]);
    assert_eq!(parse(text).unwrap().1.tally(Partial::Miss).covered, 1);
    // gcovr once wrote lines without what ran; only the file's own counters tell.
    let blind = r#"<report name="g"><package name="src"><sourcefile name="a.c"><line nr="1" mb="0" cb="0"/><line nr="2" mb="1" cb="1"/>
      <counter type="LINE" missed="1" covered="3"/><counter type="BRANCH" missed="1" covered="1"/></sourcefile></package></report>"#;
    assert_eq!(counts(blind), [3, 4, 1, 2]);
    assert!(files(blind)["src/a.c"].lines.is_empty());
}

#[test]
fn clover() {
    let text = r#"<coverage generated="1700000000" clover="4"><project timestamp="1"><package name="p"><file name="a.c" path="/ci/p/a.c">
      <line num="1" type="method" name="run" count="1"/><line num="2" type="stmt" count="3"/><line num="3" type="cond" truecount="2" falsecount="0"/>
      <line num="4" type="stmt" count="0"/><metrics statements="99"/></file></package></project></coverage>"#;
    let (format, report) = parse(text).unwrap();
    assert_eq!((format, report.made), (Format::Clover, Some(1_700_000_000)));
    let files = files(text);
    assert_eq!(lines(&files["/ci/p/a.c"]), "2+ 3+ 4-");
    assert_eq!(files["/ci/p/a.c"].function_at(4), Some("run"));
    assert_eq!(counts(text), [2, 3, 1, 2]);
    // Istanbul counts ways instead.
    let istanbul =
        text.replace(r#"<project "#, r#"<project name="All files" "#).replace(r#"cond" "#, r#"cond" count="1" "#);
    assert_eq!(counts(istanbul), [2, 3, 2, 2]);
    let phpunit = r#"<coverage generated="1700000000"><project><file name="/ci/p/a.php"><line num="9" type="stmt" count="0"/></file></project></coverage>"#;
    assert_eq!(counts(phpunit), [0, 1, 0, 0]);
}

#[test]
fn sonar() {
    let text = r#"<coverage version="1"><file path="src/a.c"><lineToCover lineNumber="1" covered="true"/>
      <lineToCover lineNumber="2" covered="false" branchesToCover="4" coveredBranches="1"/></file></coverage>"#;
    assert_eq!(parse(text).unwrap().0, Format::Sonar);
    assert_eq!(counts(text), [1, 2, 1, 4]);
    assert!(parse(text.replace("true", "yes")).is_err());
    assert!(parse(text.replace("\"4\"", "\"0\"")).is_err());
}

#[test]
fn open_cover() {
    let text = r#"<CoverageSession><Summary numSequencePoints="199" visitedSequencePoints="124"/><Modules><Module><Files>
      <File uid="1" fullPath="C:\src\A.cs"/><File uid="2" fullPath="C:\src\B.cs"/></Files><Classes><Class><Methods><Method><FileRef uid="1"/>
      <SequencePoints><SequencePoint vc="-5" sl="3" sc="1" el="3" ec="9"/><SequencePoint vc="0" sl="3" sc="10" el="5" ec="2"/>
      <SequencePoint vc="1" sl="16707566" sc="0" el="16707566" ec="0"/><SequencePoint vc="7" sl="9" sc="1" el="9" ec="9" fileid="2"/></SequencePoints>
      <BranchPoints><BranchPoint vc="1" sl="3" offset="2" path="0"/><BranchPoint vc="0" sl="3" offset="2" path="1"/></BranchPoints></Method></Methods></Class></Classes></Module>
      <Module><Files><File uid="1" fullPath="C:\src\C.cs"/></Files><Method><FileRef uid="1"/><SequencePoint vc="1" sl="1" sc="1" el="1" ec="1"/></Method></Module></Modules></CoverageSession>"#;
    assert_eq!(parse(text).unwrap().0, Format::OpenCover);
    let files = files(text);
    assert_eq!(lines(&files[r"C:\src\A.cs"]), "3~ 4- 5-");
    assert_eq!(lines(&files[r"C:\src\B.cs"]), "9+");
    assert_eq!(lines(&files[r"C:\src\C.cs"]), "1+");
    assert_eq!(counts(text), [3, 5, 1, 2]);
    assert_eq!(odd(text), [(Odd::NegativeHits, 1)]);
    assert!(parse(text.replace(r#"uid="2" fullPath"#, r#"uid="3" fullPath"#)).is_err());
}

#[test]
fn dot_cover() {
    let text = r#"<Root CoveredStatements="1" DotCoverVersion="2022" ReportType="DetailedXml"><FileIndices><File Index="1" Name="C:\src\A.cs"/></FileIndices>
      <Assembly><Type><Method><Statement FileIndex="1" Line="3" Column="1" EndLine="3" EndColumn="5" Covered="True"/>
      <Statement FileIndex="1" Line="3" Column="6" EndLine="4" EndColumn="5" Covered="False"/></Method></Type></Assembly></Root>"#;
    assert_eq!(parse(text).unwrap().0, Format::DotCover);
    assert_eq!(lines(&files(text)[r"C:\src\A.cs"]), "3~ 4-");
    assert_eq!(tally(text).statements, 2);
}

#[test]
fn coverage_py() {
    let text = r#"{"meta":{"format":3,"version":"7.17.3"},"files":{"src/a.c":{"executed_lines":[1,2,5],"summary":{"percent_covered":99.9},"missing_lines":[3],
      "excluded_lines":[9],"executed_branches":[[2,3]],"missing_branches":[[2,-1]],"functions":{"f":{"executed_lines":[2],"missing_lines":[3],"start_line":1},"":{"executed_lines":[5],"missing_lines":[]}}}},
      "totals":{"covered_lines":1000}}"#;
    assert_eq!(parse(text).unwrap().0, Format::CoveragePy);
    assert_eq!(counts(text), [3, 4, 1, 2]);
    assert_eq!(files(text)["src/a.c"].function_at(3), Some("f"));
    assert!(parse(text.replace("missing_lines", "missing")).is_err());
}

#[test]
fn istanbul() {
    let text = r#"{"/ci/a.c":{"path":"/ci/a.c","statementMap":{"0":{"start":{"line":1,"column":0},"end":{"line":3,"column":null}},"1":{"start":{"line":1,"column":9},"end":{"line":1,"column":12}},
      "2":{"start":{"line":7,"column":0},"end":{"line":7,"column":2}}},"fnMap":{"0":{"name":"f","decl":{"start":{"line":1,"column":0},"end":{"line":1,"column":1}},"loc":{"start":{"line":1,"column":2},"end":{"line":4,"column":1}},"line":1}},
      "branchMap":{"0":{"loc":{"start":{"line":1,"column":0},"end":{"line":1,"column":1}},"type":"if","locations":[],"line":1}},"s":{"0":0,"1":1e20,"2":0},"f":{"0":1},"b":{"0":[1,0]},"hash":"x"}}"#;
    assert_eq!(parse(text).unwrap().0, Format::Istanbul);
    assert_eq!(lines(&files(text)["/ci/a.c"]), "1+ 7-");
    assert_eq!(counts(text), [1, 2, 1, 2]);
    assert_eq!((tally(text).statements_covered, tally(text).statements), (1, 3));
    assert_eq!(files(text)["/ci/a.c"].function_at(4), Some("f"));
    assert!(parse(text.replace(r#""2":0}"#, r#""9":0}"#)).is_err());
}

#[test]
fn istanbul_summary() {
    let text = r#"{"total":{"lines":{"total":999,"covered":999,"skipped":0,"pct":100}},"/ci/a.c":{"lines":{"total":4,"covered":3,"skipped":0,"pct":75},
      "statements":{"total":5,"covered":3,"skipped":0,"pct":60},"functions":{"total":1,"covered":1,"skipped":0,"pct":100},"branches":{"total":0,"covered":0,"skipped":0,"pct":"Unknown"}}}"#;
    assert_eq!(parse(text).unwrap().0, Format::IstanbulSummary);
    assert_eq!(counts(text), [3, 4, 0, 0]);
    assert!(parse(text.replace("\"covered\":3", "\"covered\":9")).is_err());
}

#[test]
fn llvm() {
    let text = r#"{"data":[{"files":[{"branches":[[2,7,2,12,3,0,0,0,4],[2,7,2,12,0,0,0,0,4]],"expansions":[],"filename":"/ci/a.c","segments":[[1,12,5,true,true,false],[2,14,0,true,true,false],[4,4,5,true,false,false],
      [6,2,0,false,false,false],[9,1,0,true,true]],"summary":{"lines":{"count":99,"covered":99,"percent":1}}}],"functions":[{"name":"f"}],"totals":{}}],"type":"llvm.coverage.json.export","version":"2.0.1"}"#;
    assert_eq!(parse(text).unwrap().0, Format::Llvm);
    assert_eq!(lines(&files(text)["/ci/a.c"]), "1+ 2+ 3- 4- 5+ 6+ 9-");
    assert_eq!(counts(text), [4, 7, 1, 2]);
    let summary = r#"{"version":"2.0.0","type":"llvm.coverage.json.export","data":[{"files":[{"filename":"a.c","summary":{"lines":{"count":4,"covered":3}}}]}]}"#;
    assert_eq!(counts(summary), [3, 4, 0, 0]);
    assert!(parse(text.replace("[2,14,", "[0,14,")).is_err());
    assert!(parse(text.replace("json.export", "json.other")).is_err());
}

#[test]
fn simple_cov() {
    let text = r#"{"RSpec":{"coverage":{"/ci/a.rb":{"lines":[1,null,0,"ignored"],"branches":{"[:if, 0, 3, 4, 5, 6]":{"[:then, 1, 4, 6, 4, 9]":0,"[:else, 2, 3, 4, 5, 6]":2}}}},"timestamp":1700000001},
      "Unit":{"coverage":{"/ci/a.rb":[0,null,2],"/ci/b.rb":[null]},"timestamp":1700000000.5}}"#;
    let (format, report) = parse(text).unwrap();
    assert_eq!((format, report.made), (Format::SimpleCov, Some(1_700_000_000)));
    assert_eq!(lines(&files(text)["/ci/a.rb"]), "1+ 3+");
    assert_eq!(counts(text), [2, 2, 1, 2]);
}

#[test]
fn tarpaulin() {
    let text = r#"{"files":[{"path":["/","ci","src","a.c"],"content":"fn main() {}","traces":[{"line":1,"address":[],"length":1,"stats":{"Line":3}},{"line":2,"address":[],"length":1,"stats":{"Line":0}}],"covered":9,"coverable":9}]}"#;
    assert_eq!(parse(text).unwrap().0, Format::Tarpaulin);
    assert_eq!(lines(&files(text)["/ci/src/a.c"]), "1+ 2-");
}

#[test]
fn gcov_and_gcovr() {
    let text = r#"{"format_version":"1","gcc_version":"12","current_working_directory":"/ci","data_file":"a.gcda","files":[{"file":"a.c","functions":[{"name":"f","demangled_name":"f","start_line":1,"end_line":4}],
      "lines":[{"branches":[{"count":1,"throw":false,"fallthrough":true},{"count":-1,"throw":false,"fallthrough":false}],"count":5,"line_number":2,"unexecuted_block":true,"function_name":"f"},{"branches":[],"count":0,"line_number":3,"unexecuted_block":false}]}]}"#;
    let (format, report) = parse(text).unwrap();
    assert_eq!((format, report.sources.as_slice()), (Format::Gcov, &["/ci".to_owned()][..]));
    assert_eq!(lines(&files(text)["a.c"]), "2~ 3-");
    assert_eq!(files(text)["a.c"].function_at(3), Some("f"));
    let text = r#"{"gcovr/format_version":"0.11","files":[{"file":"a.c","lines":[{"line_number":1,"count":2,"branches":[{"branchno":0,"count":1,"source_block_id":2},{"branchno":1,"count":0,"source_block_id":2},{"count":0,"gcovr/excluded":true}]},
      {"line_number":2,"count":0,"gcovr/noncode":true,"branches":[]},{"line_number":3,"count":0,"gcovr/excluded":true}],"functions":[{"name":"f","lineno":1}]}]}"#;
    assert_eq!(parse(text).unwrap().0, Format::Gcovr);
    assert_eq!(counts(text), [1, 1, 1, 2]);
}

#[test]
fn coveralls() {
    let text = r#"{"service_name":"x","source_files":[{"name":"src/a.c","source_digest":"0","coverage":[null,1,0],"branches":[2,0,0,1,2,0,1,0]}]}"#;
    assert_eq!(parse(text).unwrap().0, Format::Coveralls);
    assert_eq!(counts(text), [1, 2, 1, 2]);
    assert!(parse(text.replace("2,0,1,0]", "2,0,1]")).is_err());
}

#[test]
fn gcov_text() {
    let text = b"        -:    0:Source:a.c\n        -:    0:Graph:a.gcno\n        -:    1:// \xE4\nfunction f called 1 returned 100% blocks executed 75%\n        5*:    2:int f()\n\
                 branch  0 taken 4 (fallthrough)\nbranch  1 taken 0\nbranch  2 never executed\n    #####:    3:  x: y\n    =====:    4:  throw\n        1:    5:}\n------------------\nname:\n";
    assert_eq!(parse(text).unwrap().0, Format::GcovText);
    assert_eq!(lines(&files(text)["a.c"]), "2~ 3- 4- 5+");
    assert_eq!(counts(text), [2, 4, 1, 3]);
}

#[test]
fn go() {
    let text = "mode: count\nexample.com/p/a.go:3.10,5.2 2 1\nexample.com/p/a.go:5.8,7.3 1 0\nexample.com/p/a.go:9.1,9.5 0 0\n\
                mode: set\nexample.com/p/a.go:3.10,5.2 2 0\nexample.com/p/b c.go:1.1,1.2 1 0\n";
    assert_eq!(parse(text).unwrap().0, Format::Go);
    let files = files(text);
    assert_eq!(lines(&files["example.com/p/a.go"]), "3+ 4+ 5~ 6- 7-");
    assert_eq!(lines(&files["example.com/p/b c.go"]), "1-");
    assert_eq!((tally(text).statements_covered, tally(text).statements), (2, 4));
    for broken in ["a.go:3.10,5.2 2", "a.go:3,5 2 1", "a.go:5.1,3.1 1 1", "a.go:0.1,3.1 1 1", "x", ":1.1,1.1 1 1"] {
        assert!(parse(format!("mode: set\n{broken}\n")).is_err(), "{broken}");
    }
    assert!(parse("mode: set\n").is_err());
}
