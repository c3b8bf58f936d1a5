//! Text made to be expensive: keywords again and again, values that begin in values, commands without an end. The scan of each
//! takes a fraction of a second; one that reads the same bytes again for every keyword would take hours.

use check_secret_scan::bench::Scanner;

const SIZE: usize = 400_000;

#[test]
fn repetition_is_no_reason_to_read_again() {
    let scanner = Scanner::default();
    for (path, text) in [
        ("a.min.js", "var a=function(t,e){return t.token=e.key,t.secret||\"x\"+e.password};"),
        ("a.txt", "key"),
        ("a.txt", "key="),
        ("a.txt", "secret_key = "),
        ("a.txt", "token=\""),
        ("a.txt", "key::::::::"),
        ("a.txt", "key\n\n\n\n"),
        ("a.txt", "\"password\", "),
        ("a.txt", "a://b:"),
        ("a.txt", "https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@"),
        ("a.txt", "-----BEGIN PRIVATE KEY-----"),
        ("a.txt", "{\"type\":\"service_account\","),
        ("a.txt", "Z2hwX"),
        ("a.txt", "\\x67\\x68\\x70\\x5f"),
        ("a.txt", "%67%68%70%5f"),
        ("a.txt", "<password>"),
        ("a.txt", "curl -u a:b "),
        ("a.txt", "mysql -u root "),
        ("a.txt", ".login(\"a\",\""),
        ("a.txt", "machine a login b password "),
        ("a.txt", "create user identified by '"),
        ("a.sql", "insert into users values "),
        ("a.sql", "insert into users values (1,'a'"),
        ("a.txt", "akamai"),
        ("a.txt", "-us1"),
        ("a.yaml", "kind: Secret\n"),
        ("a.conf", "password "),
        ("a.htpasswd", "a:"),
    ] {
        let content = text.repeat(SIZE / text.len());
        let found = scanner.rules(content.as_bytes(), path);
        assert!(found.iter().all(|(.., place)| place.end <= content.len()), "{text}");
    }
}

#[test]
fn a_name_may_end_where_the_file_does() {
    let scanner = Scanner::default();
    let text = "export API_TOKEN=\"a\" || \"b\" <key>token</key><string>x</string> {\"key\": \"token\", \"value\": \"v\"} token:\n  a\n\
                # key\n# 0123456789abcdefg\n mysql -pabcd identified by 'x' user grant %67%68%70%5f \\u0067 https://a@b secret[32] = 0";
    for end in 0..=text.len() {
        for start in [0, end / 2] {
            let _ = scanner.rules(&text.as_bytes()[start..end], ".env");
        }
    }
}

#[test]
fn every_byte_may_stand_anywhere() {
    let scanner = Scanner::default();
    for byte in 0..=u8::MAX {
        for text in [
            &b"token = \"@\""[..],
            b"token@=@\"0123456789abcdefghij@\"",
            b"@password@:@x@",
            b"curl -u @:@ @",
            b"://@:@@@",
        ] {
            let content: Vec<u8> = text.iter().map(|one| if *one == b'@' { byte } else { *one }).collect();
            for (.., place) in scanner.rules(&content, "a.conf") {
                assert!(place.start <= place.end && place.end <= content.len());
            }
        }
    }
}
