//! The closed, deterministic WASI 0.2 that every component may import.
//!
//! There is no environment, argument, preopened folder or socket. The clock stands still, randomness is constant, output goes
//! to the check's log. The names come from the component itself, so any 0.2.x is served; a function that is not needed for a
//! component to start is a trap that names it.

use super::state::{State, state_mut};
use super::v0_1::Data;
use wasmtime::component::{ComponentNamedList, Lift, Linker, LinkerInstance, Lower, Resource, ResourceType};
use wasmtime::{Result, StoreContextMut};

/// Interfaces of WASI that are linked, without their version.
const OPEN: [&str; 20] = [
    "wasi:io/error",
    "wasi:io/poll",
    "wasi:io/streams",
    "wasi:cli/environment",
    "wasi:cli/exit",
    "wasi:cli/stdin",
    "wasi:cli/stdout",
    "wasi:cli/stderr",
    "wasi:cli/terminal-input",
    "wasi:cli/terminal-output",
    "wasi:cli/terminal-stdin",
    "wasi:cli/terminal-stdout",
    "wasi:cli/terminal-stderr",
    "wasi:clocks/monotonic-clock",
    "wasi:clocks/wall-clock",
    "wasi:filesystem/types",
    "wasi:filesystem/preopens",
    "wasi:random/random",
    "wasi:random/insecure",
    "wasi:random/insecure-seed",
];

/// Whether an import is part of the closed WASI. `interface` has no version.
pub(crate) fn is_open(interface: &str, version: &str) -> bool {
    version.starts_with("0.2.") && OPEN.contains(&interface)
}

/// A resource of WASI. Each has a type of its own so that a component cannot take one for another.
macro_rules! resources {
    ($($name:ident)*) => { $(struct $name;)* };
}
resources!(Error Pollable InputStream OutputStream TerminalInput TerminalOutput Descriptor DirectoryEntryStream);

/// `wasi:io/streams.stream-error`; only `closed` ever occurs.
#[derive(wasmtime::component::ComponentType, wasmtime::component::Lower)]
#[component(variant)]
enum StreamError {
    #[component(name = "last-operation-failed")]
    #[allow(dead_code, reason = "the type has to have all cases")]
    LastOperationFailed(Resource<Error>),
    #[component(name = "closed")]
    Closed,
}

/// `wasi:clocks/wall-clock.datetime`.
#[derive(wasmtime::component::ComponentType, wasmtime::component::Lower)]
#[component(record)]
struct Datetime {
    seconds: u64,
    nanoseconds: u32,
}

/// Bytes of a constant stream; the same at every call, so that no order of calls can be told apart.
fn constant_bytes(length: u64) -> Vec<u8> {
    let length = usize::try_from(length).unwrap_or(usize::MAX).min(64 << 10);
    (0..length).map(|index| (index as u8).wrapping_mul(167).wrapping_add(13)).collect()
}

const SEED: u64 = 0x6761_7465_7772_6967;

