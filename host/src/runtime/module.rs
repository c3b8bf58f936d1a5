//! A module: its bytes, its digest, and what it exports and imports, read before any of its code runs.

use super::cache::Cache;
use super::compile::{CompileError, Compiler};
use super::engine::SIZE_LIMIT;
use gatewright_builtins::Builtin;
use gatewright_contract::Shape;
use sha2::{Digest, Sha256};
use wasmtime::Engine;
use wasmtime::component::{Component, types::ComponentItem};

/// Why bytes are no module.
#[derive(Debug, thiserror::Error)]
pub enum ModuleError {
    /// Over [`SIZE_LIMIT`].
    #[error("it has {0} bytes, and a module may have {SIZE_LIMIT}")]
    TooLarge(usize),
    /// A core module.
    #[error(
        "it is a core WebAssembly module, not a component; build it for wasm32-wasip2, or wrap it with `wasm-tools component new`"
    )]
    CoreModule,
    /// A compiled artefact: native code, which is only ever taken from the host's own compiler.
    #[error("it is compiled native code; name the `.wasm` file it was made from")]
    Native,
    /// Something else.
    #[error("it is not a WebAssembly component: it does not begin as one")]
    NotWasm,
    /// It could not be compiled.
    #[error(transparent)]
    Compile(#[from] CompileError),
    /// The compiled form cannot be loaded.
    #[error("its compiled form cannot be loaded: {0}")]
    Load(String),
    /// It exports neither `file-checker` nor `checker`, or both.
    #[error(
        "it exports {0}, and a check exports either `{package}file-checker` or `{package}checker` (this host speaks version {versions})",
        package = gatewright_contract::PACKAGE, versions = gatewright_contract::VERSIONS
    )]
    Export(String),
}

/// An import that asks for something: it has functions or resources.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    /// As the component says it, like `gatewright:check/tree@0.1.0`.
    pub name: String,
    /// The name without its version.
    pub interface: String,
    /// The version; empty where there is none.
    pub version: String,
    /// Names of its functions.
    pub functions: Vec<String>,
    /// Names of its resources.
    pub resources: Vec<String>,
}

/// How the compiled form was come by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It ships in the binary.
    Embedded,
    /// It was in the cache.
    Cached,
    /// It was compiled now.
    Compiled,
}

/// A module, compiled, of which nothing has run yet.
#[derive(Clone)]
pub struct Module {
    /// Of its bytes, as `sha256:` and hex digits.
    pub digest: String,
    /// In bytes.
    pub size: usize,
    /// What it asks for, sorted.
    pub imports: Vec<Import>,
    /// How its compiled form was come by.
    pub origin: Origin,
    /// Which of the two exports it has.
    pub(crate) shape: Shape,
    pub(crate) component: Component,
}

impl Module {
    /// Whether it judges file by file.
    #[must_use]
    pub fn is_file_check(&self) -> bool {
        self.shape == Shape::Each
    }
}

impl std::fmt::Debug for Module {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Module").field("digest", &self.digest).finish_non_exhaustive()
    }
}

/// `sha256:` and hex digits.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    format!("sha256:{}", hex::encode(Sha256::digest(bytes)))
}

/// Loads modules.
#[derive(Debug)]
pub struct Loader {
    /// Shared by all modules.
    pub engine: Engine,
    /// Where compiled forms are kept; none: nowhere.
    pub cache: Option<Cache>,
    /// How foreign modules are compiled.
    pub compiler: Compiler,
}

impl Loader {
    /// The same, with so much time for compiling a module of the user.
    #[must_use]
    pub fn within(&self, time: std::time::Duration) -> Self {
        let compiler = Compiler { deadline: self.compiler.deadline.min(time), ..self.compiler.clone() };
        Self { engine: self.engine.clone(), cache: self.cache.clone(), compiler }
    }

    /// A module of the user. It is compiled in a child process, unless the cache has it.
    ///
    /// # Errors
    /// Where the bytes are no module.
    pub fn foreign(&self, bytes: &[u8]) -> Result<Module, ModuleError> {
        check_header(bytes)?;
        self.load(digest(bytes), bytes.len(), None, |_| self.compiler.in_child(bytes))
    }

    /// A built-in module, with the compiled form that ships with it. One that this engine refuses is made anew.
    ///
    /// # Errors
    /// Where the bytes are no module.
    pub fn builtin(&self, builtin: &Builtin) -> Result<Module, ModuleError> {
        self.load(builtin.digest.to_owned(), builtin.size, builtin.compiled, |engine| {
            super::compile::here(engine, &builtin.wasm())
        })
    }

