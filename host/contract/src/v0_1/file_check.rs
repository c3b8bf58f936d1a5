// Generated from `wit/v0.1`: see `tests/bindings.rs`.

#[doc(hidden)]
pub use super::check::gatewright::check::log as __with_name0;
#[doc(hidden)]
pub use super::check::gatewright::check::types as __with_name1;
/// Auto-generated bindings for a pre-instantiated version of a
/// component which implements the world `file-check`.
///
/// This structure is created through [`FileCheckPre::new`] which
/// takes a [`InstancePre`](wasmtime::component::InstancePre) that
/// has been created through a [`Linker`](wasmtime::component::Linker).
///
/// For more information see [`FileCheck`] as well.
pub struct FileCheckPre<T: 'static> {
    instance_pre: wasmtime::component::InstancePre<T>,
    indices: FileCheckIndices,
}
impl<T: 'static> Clone for FileCheckPre<T> {
    fn clone(&self) -> Self {
        Self {
            instance_pre: self.instance_pre.clone(),
            indices: self.indices.clone(),
        }
    }
}
impl<_T: 'static> FileCheckPre<_T> {
    /// Creates a new copy of `FileCheckPre` bindings which can then
    /// be used to instantiate into a particular store.
    ///
    /// This method may fail if the component behind `instance_pre`
    /// does not have the required exports.
    pub fn new(
        instance_pre: wasmtime::component::InstancePre<_T>,
    ) -> wasmtime::Result<Self> {
        let indices = FileCheckIndices::new(&instance_pre)?;
        Ok(Self { instance_pre, indices })
    }
    pub fn engine(&self) -> &wasmtime::Engine {
        self.instance_pre.engine()
    }
    pub fn instance_pre(&self) -> &wasmtime::component::InstancePre<_T> {
        &self.instance_pre
    }
    /// Instantiates a new instance of [`FileCheck`] within the
    /// `store` provided.
    ///
    /// This function will use `self` as the pre-instantiated
    /// instance to perform instantiation. Afterwards the preloaded
    /// indices in `self` are used to lookup all exports on the
    /// resulting instance.
    pub fn instantiate(
        &self,
        mut store: impl wasmtime::AsContextMut<Data = _T>,
    ) -> wasmtime::Result<FileCheck> {
        let mut store = store.as_context_mut();
        let instance = self.instance_pre.instantiate(&mut store)?;
        self.indices.load(&mut store, &instance)
    }
}
/// Auto-generated bindings for index of the exports of
/// `file-check`.
///
/// This is an implementation detail of [`FileCheckPre`] and can
/// be constructed if needed as well.
///
/// For more information see [`FileCheck`] as well.
#[derive(Clone)]
pub struct FileCheckIndices {
    interface0: exports::gatewright::check::file_checker::GuestIndices,
}
/// Auto-generated bindings for an instance a component which
/// implements the world `file-check`.
///
/// This structure can be created through a number of means
/// depending on your requirements and what you have on hand:
///
/// * The most convenient way is to use
///   [`FileCheck::instantiate`] which only needs a
///   [`Store`], [`Component`], and [`Linker`].
///
/// * Alternatively you can create a [`FileCheckPre`] ahead of
///   time with a [`Component`] to front-load string lookups
///   of exports once instead of per-instantiation. This
///   method then uses [`FileCheckPre::instantiate`] to
///   create a [`FileCheck`].
///
/// * If you've instantiated the instance yourself already
///   then you can use [`FileCheck::new`].
///
/// These methods are all equivalent to one another and move
/// around the tradeoff of what work is performed when.
///
/// [`Store`]: wasmtime::Store
/// [`Component`]: wasmtime::component::Component
/// [`Linker`]: wasmtime::component::Linker
pub struct FileCheck {
    interface0: exports::gatewright::check::file_checker::Guest,
}
const _: () = {
    impl FileCheckIndices {
        /// Creates a new copy of `FileCheckIndices` bindings which can then
        /// be used to instantiate into a particular store.
        ///
        /// This method may fail if the component does not have the
        /// required exports.
        pub fn new<_T>(
            _instance_pre: &wasmtime::component::InstancePre<_T>,
        ) -> wasmtime::Result<Self> {
            let _component = _instance_pre.component();
            let _instance_type = _instance_pre.instance_type();
            let interface0 = exports::gatewright::check::file_checker::GuestIndices::new(
                _instance_pre,
            )?;
            Ok(FileCheckIndices { interface0 })
        }
        /// Uses the indices stored in `self` to load an instance
        /// of [`FileCheck`] from the instance provided.
        ///
        /// Note that at this time this method will additionally
        /// perform type-checks of all exports.
        pub fn load(
            &self,
            mut store: impl wasmtime::AsContextMut,
            instance: &wasmtime::component::Instance,
        ) -> wasmtime::Result<FileCheck> {
            let _ = &mut store;
            let _instance = instance;
            let interface0 = self.interface0.load(&mut store, &_instance)?;
            Ok(FileCheck { interface0 })
        }
    }
    impl FileCheck {
        /// Convenience wrapper around [`FileCheckPre::new`] and
        /// [`FileCheckPre::instantiate`].
        pub fn instantiate<_T>(
            store: impl wasmtime::AsContextMut<Data = _T>,
            component: &wasmtime::component::Component,
            linker: &wasmtime::component::Linker<_T>,
        ) -> wasmtime::Result<FileCheck> {
            let pre = linker.instantiate_pre(component)?;
            FileCheckPre::new(pre)?.instantiate(store)
        }
        /// Convenience wrapper around [`FileCheckIndices::new`] and
        /// [`FileCheckIndices::load`].
        pub fn new(
            mut store: impl wasmtime::AsContextMut,
            instance: &wasmtime::component::Instance,
        ) -> wasmtime::Result<FileCheck> {
            let indices = FileCheckIndices::new(&instance.instance_pre(&store))?;
            indices.load(&mut store, instance)
        }
        pub fn add_to_linker<T, D>(
            linker: &mut wasmtime::component::Linker<T>,
            host_getter: fn(&mut T) -> D::Data<'_>,
        ) -> wasmtime::Result<()>
        where
            D: __with_name0::HostWithStore<T> + __with_name1::HostWithStore<T>,
            for<'a> D::Data<'a>: __with_name0::Host + __with_name1::Host,
            T: 'static,
        {
            __with_name0::add_to_linker::<T, D>(linker, host_getter)?;
            __with_name1::add_to_linker::<T, D>(linker, host_getter)?;
            Ok(())
        }
        pub fn gatewright_check_file_checker(
            &self,
        ) -> &exports::gatewright::check::file_checker::Guest {
            &self.interface0
        }
    }
};
pub mod gatewright {
    pub mod check {
        pub mod log {
            #[allow(unused_imports)]
            pub use super::super::super::__with_name0::*;
        }
        pub mod types {
            #[allow(unused_imports)]
            pub use super::super::super::__with_name1::*;
        }
    }
}
pub mod exports {
    pub mod gatewright {
        pub mod check {
            #[allow(clippy::all)]
            pub mod file_checker {
                #[allow(unused_imports)]
                use wasmtime::component::__internal::Box;
                pub type Descriptor = super::super::super::super::__with_name1::Descriptor;
                const _: () = {
                    assert!(
                        48 == < Descriptor as wasmtime::component::ComponentType
                        >::SIZE32
                    );
                    assert!(
                        4 == < Descriptor as wasmtime::component::ComponentType
                        >::ALIGN32
                    );
                };
                pub type Finding = super::super::super::super::__with_name1::Finding;
                const _: () = {
                    assert!(
                        104 == < Finding as wasmtime::component::ComponentType >::SIZE32
                    );
                    assert!(
                        8 == < Finding as wasmtime::component::ComponentType >::ALIGN32
                    );
                };
                pub type Problem = super::super::super::super::__with_name1::Problem;
                const _: () = {
                    assert!(
                        56 == < Problem as wasmtime::component::ComponentType >::SIZE32
                    );
                    assert!(
                        8 == < Problem as wasmtime::component::ComponentType >::ALIGN32
                    );
                };
                pub type SettingProblem = super::super::super::super::__with_name1::SettingProblem;
                const _: () = {
                    assert!(
                        16 == < SettingProblem as wasmtime::component::ComponentType
                        >::SIZE32
                    );
                    assert!(
                        4 == < SettingProblem as wasmtime::component::ComponentType
                        >::ALIGN32
                    );
                };
                /// A tracked file.
                #[derive(wasmtime::component::ComponentType)]
                #[derive(wasmtime::component::Lift)]
                #[derive(wasmtime::component::Lower)]
                #[component(record)]
                #[derive(Clone)]
                pub struct File {
                    /// From the top of the repository, with `/`. What is not UTF-8 is quoted as git quotes it.
                    #[component(name = "path")]
                    pub path: wasmtime::component::__internal::String,
                    /// The bytes of its git blob.
                    #[component(name = "content")]
                    pub content: wasmtime::component::__internal::Vec<u8>,
                }
                impl core::fmt::Debug for File {
                    fn fmt(
                        &self,
                        f: &mut core::fmt::Formatter<'_>,
                    ) -> core::fmt::Result {
                        f.debug_struct("File")
                            .field("path", &self.path)
                            .field("content", &self.content)
                            .finish()
                    }
                }
                const _: () = {
                    assert!(
                        16 == < File as wasmtime::component::ComponentType >::SIZE32
                    );
                    assert!(
                        4 == < File as wasmtime::component::ComponentType >::ALIGN32
                    );
                };
                /// Which files to push.
                #[derive(wasmtime::component::ComponentType)]
                #[derive(wasmtime::component::Lift)]
                #[derive(wasmtime::component::Lower)]
                #[component(record)]
                #[derive(Clone)]
                pub struct Selection {
                    /// Globs as in `.gitignore`. Empty: all files.
                    #[component(name = "paths")]
                    pub paths: wasmtime::component::__internal::Vec<
                        wasmtime::component::__internal::String,
                    >,
                    /// Globs of files to leave out; they win over `paths`.
                    #[component(name = "except")]
                    pub except: wasmtime::component::__internal::Vec<
                        wasmtime::component::__internal::String,
                    >,
                    /// Also files with a NUL in their first 8,000 bytes that are not UTF-16.
                    #[component(name = "binary")]
                    pub binary: bool,
                    /// In bytes, under the host's ceiling. Larger files are listed in the report as not inspected.
                    #[component(name = "max-size")]
                    pub max_size: u64,
                    /// Also every version of a file that the change's commits brought in.
                    #[component(name = "history")]
                    pub history: bool,
                }
                impl core::fmt::Debug for Selection {
                    fn fmt(
                        &self,
                        f: &mut core::fmt::Formatter<'_>,
                    ) -> core::fmt::Result {
                        f.debug_struct("Selection")
                            .field("paths", &self.paths)
                            .field("except", &self.except)
                            .field("binary", &self.binary)
                            .field("max-size", &self.max_size)
                            .field("history", &self.history)
                            .finish()
                    }
                }
                const _: () = {
                    assert!(
                        40 == < Selection as wasmtime::component::ComponentType >::SIZE32
                    );
                    assert!(
                        8 == < Selection as wasmtime::component::ComponentType >::ALIGN32
                    );
                };
                #[derive(Clone)]
                pub struct Guest {
                    describe: wasmtime::component::Func,
                    start: wasmtime::component::Func,
                    inspect: wasmtime::component::Func,
                }
                #[derive(Clone)]
                pub struct GuestIndices {
                    describe: wasmtime::component::ComponentExportIndex,
                    start: wasmtime::component::ComponentExportIndex,
                    inspect: wasmtime::component::ComponentExportIndex,
                }
                impl GuestIndices {
                    /// Constructor for [`GuestIndices`] which takes a
                    /// [`Component`](wasmtime::component::Component) as input and can be executed
                    /// before instantiation.
                    ///
                    /// This constructor can be used to front-load string lookups to find exports
                    /// within a component.
                    pub fn new<_T>(
                        _instance_pre: &wasmtime::component::InstancePre<_T>,
                    ) -> wasmtime::Result<GuestIndices> {
                        let instance = _instance_pre
                            .component()
                            .get_export_index(
                                None,
                                "gatewright:check/file-checker@0.1.0",
                            )
                            .ok_or_else(|| {
                                wasmtime::format_err!(
                                    "no exported instance named `gatewright:check/file-checker@0.1.0`"
                                )
                            })?;
                        let mut lookup = move |name: &str| {
                            _instance_pre
                                .component()
                                .get_export_index(Some(&instance), name)
                                .ok_or_else(|| {
                                    wasmtime::format_err!(
                                        "instance export `gatewright:check/file-checker@0.1.0` does \
                not have export `{name}`"
                                    )
                                })
                        };
                        let _ = &mut lookup;
                        let describe = lookup("describe")?;
                        let start = lookup("start")?;
                        let inspect = lookup("inspect")?;
                        Ok(GuestIndices {
                            describe,
                            start,
                            inspect,
                        })
                    }
                    pub fn load(
                        &self,
                        mut store: impl wasmtime::AsContextMut,
                        instance: &wasmtime::component::Instance,
                    ) -> wasmtime::Result<Guest> {
                        let _instance = instance;
                        let _instance_pre = _instance.instance_pre(&store);
                        let _instance_type = _instance_pre.instance_type();
                        let mut store = store.as_context_mut();
                        let _ = &mut store;
                        let describe = *_instance
                            .get_typed_func::<
                                (),
                                (Descriptor,),
                            >(&mut store, &self.describe)?
                            .func();
                        let start = *_instance
                            .get_typed_func::<
                                (&str,),
                                (Result<Selection, SettingProblem>,),
                            >(&mut store, &self.start)?
                            .func();
                        let inspect = *_instance
                            .get_typed_func::<
                                (&File,),
                                (
                                    Result<
                                        wasmtime::component::__internal::Vec<Finding>,
                                        Problem,
                                    >,
                                ),
                            >(&mut store, &self.inspect)?
                            .func();
                        Ok(Guest { describe, start, inspect })
                    }
                }
                impl Guest {
                    pub fn func_describe(
                        &self,
                    ) -> wasmtime::component::TypedFunc<(), (Descriptor,)> {
                        unsafe {
                            wasmtime::component::TypedFunc::<
                                (),
                                (Descriptor,),
                            >::new_unchecked(self.describe)
                        }
                    }
                    /// What this check is. Called before `start`, and in instances that never see `start`.
                    pub fn call_describe<S: wasmtime::AsContextMut>(
                        &self,
                        mut store: S,
                    ) -> wasmtime::Result<Descriptor> {
                        let callee = self.func_describe();
                        let (ret0,) = callee.call(store.as_context_mut(), ())?;
                        Ok(ret0)
                    }
                    pub fn func_start(
                        &self,
                    ) -> wasmtime::component::TypedFunc<
                        (&str,),
                        (Result<Selection, SettingProblem>,),
                    > {
                        unsafe {
                            wasmtime::component::TypedFunc::<
                                (&str,),
                                (Result<Selection, SettingProblem>,),
                            >::new_unchecked(self.start)
                        }
                    }
                    /// Called once in each instance. `settings` is JSON, valid against the schema, with defaults filled in and keys sorted.
                    pub fn call_start<S: wasmtime::AsContextMut>(
                        &self,
                        mut store: S,
                        arg0: &str,
                    ) -> wasmtime::Result<Result<Selection, SettingProblem>> {
                        let callee = self.func_start();
                        let (ret0,) = callee.call(store.as_context_mut(), (arg0,))?;
                        Ok(ret0)
                    }
                    pub fn func_inspect(
                        &self,
                    ) -> wasmtime::component::TypedFunc<
                        (&File,),
                        (Result<wasmtime::component::__internal::Vec<Finding>, Problem>,),
                    > {
                        unsafe {
                            wasmtime::component::TypedFunc::<
                                (&File,),
                                (
                                    Result<
                                        wasmtime::component::__internal::Vec<Finding>,
                                        Problem,
                                    >,
                                ),
                            >::new_unchecked(self.inspect)
                        }
                    }
                    /// An error: this file could not be judged. It is reported, and the file is not a clean one.
                    pub fn call_inspect<S: wasmtime::AsContextMut>(
                        &self,
                        mut store: S,
                        arg0: &File,
                    ) -> wasmtime::Result<
                        Result<wasmtime::component::__internal::Vec<Finding>, Problem>,
                    > {
                        let callee = self.func_inspect();
                        let (ret0,) = callee.call(store.as_context_mut(), (arg0,))?;
                        Ok(ret0)
                    }
                }
            }
        }
    }
}
