// Generated from `wit/v0.1`: see `tests/bindings.rs`.

/// Auto-generated bindings for a pre-instantiated version of a
/// component which implements the world `check`.
///
/// This structure is created through [`CheckPre::new`] which
/// takes a [`InstancePre`](wasmtime::component::InstancePre) that
/// has been created through a [`Linker`](wasmtime::component::Linker).
///
/// For more information see [`Check`] as well.
pub struct CheckPre<T: 'static> {
    instance_pre: wasmtime::component::InstancePre<T>,
    indices: CheckIndices,
}
impl<T: 'static> Clone for CheckPre<T> {
    fn clone(&self) -> Self {
        Self {
            instance_pre: self.instance_pre.clone(),
            indices: self.indices.clone(),
        }
    }
}
impl<_T: 'static> CheckPre<_T> {
    /// Creates a new copy of `CheckPre` bindings which can then
    /// be used to instantiate into a particular store.
    ///
    /// This method may fail if the component behind `instance_pre`
    /// does not have the required exports.
    pub fn new(
        instance_pre: wasmtime::component::InstancePre<_T>,
    ) -> wasmtime::Result<Self> {
        let indices = CheckIndices::new(&instance_pre)?;
        Ok(Self { instance_pre, indices })
    }
    pub fn engine(&self) -> &wasmtime::Engine {
        self.instance_pre.engine()
    }
    pub fn instance_pre(&self) -> &wasmtime::component::InstancePre<_T> {
        &self.instance_pre
    }
    /// Instantiates a new instance of [`Check`] within the
    /// `store` provided.
    ///
    /// This function will use `self` as the pre-instantiated
    /// instance to perform instantiation. Afterwards the preloaded
    /// indices in `self` are used to lookup all exports on the
    /// resulting instance.
    pub fn instantiate(
        &self,
        mut store: impl wasmtime::AsContextMut<Data = _T>,
    ) -> wasmtime::Result<Check> {
        let mut store = store.as_context_mut();
        let instance = self.instance_pre.instantiate(&mut store)?;
        self.indices.load(&mut store, &instance)
    }
}
/// Auto-generated bindings for index of the exports of
/// `check`.
///
/// This is an implementation detail of [`CheckPre`] and can
/// be constructed if needed as well.
///
/// For more information see [`Check`] as well.
#[derive(Clone)]
pub struct CheckIndices {
    interface0: exports::gatewright::check::checker::GuestIndices,
}
/// Auto-generated bindings for an instance a component which
/// implements the world `check`.
///
/// This structure can be created through a number of means
/// depending on your requirements and what you have on hand:
///
/// * The most convenient way is to use
///   [`Check::instantiate`] which only needs a
///   [`Store`], [`Component`], and [`Linker`].
///
/// * Alternatively you can create a [`CheckPre`] ahead of
///   time with a [`Component`] to front-load string lookups
///   of exports once instead of per-instantiation. This
///   method then uses [`CheckPre::instantiate`] to
///   create a [`Check`].
///
/// * If you've instantiated the instance yourself already
///   then you can use [`Check::new`].
///
/// These methods are all equivalent to one another and move
/// around the tradeoff of what work is performed when.
///
/// [`Store`]: wasmtime::Store
/// [`Component`]: wasmtime::component::Component
/// [`Linker`]: wasmtime::component::Linker
pub struct Check {
    interface0: exports::gatewright::check::checker::Guest,
}
const _: () = {
    impl CheckIndices {
        /// Creates a new copy of `CheckIndices` bindings which can then
        /// be used to instantiate into a particular store.
        ///
        /// This method may fail if the component does not have the
        /// required exports.
        pub fn new<_T>(
            _instance_pre: &wasmtime::component::InstancePre<_T>,
        ) -> wasmtime::Result<Self> {
            let _component = _instance_pre.component();
            let _instance_type = _instance_pre.instance_type();
            let interface0 = exports::gatewright::check::checker::GuestIndices::new(
                _instance_pre,
            )?;
            Ok(CheckIndices { interface0 })
        }
        /// Uses the indices stored in `self` to load an instance
        /// of [`Check`] from the instance provided.
        ///
        /// Note that at this time this method will additionally
        /// perform type-checks of all exports.
        pub fn load(
            &self,
            mut store: impl wasmtime::AsContextMut,
            instance: &wasmtime::component::Instance,
        ) -> wasmtime::Result<Check> {
            let _ = &mut store;
            let _instance = instance;
            let interface0 = self.interface0.load(&mut store, &_instance)?;
            Ok(Check { interface0 })
        }
    }
    impl Check {
        /// Convenience wrapper around [`CheckPre::new`] and
        /// [`CheckPre::instantiate`].
        pub fn instantiate<_T>(
            store: impl wasmtime::AsContextMut<Data = _T>,
            component: &wasmtime::component::Component,
            linker: &wasmtime::component::Linker<_T>,
        ) -> wasmtime::Result<Check> {
            let pre = linker.instantiate_pre(component)?;
            CheckPre::new(pre)?.instantiate(store)
        }
        /// Convenience wrapper around [`CheckIndices::new`] and
        /// [`CheckIndices::load`].
        pub fn new(
            mut store: impl wasmtime::AsContextMut,
            instance: &wasmtime::component::Instance,
        ) -> wasmtime::Result<Check> {
            let indices = CheckIndices::new(&instance.instance_pre(&store))?;
            indices.load(&mut store, instance)
        }
        pub fn add_to_linker<T, D>(
            linker: &mut wasmtime::component::Linker<T>,
            host_getter: fn(&mut T) -> D::Data<'_>,
        ) -> wasmtime::Result<()>
        where
            D: gatewright::check::log::HostWithStore<T>
                + gatewright::check::content::HostWithStore<T>
                + gatewright::check::tree::HostWithStore<T>
                + gatewright::check::outputs::HostWithStore<T>
                + gatewright::check::types::HostWithStore<T>
                + gatewright::check::change::HostWithStore<T>
                + gatewright::check::pull_request::HostWithStore<T>
                + gatewright::check::registry::HostWithStore<T>,
            for<'a> D::Data<
                'a,
            >: gatewright::check::log::Host + gatewright::check::content::Host
                + gatewright::check::tree::Host + gatewright::check::outputs::Host
                + gatewright::check::types::Host + gatewright::check::change::Host
                + gatewright::check::pull_request::Host
                + gatewright::check::registry::Host,
            T: 'static,
        {
            gatewright::check::log::add_to_linker::<T, D>(linker, host_getter)?;
            gatewright::check::content::add_to_linker::<T, D>(linker, host_getter)?;
            gatewright::check::tree::add_to_linker::<T, D>(linker, host_getter)?;
            gatewright::check::outputs::add_to_linker::<T, D>(linker, host_getter)?;
            gatewright::check::types::add_to_linker::<T, D>(linker, host_getter)?;
            gatewright::check::change::add_to_linker::<T, D>(linker, host_getter)?;
            gatewright::check::pull_request::add_to_linker::<T, D>(linker, host_getter)?;
            gatewright::check::registry::add_to_linker::<T, D>(linker, host_getter)?;
            Ok(())
        }
        pub fn gatewright_check_checker(
            &self,
        ) -> &exports::gatewright::check::checker::Guest {
            &self.interface0
        }
    }
};
pub mod gatewright {
    pub mod check {
        #[allow(clippy::all)]
        pub mod log {
            #[allow(unused_imports)]
            use wasmtime::component::__internal::Box;
            /// How much it matters.
            #[derive(wasmtime::component::ComponentType)]
            #[derive(wasmtime::component::Lift)]
            #[derive(wasmtime::component::Lower)]
            #[component(enum)]
            #[derive(Clone, Copy, Eq, PartialEq)]
            #[repr(u8)]
            pub enum Level {
                /// For the author.
                #[component(name = "debug")]
                Debug,
                /// For the curious.
                #[component(name = "info")]
                Info,
                /// For everybody who looks.
                #[component(name = "warning")]
                Warning,
            }
            impl core::fmt::Debug for Level {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    match self {
                        Level::Debug => f.debug_tuple("Level::Debug").finish(),
                        Level::Info => f.debug_tuple("Level::Info").finish(),
                        Level::Warning => f.debug_tuple("Level::Warning").finish(),
                    }
                }
            }
            const _: () = {
                assert!(1 == < Level as wasmtime::component::ComponentType >::SIZE32);
                assert!(1 == < Level as wasmtime::component::ComponentType >::ALIGN32);
            };
            pub trait HostWithStore<T>: wasmtime::component::HasData {}
            impl<H: ?Sized, T> HostWithStore<T> for H
            where
                H: wasmtime::component::HasData,
            {}
            pub trait Host {
                /// Adds a line. The first and the last 32 KiB of a check's log are kept.
                fn write(
                    &mut self,
                    level: Level,
                    text: wasmtime::component::__internal::String,
                ) -> wasmtime::Result<()>;
            }
            impl<_T: Host + ?Sized> Host for &mut _T {
                /// Adds a line. The first and the last 32 KiB of a check's log are kept.
                fn write(
                    &mut self,
                    level: Level,
                    text: wasmtime::component::__internal::String,
                ) -> wasmtime::Result<()> {
                    Host::write(*self, level, text)
                }
            }
            pub fn add_to_linker_instance<T, D>(
                inst: &mut wasmtime::component::LinkerInstance<'_, T>,
                host_getter: fn(&mut T) -> D::Data<'_>,
            ) -> wasmtime::Result<()>
            where
                D: HostWithStore<T>,
                for<'a> D::Data<'a>: Host,
                T: 'static,
            {
                inst.func_wrap(
                    "write",
                    move |
                        mut caller: wasmtime::StoreContextMut<'_, T>,
                        (arg0, arg1): (Level, wasmtime::component::__internal::String)|
                    {
                        let host = &mut host_getter(caller.data_mut());
                        let r = Host::write(host, arg0, arg1);
                        wasmtime::ToWasmtimeResult::to_wasmtime_result(r)
                    },
                )?;
                Ok(())
            }
            pub fn add_to_linker<T, D>(
                linker: &mut wasmtime::component::Linker<T>,
                host_getter: fn(&mut T) -> D::Data<'_>,
            ) -> wasmtime::Result<()>
            where
                D: HostWithStore<T>,
                for<'a> D::Data<'a>: Host,
                T: 'static,
            {
                let mut inst = linker.instance("gatewright:check/log@0.1.0")?;
                add_to_linker_instance::<T, D>(&mut inst, host_getter)
            }
        }
        #[allow(clippy::all)]
        pub mod content {
            #[allow(unused_imports)]
            use wasmtime::component::__internal::Box;
            /// Why bytes could not be had.
            #[derive(wasmtime::component::ComponentType)]
            #[derive(wasmtime::component::Lift)]
            #[derive(wasmtime::component::Lower)]
            #[component(record)]
            #[derive(Clone)]
            pub struct Failure {
                /// `not-found`, `not-granted`, `too-large`, `changed`, `unavailable`, `malformed`; others may follow.
                #[component(name = "code")]
                pub code: wasmtime::component::__internal::String,
                /// For a person.
                #[component(name = "message")]
                pub message: wasmtime::component::__internal::String,
            }
            impl core::fmt::Debug for Failure {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.debug_struct("Failure")
                        .field("code", &self.code)
                        .field("message", &self.message)
                        .finish()
                }
            }
            impl core::fmt::Display for Failure {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    write!(f, "{:?}", self)
                }
            }
            impl core::error::Error for Failure {}
            const _: () = {
                assert!(16 == < Failure as wasmtime::component::ComponentType >::SIZE32);
                assert!(4 == < Failure as wasmtime::component::ComponentType >::ALIGN32);
            };
            /// Immutable bytes. At most 64 are open at a time.
            pub enum Blob {}
            pub trait HostBlobWithStore<T>: wasmtime::component::HasData {}
            impl<H: ?Sized, T> HostBlobWithStore<T> for H
            where
                H: wasmtime::component::HasData,
            {}
            pub trait HostBlob {
                /// In bytes.
                fn size(
                    &mut self,
                    self_: wasmtime::component::Resource<Blob>,
                ) -> wasmtime::Result<u64>;
                /// Up to `length` bytes from `offset`, perhaps fewer, at most 1 MiB; none at the end.
                fn read(
                    &mut self,
                    self_: wasmtime::component::Resource<Blob>,
                    offset: u64,
                    length: u32,
                ) -> wasmtime::Result<
                    Result<wasmtime::component::__internal::Vec<u8>, Failure>,
                >;
                fn drop(
                    &mut self,
                    rep: wasmtime::component::Resource<Blob>,
                ) -> wasmtime::Result<()>;
            }
            impl<_T: HostBlob + ?Sized> HostBlob for &mut _T {
                /// In bytes.
                fn size(
                    &mut self,
                    self_: wasmtime::component::Resource<Blob>,
                ) -> wasmtime::Result<u64> {
                    HostBlob::size(*self, self_)
                }
                /// Up to `length` bytes from `offset`, perhaps fewer, at most 1 MiB; none at the end.
                fn read(
                    &mut self,
                    self_: wasmtime::component::Resource<Blob>,
                    offset: u64,
                    length: u32,
                ) -> wasmtime::Result<
                    Result<wasmtime::component::__internal::Vec<u8>, Failure>,
                > {
                    HostBlob::read(*self, self_, offset, length)
                }
                fn drop(
                    &mut self,
                    rep: wasmtime::component::Resource<Blob>,
                ) -> wasmtime::Result<()> {
                    HostBlob::drop(*self, rep)
                }
            }
            pub trait HostWithStore<
                T,
            >: wasmtime::component::HasData + HostBlobWithStore<T> {}
            impl<H: ?Sized, T> HostWithStore<T> for H
            where
                H: wasmtime::component::HasData + HostBlobWithStore<T>,
            {}
            pub trait Host: HostBlob {}
            impl<_T: Host + ?Sized> Host for &mut _T {}
            pub fn add_to_linker_instance<T, D>(
                inst: &mut wasmtime::component::LinkerInstance<'_, T>,
                host_getter: fn(&mut T) -> D::Data<'_>,
            ) -> wasmtime::Result<()>
            where
                D: HostWithStore<T>,
                for<'a> D::Data<'a>: Host,
                T: 'static,
            {
                inst.resource(
                    "blob",
                    wasmtime::component::ResourceType::host::<Blob>(),
                    move |mut store, rep| -> wasmtime::Result<()> {
                        let resource = wasmtime::component::Resource::new_own(rep);
                        wasmtime::ToWasmtimeResult::to_wasmtime_result(
                            HostBlob::drop(&mut host_getter(store.data_mut()), resource),
                        )
                    },
                )?;
                inst.func_wrap(
                    "[method]blob.size",
                    move |
                        mut caller: wasmtime::StoreContextMut<'_, T>,
                        (arg0,): (wasmtime::component::Resource<Blob>,)|
                    {
                        let host = &mut host_getter(caller.data_mut());
                        let r = HostBlob::size(host, arg0);
                        Ok((wasmtime::ToWasmtimeResult::to_wasmtime_result(r)?,))
                    },
                )?;
                inst.func_wrap(
                    "[method]blob.read",
                    move |
                        mut caller: wasmtime::StoreContextMut<'_, T>,
                        (
                            arg0,
                            arg1,
                            arg2,
                        ): (wasmtime::component::Resource<Blob>, u64, u32)|
                    {
                        let host = &mut host_getter(caller.data_mut());
                        let r = HostBlob::read(host, arg0, arg1, arg2);
                        Ok((wasmtime::ToWasmtimeResult::to_wasmtime_result(r)?,))
                    },
                )?;
                Ok(())
            }
            pub fn add_to_linker<T, D>(
                linker: &mut wasmtime::component::Linker<T>,
                host_getter: fn(&mut T) -> D::Data<'_>,
            ) -> wasmtime::Result<()>
            where
                D: HostWithStore<T>,
                for<'a> D::Data<'a>: Host,
                T: 'static,
            {
                let mut inst = linker.instance("gatewright:check/content@0.1.0")?;
                add_to_linker_instance::<T, D>(&mut inst, host_getter)
            }
        }
        #[allow(clippy::all)]
        pub mod tree {
            #[allow(unused_imports)]
            use wasmtime::component::__internal::Box;
            pub type Blob = super::super::super::gatewright::check::content::Blob;
            pub type Failure = super::super::super::gatewright::check::content::Failure;
            const _: () = {
                assert!(16 == < Failure as wasmtime::component::ComponentType >::SIZE32);
                assert!(4 == < Failure as wasmtime::component::ComponentType >::ALIGN32);
            };
            pub trait HostWithStore<T>: wasmtime::component::HasData {}
            impl<H: ?Sized, T> HostWithStore<T> for H
            where
                H: wasmtime::component::HasData,
            {}
            pub trait Host {
                /// Paths in byte order that match any of `globs` (as in `.gitignore`).
                fn find(
                    &mut self,
                    globs: wasmtime::component::__internal::Vec<
                        wasmtime::component::__internal::String,
                    >,
                ) -> wasmtime::Result<
                    Result<
                        wasmtime::component::__internal::Vec<
                            wasmtime::component::__internal::String,
                        >,
                        Failure,
                    >,
                >;
                /// The content of one file.
                fn open(
                    &mut self,
                    path: wasmtime::component::__internal::String,
                ) -> wasmtime::Result<
                    Result<wasmtime::component::Resource<Blob>, Failure>,
                >;
            }
            impl<_T: Host + ?Sized> Host for &mut _T {
                /// Paths in byte order that match any of `globs` (as in `.gitignore`).
                fn find(
                    &mut self,
                    globs: wasmtime::component::__internal::Vec<
                        wasmtime::component::__internal::String,
                    >,
                ) -> wasmtime::Result<
                    Result<
                        wasmtime::component::__internal::Vec<
                            wasmtime::component::__internal::String,
                        >,
                        Failure,
                    >,
                > {
                    Host::find(*self, globs)
                }
                /// The content of one file.
                fn open(
                    &mut self,
                    path: wasmtime::component::__internal::String,
                ) -> wasmtime::Result<
                    Result<wasmtime::component::Resource<Blob>, Failure>,
                > {
                    Host::open(*self, path)
                }
            }
            pub fn add_to_linker_instance<T, D>(
                inst: &mut wasmtime::component::LinkerInstance<'_, T>,
                host_getter: fn(&mut T) -> D::Data<'_>,
            ) -> wasmtime::Result<()>
            where
                D: HostWithStore<T>,
                for<'a> D::Data<'a>: Host,
                T: 'static,
            {
                inst.func_wrap(
                    "find",
                    move |
                        mut caller: wasmtime::StoreContextMut<'_, T>,
                        (
                            arg0,
                        ): (
                            wasmtime::component::__internal::Vec<
                                wasmtime::component::__internal::String,
                            >,
                        )|
                    {
                        let host = &mut host_getter(caller.data_mut());
                        let r = Host::find(host, arg0);
                        Ok((wasmtime::ToWasmtimeResult::to_wasmtime_result(r)?,))
                    },
                )?;
                inst.func_wrap(
                    "open",
                    move |
                        mut caller: wasmtime::StoreContextMut<'_, T>,
                        (arg0,): (wasmtime::component::__internal::String,)|
                    {
                        let host = &mut host_getter(caller.data_mut());
                        let r = Host::open(host, arg0);
                        Ok((wasmtime::ToWasmtimeResult::to_wasmtime_result(r)?,))
                    },
                )?;
                Ok(())
            }
            pub fn add_to_linker<T, D>(
                linker: &mut wasmtime::component::Linker<T>,
                host_getter: fn(&mut T) -> D::Data<'_>,
            ) -> wasmtime::Result<()>
            where
                D: HostWithStore<T>,
                for<'a> D::Data<'a>: Host,
                T: 'static,
            {
                let mut inst = linker.instance("gatewright:check/tree@0.1.0")?;
                add_to_linker_instance::<T, D>(&mut inst, host_getter)
            }
        }
        #[allow(clippy::all)]
        pub mod outputs {
            #[allow(unused_imports)]
            use wasmtime::component::__internal::Box;
            pub type Blob = super::super::super::gatewright::check::content::Blob;
            pub type Failure = super::super::super::gatewright::check::content::Failure;
            const _: () = {
                assert!(16 == < Failure as wasmtime::component::ComponentType >::SIZE32);
                assert!(4 == < Failure as wasmtime::component::ComponentType >::ALIGN32);
            };
            pub trait HostWithStore<T>: wasmtime::component::HasData {}
            impl<H: ?Sized, T> HostWithStore<T> for H
            where
                H: wasmtime::component::HasData,
            {}
            pub trait Host {
                /// Paths in byte order that match any of `globs` (as in `.gitignore`) and a granted one.
                fn find(
                    &mut self,
                    globs: wasmtime::component::__internal::Vec<
                        wasmtime::component::__internal::String,
                    >,
                ) -> wasmtime::Result<
                    Result<
                        wasmtime::component::__internal::Vec<
                            wasmtime::component::__internal::String,
                        >,
                        Failure,
                    >,
                >;
                /// The content of one file. Symbolic links are never followed.
                fn open(
                    &mut self,
                    path: wasmtime::component::__internal::String,
                ) -> wasmtime::Result<
                    Result<wasmtime::component::Resource<Blob>, Failure>,
                >;
            }
            impl<_T: Host + ?Sized> Host for &mut _T {
                /// Paths in byte order that match any of `globs` (as in `.gitignore`) and a granted one.
                fn find(
                    &mut self,
                    globs: wasmtime::component::__internal::Vec<
                        wasmtime::component::__internal::String,
                    >,
                ) -> wasmtime::Result<
                    Result<
                        wasmtime::component::__internal::Vec<
                            wasmtime::component::__internal::String,
                        >,
                        Failure,
                    >,
                > {
                    Host::find(*self, globs)
                }
                /// The content of one file. Symbolic links are never followed.
                fn open(
                    &mut self,
                    path: wasmtime::component::__internal::String,
                ) -> wasmtime::Result<
                    Result<wasmtime::component::Resource<Blob>, Failure>,
                > {
                    Host::open(*self, path)
                }
            }
            pub fn add_to_linker_instance<T, D>(
                inst: &mut wasmtime::component::LinkerInstance<'_, T>,
                host_getter: fn(&mut T) -> D::Data<'_>,
            ) -> wasmtime::Result<()>
            where
                D: HostWithStore<T>,
                for<'a> D::Data<'a>: Host,
                T: 'static,
            {
                inst.func_wrap(
                    "find",
                    move |
                        mut caller: wasmtime::StoreContextMut<'_, T>,
                        (
                            arg0,
                        ): (
                            wasmtime::component::__internal::Vec<
                                wasmtime::component::__internal::String,
                            >,
                        )|
                    {
                        let host = &mut host_getter(caller.data_mut());
                        let r = Host::find(host, arg0);
                        Ok((wasmtime::ToWasmtimeResult::to_wasmtime_result(r)?,))
                    },
                )?;
                inst.func_wrap(
                    "open",
                    move |
                        mut caller: wasmtime::StoreContextMut<'_, T>,
                        (arg0,): (wasmtime::component::__internal::String,)|
                    {
                        let host = &mut host_getter(caller.data_mut());
                        let r = Host::open(host, arg0);
                        Ok((wasmtime::ToWasmtimeResult::to_wasmtime_result(r)?,))
                    },
                )?;
                Ok(())
            }
            pub fn add_to_linker<T, D>(
                linker: &mut wasmtime::component::Linker<T>,
                host_getter: fn(&mut T) -> D::Data<'_>,
            ) -> wasmtime::Result<()>
            where
                D: HostWithStore<T>,
                for<'a> D::Data<'a>: Host,
                T: 'static,
            {
                let mut inst = linker.instance("gatewright:check/outputs@0.1.0")?;
                add_to_linker_instance::<T, D>(&mut inst, host_getter)
            }
        }
        #[allow(clippy::all)]
        pub mod types {
            #[allow(unused_imports)]
            use wasmtime::component::__internal::Box;
            /// What the check thinks of a finding. The policy decides what it leads to.
            #[derive(wasmtime::component::ComponentType)]
            #[derive(wasmtime::component::Lift)]
            #[derive(wasmtime::component::Lower)]
            #[component(enum)]
            #[derive(Clone, Copy, Eq, PartialEq)]
            #[repr(u8)]
            pub enum Severity {
                /// Worth knowing; nothing has to change.
                #[component(name = "note")]
                Note,
                /// Probably wrong.
                #[component(name = "warning")]
                Warning,
                /// Wrong.
                #[component(name = "error")]
                Error,
            }
            impl core::fmt::Debug for Severity {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    match self {
                        Severity::Note => f.debug_tuple("Severity::Note").finish(),
                        Severity::Warning => f.debug_tuple("Severity::Warning").finish(),
                        Severity::Error => f.debug_tuple("Severity::Error").finish(),
                    }
                }
            }
            const _: () = {
                assert!(1 == < Severity as wasmtime::component::ComponentType >::SIZE32);
                assert!(
                    1 == < Severity as wasmtime::component::ComponentType >::ALIGN32
                );
            };
            /// Bytes `start..end` of a file, counted from 0, `end` exclusive. `start == end` is the place between two bytes.
            #[derive(wasmtime::component::ComponentType)]
            #[derive(wasmtime::component::Lift)]
            #[derive(wasmtime::component::Lower)]
            #[component(record)]
            #[derive(Clone, Copy)]
            pub struct ByteRange {
                /// First byte.
                #[component(name = "start")]
                pub start: u64,
                /// One past the last byte.
                #[component(name = "end")]
                pub end: u64,
            }
            impl core::fmt::Debug for ByteRange {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.debug_struct("ByteRange")
                        .field("start", &self.start)
                        .field("end", &self.end)
                        .finish()
                }
            }
            const _: () = {
                assert!(
                    16 == < ByteRange as wasmtime::component::ComponentType >::SIZE32
                );
                assert!(
                    8 == < ByteRange as wasmtime::component::ComponentType >::ALIGN32
                );
            };
            /// Whole lines, counted from 1. A line ends after its LF.
            #[derive(wasmtime::component::ComponentType)]
            #[derive(wasmtime::component::Lift)]
            #[derive(wasmtime::component::Lower)]
            #[component(record)]
            #[derive(Clone, Copy)]
            pub struct LineRange {
                /// First line.
                #[component(name = "first")]
                pub first: u32,
                /// Last line, inclusive.
                #[component(name = "last")]
                pub last: u32,
            }
            impl core::fmt::Debug for LineRange {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.debug_struct("LineRange")
                        .field("first", &self.first)
                        .field("last", &self.last)
                        .finish()
                }
            }
            const _: () = {
                assert!(
                    8 == < LineRange as wasmtime::component::ComponentType >::SIZE32
                );
                assert!(
                    4 == < LineRange as wasmtime::component::ComponentType >::ALIGN32
                );
            };
            /// Where in a file. The host turns bytes into the columns that each output needs.
            #[derive(wasmtime::component::ComponentType)]
            #[derive(wasmtime::component::Lift)]
            #[derive(wasmtime::component::Lower)]
            #[component(variant)]
            #[derive(Clone, Copy)]
            pub enum Place {
                /// The file as a whole.
                #[component(name = "whole-file")]
                WholeFile,
                /// Whole lines.
                #[component(name = "lines")]
                Lines(LineRange),
                /// Some bytes.
                #[component(name = "bytes")]
                Bytes(ByteRange),
            }
            impl core::fmt::Debug for Place {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    match self {
                        Place::WholeFile => f.debug_tuple("Place::WholeFile").finish(),
                        Place::Lines(e) => {
                            f.debug_tuple("Place::Lines").field(e).finish()
                        }
                        Place::Bytes(e) => {
                            f.debug_tuple("Place::Bytes").field(e).finish()
                        }
                    }
                }
            }
            const _: () = {
                assert!(24 == < Place as wasmtime::component::ComponentType >::SIZE32);
                assert!(8 == < Place as wasmtime::component::ComponentType >::ALIGN32);
            };
            /// A named value that this version has no field for.
            #[derive(wasmtime::component::ComponentType)]
            #[derive(wasmtime::component::Lift)]
            #[derive(wasmtime::component::Lower)]
            #[component(record)]
            #[derive(Clone)]
            pub struct Property {
                /// Kebab-case, unique in its list.
                #[component(name = "name")]
                pub name: wasmtime::component::__internal::String,
                /// Plain text.
                #[component(name = "value")]
                pub value: wasmtime::component::__internal::String,
            }
            impl core::fmt::Debug for Property {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.debug_struct("Property")
                        .field("name", &self.name)
                        .field("value", &self.value)
                        .finish()
                }
            }
            const _: () = {
                assert!(
                    16 == < Property as wasmtime::component::ComponentType >::SIZE32
                );
                assert!(
                    4 == < Property as wasmtime::component::ComponentType >::ALIGN32
                );
            };
            /// A second place that explains a finding.
            #[derive(wasmtime::component::ComponentType)]
            #[derive(wasmtime::component::Lift)]
            #[derive(wasmtime::component::Lower)]
            #[component(record)]
            #[derive(Clone)]
            pub struct Related {
                /// From the top of the repository, with `/`.
                #[component(name = "path")]
                pub path: wasmtime::component::__internal::String,
                /// Where in that file.
                #[component(name = "place")]
                pub place: Place,
                /// What is to be seen there.
                #[component(name = "message")]
                pub message: wasmtime::component::__internal::String,
            }
            impl core::fmt::Debug for Related {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.debug_struct("Related")
                        .field("path", &self.path)
                        .field("place", &self.place)
                        .field("message", &self.message)
                        .finish()
                }
            }
            const _: () = {
                assert!(40 == < Related as wasmtime::component::ComponentType >::SIZE32);
                assert!(8 == < Related as wasmtime::component::ComponentType >::ALIGN32);
            };
            /// Replaces some bytes of a file.
            #[derive(wasmtime::component::ComponentType)]
            #[derive(wasmtime::component::Lift)]
            #[derive(wasmtime::component::Lower)]
            #[component(record)]
            #[derive(Clone)]
            pub struct Edit {
                /// From the top of the repository, with `/`.
                #[component(name = "path")]
                pub path: wasmtime::component::__internal::String,
                /// What is replaced.
                #[component(name = "range")]
                pub range: ByteRange,
                /// What stands there afterwards.
                #[component(name = "replacement")]
                pub replacement: wasmtime::component::__internal::String,
            }
            impl core::fmt::Debug for Edit {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.debug_struct("Edit")
                        .field("path", &self.path)
                        .field("range", &self.range)
                        .field("replacement", &self.replacement)
                        .finish()
                }
            }
            const _: () = {
                assert!(32 == < Edit as wasmtime::component::ComponentType >::SIZE32);
                assert!(8 == < Edit as wasmtime::component::ComponentType >::ALIGN32);
            };
            /// One way to resolve a finding: all edits together, none overlapping.
            #[derive(wasmtime::component::ComponentType)]
            #[derive(wasmtime::component::Lift)]
            #[derive(wasmtime::component::Lower)]
            #[component(record)]
            #[derive(Clone)]
            pub struct Fix {
                /// What it does, in the imperative.
                #[component(name = "title")]
                pub title: wasmtime::component::__internal::String,
                /// Right even when it is applied unseen.
                #[component(name = "safe")]
                pub safe: bool,
                /// In any order.
                #[component(name = "edits")]
                pub edits: wasmtime::component::__internal::Vec<Edit>,
            }
            impl core::fmt::Debug for Fix {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.debug_struct("Fix")
                        .field("title", &self.title)
                        .field("safe", &self.safe)
                        .field("edits", &self.edits)
                        .finish()
                }
            }
            const _: () = {
                assert!(20 == < Fix as wasmtime::component::ComponentType >::SIZE32);
                assert!(4 == < Fix as wasmtime::component::ComponentType >::ALIGN32);
            };
            /// One instance of a rule.
            #[derive(wasmtime::component::ComponentType)]
            #[derive(wasmtime::component::Lift)]
            #[derive(wasmtime::component::Lower)]
            #[component(record)]
            #[derive(Clone)]
            pub struct Finding {
                /// A rule id of the descriptor, without the check's id.
                #[component(name = "rule")]
                pub rule: wasmtime::component::__internal::String,
                /// None: the rule's default.
                #[component(name = "severity")]
                pub severity: Option<Severity>,
                /// Plain text, as all text here; a pair of backticks marks code.
                #[component(name = "message")]
                pub message: wasmtime::component::__internal::String,
                /// None: the file being inspected; from `checker`, the change as a whole.
                #[component(name = "path")]
                pub path: Option<wasmtime::component::__internal::String>,
                /// Where in that file.
                #[component(name = "place")]
                pub place: Place,
                /// Bytes of that file that no output may show or hash. The host masks them in every excerpt, fingerprint and fix.
                #[component(name = "sensitive")]
                pub sensitive: wasmtime::component::__internal::Vec<ByteRange>,
                /// Whether the change caused this, where the check knows; none: the host compares `place` with the added lines.
                #[component(name = "introduced")]
                pub introduced: Option<bool>,
                /// What stays when the finding moves, never made from a secret; none: the masked text of the first line.
                #[component(name = "identity")]
                pub identity: Option<wasmtime::component::__internal::String>,
                /// Other places that explain this one.
                #[component(name = "related")]
                pub related: wasmtime::component::__internal::Vec<Related>,
                /// Alternatives, best first.
                #[component(name = "fixes")]
                pub fixes: wasmtime::component::__internal::Vec<Fix>,
                /// What this version has no field for. The host reads `help`, plain text for this one finding, and `judged-version`: what has
                /// it is dropped where the file is a past version, because it is about the judged one alone.
                #[component(name = "properties")]
                pub properties: wasmtime::component::__internal::Vec<Property>,
            }
            impl core::fmt::Debug for Finding {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.debug_struct("Finding")
                        .field("rule", &self.rule)
                        .field("severity", &self.severity)
                        .field("message", &self.message)
                        .field("path", &self.path)
                        .field("place", &self.place)
                        .field("sensitive", &self.sensitive)
                        .field("introduced", &self.introduced)
                        .field("identity", &self.identity)
                        .field("related", &self.related)
                        .field("fixes", &self.fixes)
                        .field("properties", &self.properties)
                        .finish()
                }
            }
            const _: () = {
                assert!(
                    104 == < Finding as wasmtime::component::ComponentType >::SIZE32
                );
                assert!(8 == < Finding as wasmtime::component::ComponentType >::ALIGN32);
            };
            /// A measurement, exactly `value` of `total`, so 85 of 100 lines; never a rounded percentage.
            #[derive(wasmtime::component::ComponentType)]
            #[derive(wasmtime::component::Lift)]
            #[derive(wasmtime::component::Lower)]
            #[component(record)]
            #[derive(Clone)]
            pub struct Metric {
                /// Dotted and stable, like `coverage.lines`.
                #[component(name = "name")]
                pub name: wasmtime::component::__internal::String,
                /// What was measured: `total`, a path, the name of a rule.
                #[component(name = "subject")]
                pub subject: wasmtime::component::__internal::String,
                /// How many.
                #[component(name = "value")]
                pub value: u64,
                /// Of how many, where that makes sense.
                #[component(name = "total")]
                pub total: Option<u64>,
                /// Of what, in the plural.
                #[component(name = "unit")]
                pub unit: wasmtime::component::__internal::String,
            }
            impl core::fmt::Debug for Metric {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.debug_struct("Metric")
                        .field("name", &self.name)
                        .field("subject", &self.subject)
                        .field("value", &self.value)
                        .field("total", &self.total)
                        .field("unit", &self.unit)
                        .finish()
                }
            }
            const _: () = {
                assert!(48 == < Metric as wasmtime::component::ComponentType >::SIZE32);
                assert!(8 == < Metric as wasmtime::component::ComponentType >::ALIGN32);
            };
            /// A fact that the check established, for the report and for policy: `kind` held for `subject`.
            #[derive(wasmtime::component::ComponentType)]
            #[derive(wasmtime::component::Lift)]
            #[derive(wasmtime::component::Lower)]
            #[component(record)]
            #[derive(Clone)]
            pub struct Evidence {
                /// Kebab-case, like `signature-verified`.
                #[component(name = "kind")]
                pub kind: wasmtime::component::__internal::String,
                /// What it was established for, mostly a path.
                #[component(name = "subject")]
                pub subject: wasmtime::component::__internal::String,
                /// Of the subject, as `sha256:` and hex digits.
                #[component(name = "digest")]
                pub digest: Option<wasmtime::component::__internal::String>,
                /// By whom, with what.
                #[component(name = "properties")]
                pub properties: wasmtime::component::__internal::Vec<Property>,
            }
            impl core::fmt::Debug for Evidence {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.debug_struct("Evidence")
                        .field("kind", &self.kind)
                        .field("subject", &self.subject)
                        .field("digest", &self.digest)
                        .field("properties", &self.properties)
                        .finish()
                }
            }
            const _: () = {
                assert!(
                    36 == < Evidence as wasmtime::component::ComponentType >::SIZE32
                );
                assert!(
                    4 == < Evidence as wasmtime::component::ComponentType >::ALIGN32
                );
            };
            /// Why something could not be judged.
            #[derive(wasmtime::component::ComponentType)]
            #[derive(wasmtime::component::Lift)]
            #[derive(wasmtime::component::Lower)]
            #[component(record)]
            #[derive(Clone)]
            pub struct Problem {
                /// Kebab-case, stable, documented by the check.
                #[component(name = "code")]
                pub code: wasmtime::component::__internal::String,
                /// What is wrong and what to do about it.
                #[component(name = "message")]
                pub message: wasmtime::component::__internal::String,
                /// The file it is about.
                #[component(name = "path")]
                pub path: Option<wasmtime::component::__internal::String>,
                /// Where in that file.
                #[component(name = "place")]
                pub place: Place,
            }
            impl core::fmt::Debug for Problem {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.debug_struct("Problem")
                        .field("code", &self.code)
                        .field("message", &self.message)
                        .field("path", &self.path)
                        .field("place", &self.place)
                        .finish()
                }
            }
            const _: () = {
                assert!(56 == < Problem as wasmtime::component::ComponentType >::SIZE32);
                assert!(8 == < Problem as wasmtime::component::ComponentType >::ALIGN32);
            };
            /// A setting that the schema allows and the check cannot use.
            #[derive(wasmtime::component::ComponentType)]
            #[derive(wasmtime::component::Lift)]
            #[derive(wasmtime::component::Lower)]
            #[component(record)]
            #[derive(Clone)]
            pub struct SettingProblem {
                /// A JSON Pointer (RFC 6901) into the settings, so that the host finds the line of the policy.
                #[component(name = "pointer")]
                pub pointer: wasmtime::component::__internal::String,
                /// What is wrong and what would be right.
                #[component(name = "message")]
                pub message: wasmtime::component::__internal::String,
            }
            impl core::fmt::Debug for SettingProblem {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.debug_struct("SettingProblem")
                        .field("pointer", &self.pointer)
                        .field("message", &self.message)
                        .finish()
                }
            }
            impl core::fmt::Display for SettingProblem {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    write!(f, "{:?}", self)
                }
            }
            impl core::error::Error for SettingProblem {}
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
            /// A kind of finding.
            #[derive(wasmtime::component::ComponentType)]
            #[derive(wasmtime::component::Lift)]
            #[derive(wasmtime::component::Lower)]
            #[component(record)]
            #[derive(Clone)]
            pub struct Rule {
                /// Kebab-case, naming the bad pattern, unique in its check.
                #[component(name = "id")]
                pub id: wasmtime::component::__internal::String,
                /// One line.
                #[component(name = "title")]
                pub title: wasmtime::component::__internal::String,
                /// What it means and how to resolve it; paragraphs apart by an empty line.
                #[component(name = "help")]
                pub help: wasmtime::component::__internal::String,
                /// What a finding of this rule has unless it says otherwise.
                #[component(name = "severity")]
                pub severity: Severity,
                /// What this version has no field for.
                #[component(name = "properties")]
                pub properties: wasmtime::component::__internal::Vec<Property>,
            }
            impl core::fmt::Debug for Rule {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.debug_struct("Rule")
                        .field("id", &self.id)
                        .field("title", &self.title)
                        .field("help", &self.help)
                        .field("severity", &self.severity)
                        .field("properties", &self.properties)
                        .finish()
                }
            }
            const _: () = {
                assert!(36 == < Rule as wasmtime::component::ComponentType >::SIZE32);
                assert!(4 == < Rule as wasmtime::component::ComponentType >::ALIGN32);
            };
            /// What a check is. The same at every call.
            #[derive(wasmtime::component::ComponentType)]
            #[derive(wasmtime::component::Lift)]
            #[derive(wasmtime::component::Lower)]
            #[component(record)]
            #[derive(Clone)]
            pub struct Descriptor {
                /// Kebab-case.
                #[component(name = "id")]
                pub id: wasmtime::component::__internal::String,
                /// A semantic version.
                #[component(name = "version")]
                pub version: wasmtime::component::__internal::String,
                /// One line.
                #[component(name = "title")]
                pub title: wasmtime::component::__internal::String,
                /// Every rule that a finding may name.
                #[component(name = "rules")]
                pub rules: wasmtime::component::__internal::Vec<Rule>,
                /// A JSON Schema (2020-12) of an object, at most 64 KiB, without remote references. `x-gatewright` marks settings that
                /// the host fills in or grants: see wit/README.md.
                #[component(name = "settings-schema")]
                pub settings_schema: wasmtime::component::__internal::String,
                /// What this version has no field for.
                #[component(name = "properties")]
                pub properties: wasmtime::component::__internal::Vec<Property>,
            }
            impl core::fmt::Debug for Descriptor {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.debug_struct("Descriptor")
                        .field("id", &self.id)
                        .field("version", &self.version)
                        .field("title", &self.title)
                        .field("rules", &self.rules)
                        .field("settings-schema", &self.settings_schema)
                        .field("properties", &self.properties)
                        .finish()
                }
            }
            const _: () = {
                assert!(
                    48 == < Descriptor as wasmtime::component::ComponentType >::SIZE32
                );
                assert!(
                    4 == < Descriptor as wasmtime::component::ComponentType >::ALIGN32
                );
            };
            pub trait HostWithStore<T>: wasmtime::component::HasData {}
            impl<H: ?Sized, T> HostWithStore<T> for H
            where
                H: wasmtime::component::HasData,
            {}
            pub trait Host {}
            impl<_T: Host + ?Sized> Host for &mut _T {}
            pub fn add_to_linker_instance<T, D>(
                inst: &mut wasmtime::component::LinkerInstance<'_, T>,
                host_getter: fn(&mut T) -> D::Data<'_>,
            ) -> wasmtime::Result<()>
            where
                D: HostWithStore<T>,
                for<'a> D::Data<'a>: Host,
                T: 'static,
            {
                Ok(())
            }
            pub fn add_to_linker<T, D>(
                linker: &mut wasmtime::component::Linker<T>,
                host_getter: fn(&mut T) -> D::Data<'_>,
            ) -> wasmtime::Result<()>
            where
                D: HostWithStore<T>,
                for<'a> D::Data<'a>: Host,
                T: 'static,
            {
                let mut inst = linker.instance("gatewright:check/types@0.1.0")?;
                add_to_linker_instance::<T, D>(&mut inst, host_getter)
            }
        }
        #[allow(clippy::all)]
        pub mod change {
            #[allow(unused_imports)]
            use wasmtime::component::__internal::Box;
            pub type LineRange = super::super::super::gatewright::check::types::LineRange;
            const _: () = {
                assert!(
                    8 == < LineRange as wasmtime::component::ComponentType >::SIZE32
                );
                assert!(
                    4 == < LineRange as wasmtime::component::ComponentType >::ALIGN32
                );
            };
            pub type Blob = super::super::super::gatewright::check::content::Blob;
            pub type Failure = super::super::super::gatewright::check::content::Failure;
            const _: () = {
                assert!(16 == < Failure as wasmtime::component::ComponentType >::SIZE32);
                assert!(4 == < Failure as wasmtime::component::ComponentType >::ALIGN32);
            };
            /// A commit.
            #[derive(wasmtime::component::ComponentType)]
            #[derive(wasmtime::component::Lift)]
            #[derive(wasmtime::component::Lower)]
            #[component(record)]
            #[derive(Clone)]
            pub struct Commit {
                /// Hex digits. Empty for what is not committed yet.
                #[component(name = "id")]
                pub id: wasmtime::component::__internal::String,
                /// Ids, first parent first.
                #[component(name = "parents")]
                pub parents: wasmtime::component::__internal::Vec<
                    wasmtime::component::__internal::String,
                >,
                /// Seconds since 1970 UTC, chosen by whoever wrote the commit: never decide trust by it.
                #[component(name = "committed")]
                pub committed: i64,
                /// Subject and body.
                #[component(name = "message")]
                pub message: wasmtime::component::__internal::String,
            }
            impl core::fmt::Debug for Commit {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.debug_struct("Commit")
                        .field("id", &self.id)
                        .field("parents", &self.parents)
                        .field("committed", &self.committed)
                        .field("message", &self.message)
                        .finish()
                }
            }
            const _: () = {
                assert!(32 == < Commit as wasmtime::component::ComponentType >::SIZE32);
                assert!(8 == < Commit as wasmtime::component::ComponentType >::ALIGN32);
            };
            /// What happened to a file.
            #[derive(wasmtime::component::ComponentType)]
            #[derive(wasmtime::component::Lift)]
            #[derive(wasmtime::component::Lower)]
            #[component(enum)]
            #[derive(Clone, Copy, Eq, PartialEq)]
            #[repr(u8)]
            pub enum Kind {
                /// New.
                #[component(name = "added")]
                Added,
                /// Same path, other content.
                #[component(name = "modified")]
                Modified,
                /// Gone.
                #[component(name = "deleted")]
                Deleted,
                /// Other path, the same or similar content.
                #[component(name = "renamed")]
                Renamed,
                /// A file became a link or the like.
                #[component(name = "type-changed")]
                TypeChanged,
            }
            impl core::fmt::Debug for Kind {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    match self {
                        Kind::Added => f.debug_tuple("Kind::Added").finish(),
                        Kind::Modified => f.debug_tuple("Kind::Modified").finish(),
                        Kind::Deleted => f.debug_tuple("Kind::Deleted").finish(),
                        Kind::Renamed => f.debug_tuple("Kind::Renamed").finish(),
                        Kind::TypeChanged => f.debug_tuple("Kind::TypeChanged").finish(),
                    }
                }
            }
            const _: () = {
                assert!(1 == < Kind as wasmtime::component::ComponentType >::SIZE32);
                assert!(1 == < Kind as wasmtime::component::ComponentType >::ALIGN32);
            };
            /// A file that the change touches.
            #[derive(wasmtime::component::ComponentType)]
            #[derive(wasmtime::component::Lift)]
            #[derive(wasmtime::component::Lower)]
            #[component(record)]
            #[derive(Clone)]
            pub struct ChangedFile {
                /// In the judged tree; of a deleted file, where it was.
                #[component(name = "path")]
                pub path: wasmtime::component::__internal::String,
                /// Of a renamed file.
                #[component(name = "previous-path")]
                pub previous_path: Option<wasmtime::component::__internal::String>,
                /// What happened.
                #[component(name = "kind")]
                pub kind: Kind,
                /// Lines of the judged tree that the base lacks. Sorted, apart.
                #[component(name = "added")]
                pub added: wasmtime::component::__internal::Vec<LineRange>,
                /// Lines of the base that the judged tree lacks, numbered in the base. Sorted, apart.
                #[component(name = "removed")]
                pub removed: wasmtime::component::__internal::Vec<LineRange>,
            }
            impl core::fmt::Debug for ChangedFile {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.debug_struct("ChangedFile")
                        .field("path", &self.path)
                        .field("previous-path", &self.previous_path)
                        .field("kind", &self.kind)
                        .field("added", &self.added)
                        .field("removed", &self.removed)
                        .finish()
                }
            }
            const _: () = {
                assert!(
                    40 == < ChangedFile as wasmtime::component::ComponentType >::SIZE32
                );
                assert!(
                    4 == < ChangedFile as wasmtime::component::ComponentType >::ALIGN32
                );
            };
            pub trait HostWithStore<T>: wasmtime::component::HasData {}
            impl<H: ?Sized, T> HostWithStore<T> for H
            where
                H: wasmtime::component::HasData,
            {}
            pub trait Host {
                /// What is judged.
                fn head(&mut self) -> wasmtime::Result<Commit>;
                /// What it is compared with. None: everything counts as introduced.
                fn base(&mut self) -> wasmtime::Result<Option<Commit>>;
                /// From the base, exclusive, to the head, oldest first.
                fn commits(
                    &mut self,
                ) -> wasmtime::Result<wasmtime::component::__internal::Vec<Commit>>;
                /// The branch that is judged, where it is known.
                fn head_branch(
                    &mut self,
                ) -> wasmtime::Result<Option<wasmtime::component::__internal::String>>;
                /// The branch that the change wants to go to, where it is known.
                fn base_branch(
                    &mut self,
                ) -> wasmtime::Result<Option<wasmtime::component::__internal::String>>;
                /// Names of all branches that this clone knows; none: not known, as in most CI checkouts.
                fn branches(
                    &mut self,
                ) -> wasmtime::Result<
                    Option<
                        wasmtime::component::__internal::Vec<
                            wasmtime::component::__internal::String,
                        >,
                    >,
                >;
                /// In byte order of their paths.
                fn files(
                    &mut self,
                ) -> wasmtime::Result<wasmtime::component::__internal::Vec<ChangedFile>>;
                /// The content of a file at the base.
                fn open_base(
                    &mut self,
                    path: wasmtime::component::__internal::String,
                ) -> wasmtime::Result<
                    Result<wasmtime::component::Resource<Blob>, Failure>,
                >;
            }
            impl<_T: Host + ?Sized> Host for &mut _T {
                /// What is judged.
                fn head(&mut self) -> wasmtime::Result<Commit> {
                    Host::head(*self)
                }
                /// What it is compared with. None: everything counts as introduced.
                fn base(&mut self) -> wasmtime::Result<Option<Commit>> {
                    Host::base(*self)
                }
                /// From the base, exclusive, to the head, oldest first.
                fn commits(
                    &mut self,
                ) -> wasmtime::Result<wasmtime::component::__internal::Vec<Commit>> {
                    Host::commits(*self)
                }
                /// The branch that is judged, where it is known.
                fn head_branch(
                    &mut self,
                ) -> wasmtime::Result<Option<wasmtime::component::__internal::String>> {
                    Host::head_branch(*self)
                }
                /// The branch that the change wants to go to, where it is known.
                fn base_branch(
                    &mut self,
                ) -> wasmtime::Result<Option<wasmtime::component::__internal::String>> {
                    Host::base_branch(*self)
                }
                /// Names of all branches that this clone knows; none: not known, as in most CI checkouts.
                fn branches(
                    &mut self,
                ) -> wasmtime::Result<
                    Option<
                        wasmtime::component::__internal::Vec<
                            wasmtime::component::__internal::String,
                        >,
                    >,
                > {
                    Host::branches(*self)
                }
                /// In byte order of their paths.
                fn files(
                    &mut self,
                ) -> wasmtime::Result<
                    wasmtime::component::__internal::Vec<ChangedFile>,
                > {
                    Host::files(*self)
                }
                /// The content of a file at the base.
                fn open_base(
                    &mut self,
                    path: wasmtime::component::__internal::String,
                ) -> wasmtime::Result<
                    Result<wasmtime::component::Resource<Blob>, Failure>,
                > {
                    Host::open_base(*self, path)
                }
            }
            pub fn add_to_linker_instance<T, D>(
                inst: &mut wasmtime::component::LinkerInstance<'_, T>,
                host_getter: fn(&mut T) -> D::Data<'_>,
            ) -> wasmtime::Result<()>
            where
                D: HostWithStore<T>,
                for<'a> D::Data<'a>: Host,
                T: 'static,
            {
                inst.func_wrap(
                    "head",
                    move |mut caller: wasmtime::StoreContextMut<'_, T>, (): ()| {
                        let host = &mut host_getter(caller.data_mut());
                        let r = Host::head(host);
                        Ok((wasmtime::ToWasmtimeResult::to_wasmtime_result(r)?,))
                    },
                )?;
                inst.func_wrap(
                    "base",
                    move |mut caller: wasmtime::StoreContextMut<'_, T>, (): ()| {
                        let host = &mut host_getter(caller.data_mut());
                        let r = Host::base(host);
                        Ok((wasmtime::ToWasmtimeResult::to_wasmtime_result(r)?,))
                    },
                )?;
                inst.func_wrap(
                    "commits",
                    move |mut caller: wasmtime::StoreContextMut<'_, T>, (): ()| {
                        let host = &mut host_getter(caller.data_mut());
                        let r = Host::commits(host);
                        Ok((wasmtime::ToWasmtimeResult::to_wasmtime_result(r)?,))
                    },
                )?;
                inst.func_wrap(
                    "head-branch",
                    move |mut caller: wasmtime::StoreContextMut<'_, T>, (): ()| {
                        let host = &mut host_getter(caller.data_mut());
                        let r = Host::head_branch(host);
                        Ok((wasmtime::ToWasmtimeResult::to_wasmtime_result(r)?,))
                    },
                )?;
                inst.func_wrap(
                    "base-branch",
                    move |mut caller: wasmtime::StoreContextMut<'_, T>, (): ()| {
                        let host = &mut host_getter(caller.data_mut());
                        let r = Host::base_branch(host);
                        Ok((wasmtime::ToWasmtimeResult::to_wasmtime_result(r)?,))
                    },
                )?;
                inst.func_wrap(
                    "branches",
                    move |mut caller: wasmtime::StoreContextMut<'_, T>, (): ()| {
                        let host = &mut host_getter(caller.data_mut());
                        let r = Host::branches(host);
                        Ok((wasmtime::ToWasmtimeResult::to_wasmtime_result(r)?,))
                    },
                )?;
                inst.func_wrap(
                    "files",
                    move |mut caller: wasmtime::StoreContextMut<'_, T>, (): ()| {
                        let host = &mut host_getter(caller.data_mut());
                        let r = Host::files(host);
                        Ok((wasmtime::ToWasmtimeResult::to_wasmtime_result(r)?,))
                    },
                )?;
                inst.func_wrap(
                    "open-base",
                    move |
                        mut caller: wasmtime::StoreContextMut<'_, T>,
                        (arg0,): (wasmtime::component::__internal::String,)|
                    {
                        let host = &mut host_getter(caller.data_mut());
                        let r = Host::open_base(host, arg0);
                        Ok((wasmtime::ToWasmtimeResult::to_wasmtime_result(r)?,))
                    },
                )?;
                Ok(())
            }
            pub fn add_to_linker<T, D>(
                linker: &mut wasmtime::component::Linker<T>,
                host_getter: fn(&mut T) -> D::Data<'_>,
            ) -> wasmtime::Result<()>
            where
                D: HostWithStore<T>,
                for<'a> D::Data<'a>: Host,
                T: 'static,
            {
                let mut inst = linker.instance("gatewright:check/change@0.1.0")?;
                add_to_linker_instance::<T, D>(&mut inst, host_getter)
            }
        }
        #[allow(clippy::all)]
        pub mod pull_request {
            #[allow(unused_imports)]
            use wasmtime::component::__internal::Box;
            /// All of it written by whoever opened the pull request.
            #[derive(wasmtime::component::ComponentType)]
            #[derive(wasmtime::component::Lift)]
            #[derive(wasmtime::component::Lower)]
            #[component(record)]
            #[derive(Clone)]
            pub struct Details {
                /// Its number.
                #[component(name = "number")]
                pub number: u64,
                /// One line.
                #[component(name = "title")]
                pub title: wasmtime::component::__internal::String,
                /// Markdown; empty where there is none.
                #[component(name = "body")]
                pub body: wasmtime::component::__internal::String,
                /// A login.
                #[component(name = "author")]
                pub author: wasmtime::component::__internal::String,
                /// Names.
                #[component(name = "labels")]
                pub labels: wasmtime::component::__internal::Vec<
                    wasmtime::component::__internal::String,
                >,
                /// Not ready for review.
                #[component(name = "draft")]
                pub draft: bool,
            }
            impl core::fmt::Debug for Details {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.debug_struct("Details")
                        .field("number", &self.number)
                        .field("title", &self.title)
                        .field("body", &self.body)
                        .field("author", &self.author)
                        .field("labels", &self.labels)
                        .field("draft", &self.draft)
                        .finish()
                }
            }
            const _: () = {
                assert!(48 == < Details as wasmtime::component::ComponentType >::SIZE32);
                assert!(8 == < Details as wasmtime::component::ComponentType >::ALIGN32);
            };
            pub trait HostWithStore<T>: wasmtime::component::HasData {}
            impl<H: ?Sized, T> HostWithStore<T> for H
            where
                H: wasmtime::component::HasData,
            {}
            pub trait Host {
                /// None: this is not about a pull request.
                fn get(&mut self) -> wasmtime::Result<Option<Details>>;
            }
            impl<_T: Host + ?Sized> Host for &mut _T {
                /// None: this is not about a pull request.
                fn get(&mut self) -> wasmtime::Result<Option<Details>> {
                    Host::get(*self)
                }
            }
            pub fn add_to_linker_instance<T, D>(
                inst: &mut wasmtime::component::LinkerInstance<'_, T>,
                host_getter: fn(&mut T) -> D::Data<'_>,
            ) -> wasmtime::Result<()>
            where
                D: HostWithStore<T>,
                for<'a> D::Data<'a>: Host,
                T: 'static,
            {
                inst.func_wrap(
                    "get",
                    move |mut caller: wasmtime::StoreContextMut<'_, T>, (): ()| {
                        let host = &mut host_getter(caller.data_mut());
                        let r = Host::get(host);
                        Ok((wasmtime::ToWasmtimeResult::to_wasmtime_result(r)?,))
                    },
                )?;
                Ok(())
            }
            pub fn add_to_linker<T, D>(
                linker: &mut wasmtime::component::Linker<T>,
                host_getter: fn(&mut T) -> D::Data<'_>,
            ) -> wasmtime::Result<()>
            where
                D: HostWithStore<T>,
                for<'a> D::Data<'a>: Host,
                T: 'static,
            {
                let mut inst = linker.instance("gatewright:check/pull-request@0.1.0")?;
                add_to_linker_instance::<T, D>(&mut inst, host_getter)
            }
        }
        #[allow(clippy::all)]
        pub mod registry {
            #[allow(unused_imports)]
            use wasmtime::component::__internal::Box;
            pub type Blob = super::super::super::gatewright::check::content::Blob;
            pub type Failure = super::super::super::gatewright::check::content::Failure;
            const _: () = {
                assert!(16 == < Failure as wasmtime::component::ComponentType >::SIZE32);
                assert!(4 == < Failure as wasmtime::component::ComponentType >::ALIGN32);
            };
            /// An image or artifact manifest.
            #[derive(wasmtime::component::ComponentType)]
            #[derive(wasmtime::component::Lift)]
            #[derive(wasmtime::component::Lower)]
            #[component(record)]
            #[derive(Clone)]
            pub struct Manifest {
                /// The host's own hash of `body`.
                #[component(name = "digest")]
                pub digest: wasmtime::component::__internal::String,
                /// As the registry says it.
                #[component(name = "media-type")]
                pub media_type: wasmtime::component::__internal::String,
                /// The bytes.
                #[component(name = "body")]
                pub body: wasmtime::component::__internal::Vec<u8>,
            }
            impl core::fmt::Debug for Manifest {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.debug_struct("Manifest")
                        .field("digest", &self.digest)
                        .field("media-type", &self.media_type)
                        .field("body", &self.body)
                        .finish()
                }
            }
            const _: () = {
                assert!(
                    24 == < Manifest as wasmtime::component::ComponentType >::SIZE32
                );
                assert!(
                    4 == < Manifest as wasmtime::component::ComponentType >::ALIGN32
                );
            };
            pub trait HostWithStore<T>: wasmtime::component::HasData {}
            impl<H: ?Sized, T> HostWithStore<T> for H
            where
                H: wasmtime::component::HasData,
            {}
            pub trait Host {
                /// The manifest behind `repository:tag` or `repository@digest`.
                fn resolve(
                    &mut self,
                    reference: wasmtime::component::__internal::String,
                ) -> wasmtime::Result<Result<Manifest, Failure>>;
                /// A blob of that repository.
                fn fetch(
                    &mut self,
                    repository: wasmtime::component::__internal::String,
                    digest: wasmtime::component::__internal::String,
                ) -> wasmtime::Result<
                    Result<wasmtime::component::Resource<Blob>, Failure>,
                >;
            }
            impl<_T: Host + ?Sized> Host for &mut _T {
                /// The manifest behind `repository:tag` or `repository@digest`.
                fn resolve(
                    &mut self,
                    reference: wasmtime::component::__internal::String,
                ) -> wasmtime::Result<Result<Manifest, Failure>> {
                    Host::resolve(*self, reference)
                }
                /// A blob of that repository.
                fn fetch(
                    &mut self,
                    repository: wasmtime::component::__internal::String,
                    digest: wasmtime::component::__internal::String,
                ) -> wasmtime::Result<
                    Result<wasmtime::component::Resource<Blob>, Failure>,
                > {
                    Host::fetch(*self, repository, digest)
                }
            }
            pub fn add_to_linker_instance<T, D>(
                inst: &mut wasmtime::component::LinkerInstance<'_, T>,
                host_getter: fn(&mut T) -> D::Data<'_>,
            ) -> wasmtime::Result<()>
            where
                D: HostWithStore<T>,
                for<'a> D::Data<'a>: Host,
                T: 'static,
            {
                inst.func_wrap(
                    "resolve",
                    move |
                        mut caller: wasmtime::StoreContextMut<'_, T>,
                        (arg0,): (wasmtime::component::__internal::String,)|
                    {
                        let host = &mut host_getter(caller.data_mut());
                        let r = Host::resolve(host, arg0);
                        Ok((wasmtime::ToWasmtimeResult::to_wasmtime_result(r)?,))
                    },
                )?;
                inst.func_wrap(
                    "fetch",
                    move |
                        mut caller: wasmtime::StoreContextMut<'_, T>,
                        (
                            arg0,
                            arg1,
                        ): (
                            wasmtime::component::__internal::String,
                            wasmtime::component::__internal::String,
                        )|
                    {
                        let host = &mut host_getter(caller.data_mut());
                        let r = Host::fetch(host, arg0, arg1);
                        Ok((wasmtime::ToWasmtimeResult::to_wasmtime_result(r)?,))
                    },
                )?;
                Ok(())
            }
            pub fn add_to_linker<T, D>(
                linker: &mut wasmtime::component::Linker<T>,
                host_getter: fn(&mut T) -> D::Data<'_>,
            ) -> wasmtime::Result<()>
            where
                D: HostWithStore<T>,
                for<'a> D::Data<'a>: Host,
                T: 'static,
            {
                let mut inst = linker.instance("gatewright:check/registry@0.1.0")?;
                add_to_linker_instance::<T, D>(&mut inst, host_getter)
            }
        }
    }
}
pub mod exports {
    pub mod gatewright {
        pub mod check {
            #[allow(clippy::all)]
            pub mod checker {
                #[allow(unused_imports)]
                use wasmtime::component::__internal::Box;
                pub type Descriptor = super::super::super::super::gatewright::check::types::Descriptor;
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
                pub type Evidence = super::super::super::super::gatewright::check::types::Evidence;
                const _: () = {
                    assert!(
                        36 == < Evidence as wasmtime::component::ComponentType >::SIZE32
                    );
                    assert!(
                        4 == < Evidence as wasmtime::component::ComponentType >::ALIGN32
                    );
                };
                pub type Finding = super::super::super::super::gatewright::check::types::Finding;
                const _: () = {
                    assert!(
                        104 == < Finding as wasmtime::component::ComponentType >::SIZE32
                    );
                    assert!(
                        8 == < Finding as wasmtime::component::ComponentType >::ALIGN32
                    );
                };
                pub type Metric = super::super::super::super::gatewright::check::types::Metric;
                const _: () = {
                    assert!(
                        48 == < Metric as wasmtime::component::ComponentType >::SIZE32
                    );
                    assert!(
                        8 == < Metric as wasmtime::component::ComponentType >::ALIGN32
                    );
                };
                pub type Problem = super::super::super::super::gatewright::check::types::Problem;
                const _: () = {
                    assert!(
                        56 == < Problem as wasmtime::component::ComponentType >::SIZE32
                    );
                    assert!(
                        8 == < Problem as wasmtime::component::ComponentType >::ALIGN32
                    );
                };
                pub type Property = super::super::super::super::gatewright::check::types::Property;
                const _: () = {
                    assert!(
                        16 == < Property as wasmtime::component::ComponentType >::SIZE32
                    );
                    assert!(
                        4 == < Property as wasmtime::component::ComponentType >::ALIGN32
                    );
                };
                pub type SettingProblem = super::super::super::super::gatewright::check::types::SettingProblem;
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
                /// How far the check got.
                #[derive(wasmtime::component::ComponentType)]
                #[derive(wasmtime::component::Lift)]
                #[derive(wasmtime::component::Lower)]
                #[component(variant)]
                #[derive(Clone)]
                pub enum Conclusion {
                    /// All of it was judged.
                    #[component(name = "evaluated")]
                    Evaluated,
                    /// Nothing here to judge, and why. Goes with no findings.
                    #[component(name = "not-applicable")]
                    NotApplicable(wasmtime::component::__internal::String),
                    /// Some or all could not be judged, and why. The findings made so far still count.
                    #[component(name = "cannot-evaluate")]
                    CannotEvaluate(wasmtime::component::__internal::Vec<Problem>),
                }
                impl core::fmt::Debug for Conclusion {
                    fn fmt(
                        &self,
                        f: &mut core::fmt::Formatter<'_>,
                    ) -> core::fmt::Result {
                        match self {
                            Conclusion::Evaluated => {
                                f.debug_tuple("Conclusion::Evaluated").finish()
                            }
                            Conclusion::NotApplicable(e) => {
                                f.debug_tuple("Conclusion::NotApplicable").field(e).finish()
                            }
                            Conclusion::CannotEvaluate(e) => {
                                f.debug_tuple("Conclusion::CannotEvaluate")
                                    .field(e)
                                    .finish()
                            }
                        }
                    }
                }
                const _: () = {
                    assert!(
                        12 == < Conclusion as wasmtime::component::ComponentType
                        >::SIZE32
                    );
                    assert!(
                        4 == < Conclusion as wasmtime::component::ComponentType
                        >::ALIGN32
                    );
                };
                /// What the check found.
                #[derive(wasmtime::component::ComponentType)]
                #[derive(wasmtime::component::Lift)]
                #[derive(wasmtime::component::Lower)]
                #[component(record)]
                #[derive(Clone)]
                pub struct Outcome {
                    /// How far it got.
                    #[component(name = "conclusion")]
                    pub conclusion: Conclusion,
                    /// One line for the table of checks.
                    #[component(name = "summary")]
                    pub summary: wasmtime::component::__internal::String,
                    /// In any order.
                    #[component(name = "findings")]
                    pub findings: wasmtime::component::__internal::Vec<Finding>,
                    /// What was measured.
                    #[component(name = "metrics")]
                    pub metrics: wasmtime::component::__internal::Vec<Metric>,
                    /// What was established.
                    #[component(name = "evidence")]
                    pub evidence: wasmtime::component::__internal::Vec<Evidence>,
                    /// What this version has no field for. A value with tabs is shown as a table: rows are lines, cells are apart by tabs, and
                    /// the first row has the headings.
                    #[component(name = "properties")]
                    pub properties: wasmtime::component::__internal::Vec<Property>,
                }
                impl core::fmt::Debug for Outcome {
                    fn fmt(
                        &self,
                        f: &mut core::fmt::Formatter<'_>,
                    ) -> core::fmt::Result {
                        f.debug_struct("Outcome")
                            .field("conclusion", &self.conclusion)
                            .field("summary", &self.summary)
                            .field("findings", &self.findings)
                            .field("metrics", &self.metrics)
                            .field("evidence", &self.evidence)
                            .field("properties", &self.properties)
                            .finish()
                    }
                }
                const _: () = {
                    assert!(
                        52 == < Outcome as wasmtime::component::ComponentType >::SIZE32
                    );
                    assert!(
                        4 == < Outcome as wasmtime::component::ComponentType >::ALIGN32
                    );
                };
                #[derive(Clone)]
                pub struct Guest {
                    describe: wasmtime::component::Func,
                    check: wasmtime::component::Func,
                }
                #[derive(Clone)]
                pub struct GuestIndices {
                    describe: wasmtime::component::ComponentExportIndex,
                    check: wasmtime::component::ComponentExportIndex,
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
                            .get_export_index(None, "gatewright:check/checker@0.1.0")
                            .ok_or_else(|| {
                                wasmtime::format_err!(
                                    "no exported instance named `gatewright:check/checker@0.1.0`"
                                )
                            })?;
                        let mut lookup = move |name: &str| {
                            _instance_pre
                                .component()
                                .get_export_index(Some(&instance), name)
                                .ok_or_else(|| {
                                    wasmtime::format_err!(
                                        "instance export `gatewright:check/checker@0.1.0` does \
                                                      not have export `{name}`"
                                    )
                                })
                        };
                        let _ = &mut lookup;
                        let describe = lookup("describe")?;
                        let check = lookup("check")?;
                        Ok(GuestIndices { describe, check })
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
                        let check = *_instance
                            .get_typed_func::<
                                (&str,),
                                (Result<Outcome, SettingProblem>,),
                            >(&mut store, &self.check)?
                            .func();
                        Ok(Guest { describe, check })
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
                    /// What this check is.
                    pub fn call_describe<S: wasmtime::AsContextMut>(
                        &self,
                        mut store: S,
                    ) -> wasmtime::Result<Descriptor> {
                        let callee = self.func_describe();
                        let (ret0,) = callee.call(store.as_context_mut(), ())?;
                        Ok(ret0)
                    }
                    pub fn func_check(
                        &self,
                    ) -> wasmtime::component::TypedFunc<
                        (&str,),
                        (Result<Outcome, SettingProblem>,),
                    > {
                        unsafe {
                            wasmtime::component::TypedFunc::<
                                (&str,),
                                (Result<Outcome, SettingProblem>,),
                            >::new_unchecked(self.check)
                        }
                    }
                    /// `settings` is JSON, valid against the schema, with defaults filled in and keys sorted.
                    pub fn call_check<S: wasmtime::AsContextMut>(
                        &self,
                        mut store: S,
                        arg0: &str,
                    ) -> wasmtime::Result<Result<Outcome, SettingProblem>> {
                        let callee = self.func_check();
                        let (ret0,) = callee.call(store.as_context_mut(), (arg0,))?;
                        Ok(ret0)
                    }
                }
            }
        }
    }
}
