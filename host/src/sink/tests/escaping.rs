//! Whatever a text says, it stays text: properties over texts made of everything that could matter.

use proptest::prelude::*;

use super::runner::commands;
use super::sample::{HOSTILE, TOKEN};
use crate::sink::escape;

/// Texts in which dangerous pieces meet.
fn text() -> impl Strategy<Value = String> {
    const PIECES: [&str; 44] = [
        "::",
        ":",
        "##[",
        "#",
        "##",
        "[",
        "]",
        "error",
        "set-env name=x",
        "add-mask",
        "stop-commands",
        TOKEN,
        " ",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "%",
        "%0A",
        "%25",
        ",",
        "=",
        "`",
        "```",
        "|",
        "<",
        ">",
        "&",
        "@octocat",
        "#12",
        "GH-1",
        "<!-- x -->",
        "\\",
        "*",
        "_",
        "\u{200d}",
        "\u{200b}",
        "\u{feff}",
        "\u{1b}[0m",
        "\u{202e}",
        "\0",
        "\u{85}",
        "😀",
        "\u{2028}",
    ];
    let piece = prop_oneof![8 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Whether a terminal or a reader would obey or miss a character.
fn obeyed(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}' | '\u{feff}')
}

/// Markdown without its code spans and without what we write ourselves.
fn bare(markdown: &str) -> String {
    let outside: String = markdown.split('`').step_by(2).collect();
    let mut out = outside.replace("<br>", "").replace("<code>", "").replace("</code>", "");
    while let Some(start) = out.find("&#") {
        let end = out[start..].find(';').expect("a reference ends");
        assert!(out[start + 2..start + end].bytes().all(|byte| byte.is_ascii_digit()), "{markdown:?}");
        out.replace_range(start..=start + end, "");
    }
    out
}

proptest! {
    #[test]
    fn text_in_a_log_is_no_command(text in text()) {
        for out in [escape::block(&text), escape::line(&text)] {
            prop_assert_eq!(commands(&out), [], "{:?}", out);
            prop_assert!(!out.chars().any(|c| obeyed(c) && c != '\n'), "{:?}", out);
        }
        prop_assert!(!escape::line(&text).contains('\n'));
    }

    #[test]
    fn text_in_a_command_stays_its_data(message in text(), path in text()) {
        let line = format!("::error file={}::{}", escape::command_property(&path), escape::command_data(&message, 4_096));
        let found = commands(&line);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(&found[0].name, "error");
        prop_assert_eq!(&found[0].properties, &[("file".to_owned(), escape::line(&path))]);
        prop_assert_eq!(&found[0].data, &escape::block(&message));
    }

    #[test]
    fn a_highlight_moves_with_its_text(before in text(), inside in text(), after in text()) {
        let range = before.len()..before.len() + inside.len();
        let (out, moved) = escape::block_with(&format!("{before}{inside}{after}"), range);
        prop_assert!(out.is_char_boundary(moved.start) && out.is_char_boundary(moved.end) && moved.start <= moved.end);
        if inside.chars().all(char::is_alphanumeric) {
            prop_assert_eq!(&out[moved], inside);
        }
    }

    #[test]
    fn markdown_has_no_markup_of_a_stranger(text in text()) {
        for out in [escape::markdown(&text), escape::markdown_code(&text), format!("| {} |", escape::markdown(&text))] {
            let bare = bare(out.trim_start_matches("| ").trim_end_matches(" |"));
            prop_assert!(!bare.contains(['<', '>', '&', '*', '_', '[', ']', '|', '`', '#', '\\', '~', '$', '\n']), "{:?} in {:?}", bare, out);
            prop_assert!(!out.contains("<!--") && !out.contains("@octocat") || out.contains("`"), "{:?}", out);
            prop_assert_eq!(commands(&out), [], "{:?}", out);
        }
    }

    #[test]
    fn json_keeps_its_meaning_and_is_no_command(text in text()) {
        let plain = serde_json::to_string_pretty(&[&text]).expect("strings are JSON");
        let out = escape::json(&plain);
        prop_assert_eq!(commands(&out), [], "{:?}", out);
        prop_assert!(!out.chars().any(|c| obeyed(c) && c != '\n'), "{:?}", out);
        prop_assert_eq!(serde_json::from_str::<Vec<String>>(&out).expect("still JSON"), [text]);
    }

    #[test]
    fn a_cut_is_within_the_limit(text in text(), limit in 1_usize..40) {
        let out = escape::shorten(&text, limit);
        prop_assert!(out.encode_utf16().count() <= limit);
        prop_assert!(out == text || text.starts_with(out.trim_end_matches('…')));
    }

    #[test]
    fn a_uri_is_a_relative_one(path in text()) {
        let uri = escape::uri(&path);
        prop_assert!(uri.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~/%".contains(&byte)));
    }
}

#[test]
fn code_is_marked_and_the_rest_is_shown() {
    assert_eq!(escape::markdown("use `a_b` *now*"), "use `a_b` &#42;now&#42;");
    assert_eq!(escape::markdown("a\nb\n\nc `x|y`"), "a b<br><br>c <code>x&#124;y</code>");
    assert_eq!(escape::markdown("ask @octocat about #12"), "ask @&#8203;octocat about &#35;&#8203;12");
    assert_eq!(escape::markdown("see https://x.example/a"), "see https&#58;//x.example/a");
    assert_eq!(escape::markdown("`open"), "&#96;open");
}

#[test]
fn what_was_hidden_is_seen() {
    assert_eq!(escape::line("a\u{1b}[31mb\u{202e}c\r\nd"), "a\\u{1b}[31mb\\u{202e}c d");
    assert_eq!(escape::block("::error::x\n  ##[debug]y"), ": :error::x\n  ## [debug]y");
    assert_eq!(escape::block("std::mem\tr#[x]"), "std::mem    r#[x]");
    assert!(!escape::block(HOSTILE).contains('\u{1b}'));
}
