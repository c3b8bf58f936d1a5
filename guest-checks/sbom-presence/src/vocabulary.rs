//! The closed vocabularies of CycloneDX, as far as this check holds documents to them.

/// What a component may be, up to CycloneDX 1.7.
const TYPES: [&str; 13] = [
    "application",
    "framework",
    "library",
    "container",
    "platform",
    "operating-system",
    "device",
    "device-driver",
    "firmware",
    "file",
    "machine-learning-model",
    "data",
    "cryptographic-asset",
];

/// How many hex digits a hash has.
const HASHES: [(&str, &[usize]); 14] = [
    ("MD5", &[32]),
    ("SHA-1", &[40]),
    ("SHA-256", &[64]),
    ("SHA-384", &[96]),
    ("SHA-512", &[128]),
    ("SHA3-256", &[64]),
    ("SHA3-384", &[96]),
    ("SHA3-512", &[128]),
    ("BLAKE2b-256", &[64]),
    ("BLAKE2b-384", &[96]),
    ("BLAKE2b-512", &[128]),
    // Its length is for whoever makes it to choose.
    ("BLAKE3", &[32, 40, 64, 96, 128]),
    ("Streebog-256", &[64]),
    ("Streebog-512", &[128]),
];

/// Whether components may have this type.
#[must_use]
pub fn is_component_type(text: &str) -> bool {
    TYPES.contains(&text)
}

/// Whether components may have this scope.
#[must_use]
pub fn is_scope(text: &str) -> bool {
    matches!(text, "required" | "optional" | "excluded")
}

/// Whether patches may have this type.
#[must_use]
pub fn is_patch_type(text: &str) -> bool {
    matches!(text, "unofficial" | "monkey" | "backport" | "cherry-pick")
}

/// Whether issues that a patch resolves may have this type.
#[must_use]
pub fn is_issue_type(text: &str) -> bool {
    matches!(text, "defect" | "enhancement" | "security")
}

/// What is wrong with a hash.
#[must_use]
pub fn hash_fault(algorithm: &str, content: &str) -> Option<String> {
    let Some((_, lengths)) = HASHES.iter().find(|(known, _)| *known == algorithm) else {
        return Some(format!("{} is not a hash algorithm of CycloneDX", crate::sbom::show(algorithm)));
    };
    let hex = content.bytes().all(|byte| byte.is_ascii_hexdigit());
    let fits = hex && lengths.contains(&content.len());
    (!fits).then(|| format!("a {algorithm} hash cannot be {}", crate::sbom::show(content)))
}

/// Whether it is `urn:uuid:` and a UUID, or a UUID in braces, which the XML schema takes too.
#[must_use]
pub fn is_serial_number(text: &str) -> bool {
    let braces = || text.strip_prefix('{')?.strip_suffix('}');
    let Some(uuid) = text.strip_prefix("urn:uuid:").or_else(braces) else { return false };
    let lengths: Vec<usize> = uuid.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && uuid.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_have_their_length() {
        assert_eq!(hash_fault("SHA-1", &"a".repeat(40)), None);
        assert!(hash_fault("SHA-1", &"a".repeat(41)).is_some());
        assert!(hash_fault("MD5", &"g".repeat(32)).is_some());
        assert!(hash_fault("CRC", "00").is_some_and(|fault| fault.contains("`CRC`")));
    }

    #[test]
    fn serial_numbers() {
        assert!(is_serial_number("urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79"));
        for no in [
            "3e671687-395b-41f5-a30f-a58921a69b79",
            "urn:uuid:3e671687",
            "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b7g",
        ] {
            assert!(!is_serial_number(no), "{no}");
        }
    }
}
