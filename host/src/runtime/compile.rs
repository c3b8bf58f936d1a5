//! Compiling modules: built-in ones here, foreign ones in a child process with limits and a deadline.
//!
//! Compiling is the one thing that wasmtime does not bound: a small module can take minutes and gigabytes. So the child has a
//! limit of address space and of CPU time, cannot write files, gets an empty environment, and is killed at the deadline.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use wasmtime::Engine;

/// Time until a compiler process is killed.
pub const DEADLINE: Duration = Duration::from_secs(120);
/// CPU seconds that it may use.
const CPU_SECONDS: u64 = 120;
/// Bytes of address space that it may use.
const ADDRESS_SPACE: u64 = 4 << 30;
/// Bytes of compiled code that are read.
const OUTPUT_LIMIT: u64 = 512 << 20;

/// Why a module could not be compiled.
#[derive(Debug, thiserror::Error)]
pub enum CompileError {
    /// It is no valid component.
    #[error("it is not a valid component: {0}")]
    Invalid(String),
    /// The compiler process could not be run.
    #[error("cannot run the compiler process: {0}")]
    Process(std::io::Error),
    /// It took too long.
    #[error("compiling it took more than {} seconds", .0.as_secs())]
    Deadline(Duration),
    /// It ran out of memory or crashed.
    #[error("compiling it broke the limits of memory ({limit} GiB) or CPU time ({CPU_SECONDS} s): {0}", limit = ADDRESS_SPACE >> 30)]
    Limits(String),
}

/// How foreign modules are compiled: a command that reads a module from its stdin and runs [`child`].
#[derive(Debug, Clone)]
pub struct Compiler {
    /// The program, mostly this very one.
    pub program: PathBuf,
    /// What makes it run [`child`].
    pub arguments: Vec<OsString>,
    /// Time until it is killed; mostly [`DEADLINE`].
    pub deadline: Duration,
}

/// Compiles in this process.
///
/// # Errors
/// [`CompileError::Invalid`].
pub fn here(engine: &Engine, bytes: &[u8]) -> Result<Vec<u8>, CompileError> {
    engine.precompile_component(bytes).map_err(|error| CompileError::Invalid(describe(&error)))
}

/// The innermost cause says most; the outer ones are about offsets.
fn describe(error: &wasmtime::Error) -> String {
    let text = error.chain().map(ToString::to_string).collect::<Vec<_>>().join(": ");
    crate::model::text::clean(&text, 1 << 10)
}

impl Compiler {
    pub(super) fn in_child(&self, bytes: &[u8]) -> Result<Vec<u8>, CompileError> {
        let mut command = Command::new(&self.program);
        // The child sees neither the job's secrets nor anything else of the environment.
        command.args(&self.arguments).env_clear().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(CompileError::Process)?;
        let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (status, compiled, message) = std::thread::scope(|scope| {
            // A child that dies early closes the pipe; its status then says why.
            scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(bytes)));
            let compiled = scope.spawn(move || read(stdout, OUTPUT_LIMIT));
            let message = scope.spawn(move || read(stderr, 16 << 10));
            let status = wait(&mut child, self.deadline);
            (status, compiled.join().unwrap_or_default(), message.join().unwrap_or_default())
        });
        let status = status?;
        match status.code() {
            Some(0) if !compiled.is_empty() => Ok(compiled),
            Some(INVALID) => {
                Err(CompileError::Invalid(crate::model::text::clean(&String::from_utf8_lossy(&message), 1 << 10)))
            }
            _ => Err(CompileError::Limits(status.to_string())),
        }
    }
}

fn read(from: Option<impl Read>, limit: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What could not be read is missing from the artefact, and a cut artefact is refused when it is loaded.
    let _ = from.map(|from| from.take(limit).read_to_end(&mut bytes));
    bytes
}

fn wait(child: &mut Child, deadline: Duration) -> Result<std::process::ExitStatus, CompileError> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().map_err(CompileError::Process)? {
            return Ok(status);
        }
        if start.elapsed() > deadline {
            let _ = child.kill();
            let _ = child.wait();
            return Err(CompileError::Deadline(deadline));
        }
        std::thread::sleep(Duration::from_millis(4));
    }
}

/// Exit status of a child that was given no valid component.
const INVALID: i32 = 3;

/// The child: limits itself, compiles what it reads from `input` and writes the compiled form to `output`. Returns its exit
/// status; a reason goes to `errors`.
pub fn child(input: &mut impl Read, output: &mut impl Write, errors: &mut impl Write) -> i32 {
    limit();
    let mut bytes = Vec::new();
    if input.take(super::engine::SIZE_LIMIT as u64 + 1).read_to_end(&mut bytes).is_err() {
        return 1;
    }
    let compiled = super::engine::engine().map_err(|error| CompileError::Invalid(error.to_string()));
    match compiled.and_then(|engine| here(&engine, &bytes)) {
        Ok(compiled) => i32::from(output.write_all(&compiled).and_then(|()| output.flush()).is_err()),
        Err(CompileError::Invalid(reason)) => {
            let _ = errors.write_all(reason.as_bytes());
            INVALID
        }
        Err(_) => 1,
    }
}

#[cfg(unix)]
fn limit() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let at_most = |limit| Rlimit { current: Some(limit), maximum: Some(limit) };
    let _ = setrlimit(Resource::As, at_most(ADDRESS_SPACE));
    let _ = setrlimit(Resource::Cpu, at_most(CPU_SECONDS));
    let _ = setrlimit(Resource::Fsize, at_most(0));
    let _ = setrlimit(Resource::Core, at_most(0));
}

/// Elsewhere the deadline is the only limit.
#[cfg(not(unix))]
fn limit() {}