/// Links the functions and resources that `items` of the WASI interface `name@version` ask for.
pub(crate) fn link(
    linker: &mut Linker<Data>,
    import: &str,
    interface: &str,
    functions: &[String],
    resources: &[String],
) -> Result<()> {
    let mut instance = linker.instance(import)?;
    for resource in resources {
        let ty = match resource.as_str() {
            "error" => ResourceType::host::<Error>(),
            "pollable" => ResourceType::host::<Pollable>(),
            "input-stream" => ResourceType::host::<InputStream>(),
            "output-stream" => ResourceType::host::<OutputStream>(),
            "terminal-input" => ResourceType::host::<TerminalInput>(),
            "terminal-output" => ResourceType::host::<TerminalOutput>(),
            "descriptor" => ResourceType::host::<Descriptor>(),
            _ => ResourceType::host::<DirectoryEntryStream>(),
        };
        instance.resource(resource, ty, |mut context, _| state_mut(context.data_mut()).charge(0))?;
    }
    let instance = &mut instance;
    for function in functions {
        match (interface.trim_start_matches("wasi:"), function.as_str()) {
            ("cli/environment", "get-environment") => {
                define(instance, function, |_, (): ()| Ok((Vec::<(String, String)>::new(),)))?;
            }
            ("cli/environment", "get-arguments") => {
                define(instance, function, |_, (): ()| Ok((Vec::<String>::new(),)))?
            }
            ("cli/environment", "initial-cwd") => define(instance, function, |_, (): ()| Ok((None::<String>,)))?,
            ("cli/exit", "exit") => {
                define(instance, function, |_, (_,): (Result<(), ()>,)| {
                    Err::<(), _>(wasmtime::Error::new(Refused::Exit))
                })?;
            }
            ("cli/stdin", "get-stdin") => {
                define(instance, function, |_, (): ()| Ok((Resource::<InputStream>::new_own(0),)))?;
            }
            ("cli/stdout", "get-stdout") => {
                define(instance, function, |_, (): ()| Ok((Resource::<OutputStream>::new_own(1),)))?;
            }
            ("cli/stderr", "get-stderr") => {
                define(instance, function, |_, (): ()| Ok((Resource::<OutputStream>::new_own(2),)))?;
            }
            ("cli/terminal-stdin", "get-terminal-stdin") => {
                define(instance, function, |_, (): ()| Ok((None::<Resource<TerminalInput>>,)))?;
            }
            ("cli/terminal-stdout", "get-terminal-stdout") | ("cli/terminal-stderr", "get-terminal-stderr") => {
                define(instance, function, |_, (): ()| Ok((None::<Resource<TerminalOutput>>,)))?;
            }
            ("clocks/wall-clock", "now") => {
                define(instance, function, |state, (): ()| {
                    Ok((Datetime { seconds: u64::try_from(state.clock).unwrap_or(0), nanoseconds: 0 },))
                })?;
            }
            ("clocks/wall-clock", "resolution") => {
                define(instance, function, |_, (): ()| Ok((Datetime { seconds: 1, nanoseconds: 0 },)))?;
            }
            ("clocks/monotonic-clock", "now") => define(instance, function, |_, (): ()| Ok((0_u64,)))?,
            ("clocks/monotonic-clock", "resolution") => {
                define(instance, function, |_, (): ()| Ok((1_000_000_000_u64,)))?;
            }
            ("clocks/monotonic-clock", "subscribe-instant" | "subscribe-duration") => {
                define(instance, function, |_, (_,): (u64,)| Ok((Resource::<Pollable>::new_own(0),)))?;
            }
            ("io/poll", "[method]pollable.block") => {
                define(instance, function, |_, (_,): (Resource<Pollable>,)| Ok(()))?;
            }
            ("io/poll", "[method]pollable.ready") => {
                define(instance, function, |_, (_,): (Resource<Pollable>,)| Ok((true,)))?;
            }
            ("io/poll", "poll") => {
                define(instance, function, |state, (list,): (Vec<Resource<Pollable>>,)| {
                    state.charge(list.len() as u64)?;
                    Ok(((0..list.len() as u32).collect::<Vec<u32>>(),))
                })?;
            }
            ("io/streams", "[method]input-stream.read" | "[method]input-stream.blocking-read") => {
                define(instance, function, |_, (_, _): (Resource<InputStream>, u64)| {
                    Ok((Err::<Vec<u8>, StreamError>(StreamError::Closed),))
                })?;
            }
            ("io/streams", "[method]output-stream.check-write") => {
                define(instance, function, |_, (_,): (Resource<OutputStream>,)| {
                    Ok((Ok::<u64, StreamError>(64 << 10),))
                })?;
            }
            ("io/streams", "[method]output-stream.write" | "[method]output-stream.blocking-write-and-flush") => {
                define(instance, function, |state, (_, bytes): (Resource<OutputStream>, Vec<u8>)| {
                    state.charge(bytes.len() as u64)?;
                    state.log.output(&bytes);
                    Ok((Ok::<(), StreamError>(()),))
                })?;
            }
            ("io/streams", "[method]output-stream.flush" | "[method]output-stream.blocking-flush") => {
                define(instance, function, |_, (_,): (Resource<OutputStream>,)| Ok((Ok::<(), StreamError>(()),)))?;
            }
            ("io/streams", "[method]output-stream.subscribe") => {
                define(instance, function, |_, (_,): (Resource<OutputStream>,)| {
                    Ok((Resource::<Pollable>::new_own(0),))
                })?;
            }
            ("io/streams", "[method]input-stream.subscribe") => {
                define(instance, function, |_, (_,): (Resource<InputStream>,)| {
                    Ok((Resource::<Pollable>::new_own(0),))
                })?;
            }
            ("filesystem/preopens", "get-directories") => {
                define(instance, function, |_, (): ()| Ok((Vec::<(Resource<Descriptor>, String)>::new(),)))?;
            }
            ("filesystem/types", "filesystem-error-code") => {
                // No stream ever fails with an error of the file system, so none has a code; the type is the component's.
                instance.func_new(function, |mut context, _, _, results| {
                    state_mut(context.data_mut()).charge(0)?;
                    results[0] = wasmtime::component::Val::Option(None);
                    Ok(())
                })?;
            }
            ("random/random", "get-random-bytes") | ("random/insecure", "get-insecure-random-bytes") => {
                define(instance, function, |state, (length,): (u64,)| {
                    state.charge(length)?;
                    Ok((constant_bytes(length),))
                })?;
            }
            ("random/random", "get-random-u64") | ("random/insecure", "get-insecure-random-u64") => {
                define(instance, function, |_, (): ()| Ok((SEED,)))?;
            }
            ("random/insecure-seed", "insecure-seed") => define(instance, function, |_, (): ()| Ok(((SEED, SEED),)))?,
            _ => closed(instance, import, function)?,
        }
    }
    Ok(())
}

/// A function of the host. Every call is charged: it costs the component next to no fuel, and the host time.
fn define<P, R>(
    instance: &mut LinkerInstance<'_, Data>,
    function: &str,
    call: impl Fn(&mut State, P) -> Result<R> + Send + Sync + 'static,
) -> Result<()>
where
    P: ComponentNamedList + Lift + 'static,
    R: ComponentNamedList + Lower + 'static,
{
    instance.func_wrap(function, move |mut context: StoreContextMut<'_, Data>, parameters: P| {
        let state = state_mut(context.data_mut());
        state.charge(0)?;
        call(state, parameters)
    })
}

/// A function that is there, so that the component links, and that traps with its name when it is called.
pub(crate) fn closed(instance: &mut LinkerInstance<'_, Data>, import: &str, function: &str) -> Result<()> {
    let name = format!("{import}#{function}");
    instance.func_new(function, move |_, _, _, _| Err(wasmtime::Error::new(Refused::Closed(name.clone()))))
}

/// A call that ends the instance.
#[derive(Debug, thiserror::Error)]
pub(super) enum Refused {
    /// Of `exit`.
    #[error("it called exit; a check returns")]
    Exit,
    /// Of a function that is linked because a component imports it, and that no check may call.
    #[error("`{0}` is closed to checks")]
    Closed(String),
}

impl Refused {
    /// The code of the fault.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Exit => "exit",
            Self::Closed(_) => "closed",
        }
    }
}