    fn load(
        &self,
        digest: String,
        size: usize,
        embedded: Option<&[u8]>,
        compile: impl FnOnce(&Engine) -> Result<Vec<u8>, CompileError>,
    ) -> Result<Module, ModuleError> {
        let found = embedded
            .and_then(|compiled| Some((deserialize(&self.engine, compiled).ok()?, Origin::Embedded)))
            .or_else(|| Some((self.cache.as_ref()?.get(&self.engine, &digest)?, Origin::Cached)));
        let (component, origin) = match found {
            Some(found) => found,
            None => {
                let compiled = compile(&self.engine)?;
                if let Some(cache) = &self.cache {
                    cache.put(&self.engine, &digest, &compiled);
                }
                let component =
                    deserialize(&self.engine, &compiled).map_err(|error| ModuleError::Load(error.to_string()))?;
                (component, Origin::Compiled)
            }
        };
        let shape = shape(&self.engine, &component)?;
        let imports = imports(&self.engine, &component);
        Ok(Module { digest, size, imports, origin, shape, component })
    }
}

/// Takes compiled code for what it is.
fn deserialize(engine: &Engine, compiled: &[u8]) -> wasmtime::Result<Component> {
    // SAFETY: `compiled` was made by this host: it is embedded in this binary, comes from a cache folder that only this user
    // can write, or was just written by the compiler process. Foreign files never get here: `check_header` refuses them.
    #[expect(unsafe_code, reason = "the only way to load compiled code; see the safety comment")]
    unsafe {
        Component::deserialize(engine, compiled)
    }
}

fn check_header(bytes: &[u8]) -> Result<(), ModuleError> {
    if bytes.len() > SIZE_LIMIT {
        return Err(ModuleError::TooLarge(bytes.len()));
    }
    match bytes.get(..8) {
        Some([0, b'a', b's', b'm', _, _, 1, 0]) => Ok(()),
        Some([0, b'a', b's', b'm', 1, 0, 0, 0]) => Err(ModuleError::CoreModule),
        Some([0x7f, b'E', b'L', b'F', ..]) => Err(ModuleError::Native),
        _ => Err(ModuleError::NotWasm),
    }
}

/// Splits `gatewright:check/tree@0.1.0` at the version.
fn split(name: &str) -> (String, String) {
    let (interface, version) = name.split_once('@').unwrap_or((name, ""));
    (interface.to_owned(), version.to_owned())
}

fn shape(engine: &Engine, component: &Component) -> Result<Shape, ModuleError> {
    let ty = component.component_type();
    let names: Vec<&str> = ty.exports(engine).map(|(name, _)| name).collect();
    let shapes: Vec<Shape> = names
        .iter()
        .filter_map(|name| {
            let (interface, version) = split(name);
            Shape::of(&interface, &version)
        })
        .collect();
    match shapes[..] {
        [shape] => Ok(shape),
        [] if names.is_empty() => Err(ModuleError::Export("nothing".to_owned())),
        [] => {
            let names: Vec<_> =
                names.iter().take(8).map(|name| format!("`{}`", crate::model::text::clean(name, 80))).collect();
            Err(ModuleError::Export(names.join(", ")))
        }
        _ => Err(ModuleError::Export("both".to_owned())),
    }
}

fn imports(engine: &Engine, component: &Component) -> Vec<Import> {
    let mut imports = Vec::new();
    for (name, item) in component.component_type().imports(engine) {
        let (interface, version) = split(name);
        let mut import = Import { name: name.to_owned(), interface, version, functions: vec![], resources: vec![] };
        match item.ty {
            ComponentItem::ComponentInstance(instance) => {
                for (name, item) in instance.exports(engine) {
                    match item.ty {
                        ComponentItem::ComponentFunc(_) => import.functions.push(name.to_owned()),
                        ComponentItem::Resource(_) => import.resources.push(name.to_owned()),
                        _ => {}
                    }
                }
                // An interface with nothing but types asks for nothing.
                if import.functions.is_empty() && import.resources.is_empty() {
                    continue;
                }
            }
            ComponentItem::Type(_) => continue,
            _ => import.functions.push(name.to_owned()),
        }
        imports.push(import);
    }
    imports.sort();
    imports
}
