//! Builds the built-in checks as components with a nested cargo and embeds them.
//!
//! With `GATEWRIGHT_PRECOMPILED` set to a folder that `gatewright precompile` filled, their compiled form is embedded as
//! well. Without it the host compiles a built-in when it first needs it.
#![expect(clippy::disallowed_methods, reason = "a build script is told everything through the environment")]

use flate2::Compression;
use flate2::write::ZlibEncoder;
use object::build::elf::{Builder, SectionData};
use sha2::{Digest, Sha256};
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, exit};

/// A built-in check: what the host cannot ask its component for.
struct Check {
    id: &'static str,
    grant: &'static [&'static str],
    example: &'static str,
}

/// In the order in which they are listed. Each example is one line, as it stands under `checks:`.
const CHECKS: [Check; 5] = [
    Check { id: "secret-scan", grant: &[], example: "secret-scan: {}" },
    Check {
        id: "coverage-threshold",
        grant: &["tree", "outputs", "change"],
        example: "coverage-threshold: { settings: { reports: [\"coverage/lcov.info\"], total: 80%, changed-lines: 90% } }",
    },
    Check {
        id: "sbom-presence",
        grant: &["tree", "outputs"],
        example: "sbom-presence: { settings: { files: [\"sbom.cdx.json\"] } }",
    },
    Check {
        id: "cosign-signature",
        grant: &["tree", "outputs"],
        example: "cosign-signature: { settings: { signatures: [{ artifacts: [\"dist/*\"], signers: [{ key: cosign.pub }] }] } }",
    },
    Check {
        id: "branch-naming",
        grant: &["tree", "change"],
        example: "branch-naming: { settings: { pattern: \"{type}/{slug}\" } }",
    },
];

fn main() {
    // Asked for when it runs: a checkout that has moved may share compiled scripts with where it was.
    let top = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../..");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    for path in ["Cargo.toml", "Cargo.lock", "wit/v0.1", "guest-checks/sdk"] {
        println!("cargo::rerun-if-changed={}", top.join(path).display());
    }
    for Check { id, .. } in CHECKS {
        let folder = top.join("guest-checks").join(id);
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            // Tests and documents do not reach the component.
            if !["tests", "examples", "benches", "README.md"].iter().any(|name| entry.file_name() == *name) {
                println!("cargo::rerun-if-changed={}", entry.path().display());
            }
        }
    }
    println!("cargo::rerun-if-env-changed=GATEWRIGHT_PRECOMPILED");

    let built = build(&top, &out);
    let precompiled = env::var_os("GATEWRIGHT_PRECOMPILED").map(PathBuf::from);
    let mut table = String::from("[\n");
    for Check { id, grant, example } in CHECKS {
        let wasm = built.join(format!("check_{}.wasm", id.replace('-', "_")));
        let compiled = precompiled.as_ref().map(|folder| folder.join(format!("{id}.cwasm")));
        let compiled = match compiled {
            Some(file) if file.is_file() => {
                println!("cargo::rerun-if-changed={}", file.display());
                let small = out.join(format!("{id}.cwasm"));
                if let Err(error) = strip(&file, &small) {
                    fail(&format!("cannot strip `{}`: {error}", file.display()));
                }
                format!("Some(include_bytes!({small:?}))")
            }
            Some(file) => fail(&format!("GATEWRIGHT_PRECOMPILED has no `{}`", file.display())),
            None => "None".to_owned(),
        };
        let Ok(bytes) = fs::read(&wasm) else { fail(&format!("cargo left no `{}`", wasm.display())) };
        let packed = out.join(format!("{id}.zlib"));
        if let Err(error) = pack(&bytes, &packed) {
            fail(&format!("cannot write `{}`: {error}", packed.display()));
        }
        let digest = format!("sha256:{}", hex::encode(Sha256::digest(&bytes)));
        let size = bytes.len();
        let _ = writeln!(
            table,
            "Builtin {{ id: {id:?}, grant: &{grant:?}, example: {example:?}, digest: {digest:?}, size: {size}, compiled: {compiled}, packed: include_bytes!({packed:?}) }},"
        );
    }
    table.push(']');
    if let Err(error) = fs::write(out.join("table.rs"), table) {
        fail(&format!("cannot write the table of built-in checks: {error}"));
    }
}

/// Copies compiled code without the names of its functions, which no run reads.
fn strip(from: &Path, to: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let compiled = fs::read(from)?;
    let mut elf = Builder::read(compiled.as_slice())?;
    for section in &mut elf.sections {
        section.delete |= matches!(section.data, SectionData::Symbol | SectionData::String);
    }
    for symbol in &mut elf.symbols {
        symbol.delete = true;
    }
    let mut stripped = Vec::with_capacity(compiled.len());
    elf.write(&mut stripped)?;
    Ok(fs::write(to, stripped)?)
}

fn pack(bytes: &[u8], file: &Path) -> std::io::Result<()> {
    let mut encoder = ZlibEncoder::new(fs::File::create(file)?, Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()?.sync_all()
}

/// Runs the nested cargo and returns the folder of the components.
fn build(top: &Path, out: &Path) -> PathBuf {
    // A target folder of its own, as the outer cargo holds the lock of the usual one; beside that of every profile, as this script runs once
    // for each of them and once more for clippy, and what it builds is the same.
    let profile = out.ancestors().find(|folder| folder.ends_with("build")).and_then(Path::parent);
    let target = profile.and_then(Path::parent).unwrap_or(out).join("guests");
    for Check { id, .. } in CHECKS {
        build_one(top, &target, id);
    }
    target.join("wasm32-wasip2/guest")
}

fn build_one(top: &Path, target: &Path, id: &str) {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(top).args(["rustc", "--locked", "--profile", "guest", "--target", "wasm32-wasip2"]);
    // As a component alone: cargo does not optimise as a whole what is a library as well. One at a time also keeps what one check wants of
    // a crate out of the others.
    cargo.args(["--crate-type", "cdylib", "-p", &format!("check-{id}"), "--target-dir"]).arg(target);
    // What the outer cargo was told about flags, profiles, wrappers and targets is not about the guests.
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        let foreign = name.ends_with("RUSTFLAGS")
            || name.starts_with("CARGO_BUILD_")
            || name.starts_with("CARGO_PROFILE_")
            || name.starts_with("CARGO_TARGET_")
            || name.ends_with("RUSTC_WRAPPER")
            || name.ends_with("RUSTC_WORKSPACE_WRAPPER");
        if foreign {
            cargo.env_remove(name);
        }
    }
    match cargo.status() {
        Ok(status) if status.success() => {}
        Ok(_) => fail(
            "the built-in checks do not build for wasm32-wasip2; where that target is missing: rustup toolchain install",
        ),
        Err(error) => fail(&format!("cannot run cargo: {error}")),
    }
}

#[expect(clippy::exit, reason = "cargo shows what was printed; a panic would bury it")]
fn fail(message: &str) -> ! {
    println!("cargo::error={message}");
    exit(1)
}
