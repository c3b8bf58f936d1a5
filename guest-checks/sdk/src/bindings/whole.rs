// Generated from `wit/v0.1`: see `tests/bindings.rs`.

#[allow(dead_code, clippy::all)]
pub mod gatewright {
    pub mod check {
        /// For the module's author. Always there, bounded, shown on request and when the check faults.
        #[allow(dead_code, async_fn_in_trait, unused_imports, clippy::all)]
        pub mod log {
            #[used]
            #[doc(hidden)]
            static __FORCE_SECTION_REF: fn() = super::super::super::__link_custom_section_describing_imports;
            /// How much it matters.
            #[repr(u8)]
            #[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
            pub enum Level {
                /// For the author.
                Debug,
                /// For the curious.
                Info,
                /// For everybody who looks.
                Warning,
            }
            impl ::core::fmt::Debug for Level {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    match self {
                        Level::Debug => f.debug_tuple("Level::Debug").finish(),
                        Level::Info => f.debug_tuple("Level::Info").finish(),
                        Level::Warning => f.debug_tuple("Level::Warning").finish(),
                    }
                }
            }
            impl Level {
                #[doc(hidden)]
                pub unsafe fn _lift(val: u8) -> Level {
                    if !cfg!(debug_assertions) {
                        return unsafe { ::core::mem::transmute(val) };
                    }
                    match val {
                        0 => Level::Debug,
                        1 => Level::Info,
                        2 => Level::Warning,
                        _ => panic!("invalid enum discriminant"),
                    }
                }
            }
            #[allow(unused_unsafe, clippy::all)]
            /// Adds a line. The first and the last 32 KiB of a check's log are kept.
            #[allow(async_fn_in_trait)]
            pub fn write(level: Level, text: &str) -> () {
                unsafe {
                    let vec0 = text;
                    let ptr0 = vec0.as_ptr().cast::<u8>();
                    let len0 = vec0.len();
                    #[cfg(target_arch = "wasm32")]
                    #[link(wasm_import_module = "gatewright:check/log@0.1.0")]
                    unsafe extern "C" {
                        #[link_name = "write"]
                        fn wit_import1(_: i32, _: *mut u8, _: usize);
                    }
                    #[cfg(not(target_arch = "wasm32"))]
                    unsafe extern "C" fn wit_import1(_: i32, _: *mut u8, _: usize) {
                        unreachable!()
                    }
                    wit_import1(level.clone() as i32, ptr0.cast_mut(), len0);
                }
            }
        }
        /// Bytes that a capability handed out. Always there, empty-handed without one.
        #[allow(dead_code, async_fn_in_trait, unused_imports, clippy::all)]
        pub mod content {
            #[used]
            #[doc(hidden)]
            static __FORCE_SECTION_REF: fn() = super::super::super::__link_custom_section_describing_imports;
            use super::super::super::_rt;
            /// Why bytes could not be had.
            #[derive(Clone, Eq, PartialEq)]
            pub struct Failure {
                /// `not-found`, `not-granted`, `too-large`, `changed`, `unavailable`, `malformed`; others may follow.
                pub code: _rt::String,
                /// For a person.
                pub message: _rt::String,
            }
            impl ::core::fmt::Debug for Failure {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    f.debug_struct("Failure")
                        .field("code", &self.code)
                        .field("message", &self.message)
                        .finish()
                }
            }
            impl ::core::fmt::Display for Failure {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    write!(f, "{:?}", self)
                }
            }
            impl ::core::error::Error for Failure {}
            /// Immutable bytes. At most 64 are open at a time.
            #[derive(Debug)]
            #[repr(transparent)]
            pub struct Blob {
                handle: _rt::Resource<Blob>,
            }
            impl Blob {
                #[doc(hidden)]
                pub unsafe fn from_handle(handle: u32) -> Self {
                    Self {
                        handle: unsafe { _rt::Resource::from_handle(handle) },
                    }
                }
                #[doc(hidden)]
                pub fn take_handle(&self) -> u32 {
                    _rt::Resource::take_handle(&self.handle)
                }
                #[doc(hidden)]
                pub fn handle(&self) -> u32 {
                    _rt::Resource::handle(&self.handle)
                }
            }
            unsafe impl _rt::WasmResource for Blob {
                #[inline]
                unsafe fn drop(_handle: u32) {
                    #[cfg(target_arch = "wasm32")]
                    #[link(wasm_import_module = "gatewright:check/content@0.1.0")]
                    unsafe extern "C" {
                        #[link_name = "[resource-drop]blob"]
                        fn drop(_: i32);
                    }
                    #[cfg(not(target_arch = "wasm32"))]
                    unsafe extern "C" fn drop(_: i32) {
                        unreachable!()
                    }
                    unsafe {
                        drop(_handle as i32);
                    }
                }
            }
            impl Blob {
                #[allow(unused_unsafe, clippy::all)]
                /// In bytes.
                #[allow(async_fn_in_trait)]
                pub fn size(&self) -> u64 {
                    unsafe {
                        #[cfg(target_arch = "wasm32")]
                        #[link(wasm_import_module = "gatewright:check/content@0.1.0")]
                        unsafe extern "C" {
                            #[link_name = "[method]blob.size"]
                            fn wit_import0(_: i32) -> i64;
                        }
                        #[cfg(not(target_arch = "wasm32"))]
                        unsafe extern "C" fn wit_import0(_: i32) -> i64 {
                            unreachable!()
                        }
                        let ret = wit_import0((self).handle() as i32);
                        ret as u64
                    }
                }
            }
            impl Blob {
                #[allow(unused_unsafe, clippy::all)]
                /// Up to `length` bytes from `offset`, perhaps fewer, at most 1 MiB; none at the end.
                #[allow(async_fn_in_trait)]
                pub fn read(
                    &self,
                    offset: u64,
                    length: u32,
                ) -> ::core::result::Result<_rt::Vec<u8>, Failure> {
                    unsafe {
                        #[cfg_attr(target_pointer_width = "64", repr(align(8)))]
                        #[cfg_attr(target_pointer_width = "32", repr(align(4)))]
                        struct RetArea(
                            [::core::mem::MaybeUninit<
                                u8,
                            >; 5 * ::core::mem::size_of::<*const u8>()],
                        );
                        let mut ret_area = RetArea(
                            [::core::mem::MaybeUninit::uninit(); 5
                                * ::core::mem::size_of::<*const u8>()],
                        );
                        let ptr0 = ret_area.0.as_mut_ptr().cast::<u8>();
                        #[cfg(target_arch = "wasm32")]
                        #[link(wasm_import_module = "gatewright:check/content@0.1.0")]
                        unsafe extern "C" {
                            #[link_name = "[method]blob.read"]
                            fn wit_import1(_: i32, _: i64, _: i32, _: *mut u8);
                        }
                        #[cfg(not(target_arch = "wasm32"))]
                        unsafe extern "C" fn wit_import1(
                            _: i32,
                            _: i64,
                            _: i32,
                            _: *mut u8,
                        ) {
                            unreachable!()
                        }
                        wit_import1(
                            (self).handle() as i32,
                            _rt::as_i64(&offset),
                            _rt::as_i32(&length),
                            ptr0,
                        );
                        let l2 = i32::from(*ptr0.add(0).cast::<u8>());
                        let result12 = match l2 {
                            0 => {
                                let e = {
                                    let l3 = *ptr0
                                        .add(::core::mem::size_of::<*const u8>())
                                        .cast::<*mut u8>();
                                    let l4 = *ptr0
                                        .add(2 * ::core::mem::size_of::<*const u8>())
                                        .cast::<usize>();
                                    let len5 = l4;
                                    <_ as From<
                                        _rt::Vec<_>,
                                    >>::from(_rt::Vec::from_raw_parts(l3.cast(), len5, len5))
                                };
                                Ok(e)
                            }
                            1 => {
                                let e = {
                                    let l6 = *ptr0
                                        .add(::core::mem::size_of::<*const u8>())
                                        .cast::<*mut u8>();
                                    let l7 = *ptr0
                                        .add(2 * ::core::mem::size_of::<*const u8>())
                                        .cast::<usize>();
                                    let len8 = l7;
                                    let bytes8 = _rt::Vec::from_raw_parts(
                                        l6.cast(),
                                        len8,
                                        len8,
                                    );
                                    let l9 = *ptr0
                                        .add(3 * ::core::mem::size_of::<*const u8>())
                                        .cast::<*mut u8>();
                                    let l10 = *ptr0
                                        .add(4 * ::core::mem::size_of::<*const u8>())
                                        .cast::<usize>();
                                    let len11 = l10;
                                    let bytes11 = _rt::Vec::from_raw_parts(
                                        l9.cast(),
                                        len11,
                                        len11,
                                    );
                                    Failure {
                                        code: _rt::string_lift(bytes8),
                                        message: _rt::string_lift(bytes11),
                                    }
                                };
                                Err(e)
                            }
                            _ => _rt::invalid_enum_discriminant(),
                        };
                        result12
                    }
                }
            }
        }
        /// Capability: the tracked files of the judged tree.
        #[allow(dead_code, async_fn_in_trait, unused_imports, clippy::all)]
        pub mod tree {
            #[used]
            #[doc(hidden)]
            static __FORCE_SECTION_REF: fn() = super::super::super::__link_custom_section_describing_imports;
            use super::super::super::_rt;
            pub type Blob = super::super::super::gatewright::check::content::Blob;
            pub type Failure = super::super::super::gatewright::check::content::Failure;
            #[allow(unused_unsafe, clippy::all)]
            /// Paths in byte order that match any of `globs` (as in `.gitignore`).
            #[allow(async_fn_in_trait)]
            pub fn find(
                globs: &[_rt::String],
            ) -> ::core::result::Result<_rt::Vec<_rt::String>, Failure> {
                unsafe {
                    #[cfg_attr(target_pointer_width = "64", repr(align(8)))]
                    #[cfg_attr(target_pointer_width = "32", repr(align(4)))]
                    struct RetArea(
                        [::core::mem::MaybeUninit<
                            u8,
                        >; 5 * ::core::mem::size_of::<*const u8>()],
                    );
                    let mut ret_area = RetArea(
                        [::core::mem::MaybeUninit::uninit(); 5
                            * ::core::mem::size_of::<*const u8>()],
                    );
                    let vec1 = globs;
                    let len1 = vec1.len();
                    let layout1 = _rt::alloc::Layout::from_size_align(
                            vec1.len() * (2 * ::core::mem::size_of::<*const u8>()),
                            ::core::mem::size_of::<*const u8>(),
                        )
                        .unwrap();
                    let (result1, _cleanup1) = wit_bindgen::rt::Cleanup::new(layout1);
                    for (i, e) in vec1.into_iter().enumerate() {
                        let base = result1
                            .add(i * (2 * ::core::mem::size_of::<*const u8>()));
                        {
                            let vec0 = e;
                            let ptr0 = vec0.as_ptr().cast::<u8>();
                            let len0 = vec0.len();
                            *base
                                .add(::core::mem::size_of::<*const u8>())
                                .cast::<usize>() = len0;
                            *base.add(0).cast::<*mut u8>() = ptr0.cast_mut();
                        }
                    }
                    let ptr2 = ret_area.0.as_mut_ptr().cast::<u8>();
                    #[cfg(target_arch = "wasm32")]
                    #[link(wasm_import_module = "gatewright:check/tree@0.1.0")]
                    unsafe extern "C" {
                        #[link_name = "find"]
                        fn wit_import3(_: *mut u8, _: usize, _: *mut u8);
                    }
                    #[cfg(not(target_arch = "wasm32"))]
                    unsafe extern "C" fn wit_import3(_: *mut u8, _: usize, _: *mut u8) {
                        unreachable!()
                    }
                    wit_import3(result1, len1, ptr2);
                    let l4 = i32::from(*ptr2.add(0).cast::<u8>());
                    let result17 = match l4 {
                        0 => {
                            let e = {
                                let l5 = *ptr2
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l6 = *ptr2
                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let base10 = l5;
                                let len10 = l6;
                                let mut result10 = _rt::Vec::with_capacity(len10);
                                for i in 0..len10 {
                                    let base = base10
                                        .add(i * (2 * ::core::mem::size_of::<*const u8>()));
                                    let e10 = {
                                        let l7 = *base.add(0).cast::<*mut u8>();
                                        let l8 = *base
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        let len9 = l8;
                                        let bytes9 = _rt::Vec::from_raw_parts(
                                            l7.cast(),
                                            len9,
                                            len9,
                                        );
                                        _rt::string_lift(bytes9)
                                    };
                                    result10.push(e10);
                                }
                                _rt::cabi_dealloc(
                                    base10,
                                    len10 * (2 * ::core::mem::size_of::<*const u8>()),
                                    ::core::mem::size_of::<*const u8>(),
                                );
                                result10
                            };
                            Ok(e)
                        }
                        1 => {
                            let e = {
                                let l11 = *ptr2
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l12 = *ptr2
                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len13 = l12;
                                let bytes13 = _rt::Vec::from_raw_parts(
                                    l11.cast(),
                                    len13,
                                    len13,
                                );
                                let l14 = *ptr2
                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l15 = *ptr2
                                    .add(4 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len16 = l15;
                                let bytes16 = _rt::Vec::from_raw_parts(
                                    l14.cast(),
                                    len16,
                                    len16,
                                );
                                super::super::super::gatewright::check::content::Failure {
                                    code: _rt::string_lift(bytes13),
                                    message: _rt::string_lift(bytes16),
                                }
                            };
                            Err(e)
                        }
                        _ => _rt::invalid_enum_discriminant(),
                    };
                    result17
                }
            }
            #[allow(unused_unsafe, clippy::all)]
            /// The content of one file.
            #[allow(async_fn_in_trait)]
            pub fn open(path: &str) -> ::core::result::Result<Blob, Failure> {
                unsafe {
                    #[cfg_attr(target_pointer_width = "64", repr(align(8)))]
                    #[cfg_attr(target_pointer_width = "32", repr(align(4)))]
                    struct RetArea(
                        [::core::mem::MaybeUninit<
                            u8,
                        >; 5 * ::core::mem::size_of::<*const u8>()],
                    );
                    let mut ret_area = RetArea(
                        [::core::mem::MaybeUninit::uninit(); 5
                            * ::core::mem::size_of::<*const u8>()],
                    );
                    let vec0 = path;
                    let ptr0 = vec0.as_ptr().cast::<u8>();
                    let len0 = vec0.len();
                    let ptr1 = ret_area.0.as_mut_ptr().cast::<u8>();
                    #[cfg(target_arch = "wasm32")]
                    #[link(wasm_import_module = "gatewright:check/tree@0.1.0")]
                    unsafe extern "C" {
                        #[link_name = "open"]
                        fn wit_import2(_: *mut u8, _: usize, _: *mut u8);
                    }
                    #[cfg(not(target_arch = "wasm32"))]
                    unsafe extern "C" fn wit_import2(_: *mut u8, _: usize, _: *mut u8) {
                        unreachable!()
                    }
                    wit_import2(ptr0.cast_mut(), len0, ptr1);
                    let l3 = i32::from(*ptr1.add(0).cast::<u8>());
                    let result11 = match l3 {
                        0 => {
                            let e = {
                                let l4 = *ptr1
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<i32>();
                                super::super::super::gatewright::check::content::Blob::from_handle(
                                    l4 as u32,
                                )
                            };
                            Ok(e)
                        }
                        1 => {
                            let e = {
                                let l5 = *ptr1
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l6 = *ptr1
                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len7 = l6;
                                let bytes7 = _rt::Vec::from_raw_parts(
                                    l5.cast(),
                                    len7,
                                    len7,
                                );
                                let l8 = *ptr1
                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l9 = *ptr1
                                    .add(4 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len10 = l9;
                                let bytes10 = _rt::Vec::from_raw_parts(
                                    l8.cast(),
                                    len10,
                                    len10,
                                );
                                super::super::super::gatewright::check::content::Failure {
                                    code: _rt::string_lift(bytes7),
                                    message: _rt::string_lift(bytes10),
                                }
                            };
                            Err(e)
                        }
                        _ => _rt::invalid_enum_discriminant(),
                    };
                    result11
                }
            }
        }
        /// Capability: files of the work tree as the build left them, tracked or not, under the globs that the policy grants.
        #[allow(dead_code, async_fn_in_trait, unused_imports, clippy::all)]
        pub mod outputs {
            #[used]
            #[doc(hidden)]
            static __FORCE_SECTION_REF: fn() = super::super::super::__link_custom_section_describing_imports;
            use super::super::super::_rt;
            pub type Blob = super::super::super::gatewright::check::content::Blob;
            pub type Failure = super::super::super::gatewright::check::content::Failure;
            #[allow(unused_unsafe, clippy::all)]
            /// Paths in byte order that match any of `globs` (as in `.gitignore`) and a granted one.
            #[allow(async_fn_in_trait)]
            pub fn find(
                globs: &[_rt::String],
            ) -> ::core::result::Result<_rt::Vec<_rt::String>, Failure> {
                unsafe {
                    #[cfg_attr(target_pointer_width = "64", repr(align(8)))]
                    #[cfg_attr(target_pointer_width = "32", repr(align(4)))]
                    struct RetArea(
                        [::core::mem::MaybeUninit<
                            u8,
                        >; 5 * ::core::mem::size_of::<*const u8>()],
                    );
                    let mut ret_area = RetArea(
                        [::core::mem::MaybeUninit::uninit(); 5
                            * ::core::mem::size_of::<*const u8>()],
                    );
                    let vec1 = globs;
                    let len1 = vec1.len();
                    let layout1 = _rt::alloc::Layout::from_size_align(
                            vec1.len() * (2 * ::core::mem::size_of::<*const u8>()),
                            ::core::mem::size_of::<*const u8>(),
                        )
                        .unwrap();
                    let (result1, _cleanup1) = wit_bindgen::rt::Cleanup::new(layout1);
                    for (i, e) in vec1.into_iter().enumerate() {
                        let base = result1
                            .add(i * (2 * ::core::mem::size_of::<*const u8>()));
                        {
                            let vec0 = e;
                            let ptr0 = vec0.as_ptr().cast::<u8>();
                            let len0 = vec0.len();
                            *base
                                .add(::core::mem::size_of::<*const u8>())
                                .cast::<usize>() = len0;
                            *base.add(0).cast::<*mut u8>() = ptr0.cast_mut();
                        }
                    }
                    let ptr2 = ret_area.0.as_mut_ptr().cast::<u8>();
                    #[cfg(target_arch = "wasm32")]
                    #[link(wasm_import_module = "gatewright:check/outputs@0.1.0")]
                    unsafe extern "C" {
                        #[link_name = "find"]
                        fn wit_import3(_: *mut u8, _: usize, _: *mut u8);
                    }
                    #[cfg(not(target_arch = "wasm32"))]
                    unsafe extern "C" fn wit_import3(_: *mut u8, _: usize, _: *mut u8) {
                        unreachable!()
                    }
                    wit_import3(result1, len1, ptr2);
                    let l4 = i32::from(*ptr2.add(0).cast::<u8>());
                    let result17 = match l4 {
                        0 => {
                            let e = {
                                let l5 = *ptr2
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l6 = *ptr2
                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let base10 = l5;
                                let len10 = l6;
                                let mut result10 = _rt::Vec::with_capacity(len10);
                                for i in 0..len10 {
                                    let base = base10
                                        .add(i * (2 * ::core::mem::size_of::<*const u8>()));
                                    let e10 = {
                                        let l7 = *base.add(0).cast::<*mut u8>();
                                        let l8 = *base
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        let len9 = l8;
                                        let bytes9 = _rt::Vec::from_raw_parts(
                                            l7.cast(),
                                            len9,
                                            len9,
                                        );
                                        _rt::string_lift(bytes9)
                                    };
                                    result10.push(e10);
                                }
                                _rt::cabi_dealloc(
                                    base10,
                                    len10 * (2 * ::core::mem::size_of::<*const u8>()),
                                    ::core::mem::size_of::<*const u8>(),
                                );
                                result10
                            };
                            Ok(e)
                        }
                        1 => {
                            let e = {
                                let l11 = *ptr2
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l12 = *ptr2
                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len13 = l12;
                                let bytes13 = _rt::Vec::from_raw_parts(
                                    l11.cast(),
                                    len13,
                                    len13,
                                );
                                let l14 = *ptr2
                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l15 = *ptr2
                                    .add(4 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len16 = l15;
                                let bytes16 = _rt::Vec::from_raw_parts(
                                    l14.cast(),
                                    len16,
                                    len16,
                                );
                                super::super::super::gatewright::check::content::Failure {
                                    code: _rt::string_lift(bytes13),
                                    message: _rt::string_lift(bytes16),
                                }
                            };
                            Err(e)
                        }
                        _ => _rt::invalid_enum_discriminant(),
                    };
                    result17
                }
            }
            #[allow(unused_unsafe, clippy::all)]
            /// The content of one file. Symbolic links are never followed.
            #[allow(async_fn_in_trait)]
            pub fn open(path: &str) -> ::core::result::Result<Blob, Failure> {
                unsafe {
                    #[cfg_attr(target_pointer_width = "64", repr(align(8)))]
                    #[cfg_attr(target_pointer_width = "32", repr(align(4)))]
                    struct RetArea(
                        [::core::mem::MaybeUninit<
                            u8,
                        >; 5 * ::core::mem::size_of::<*const u8>()],
                    );
                    let mut ret_area = RetArea(
                        [::core::mem::MaybeUninit::uninit(); 5
                            * ::core::mem::size_of::<*const u8>()],
                    );
                    let vec0 = path;
                    let ptr0 = vec0.as_ptr().cast::<u8>();
                    let len0 = vec0.len();
                    let ptr1 = ret_area.0.as_mut_ptr().cast::<u8>();
                    #[cfg(target_arch = "wasm32")]
                    #[link(wasm_import_module = "gatewright:check/outputs@0.1.0")]
                    unsafe extern "C" {
                        #[link_name = "open"]
                        fn wit_import2(_: *mut u8, _: usize, _: *mut u8);
                    }
                    #[cfg(not(target_arch = "wasm32"))]
                    unsafe extern "C" fn wit_import2(_: *mut u8, _: usize, _: *mut u8) {
                        unreachable!()
                    }
                    wit_import2(ptr0.cast_mut(), len0, ptr1);
                    let l3 = i32::from(*ptr1.add(0).cast::<u8>());
                    let result11 = match l3 {
                        0 => {
                            let e = {
                                let l4 = *ptr1
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<i32>();
                                super::super::super::gatewright::check::content::Blob::from_handle(
                                    l4 as u32,
                                )
                            };
                            Ok(e)
                        }
                        1 => {
                            let e = {
                                let l5 = *ptr1
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l6 = *ptr1
                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len7 = l6;
                                let bytes7 = _rt::Vec::from_raw_parts(
                                    l5.cast(),
                                    len7,
                                    len7,
                                );
                                let l8 = *ptr1
                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l9 = *ptr1
                                    .add(4 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len10 = l9;
                                let bytes10 = _rt::Vec::from_raw_parts(
                                    l8.cast(),
                                    len10,
                                    len10,
                                );
                                super::super::super::gatewright::check::content::Failure {
                                    code: _rt::string_lift(bytes7),
                                    message: _rt::string_lift(bytes10),
                                }
                            };
                            Err(e)
                        }
                        _ => _rt::invalid_enum_discriminant(),
                    };
                    result11
                }
            }
        }
        /// Types that every other interface shares. It has no functions, so importing it asks for nothing.
        #[allow(dead_code, async_fn_in_trait, unused_imports, clippy::all)]
        pub mod types {
            #[used]
            #[doc(hidden)]
            static __FORCE_SECTION_REF: fn() = super::super::super::__link_custom_section_describing_imports;
            use super::super::super::_rt;
            /// What the check thinks of a finding. The policy decides what it leads to.
            #[repr(u8)]
            #[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
            pub enum Severity {
                /// Worth knowing; nothing has to change.
                Note,
                /// Probably wrong.
                Warning,
                /// Wrong.
                Error,
            }
            impl ::core::fmt::Debug for Severity {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    match self {
                        Severity::Note => f.debug_tuple("Severity::Note").finish(),
                        Severity::Warning => f.debug_tuple("Severity::Warning").finish(),
                        Severity::Error => f.debug_tuple("Severity::Error").finish(),
                    }
                }
            }
            impl Severity {
                #[doc(hidden)]
                pub unsafe fn _lift(val: u8) -> Severity {
                    if !cfg!(debug_assertions) {
                        return unsafe { ::core::mem::transmute(val) };
                    }
                    match val {
                        0 => Severity::Note,
                        1 => Severity::Warning,
                        2 => Severity::Error,
                        _ => panic!("invalid enum discriminant"),
                    }
                }
            }
            /// Bytes `start..end` of a file, counted from 0, `end` exclusive. `start == end` is the place between two bytes.
            #[repr(C)]
            #[derive(Clone, Copy, Eq, PartialEq)]
            pub struct ByteRange {
                /// First byte.
                pub start: u64,
                /// One past the last byte.
                pub end: u64,
            }
            impl ::core::fmt::Debug for ByteRange {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    f.debug_struct("ByteRange")
                        .field("start", &self.start)
                        .field("end", &self.end)
                        .finish()
                }
            }
            /// Whole lines, counted from 1. A line ends after its LF.
            #[repr(C)]
            #[derive(Clone, Copy, Eq, PartialEq)]
            pub struct LineRange {
                /// First line.
                pub first: u32,
                /// Last line, inclusive.
                pub last: u32,
            }
            impl ::core::fmt::Debug for LineRange {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    f.debug_struct("LineRange")
                        .field("first", &self.first)
                        .field("last", &self.last)
                        .finish()
                }
            }
            /// Where in a file. The host turns bytes into the columns that each output needs.
            #[derive(Clone, Copy, Eq, PartialEq)]
            pub enum Place {
                /// The file as a whole.
                WholeFile,
                /// Whole lines.
                Lines(LineRange),
                /// Some bytes.
                Bytes(ByteRange),
            }
            impl ::core::fmt::Debug for Place {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
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
            /// A named value that this version has no field for.
            #[derive(Clone, Eq, PartialEq)]
            pub struct Property {
                /// Kebab-case, unique in its list.
                pub name: _rt::String,
                /// Plain text.
                pub value: _rt::String,
            }
            impl ::core::fmt::Debug for Property {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    f.debug_struct("Property")
                        .field("name", &self.name)
                        .field("value", &self.value)
                        .finish()
                }
            }
            /// A second place that explains a finding.
            #[derive(Clone, Eq, PartialEq)]
            pub struct Related {
                /// From the top of the repository, with `/`.
                pub path: _rt::String,
                /// Where in that file.
                pub place: Place,
                /// What is to be seen there.
                pub message: _rt::String,
            }
            impl ::core::fmt::Debug for Related {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    f.debug_struct("Related")
                        .field("path", &self.path)
                        .field("place", &self.place)
                        .field("message", &self.message)
                        .finish()
                }
            }
            /// Replaces some bytes of a file.
            #[derive(Clone, Eq, PartialEq)]
            pub struct Edit {
                /// From the top of the repository, with `/`.
                pub path: _rt::String,
                /// What is replaced.
                pub range: ByteRange,
                /// What stands there afterwards.
                pub replacement: _rt::String,
            }
            impl ::core::fmt::Debug for Edit {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    f.debug_struct("Edit")
                        .field("path", &self.path)
                        .field("range", &self.range)
                        .field("replacement", &self.replacement)
                        .finish()
                }
            }
            /// One way to resolve a finding: all edits together, none overlapping.
            #[derive(Clone, Eq, PartialEq)]
            pub struct Fix {
                /// What it does, in the imperative.
                pub title: _rt::String,
                /// Right even when it is applied unseen.
                pub safe: bool,
                /// In any order.
                pub edits: _rt::Vec<Edit>,
            }
            impl ::core::fmt::Debug for Fix {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    f.debug_struct("Fix")
                        .field("title", &self.title)
                        .field("safe", &self.safe)
                        .field("edits", &self.edits)
                        .finish()
                }
            }
            /// One instance of a rule.
            #[derive(Clone, Eq, PartialEq)]
            pub struct Finding {
                /// A rule id of the descriptor, without the check's id.
                pub rule: _rt::String,
                /// None: the rule's default.
                pub severity: ::core::option::Option<Severity>,
                /// Plain text, as all text here; a pair of backticks marks code.
                pub message: _rt::String,
                /// None: the file being inspected; from `checker`, the change as a whole.
                pub path: ::core::option::Option<_rt::String>,
                /// Where in that file.
                pub place: Place,
                /// Bytes of that file that no output may show or hash. The host masks them in every excerpt, fingerprint and fix.
                pub sensitive: _rt::Vec<ByteRange>,
                /// Whether the change caused this, where the check knows; none: the host compares `place` with the added lines.
                pub introduced: ::core::option::Option<bool>,
                /// What stays when the finding moves, never made from a secret; none: the masked text of the first line.
                pub identity: ::core::option::Option<_rt::String>,
                /// Other places that explain this one.
                pub related: _rt::Vec<Related>,
                /// Alternatives, best first.
                pub fixes: _rt::Vec<Fix>,
                /// What this version has no field for. The host reads `help`, plain text for this one finding, and `judged-version`: what has
                /// it is dropped where the file is a past version, because it is about the judged one alone.
                pub properties: _rt::Vec<Property>,
            }
            impl ::core::fmt::Debug for Finding {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
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
            /// A measurement, exactly `value` of `total`, so 85 of 100 lines; never a rounded percentage.
            #[derive(Clone, Eq, PartialEq)]
            pub struct Metric {
                /// Dotted and stable, like `coverage.lines`.
                pub name: _rt::String,
                /// What was measured: `total`, a path, the name of a rule.
                pub subject: _rt::String,
                /// How many.
                pub value: u64,
                /// Of how many, where that makes sense.
                pub total: ::core::option::Option<u64>,
                /// Of what, in the plural.
                pub unit: _rt::String,
            }
            impl ::core::fmt::Debug for Metric {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    f.debug_struct("Metric")
                        .field("name", &self.name)
                        .field("subject", &self.subject)
                        .field("value", &self.value)
                        .field("total", &self.total)
                        .field("unit", &self.unit)
                        .finish()
                }
            }
            /// A fact that the check established, for the report and for policy: `kind` held for `subject`.
            #[derive(Clone, Eq, PartialEq)]
            pub struct Evidence {
                /// Kebab-case, like `signature-verified`.
                pub kind: _rt::String,
                /// What it was established for, mostly a path.
                pub subject: _rt::String,
                /// Of the subject, as `sha256:` and hex digits.
                pub digest: ::core::option::Option<_rt::String>,
                /// By whom, with what.
                pub properties: _rt::Vec<Property>,
            }
            impl ::core::fmt::Debug for Evidence {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    f.debug_struct("Evidence")
                        .field("kind", &self.kind)
                        .field("subject", &self.subject)
                        .field("digest", &self.digest)
                        .field("properties", &self.properties)
                        .finish()
                }
            }
            /// Why something could not be judged.
            #[derive(Clone, Eq, PartialEq)]
            pub struct Problem {
                /// Kebab-case, stable, documented by the check.
                pub code: _rt::String,
                /// What is wrong and what to do about it.
                pub message: _rt::String,
                /// The file it is about.
                pub path: ::core::option::Option<_rt::String>,
                /// Where in that file.
                pub place: Place,
            }
            impl ::core::fmt::Debug for Problem {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    f.debug_struct("Problem")
                        .field("code", &self.code)
                        .field("message", &self.message)
                        .field("path", &self.path)
                        .field("place", &self.place)
                        .finish()
                }
            }
            impl ::core::fmt::Display for Problem {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    write!(f, "{:?}", self)
                }
            }
            impl ::core::error::Error for Problem {}
            /// A setting that the schema allows and the check cannot use.
            #[derive(Clone, Eq, PartialEq)]
            pub struct SettingProblem {
                /// A JSON Pointer (RFC 6901) into the settings, so that the host finds the line of the policy.
                pub pointer: _rt::String,
                /// What is wrong and what would be right.
                pub message: _rt::String,
            }
            impl ::core::fmt::Debug for SettingProblem {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    f.debug_struct("SettingProblem")
                        .field("pointer", &self.pointer)
                        .field("message", &self.message)
                        .finish()
                }
            }
            impl ::core::fmt::Display for SettingProblem {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    write!(f, "{:?}", self)
                }
            }
            impl ::core::error::Error for SettingProblem {}
            /// A kind of finding.
            #[derive(Clone, Eq, PartialEq)]
            pub struct Rule {
                /// Kebab-case, naming the bad pattern, unique in its check.
                pub id: _rt::String,
                /// One line.
                pub title: _rt::String,
                /// What it means and how to resolve it; paragraphs apart by an empty line.
                pub help: _rt::String,
                /// What a finding of this rule has unless it says otherwise.
                pub severity: Severity,
                /// What this version has no field for.
                pub properties: _rt::Vec<Property>,
            }
            impl ::core::fmt::Debug for Rule {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    f.debug_struct("Rule")
                        .field("id", &self.id)
                        .field("title", &self.title)
                        .field("help", &self.help)
                        .field("severity", &self.severity)
                        .field("properties", &self.properties)
                        .finish()
                }
            }
            /// What a check is. The same at every call.
            #[derive(Clone, Eq, PartialEq)]
            pub struct Descriptor {
                /// Kebab-case.
                pub id: _rt::String,
                /// A semantic version.
                pub version: _rt::String,
                /// One line.
                pub title: _rt::String,
                /// Every rule that a finding may name.
                pub rules: _rt::Vec<Rule>,
                /// A JSON Schema (2020-12) of an object, at most 64 KiB, without remote references. `x-gatewright` marks settings that
                /// the host fills in or grants: see wit/README.md.
                pub settings_schema: _rt::String,
                /// What this version has no field for.
                pub properties: _rt::Vec<Property>,
            }
            impl ::core::fmt::Debug for Descriptor {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
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
        }
        /// Capability: what git knows about the change; the same on a laptop, in a hook and in a pull request.
        #[allow(dead_code, async_fn_in_trait, unused_imports, clippy::all)]
        pub mod change {
            #[used]
            #[doc(hidden)]
            static __FORCE_SECTION_REF: fn() = super::super::super::__link_custom_section_describing_imports;
            use super::super::super::_rt;
            pub type LineRange = super::super::super::gatewright::check::types::LineRange;
            pub type Blob = super::super::super::gatewright::check::content::Blob;
            pub type Failure = super::super::super::gatewright::check::content::Failure;
            /// A commit.
            #[derive(Clone, Eq, PartialEq)]
            pub struct Commit {
                /// Hex digits. Empty for what is not committed yet.
                pub id: _rt::String,
                /// Ids, first parent first.
                pub parents: _rt::Vec<_rt::String>,
                /// Seconds since 1970 UTC, chosen by whoever wrote the commit: never decide trust by it.
                pub committed: i64,
                /// Subject and body.
                pub message: _rt::String,
            }
            impl ::core::fmt::Debug for Commit {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    f.debug_struct("Commit")
                        .field("id", &self.id)
                        .field("parents", &self.parents)
                        .field("committed", &self.committed)
                        .field("message", &self.message)
                        .finish()
                }
            }
            /// What happened to a file.
            #[repr(u8)]
            #[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
            pub enum Kind {
                /// New.
                Added,
                /// Same path, other content.
                Modified,
                /// Gone.
                Deleted,
                /// Other path, the same or similar content.
                Renamed,
                /// A file became a link or the like.
                TypeChanged,
            }
            impl ::core::fmt::Debug for Kind {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    match self {
                        Kind::Added => f.debug_tuple("Kind::Added").finish(),
                        Kind::Modified => f.debug_tuple("Kind::Modified").finish(),
                        Kind::Deleted => f.debug_tuple("Kind::Deleted").finish(),
                        Kind::Renamed => f.debug_tuple("Kind::Renamed").finish(),
                        Kind::TypeChanged => f.debug_tuple("Kind::TypeChanged").finish(),
                    }
                }
            }
            impl Kind {
                #[doc(hidden)]
                pub unsafe fn _lift(val: u8) -> Kind {
                    if !cfg!(debug_assertions) {
                        return unsafe { ::core::mem::transmute(val) };
                    }
                    match val {
                        0 => Kind::Added,
                        1 => Kind::Modified,
                        2 => Kind::Deleted,
                        3 => Kind::Renamed,
                        4 => Kind::TypeChanged,
                        _ => panic!("invalid enum discriminant"),
                    }
                }
            }
            /// A file that the change touches.
            #[derive(Clone, Eq, PartialEq)]
            pub struct ChangedFile {
                /// In the judged tree; of a deleted file, where it was.
                pub path: _rt::String,
                /// Of a renamed file.
                pub previous_path: ::core::option::Option<_rt::String>,
                /// What happened.
                pub kind: Kind,
                /// Lines of the judged tree that the base lacks. Sorted, apart.
                pub added: _rt::Vec<LineRange>,
                /// Lines of the base that the judged tree lacks, numbered in the base. Sorted, apart.
                pub removed: _rt::Vec<LineRange>,
            }
            impl ::core::fmt::Debug for ChangedFile {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    f.debug_struct("ChangedFile")
                        .field("path", &self.path)
                        .field("previous-path", &self.previous_path)
                        .field("kind", &self.kind)
                        .field("added", &self.added)
                        .field("removed", &self.removed)
                        .finish()
                }
            }
            #[allow(unused_unsafe, clippy::all)]
            /// What is judged.
            #[allow(async_fn_in_trait)]
            pub fn head() -> Commit {
                unsafe {
                    #[repr(align(8))]
                    struct RetArea(
                        [::core::mem::MaybeUninit<
                            u8,
                        >; 8 + 6 * ::core::mem::size_of::<*const u8>()],
                    );
                    let mut ret_area = RetArea(
                        [::core::mem::MaybeUninit::uninit(); 8
                            + 6 * ::core::mem::size_of::<*const u8>()],
                    );
                    let ptr0 = ret_area.0.as_mut_ptr().cast::<u8>();
                    #[cfg(target_arch = "wasm32")]
                    #[link(wasm_import_module = "gatewright:check/change@0.1.0")]
                    unsafe extern "C" {
                        #[link_name = "head"]
                        fn wit_import1(_: *mut u8);
                    }
                    #[cfg(not(target_arch = "wasm32"))]
                    unsafe extern "C" fn wit_import1(_: *mut u8) {
                        unreachable!()
                    }
                    wit_import1(ptr0);
                    let l2 = *ptr0.add(0).cast::<*mut u8>();
                    let l3 = *ptr0
                        .add(::core::mem::size_of::<*const u8>())
                        .cast::<usize>();
                    let len4 = l3;
                    let bytes4 = _rt::Vec::from_raw_parts(l2.cast(), len4, len4);
                    let l5 = *ptr0
                        .add(2 * ::core::mem::size_of::<*const u8>())
                        .cast::<*mut u8>();
                    let l6 = *ptr0
                        .add(3 * ::core::mem::size_of::<*const u8>())
                        .cast::<usize>();
                    let base10 = l5;
                    let len10 = l6;
                    let mut result10 = _rt::Vec::with_capacity(len10);
                    for i in 0..len10 {
                        let base = base10
                            .add(i * (2 * ::core::mem::size_of::<*const u8>()));
                        let e10 = {
                            let l7 = *base.add(0).cast::<*mut u8>();
                            let l8 = *base
                                .add(::core::mem::size_of::<*const u8>())
                                .cast::<usize>();
                            let len9 = l8;
                            let bytes9 = _rt::Vec::from_raw_parts(l7.cast(), len9, len9);
                            _rt::string_lift(bytes9)
                        };
                        result10.push(e10);
                    }
                    _rt::cabi_dealloc(
                        base10,
                        len10 * (2 * ::core::mem::size_of::<*const u8>()),
                        ::core::mem::size_of::<*const u8>(),
                    );
                    let l11 = *ptr0
                        .add(4 * ::core::mem::size_of::<*const u8>())
                        .cast::<i64>();
                    let l12 = *ptr0
                        .add(8 + 4 * ::core::mem::size_of::<*const u8>())
                        .cast::<*mut u8>();
                    let l13 = *ptr0
                        .add(8 + 5 * ::core::mem::size_of::<*const u8>())
                        .cast::<usize>();
                    let len14 = l13;
                    let bytes14 = _rt::Vec::from_raw_parts(l12.cast(), len14, len14);
                    let result15 = Commit {
                        id: _rt::string_lift(bytes4),
                        parents: result10,
                        committed: l11,
                        message: _rt::string_lift(bytes14),
                    };
                    result15
                }
            }
            #[allow(unused_unsafe, clippy::all)]
            /// What it is compared with. None: everything counts as introduced.
            #[allow(async_fn_in_trait)]
            pub fn base() -> ::core::option::Option<Commit> {
                unsafe {
                    #[repr(align(8))]
                    struct RetArea(
                        [::core::mem::MaybeUninit<
                            u8,
                        >; 16 + 6 * ::core::mem::size_of::<*const u8>()],
                    );
                    let mut ret_area = RetArea(
                        [::core::mem::MaybeUninit::uninit(); 16
                            + 6 * ::core::mem::size_of::<*const u8>()],
                    );
                    let ptr0 = ret_area.0.as_mut_ptr().cast::<u8>();
                    #[cfg(target_arch = "wasm32")]
                    #[link(wasm_import_module = "gatewright:check/change@0.1.0")]
                    unsafe extern "C" {
                        #[link_name = "base"]
                        fn wit_import1(_: *mut u8);
                    }
                    #[cfg(not(target_arch = "wasm32"))]
                    unsafe extern "C" fn wit_import1(_: *mut u8) {
                        unreachable!()
                    }
                    wit_import1(ptr0);
                    let l2 = i32::from(*ptr0.add(0).cast::<u8>());
                    let result16 = match l2 {
                        0 => None,
                        1 => {
                            let e = {
                                let l3 = *ptr0.add(8).cast::<*mut u8>();
                                let l4 = *ptr0
                                    .add(8 + 1 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len5 = l4;
                                let bytes5 = _rt::Vec::from_raw_parts(
                                    l3.cast(),
                                    len5,
                                    len5,
                                );
                                let l6 = *ptr0
                                    .add(8 + 2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l7 = *ptr0
                                    .add(8 + 3 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let base11 = l6;
                                let len11 = l7;
                                let mut result11 = _rt::Vec::with_capacity(len11);
                                for i in 0..len11 {
                                    let base = base11
                                        .add(i * (2 * ::core::mem::size_of::<*const u8>()));
                                    let e11 = {
                                        let l8 = *base.add(0).cast::<*mut u8>();
                                        let l9 = *base
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        let len10 = l9;
                                        let bytes10 = _rt::Vec::from_raw_parts(
                                            l8.cast(),
                                            len10,
                                            len10,
                                        );
                                        _rt::string_lift(bytes10)
                                    };
                                    result11.push(e11);
                                }
                                _rt::cabi_dealloc(
                                    base11,
                                    len11 * (2 * ::core::mem::size_of::<*const u8>()),
                                    ::core::mem::size_of::<*const u8>(),
                                );
                                let l12 = *ptr0
                                    .add(8 + 4 * ::core::mem::size_of::<*const u8>())
                                    .cast::<i64>();
                                let l13 = *ptr0
                                    .add(16 + 4 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l14 = *ptr0
                                    .add(16 + 5 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len15 = l14;
                                let bytes15 = _rt::Vec::from_raw_parts(
                                    l13.cast(),
                                    len15,
                                    len15,
                                );
                                Commit {
                                    id: _rt::string_lift(bytes5),
                                    parents: result11,
                                    committed: l12,
                                    message: _rt::string_lift(bytes15),
                                }
                            };
                            Some(e)
                        }
                        _ => _rt::invalid_enum_discriminant(),
                    };
                    result16
                }
            }
            #[allow(unused_unsafe, clippy::all)]
            /// From the base, exclusive, to the head, oldest first.
            #[allow(async_fn_in_trait)]
            pub fn commits() -> _rt::Vec<Commit> {
                unsafe {
                    #[cfg_attr(target_pointer_width = "64", repr(align(8)))]
                    #[cfg_attr(target_pointer_width = "32", repr(align(4)))]
                    struct RetArea(
                        [::core::mem::MaybeUninit<
                            u8,
                        >; 2 * ::core::mem::size_of::<*const u8>()],
                    );
                    let mut ret_area = RetArea(
                        [::core::mem::MaybeUninit::uninit(); 2
                            * ::core::mem::size_of::<*const u8>()],
                    );
                    let ptr0 = ret_area.0.as_mut_ptr().cast::<u8>();
                    #[cfg(target_arch = "wasm32")]
                    #[link(wasm_import_module = "gatewright:check/change@0.1.0")]
                    unsafe extern "C" {
                        #[link_name = "commits"]
                        fn wit_import1(_: *mut u8);
                    }
                    #[cfg(not(target_arch = "wasm32"))]
                    unsafe extern "C" fn wit_import1(_: *mut u8) {
                        unreachable!()
                    }
                    wit_import1(ptr0);
                    let l2 = *ptr0.add(0).cast::<*mut u8>();
                    let l3 = *ptr0
                        .add(::core::mem::size_of::<*const u8>())
                        .cast::<usize>();
                    let base17 = l2;
                    let len17 = l3;
                    let mut result17 = _rt::Vec::with_capacity(len17);
                    for i in 0..len17 {
                        let base = base17
                            .add(i * (8 + 6 * ::core::mem::size_of::<*const u8>()));
                        let e17 = {
                            let l4 = *base.add(0).cast::<*mut u8>();
                            let l5 = *base
                                .add(::core::mem::size_of::<*const u8>())
                                .cast::<usize>();
                            let len6 = l5;
                            let bytes6 = _rt::Vec::from_raw_parts(l4.cast(), len6, len6);
                            let l7 = *base
                                .add(2 * ::core::mem::size_of::<*const u8>())
                                .cast::<*mut u8>();
                            let l8 = *base
                                .add(3 * ::core::mem::size_of::<*const u8>())
                                .cast::<usize>();
                            let base12 = l7;
                            let len12 = l8;
                            let mut result12 = _rt::Vec::with_capacity(len12);
                            for i in 0..len12 {
                                let base = base12
                                    .add(i * (2 * ::core::mem::size_of::<*const u8>()));
                                let e12 = {
                                    let l9 = *base.add(0).cast::<*mut u8>();
                                    let l10 = *base
                                        .add(::core::mem::size_of::<*const u8>())
                                        .cast::<usize>();
                                    let len11 = l10;
                                    let bytes11 = _rt::Vec::from_raw_parts(
                                        l9.cast(),
                                        len11,
                                        len11,
                                    );
                                    _rt::string_lift(bytes11)
                                };
                                result12.push(e12);
                            }
                            _rt::cabi_dealloc(
                                base12,
                                len12 * (2 * ::core::mem::size_of::<*const u8>()),
                                ::core::mem::size_of::<*const u8>(),
                            );
                            let l13 = *base
                                .add(4 * ::core::mem::size_of::<*const u8>())
                                .cast::<i64>();
                            let l14 = *base
                                .add(8 + 4 * ::core::mem::size_of::<*const u8>())
                                .cast::<*mut u8>();
                            let l15 = *base
                                .add(8 + 5 * ::core::mem::size_of::<*const u8>())
                                .cast::<usize>();
                            let len16 = l15;
                            let bytes16 = _rt::Vec::from_raw_parts(
                                l14.cast(),
                                len16,
                                len16,
                            );
                            Commit {
                                id: _rt::string_lift(bytes6),
                                parents: result12,
                                committed: l13,
                                message: _rt::string_lift(bytes16),
                            }
                        };
                        result17.push(e17);
                    }
                    _rt::cabi_dealloc(
                        base17,
                        len17 * (8 + 6 * ::core::mem::size_of::<*const u8>()),
                        8,
                    );
                    let result18 = result17;
                    result18
                }
            }
            #[allow(unused_unsafe, clippy::all)]
            /// The branch that is judged, where it is known.
            #[allow(async_fn_in_trait)]
            pub fn head_branch() -> ::core::option::Option<_rt::String> {
                unsafe {
                    #[cfg_attr(target_pointer_width = "64", repr(align(8)))]
                    #[cfg_attr(target_pointer_width = "32", repr(align(4)))]
                    struct RetArea(
                        [::core::mem::MaybeUninit<
                            u8,
                        >; 3 * ::core::mem::size_of::<*const u8>()],
                    );
                    let mut ret_area = RetArea(
                        [::core::mem::MaybeUninit::uninit(); 3
                            * ::core::mem::size_of::<*const u8>()],
                    );
                    let ptr0 = ret_area.0.as_mut_ptr().cast::<u8>();
                    #[cfg(target_arch = "wasm32")]
                    #[link(wasm_import_module = "gatewright:check/change@0.1.0")]
                    unsafe extern "C" {
                        #[link_name = "head-branch"]
                        fn wit_import1(_: *mut u8);
                    }
                    #[cfg(not(target_arch = "wasm32"))]
                    unsafe extern "C" fn wit_import1(_: *mut u8) {
                        unreachable!()
                    }
                    wit_import1(ptr0);
                    let l2 = i32::from(*ptr0.add(0).cast::<u8>());
                    let result6 = match l2 {
                        0 => None,
                        1 => {
                            let e = {
                                let l3 = *ptr0
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l4 = *ptr0
                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len5 = l4;
                                let bytes5 = _rt::Vec::from_raw_parts(
                                    l3.cast(),
                                    len5,
                                    len5,
                                );
                                _rt::string_lift(bytes5)
                            };
                            Some(e)
                        }
                        _ => _rt::invalid_enum_discriminant(),
                    };
                    result6
                }
            }
            #[allow(unused_unsafe, clippy::all)]
            /// The branch that the change wants to go to, where it is known.
            #[allow(async_fn_in_trait)]
            pub fn base_branch() -> ::core::option::Option<_rt::String> {
                unsafe {
                    #[cfg_attr(target_pointer_width = "64", repr(align(8)))]
                    #[cfg_attr(target_pointer_width = "32", repr(align(4)))]
                    struct RetArea(
                        [::core::mem::MaybeUninit<
                            u8,
                        >; 3 * ::core::mem::size_of::<*const u8>()],
                    );
                    let mut ret_area = RetArea(
                        [::core::mem::MaybeUninit::uninit(); 3
                            * ::core::mem::size_of::<*const u8>()],
                    );
                    let ptr0 = ret_area.0.as_mut_ptr().cast::<u8>();
                    #[cfg(target_arch = "wasm32")]
                    #[link(wasm_import_module = "gatewright:check/change@0.1.0")]
                    unsafe extern "C" {
                        #[link_name = "base-branch"]
                        fn wit_import1(_: *mut u8);
                    }
                    #[cfg(not(target_arch = "wasm32"))]
                    unsafe extern "C" fn wit_import1(_: *mut u8) {
                        unreachable!()
                    }
                    wit_import1(ptr0);
                    let l2 = i32::from(*ptr0.add(0).cast::<u8>());
                    let result6 = match l2 {
                        0 => None,
                        1 => {
                            let e = {
                                let l3 = *ptr0
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l4 = *ptr0
                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len5 = l4;
                                let bytes5 = _rt::Vec::from_raw_parts(
                                    l3.cast(),
                                    len5,
                                    len5,
                                );
                                _rt::string_lift(bytes5)
                            };
                            Some(e)
                        }
                        _ => _rt::invalid_enum_discriminant(),
                    };
                    result6
                }
            }
            #[allow(unused_unsafe, clippy::all)]
            /// Names of all branches that this clone knows; none: not known, as in most CI checkouts.
            #[allow(async_fn_in_trait)]
            pub fn branches() -> ::core::option::Option<_rt::Vec<_rt::String>> {
                unsafe {
                    #[cfg_attr(target_pointer_width = "64", repr(align(8)))]
                    #[cfg_attr(target_pointer_width = "32", repr(align(4)))]
                    struct RetArea(
                        [::core::mem::MaybeUninit<
                            u8,
                        >; 3 * ::core::mem::size_of::<*const u8>()],
                    );
                    let mut ret_area = RetArea(
                        [::core::mem::MaybeUninit::uninit(); 3
                            * ::core::mem::size_of::<*const u8>()],
                    );
                    let ptr0 = ret_area.0.as_mut_ptr().cast::<u8>();
                    #[cfg(target_arch = "wasm32")]
                    #[link(wasm_import_module = "gatewright:check/change@0.1.0")]
                    unsafe extern "C" {
                        #[link_name = "branches"]
                        fn wit_import1(_: *mut u8);
                    }
                    #[cfg(not(target_arch = "wasm32"))]
                    unsafe extern "C" fn wit_import1(_: *mut u8) {
                        unreachable!()
                    }
                    wit_import1(ptr0);
                    let l2 = i32::from(*ptr0.add(0).cast::<u8>());
                    let result9 = match l2 {
                        0 => None,
                        1 => {
                            let e = {
                                let l3 = *ptr0
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l4 = *ptr0
                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let base8 = l3;
                                let len8 = l4;
                                let mut result8 = _rt::Vec::with_capacity(len8);
                                for i in 0..len8 {
                                    let base = base8
                                        .add(i * (2 * ::core::mem::size_of::<*const u8>()));
                                    let e8 = {
                                        let l5 = *base.add(0).cast::<*mut u8>();
                                        let l6 = *base
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        let len7 = l6;
                                        let bytes7 = _rt::Vec::from_raw_parts(
                                            l5.cast(),
                                            len7,
                                            len7,
                                        );
                                        _rt::string_lift(bytes7)
                                    };
                                    result8.push(e8);
                                }
                                _rt::cabi_dealloc(
                                    base8,
                                    len8 * (2 * ::core::mem::size_of::<*const u8>()),
                                    ::core::mem::size_of::<*const u8>(),
                                );
                                result8
                            };
                            Some(e)
                        }
                        _ => _rt::invalid_enum_discriminant(),
                    };
                    result9
                }
            }
            #[allow(unused_unsafe, clippy::all)]
            /// In byte order of their paths.
            #[allow(async_fn_in_trait)]
            pub fn files() -> _rt::Vec<ChangedFile> {
                unsafe {
                    #[cfg_attr(target_pointer_width = "64", repr(align(8)))]
                    #[cfg_attr(target_pointer_width = "32", repr(align(4)))]
                    struct RetArea(
                        [::core::mem::MaybeUninit<
                            u8,
                        >; 2 * ::core::mem::size_of::<*const u8>()],
                    );
                    let mut ret_area = RetArea(
                        [::core::mem::MaybeUninit::uninit(); 2
                            * ::core::mem::size_of::<*const u8>()],
                    );
                    let ptr0 = ret_area.0.as_mut_ptr().cast::<u8>();
                    #[cfg(target_arch = "wasm32")]
                    #[link(wasm_import_module = "gatewright:check/change@0.1.0")]
                    unsafe extern "C" {
                        #[link_name = "files"]
                        fn wit_import1(_: *mut u8);
                    }
                    #[cfg(not(target_arch = "wasm32"))]
                    unsafe extern "C" fn wit_import1(_: *mut u8) {
                        unreachable!()
                    }
                    wit_import1(ptr0);
                    let l2 = *ptr0.add(0).cast::<*mut u8>();
                    let l3 = *ptr0
                        .add(::core::mem::size_of::<*const u8>())
                        .cast::<usize>();
                    let base18 = l2;
                    let len18 = l3;
                    let mut result18 = _rt::Vec::with_capacity(len18);
                    for i in 0..len18 {
                        let base = base18
                            .add(i * (10 * ::core::mem::size_of::<*const u8>()));
                        let e18 = {
                            let l4 = *base.add(0).cast::<*mut u8>();
                            let l5 = *base
                                .add(::core::mem::size_of::<*const u8>())
                                .cast::<usize>();
                            let len6 = l5;
                            let bytes6 = _rt::Vec::from_raw_parts(l4.cast(), len6, len6);
                            let l7 = i32::from(
                                *base
                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<u8>(),
                            );
                            let l11 = i32::from(
                                *base
                                    .add(5 * ::core::mem::size_of::<*const u8>())
                                    .cast::<u8>(),
                            );
                            let l12 = *base
                                .add(6 * ::core::mem::size_of::<*const u8>())
                                .cast::<*mut u8>();
                            let l13 = *base
                                .add(7 * ::core::mem::size_of::<*const u8>())
                                .cast::<usize>();
                            let len14 = l13;
                            let l15 = *base
                                .add(8 * ::core::mem::size_of::<*const u8>())
                                .cast::<*mut u8>();
                            let l16 = *base
                                .add(9 * ::core::mem::size_of::<*const u8>())
                                .cast::<usize>();
                            let len17 = l16;
                            ChangedFile {
                                path: _rt::string_lift(bytes6),
                                previous_path: match l7 {
                                    0 => None,
                                    1 => {
                                        let e = {
                                            let l8 = *base
                                                .add(3 * ::core::mem::size_of::<*const u8>())
                                                .cast::<*mut u8>();
                                            let l9 = *base
                                                .add(4 * ::core::mem::size_of::<*const u8>())
                                                .cast::<usize>();
                                            let len10 = l9;
                                            let bytes10 = _rt::Vec::from_raw_parts(
                                                l8.cast(),
                                                len10,
                                                len10,
                                            );
                                            _rt::string_lift(bytes10)
                                        };
                                        Some(e)
                                    }
                                    _ => _rt::invalid_enum_discriminant(),
                                },
                                kind: Kind::_lift(l11 as u8),
                                added: <_ as From<
                                    _rt::Vec<_>,
                                >>::from(
                                    _rt::Vec::from_raw_parts(l12.cast(), len14, len14),
                                ),
                                removed: <_ as From<
                                    _rt::Vec<_>,
                                >>::from(_rt::Vec::from_raw_parts(l15.cast(), len17, len17)),
                            }
                        };
                        result18.push(e18);
                    }
                    _rt::cabi_dealloc(
                        base18,
                        len18 * (10 * ::core::mem::size_of::<*const u8>()),
                        ::core::mem::size_of::<*const u8>(),
                    );
                    let result19 = result18;
                    result19
                }
            }
            #[allow(unused_unsafe, clippy::all)]
            /// The content of a file at the base.
            #[allow(async_fn_in_trait)]
            pub fn open_base(path: &str) -> ::core::result::Result<Blob, Failure> {
                unsafe {
                    #[cfg_attr(target_pointer_width = "64", repr(align(8)))]
                    #[cfg_attr(target_pointer_width = "32", repr(align(4)))]
                    struct RetArea(
                        [::core::mem::MaybeUninit<
                            u8,
                        >; 5 * ::core::mem::size_of::<*const u8>()],
                    );
                    let mut ret_area = RetArea(
                        [::core::mem::MaybeUninit::uninit(); 5
                            * ::core::mem::size_of::<*const u8>()],
                    );
                    let vec0 = path;
                    let ptr0 = vec0.as_ptr().cast::<u8>();
                    let len0 = vec0.len();
                    let ptr1 = ret_area.0.as_mut_ptr().cast::<u8>();
                    #[cfg(target_arch = "wasm32")]
                    #[link(wasm_import_module = "gatewright:check/change@0.1.0")]
                    unsafe extern "C" {
                        #[link_name = "open-base"]
                        fn wit_import2(_: *mut u8, _: usize, _: *mut u8);
                    }
                    #[cfg(not(target_arch = "wasm32"))]
                    unsafe extern "C" fn wit_import2(_: *mut u8, _: usize, _: *mut u8) {
                        unreachable!()
                    }
                    wit_import2(ptr0.cast_mut(), len0, ptr1);
                    let l3 = i32::from(*ptr1.add(0).cast::<u8>());
                    let result11 = match l3 {
                        0 => {
                            let e = {
                                let l4 = *ptr1
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<i32>();
                                super::super::super::gatewright::check::content::Blob::from_handle(
                                    l4 as u32,
                                )
                            };
                            Ok(e)
                        }
                        1 => {
                            let e = {
                                let l5 = *ptr1
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l6 = *ptr1
                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len7 = l6;
                                let bytes7 = _rt::Vec::from_raw_parts(
                                    l5.cast(),
                                    len7,
                                    len7,
                                );
                                let l8 = *ptr1
                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l9 = *ptr1
                                    .add(4 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len10 = l9;
                                let bytes10 = _rt::Vec::from_raw_parts(
                                    l8.cast(),
                                    len10,
                                    len10,
                                );
                                super::super::super::gatewright::check::content::Failure {
                                    code: _rt::string_lift(bytes7),
                                    message: _rt::string_lift(bytes10),
                                }
                            };
                            Err(e)
                        }
                        _ => _rt::invalid_enum_discriminant(),
                    };
                    result11
                }
            }
        }
        /// Capability: what only the pull request knows. A check that imports it may judge otherwise on a laptop.
        #[allow(dead_code, async_fn_in_trait, unused_imports, clippy::all)]
        pub mod pull_request {
            #[used]
            #[doc(hidden)]
            static __FORCE_SECTION_REF: fn() = super::super::super::__link_custom_section_describing_imports;
            use super::super::super::_rt;
            /// All of it written by whoever opened the pull request.
            #[derive(Clone, Eq, PartialEq)]
            pub struct Details {
                /// Its number.
                pub number: u64,
                /// One line.
                pub title: _rt::String,
                /// Markdown; empty where there is none.
                pub body: _rt::String,
                /// A login.
                pub author: _rt::String,
                /// Names.
                pub labels: _rt::Vec<_rt::String>,
                /// Not ready for review.
                pub draft: bool,
            }
            impl ::core::fmt::Debug for Details {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
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
            #[allow(unused_unsafe, clippy::all)]
            /// None: this is not about a pull request.
            #[allow(async_fn_in_trait)]
            pub fn get() -> ::core::option::Option<Details> {
                unsafe {
                    #[repr(align(8))]
                    struct RetArea(
                        [::core::mem::MaybeUninit<
                            u8,
                        >; 24 + 8 * ::core::mem::size_of::<*const u8>()],
                    );
                    let mut ret_area = RetArea(
                        [::core::mem::MaybeUninit::uninit(); 24
                            + 8 * ::core::mem::size_of::<*const u8>()],
                    );
                    let ptr0 = ret_area.0.as_mut_ptr().cast::<u8>();
                    #[cfg(target_arch = "wasm32")]
                    #[link(wasm_import_module = "gatewright:check/pull-request@0.1.0")]
                    unsafe extern "C" {
                        #[link_name = "get"]
                        fn wit_import1(_: *mut u8);
                    }
                    #[cfg(not(target_arch = "wasm32"))]
                    unsafe extern "C" fn wit_import1(_: *mut u8) {
                        unreachable!()
                    }
                    wit_import1(ptr0);
                    let l2 = i32::from(*ptr0.add(0).cast::<u8>());
                    let result20 = match l2 {
                        0 => None,
                        1 => {
                            let e = {
                                let l3 = *ptr0.add(8).cast::<i64>();
                                let l4 = *ptr0.add(16).cast::<*mut u8>();
                                let l5 = *ptr0
                                    .add(16 + 1 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len6 = l5;
                                let bytes6 = _rt::Vec::from_raw_parts(
                                    l4.cast(),
                                    len6,
                                    len6,
                                );
                                let l7 = *ptr0
                                    .add(16 + 2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l8 = *ptr0
                                    .add(16 + 3 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len9 = l8;
                                let bytes9 = _rt::Vec::from_raw_parts(
                                    l7.cast(),
                                    len9,
                                    len9,
                                );
                                let l10 = *ptr0
                                    .add(16 + 4 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l11 = *ptr0
                                    .add(16 + 5 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len12 = l11;
                                let bytes12 = _rt::Vec::from_raw_parts(
                                    l10.cast(),
                                    len12,
                                    len12,
                                );
                                let l13 = *ptr0
                                    .add(16 + 6 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l14 = *ptr0
                                    .add(16 + 7 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let base18 = l13;
                                let len18 = l14;
                                let mut result18 = _rt::Vec::with_capacity(len18);
                                for i in 0..len18 {
                                    let base = base18
                                        .add(i * (2 * ::core::mem::size_of::<*const u8>()));
                                    let e18 = {
                                        let l15 = *base.add(0).cast::<*mut u8>();
                                        let l16 = *base
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        let len17 = l16;
                                        let bytes17 = _rt::Vec::from_raw_parts(
                                            l15.cast(),
                                            len17,
                                            len17,
                                        );
                                        _rt::string_lift(bytes17)
                                    };
                                    result18.push(e18);
                                }
                                _rt::cabi_dealloc(
                                    base18,
                                    len18 * (2 * ::core::mem::size_of::<*const u8>()),
                                    ::core::mem::size_of::<*const u8>(),
                                );
                                let l19 = i32::from(
                                    *ptr0
                                        .add(16 + 8 * ::core::mem::size_of::<*const u8>())
                                        .cast::<u8>(),
                                );
                                Details {
                                    number: l3 as u64,
                                    title: _rt::string_lift(bytes6),
                                    body: _rt::string_lift(bytes9),
                                    author: _rt::string_lift(bytes12),
                                    labels: result18,
                                    draft: _rt::bool_lift(l19 as u8),
                                }
                            };
                            Some(e)
                        }
                        _ => _rt::invalid_enum_discriminant(),
                    };
                    result20
                }
            }
        }
        /// Capability: reading OCI repositories that the policy names. Requests are counted, capped and listed in the report.
        #[allow(dead_code, async_fn_in_trait, unused_imports, clippy::all)]
        pub mod registry {
            #[used]
            #[doc(hidden)]
            static __FORCE_SECTION_REF: fn() = super::super::super::__link_custom_section_describing_imports;
            use super::super::super::_rt;
            pub type Blob = super::super::super::gatewright::check::content::Blob;
            pub type Failure = super::super::super::gatewright::check::content::Failure;
            /// An image or artifact manifest.
            #[derive(Clone, Eq, PartialEq)]
            pub struct Manifest {
                /// The host's own hash of `body`.
                pub digest: _rt::String,
                /// As the registry says it.
                pub media_type: _rt::String,
                /// The bytes.
                pub body: _rt::Vec<u8>,
            }
            impl ::core::fmt::Debug for Manifest {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    f.debug_struct("Manifest")
                        .field("digest", &self.digest)
                        .field("media-type", &self.media_type)
                        .field("body", &self.body)
                        .finish()
                }
            }
            #[allow(unused_unsafe, clippy::all)]
            /// The manifest behind `repository:tag` or `repository@digest`.
            #[allow(async_fn_in_trait)]
            pub fn resolve(
                reference: &str,
            ) -> ::core::result::Result<Manifest, Failure> {
                unsafe {
                    #[cfg_attr(target_pointer_width = "64", repr(align(8)))]
                    #[cfg_attr(target_pointer_width = "32", repr(align(4)))]
                    struct RetArea(
                        [::core::mem::MaybeUninit<
                            u8,
                        >; 7 * ::core::mem::size_of::<*const u8>()],
                    );
                    let mut ret_area = RetArea(
                        [::core::mem::MaybeUninit::uninit(); 7
                            * ::core::mem::size_of::<*const u8>()],
                    );
                    let vec0 = reference;
                    let ptr0 = vec0.as_ptr().cast::<u8>();
                    let len0 = vec0.len();
                    let ptr1 = ret_area.0.as_mut_ptr().cast::<u8>();
                    #[cfg(target_arch = "wasm32")]
                    #[link(wasm_import_module = "gatewright:check/registry@0.1.0")]
                    unsafe extern "C" {
                        #[link_name = "resolve"]
                        fn wit_import2(_: *mut u8, _: usize, _: *mut u8);
                    }
                    #[cfg(not(target_arch = "wasm32"))]
                    unsafe extern "C" fn wit_import2(_: *mut u8, _: usize, _: *mut u8) {
                        unreachable!()
                    }
                    wit_import2(ptr0.cast_mut(), len0, ptr1);
                    let l3 = i32::from(*ptr1.add(0).cast::<u8>());
                    let result19 = match l3 {
                        0 => {
                            let e = {
                                let l4 = *ptr1
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l5 = *ptr1
                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len6 = l5;
                                let bytes6 = _rt::Vec::from_raw_parts(
                                    l4.cast(),
                                    len6,
                                    len6,
                                );
                                let l7 = *ptr1
                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l8 = *ptr1
                                    .add(4 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len9 = l8;
                                let bytes9 = _rt::Vec::from_raw_parts(
                                    l7.cast(),
                                    len9,
                                    len9,
                                );
                                let l10 = *ptr1
                                    .add(5 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l11 = *ptr1
                                    .add(6 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len12 = l11;
                                Manifest {
                                    digest: _rt::string_lift(bytes6),
                                    media_type: _rt::string_lift(bytes9),
                                    body: <_ as From<
                                        _rt::Vec<_>,
                                    >>::from(_rt::Vec::from_raw_parts(l10.cast(), len12, len12)),
                                }
                            };
                            Ok(e)
                        }
                        1 => {
                            let e = {
                                let l13 = *ptr1
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l14 = *ptr1
                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len15 = l14;
                                let bytes15 = _rt::Vec::from_raw_parts(
                                    l13.cast(),
                                    len15,
                                    len15,
                                );
                                let l16 = *ptr1
                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l17 = *ptr1
                                    .add(4 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len18 = l17;
                                let bytes18 = _rt::Vec::from_raw_parts(
                                    l16.cast(),
                                    len18,
                                    len18,
                                );
                                super::super::super::gatewright::check::content::Failure {
                                    code: _rt::string_lift(bytes15),
                                    message: _rt::string_lift(bytes18),
                                }
                            };
                            Err(e)
                        }
                        _ => _rt::invalid_enum_discriminant(),
                    };
                    result19
                }
            }
            #[allow(unused_unsafe, clippy::all)]
            /// A blob of that repository.
            #[allow(async_fn_in_trait)]
            pub fn fetch(
                repository: &str,
                digest: &str,
            ) -> ::core::result::Result<Blob, Failure> {
                unsafe {
                    #[cfg_attr(target_pointer_width = "64", repr(align(8)))]
                    #[cfg_attr(target_pointer_width = "32", repr(align(4)))]
                    struct RetArea(
                        [::core::mem::MaybeUninit<
                            u8,
                        >; 5 * ::core::mem::size_of::<*const u8>()],
                    );
                    let mut ret_area = RetArea(
                        [::core::mem::MaybeUninit::uninit(); 5
                            * ::core::mem::size_of::<*const u8>()],
                    );
                    let vec0 = repository;
                    let ptr0 = vec0.as_ptr().cast::<u8>();
                    let len0 = vec0.len();
                    let vec1 = digest;
                    let ptr1 = vec1.as_ptr().cast::<u8>();
                    let len1 = vec1.len();
                    let ptr2 = ret_area.0.as_mut_ptr().cast::<u8>();
                    #[cfg(target_arch = "wasm32")]
                    #[link(wasm_import_module = "gatewright:check/registry@0.1.0")]
                    unsafe extern "C" {
                        #[link_name = "fetch"]
                        fn wit_import3(
                            _: *mut u8,
                            _: usize,
                            _: *mut u8,
                            _: usize,
                            _: *mut u8,
                        );
                    }
                    #[cfg(not(target_arch = "wasm32"))]
                    unsafe extern "C" fn wit_import3(
                        _: *mut u8,
                        _: usize,
                        _: *mut u8,
                        _: usize,
                        _: *mut u8,
                    ) {
                        unreachable!()
                    }
                    wit_import3(ptr0.cast_mut(), len0, ptr1.cast_mut(), len1, ptr2);
                    let l4 = i32::from(*ptr2.add(0).cast::<u8>());
                    let result12 = match l4 {
                        0 => {
                            let e = {
                                let l5 = *ptr2
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<i32>();
                                super::super::super::gatewright::check::content::Blob::from_handle(
                                    l5 as u32,
                                )
                            };
                            Ok(e)
                        }
                        1 => {
                            let e = {
                                let l6 = *ptr2
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l7 = *ptr2
                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len8 = l7;
                                let bytes8 = _rt::Vec::from_raw_parts(
                                    l6.cast(),
                                    len8,
                                    len8,
                                );
                                let l9 = *ptr2
                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l10 = *ptr2
                                    .add(4 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let len11 = l10;
                                let bytes11 = _rt::Vec::from_raw_parts(
                                    l9.cast(),
                                    len11,
                                    len11,
                                );
                                super::super::super::gatewright::check::content::Failure {
                                    code: _rt::string_lift(bytes8),
                                    message: _rt::string_lift(bytes11),
                                }
                            };
                            Err(e)
                        }
                        _ => _rt::invalid_enum_discriminant(),
                    };
                    result12
                }
            }
        }
    }
}
#[allow(dead_code, clippy::all)]
pub mod exports {
    pub mod gatewright {
        pub mod check {
            /// Judges the change as a whole, once, in one instance, fetching what it needs through its imports.
            #[allow(dead_code, async_fn_in_trait, unused_imports, clippy::all)]
            pub mod checker {
                #[used]
                #[doc(hidden)]
                static __FORCE_SECTION_REF: fn() = super::super::super::super::__link_custom_section_describing_imports;
                use super::super::super::super::_rt;
                pub type Descriptor = super::super::super::super::gatewright::check::types::Descriptor;
                pub type Evidence = super::super::super::super::gatewright::check::types::Evidence;
                pub type Finding = super::super::super::super::gatewright::check::types::Finding;
                pub type Metric = super::super::super::super::gatewright::check::types::Metric;
                pub type Problem = super::super::super::super::gatewright::check::types::Problem;
                pub type Property = super::super::super::super::gatewright::check::types::Property;
                pub type SettingProblem = super::super::super::super::gatewright::check::types::SettingProblem;
                /// How far the check got.
                #[derive(Clone, Eq, PartialEq)]
                pub enum Conclusion {
                    /// All of it was judged.
                    Evaluated,
                    /// Nothing here to judge, and why. Goes with no findings.
                    NotApplicable(_rt::String),
                    /// Some or all could not be judged, and why. The findings made so far still count.
                    CannotEvaluate(_rt::Vec<Problem>),
                }
                impl ::core::fmt::Debug for Conclusion {
                    fn fmt(
                        &self,
                        f: &mut ::core::fmt::Formatter<'_>,
                    ) -> ::core::fmt::Result {
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
                /// What the check found.
                #[derive(Clone, Eq, PartialEq)]
                pub struct Outcome {
                    /// How far it got.
                    pub conclusion: Conclusion,
                    /// One line for the table of checks.
                    pub summary: _rt::String,
                    /// In any order.
                    pub findings: _rt::Vec<Finding>,
                    /// What was measured.
                    pub metrics: _rt::Vec<Metric>,
                    /// What was established.
                    pub evidence: _rt::Vec<Evidence>,
                    /// What this version has no field for. A value with tabs is shown as a table: rows are lines, cells are apart by tabs, and
                    /// the first row has the headings.
                    pub properties: _rt::Vec<Property>,
                }
                impl ::core::fmt::Debug for Outcome {
                    fn fmt(
                        &self,
                        f: &mut ::core::fmt::Formatter<'_>,
                    ) -> ::core::fmt::Result {
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
                #[doc(hidden)]
                #[allow(non_snake_case, unused_unsafe)]
                pub unsafe fn _export_describe_cabi<T_: Guest>() -> *mut u8 {
                    unsafe {
                        #[cfg(target_arch = "wasm32")] _rt::run_ctors_once();
                        let result0 = { T_::describe() };
                        let ptr1 = (&raw mut _RET_AREA.0).cast::<u8>();
                        let super::super::super::super::gatewright::check::types::Descriptor {
                            id: id2,
                            version: version2,
                            title: title2,
                            rules: rules2,
                            settings_schema: settings_schema2,
                            properties: properties2,
                        } = result0;
                        let vec3 = (id2.into_bytes()).into_boxed_slice();
                        let ptr3 = vec3.as_ptr().cast::<u8>();
                        let len3 = vec3.len();
                        ::core::mem::forget(vec3);
                        *ptr1.add(::core::mem::size_of::<*const u8>()).cast::<usize>() = len3;
                        *ptr1.add(0).cast::<*mut u8>() = ptr3.cast_mut();
                        let vec4 = (version2.into_bytes()).into_boxed_slice();
                        let ptr4 = vec4.as_ptr().cast::<u8>();
                        let len4 = vec4.len();
                        ::core::mem::forget(vec4);
                        *ptr1
                            .add(3 * ::core::mem::size_of::<*const u8>())
                            .cast::<usize>() = len4;
                        *ptr1
                            .add(2 * ::core::mem::size_of::<*const u8>())
                            .cast::<*mut u8>() = ptr4.cast_mut();
                        let vec5 = (title2.into_bytes()).into_boxed_slice();
                        let ptr5 = vec5.as_ptr().cast::<u8>();
                        let len5 = vec5.len();
                        ::core::mem::forget(vec5);
                        *ptr1
                            .add(5 * ::core::mem::size_of::<*const u8>())
                            .cast::<usize>() = len5;
                        *ptr1
                            .add(4 * ::core::mem::size_of::<*const u8>())
                            .cast::<*mut u8>() = ptr5.cast_mut();
                        let vec14 = rules2;
                        let len14 = vec14.len();
                        let layout14 = _rt::alloc::Layout::from_size_align(
                                vec14.len() * (9 * ::core::mem::size_of::<*const u8>()),
                                ::core::mem::size_of::<*const u8>(),
                            )
                            .unwrap();
                        let (result14, _cleanup14) = wit_bindgen::rt::Cleanup::new(
                            layout14,
                        );
                        if let Some(cleanup) = _cleanup14 {
                            cleanup.forget();
                        }
                        for (i, e) in vec14.into_iter().enumerate() {
                            let base = result14
                                .add(i * (9 * ::core::mem::size_of::<*const u8>()));
                            {
                                let super::super::super::super::gatewright::check::types::Rule {
                                    id: id6,
                                    title: title6,
                                    help: help6,
                                    severity: severity6,
                                    properties: properties6,
                                } = e;
                                let vec7 = (id6.into_bytes()).into_boxed_slice();
                                let ptr7 = vec7.as_ptr().cast::<u8>();
                                let len7 = vec7.len();
                                ::core::mem::forget(vec7);
                                *base
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<usize>() = len7;
                                *base.add(0).cast::<*mut u8>() = ptr7.cast_mut();
                                let vec8 = (title6.into_bytes()).into_boxed_slice();
                                let ptr8 = vec8.as_ptr().cast::<u8>();
                                let len8 = vec8.len();
                                ::core::mem::forget(vec8);
                                *base
                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>() = len8;
                                *base
                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>() = ptr8.cast_mut();
                                let vec9 = (help6.into_bytes()).into_boxed_slice();
                                let ptr9 = vec9.as_ptr().cast::<u8>();
                                let len9 = vec9.len();
                                ::core::mem::forget(vec9);
                                *base
                                    .add(5 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>() = len9;
                                *base
                                    .add(4 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>() = ptr9.cast_mut();
                                *base
                                    .add(6 * ::core::mem::size_of::<*const u8>())
                                    .cast::<u8>() = (severity6.clone() as i32) as u8;
                                let vec13 = properties6;
                                let len13 = vec13.len();
                                let layout13 = _rt::alloc::Layout::from_size_align(
                                        vec13.len() * (4 * ::core::mem::size_of::<*const u8>()),
                                        ::core::mem::size_of::<*const u8>(),
                                    )
                                    .unwrap();
                                let (result13, _cleanup13) = wit_bindgen::rt::Cleanup::new(
                                    layout13,
                                );
                                if let Some(cleanup) = _cleanup13 {
                                    cleanup.forget();
                                }
                                for (i, e) in vec13.into_iter().enumerate() {
                                    let base = result13
                                        .add(i * (4 * ::core::mem::size_of::<*const u8>()));
                                    {
                                        let super::super::super::super::gatewright::check::types::Property {
                                            name: name10,
                                            value: value10,
                                        } = e;
                                        let vec11 = (name10.into_bytes()).into_boxed_slice();
                                        let ptr11 = vec11.as_ptr().cast::<u8>();
                                        let len11 = vec11.len();
                                        ::core::mem::forget(vec11);
                                        *base
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len11;
                                        *base.add(0).cast::<*mut u8>() = ptr11.cast_mut();
                                        let vec12 = (value10.into_bytes()).into_boxed_slice();
                                        let ptr12 = vec12.as_ptr().cast::<u8>();
                                        let len12 = vec12.len();
                                        ::core::mem::forget(vec12);
                                        *base
                                            .add(3 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len12;
                                        *base
                                            .add(2 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>() = ptr12.cast_mut();
                                    }
                                }
                                *base
                                    .add(8 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>() = len13;
                                *base
                                    .add(7 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>() = result13;
                            }
                        }
                        *ptr1
                            .add(7 * ::core::mem::size_of::<*const u8>())
                            .cast::<usize>() = len14;
                        *ptr1
                            .add(6 * ::core::mem::size_of::<*const u8>())
                            .cast::<*mut u8>() = result14;
                        let vec15 = (settings_schema2.into_bytes()).into_boxed_slice();
                        let ptr15 = vec15.as_ptr().cast::<u8>();
                        let len15 = vec15.len();
                        ::core::mem::forget(vec15);
                        *ptr1
                            .add(9 * ::core::mem::size_of::<*const u8>())
                            .cast::<usize>() = len15;
                        *ptr1
                            .add(8 * ::core::mem::size_of::<*const u8>())
                            .cast::<*mut u8>() = ptr15.cast_mut();
                        let vec19 = properties2;
                        let len19 = vec19.len();
                        let layout19 = _rt::alloc::Layout::from_size_align(
                                vec19.len() * (4 * ::core::mem::size_of::<*const u8>()),
                                ::core::mem::size_of::<*const u8>(),
                            )
                            .unwrap();
                        let (result19, _cleanup19) = wit_bindgen::rt::Cleanup::new(
                            layout19,
                        );
                        if let Some(cleanup) = _cleanup19 {
                            cleanup.forget();
                        }
                        for (i, e) in vec19.into_iter().enumerate() {
                            let base = result19
                                .add(i * (4 * ::core::mem::size_of::<*const u8>()));
                            {
                                let super::super::super::super::gatewright::check::types::Property {
                                    name: name16,
                                    value: value16,
                                } = e;
                                let vec17 = (name16.into_bytes()).into_boxed_slice();
                                let ptr17 = vec17.as_ptr().cast::<u8>();
                                let len17 = vec17.len();
                                ::core::mem::forget(vec17);
                                *base
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<usize>() = len17;
                                *base.add(0).cast::<*mut u8>() = ptr17.cast_mut();
                                let vec18 = (value16.into_bytes()).into_boxed_slice();
                                let ptr18 = vec18.as_ptr().cast::<u8>();
                                let len18 = vec18.len();
                                ::core::mem::forget(vec18);
                                *base
                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>() = len18;
                                *base
                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>() = ptr18.cast_mut();
                            }
                        }
                        *ptr1
                            .add(11 * ::core::mem::size_of::<*const u8>())
                            .cast::<usize>() = len19;
                        *ptr1
                            .add(10 * ::core::mem::size_of::<*const u8>())
                            .cast::<*mut u8>() = result19;
                        ptr1
                    }
                }
                #[doc(hidden)]
                #[allow(non_snake_case)]
                pub unsafe fn __post_return_describe<T_: Guest>(arg0: *mut u8) {
                    unsafe {
                        let l0 = *arg0.add(0).cast::<*mut u8>();
                        let l1 = *arg0
                            .add(::core::mem::size_of::<*const u8>())
                            .cast::<usize>();
                        _rt::cabi_dealloc(l0, l1, 1);
                        let l2 = *arg0
                            .add(2 * ::core::mem::size_of::<*const u8>())
                            .cast::<*mut u8>();
                        let l3 = *arg0
                            .add(3 * ::core::mem::size_of::<*const u8>())
                            .cast::<usize>();
                        _rt::cabi_dealloc(l2, l3, 1);
                        let l4 = *arg0
                            .add(4 * ::core::mem::size_of::<*const u8>())
                            .cast::<*mut u8>();
                        let l5 = *arg0
                            .add(5 * ::core::mem::size_of::<*const u8>())
                            .cast::<usize>();
                        _rt::cabi_dealloc(l4, l5, 1);
                        let l6 = *arg0
                            .add(6 * ::core::mem::size_of::<*const u8>())
                            .cast::<*mut u8>();
                        let l7 = *arg0
                            .add(7 * ::core::mem::size_of::<*const u8>())
                            .cast::<usize>();
                        let base21 = l6;
                        let len21 = l7;
                        for i in 0..len21 {
                            let base = base21
                                .add(i * (9 * ::core::mem::size_of::<*const u8>()));
                            {
                                let l8 = *base.add(0).cast::<*mut u8>();
                                let l9 = *base
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                _rt::cabi_dealloc(l8, l9, 1);
                                let l10 = *base
                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l11 = *base
                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                _rt::cabi_dealloc(l10, l11, 1);
                                let l12 = *base
                                    .add(4 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l13 = *base
                                    .add(5 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                _rt::cabi_dealloc(l12, l13, 1);
                                let l14 = *base
                                    .add(7 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l15 = *base
                                    .add(8 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let base20 = l14;
                                let len20 = l15;
                                for i in 0..len20 {
                                    let base = base20
                                        .add(i * (4 * ::core::mem::size_of::<*const u8>()));
                                    {
                                        let l16 = *base.add(0).cast::<*mut u8>();
                                        let l17 = *base
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        _rt::cabi_dealloc(l16, l17, 1);
                                        let l18 = *base
                                            .add(2 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>();
                                        let l19 = *base
                                            .add(3 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        _rt::cabi_dealloc(l18, l19, 1);
                                    }
                                }
                                _rt::cabi_dealloc(
                                    base20,
                                    len20 * (4 * ::core::mem::size_of::<*const u8>()),
                                    ::core::mem::size_of::<*const u8>(),
                                );
                            }
                        }
                        _rt::cabi_dealloc(
                            base21,
                            len21 * (9 * ::core::mem::size_of::<*const u8>()),
                            ::core::mem::size_of::<*const u8>(),
                        );
                        let l22 = *arg0
                            .add(8 * ::core::mem::size_of::<*const u8>())
                            .cast::<*mut u8>();
                        let l23 = *arg0
                            .add(9 * ::core::mem::size_of::<*const u8>())
                            .cast::<usize>();
                        _rt::cabi_dealloc(l22, l23, 1);
                        let l24 = *arg0
                            .add(10 * ::core::mem::size_of::<*const u8>())
                            .cast::<*mut u8>();
                        let l25 = *arg0
                            .add(11 * ::core::mem::size_of::<*const u8>())
                            .cast::<usize>();
                        let base30 = l24;
                        let len30 = l25;
                        for i in 0..len30 {
                            let base = base30
                                .add(i * (4 * ::core::mem::size_of::<*const u8>()));
                            {
                                let l26 = *base.add(0).cast::<*mut u8>();
                                let l27 = *base
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                _rt::cabi_dealloc(l26, l27, 1);
                                let l28 = *base
                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l29 = *base
                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                _rt::cabi_dealloc(l28, l29, 1);
                            }
                        }
                        _rt::cabi_dealloc(
                            base30,
                            len30 * (4 * ::core::mem::size_of::<*const u8>()),
                            ::core::mem::size_of::<*const u8>(),
                        );
                    }
                }
                #[doc(hidden)]
                #[allow(non_snake_case, unused_unsafe)]
                pub unsafe fn _export_check_cabi<T_: Guest>(
                    arg0: *mut u8,
                    arg1: usize,
                ) -> *mut u8 {
                    unsafe {
                        #[cfg(target_arch = "wasm32")] _rt::run_ctors_once();
                        let result1 = {
                            let len0 = arg1;
                            let bytes0 = _rt::Vec::from_raw_parts(
                                arg0.cast(),
                                len0,
                                len0,
                            );
                            T_::check(_rt::string_lift(bytes0))
                        };
                        let ptr2 = (&raw mut _RET_AREA.0).cast::<u8>();
                        match result1 {
                            Ok(e) => {
                                *ptr2.add(0).cast::<u8>() = (0i32) as u8;
                                let Outcome {
                                    conclusion: conclusion3,
                                    summary: summary3,
                                    findings: findings3,
                                    metrics: metrics3,
                                    evidence: evidence3,
                                    properties: properties3,
                                } = e;
                                match conclusion3 {
                                    Conclusion::Evaluated => {
                                        *ptr2
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<u8>() = (0i32) as u8;
                                    }
                                    Conclusion::NotApplicable(e) => {
                                        *ptr2
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<u8>() = (1i32) as u8;
                                        let vec4 = (e.into_bytes()).into_boxed_slice();
                                        let ptr4 = vec4.as_ptr().cast::<u8>();
                                        let len4 = vec4.len();
                                        ::core::mem::forget(vec4);
                                        *ptr2
                                            .add(3 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len4;
                                        *ptr2
                                            .add(2 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>() = ptr4.cast_mut();
                                    }
                                    Conclusion::CannotEvaluate(e) => {
                                        *ptr2
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<u8>() = (2i32) as u8;
                                        let vec12 = e;
                                        let len12 = vec12.len();
                                        let layout12 = _rt::alloc::Layout::from_size_align(
                                                vec12.len()
                                                    * (32 + 6 * ::core::mem::size_of::<*const u8>()),
                                                8,
                                            )
                                            .unwrap();
                                        let (result12, _cleanup12) = wit_bindgen::rt::Cleanup::new(
                                            layout12,
                                        );
                                        if let Some(cleanup) = _cleanup12 {
                                            cleanup.forget();
                                        }
                                        for (i, e) in vec12.into_iter().enumerate() {
                                            let base = result12
                                                .add(i * (32 + 6 * ::core::mem::size_of::<*const u8>()));
                                            {
                                                let super::super::super::super::gatewright::check::types::Problem {
                                                    code: code5,
                                                    message: message5,
                                                    path: path5,
                                                    place: place5,
                                                } = e;
                                                let vec6 = (code5.into_bytes()).into_boxed_slice();
                                                let ptr6 = vec6.as_ptr().cast::<u8>();
                                                let len6 = vec6.len();
                                                ::core::mem::forget(vec6);
                                                *base
                                                    .add(::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>() = len6;
                                                *base.add(0).cast::<*mut u8>() = ptr6.cast_mut();
                                                let vec7 = (message5.into_bytes()).into_boxed_slice();
                                                let ptr7 = vec7.as_ptr().cast::<u8>();
                                                let len7 = vec7.len();
                                                ::core::mem::forget(vec7);
                                                *base
                                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>() = len7;
                                                *base
                                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>() = ptr7.cast_mut();
                                                match path5 {
                                                    Some(e) => {
                                                        *base
                                                            .add(4 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<u8>() = (1i32) as u8;
                                                        let vec8 = (e.into_bytes()).into_boxed_slice();
                                                        let ptr8 = vec8.as_ptr().cast::<u8>();
                                                        let len8 = vec8.len();
                                                        ::core::mem::forget(vec8);
                                                        *base
                                                            .add(6 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<usize>() = len8;
                                                        *base
                                                            .add(5 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<*mut u8>() = ptr8.cast_mut();
                                                    }
                                                    None => {
                                                        *base
                                                            .add(4 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<u8>() = (0i32) as u8;
                                                    }
                                                };
                                                use super::super::super::super::gatewright::check::types::Place as V11;
                                                match place5 {
                                                    V11::WholeFile => {
                                                        *base
                                                            .add(8 + 6 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<u8>() = (0i32) as u8;
                                                    }
                                                    V11::Lines(e) => {
                                                        *base
                                                            .add(8 + 6 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<u8>() = (1i32) as u8;
                                                        let super::super::super::super::gatewright::check::types::LineRange {
                                                            first: first9,
                                                            last: last9,
                                                        } = e;
                                                        *base
                                                            .add(16 + 6 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<i32>() = _rt::as_i32(first9);
                                                        *base
                                                            .add(20 + 6 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<i32>() = _rt::as_i32(last9);
                                                    }
                                                    V11::Bytes(e) => {
                                                        *base
                                                            .add(8 + 6 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<u8>() = (2i32) as u8;
                                                        let super::super::super::super::gatewright::check::types::ByteRange {
                                                            start: start10,
                                                            end: end10,
                                                        } = e;
                                                        *base
                                                            .add(16 + 6 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<i64>() = _rt::as_i64(start10);
                                                        *base
                                                            .add(24 + 6 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<i64>() = _rt::as_i64(end10);
                                                    }
                                                }
                                            }
                                        }
                                        *ptr2
                                            .add(3 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len12;
                                        *ptr2
                                            .add(2 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>() = result12;
                                    }
                                }
                                let vec13 = (summary3.into_bytes()).into_boxed_slice();
                                let ptr13 = vec13.as_ptr().cast::<u8>();
                                let len13 = vec13.len();
                                ::core::mem::forget(vec13);
                                *ptr2
                                    .add(5 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>() = len13;
                                *ptr2
                                    .add(4 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>() = ptr13.cast_mut();
                                let vec42 = findings3;
                                let len42 = vec42.len();
                                let layout42 = _rt::alloc::Layout::from_size_align(
                                        vec42.len()
                                            * (24 + 20 * ::core::mem::size_of::<*const u8>()),
                                        8,
                                    )
                                    .unwrap();
                                let (result42, _cleanup42) = wit_bindgen::rt::Cleanup::new(
                                    layout42,
                                );
                                if let Some(cleanup) = _cleanup42 {
                                    cleanup.forget();
                                }
                                for (i, e) in vec42.into_iter().enumerate() {
                                    let base = result42
                                        .add(i * (24 + 20 * ::core::mem::size_of::<*const u8>()));
                                    {
                                        let super::super::super::super::gatewright::check::types::Finding {
                                            rule: rule14,
                                            severity: severity14,
                                            message: message14,
                                            path: path14,
                                            place: place14,
                                            sensitive: sensitive14,
                                            introduced: introduced14,
                                            identity: identity14,
                                            related: related14,
                                            fixes: fixes14,
                                            properties: properties14,
                                        } = e;
                                        let vec15 = (rule14.into_bytes()).into_boxed_slice();
                                        let ptr15 = vec15.as_ptr().cast::<u8>();
                                        let len15 = vec15.len();
                                        ::core::mem::forget(vec15);
                                        *base
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len15;
                                        *base.add(0).cast::<*mut u8>() = ptr15.cast_mut();
                                        match severity14 {
                                            Some(e) => {
                                                *base
                                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (1i32) as u8;
                                                *base
                                                    .add(1 + 2 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (e.clone() as i32) as u8;
                                            }
                                            None => {
                                                *base
                                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (0i32) as u8;
                                            }
                                        };
                                        let vec16 = (message14.into_bytes()).into_boxed_slice();
                                        let ptr16 = vec16.as_ptr().cast::<u8>();
                                        let len16 = vec16.len();
                                        ::core::mem::forget(vec16);
                                        *base
                                            .add(4 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len16;
                                        *base
                                            .add(3 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>() = ptr16.cast_mut();
                                        match path14 {
                                            Some(e) => {
                                                *base
                                                    .add(5 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (1i32) as u8;
                                                let vec17 = (e.into_bytes()).into_boxed_slice();
                                                let ptr17 = vec17.as_ptr().cast::<u8>();
                                                let len17 = vec17.len();
                                                ::core::mem::forget(vec17);
                                                *base
                                                    .add(7 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>() = len17;
                                                *base
                                                    .add(6 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>() = ptr17.cast_mut();
                                            }
                                            None => {
                                                *base
                                                    .add(5 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (0i32) as u8;
                                            }
                                        };
                                        use super::super::super::super::gatewright::check::types::Place as V20;
                                        match place14 {
                                            V20::WholeFile => {
                                                *base
                                                    .add(8 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (0i32) as u8;
                                            }
                                            V20::Lines(e) => {
                                                *base
                                                    .add(8 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (1i32) as u8;
                                                let super::super::super::super::gatewright::check::types::LineRange {
                                                    first: first18,
                                                    last: last18,
                                                } = e;
                                                *base
                                                    .add(8 + 8 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<i32>() = _rt::as_i32(first18);
                                                *base
                                                    .add(12 + 8 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<i32>() = _rt::as_i32(last18);
                                            }
                                            V20::Bytes(e) => {
                                                *base
                                                    .add(8 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (2i32) as u8;
                                                let super::super::super::super::gatewright::check::types::ByteRange {
                                                    start: start19,
                                                    end: end19,
                                                } = e;
                                                *base
                                                    .add(8 + 8 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<i64>() = _rt::as_i64(start19);
                                                *base
                                                    .add(16 + 8 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<i64>() = _rt::as_i64(end19);
                                            }
                                        }
                                        let vec21 = <_ as Into<_rt::Vec<_>>>::into(sensitive14)
                                            .into_boxed_slice();
                                        let ptr21 = vec21.as_ptr().cast::<u8>();
                                        let len21 = vec21.len();
                                        ::core::mem::forget(vec21);
                                        *base
                                            .add(24 + 9 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len21;
                                        *base
                                            .add(24 + 8 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>() = ptr21.cast_mut();
                                        match introduced14 {
                                            Some(e) => {
                                                *base
                                                    .add(24 + 10 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (1i32) as u8;
                                                *base
                                                    .add(25 + 10 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (match e {
                                                    true => 1,
                                                    false => 0,
                                                }) as u8;
                                            }
                                            None => {
                                                *base
                                                    .add(24 + 10 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (0i32) as u8;
                                            }
                                        };
                                        match identity14 {
                                            Some(e) => {
                                                *base
                                                    .add(24 + 11 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (1i32) as u8;
                                                let vec22 = (e.into_bytes()).into_boxed_slice();
                                                let ptr22 = vec22.as_ptr().cast::<u8>();
                                                let len22 = vec22.len();
                                                ::core::mem::forget(vec22);
                                                *base
                                                    .add(24 + 13 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>() = len22;
                                                *base
                                                    .add(24 + 12 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>() = ptr22.cast_mut();
                                            }
                                            None => {
                                                *base
                                                    .add(24 + 11 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (0i32) as u8;
                                            }
                                        };
                                        let vec29 = related14;
                                        let len29 = vec29.len();
                                        let layout29 = _rt::alloc::Layout::from_size_align(
                                                vec29.len()
                                                    * (24 + 4 * ::core::mem::size_of::<*const u8>()),
                                                8,
                                            )
                                            .unwrap();
                                        let (result29, _cleanup29) = wit_bindgen::rt::Cleanup::new(
                                            layout29,
                                        );
                                        if let Some(cleanup) = _cleanup29 {
                                            cleanup.forget();
                                        }
                                        for (i, e) in vec29.into_iter().enumerate() {
                                            let base = result29
                                                .add(i * (24 + 4 * ::core::mem::size_of::<*const u8>()));
                                            {
                                                let super::super::super::super::gatewright::check::types::Related {
                                                    path: path23,
                                                    place: place23,
                                                    message: message23,
                                                } = e;
                                                let vec24 = (path23.into_bytes()).into_boxed_slice();
                                                let ptr24 = vec24.as_ptr().cast::<u8>();
                                                let len24 = vec24.len();
                                                ::core::mem::forget(vec24);
                                                *base
                                                    .add(::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>() = len24;
                                                *base.add(0).cast::<*mut u8>() = ptr24.cast_mut();
                                                use super::super::super::super::gatewright::check::types::Place as V27;
                                                match place23 {
                                                    V27::WholeFile => {
                                                        *base
                                                            .add(2 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<u8>() = (0i32) as u8;
                                                    }
                                                    V27::Lines(e) => {
                                                        *base
                                                            .add(2 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<u8>() = (1i32) as u8;
                                                        let super::super::super::super::gatewright::check::types::LineRange {
                                                            first: first25,
                                                            last: last25,
                                                        } = e;
                                                        *base
                                                            .add(8 + 2 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<i32>() = _rt::as_i32(first25);
                                                        *base
                                                            .add(12 + 2 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<i32>() = _rt::as_i32(last25);
                                                    }
                                                    V27::Bytes(e) => {
                                                        *base
                                                            .add(2 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<u8>() = (2i32) as u8;
                                                        let super::super::super::super::gatewright::check::types::ByteRange {
                                                            start: start26,
                                                            end: end26,
                                                        } = e;
                                                        *base
                                                            .add(8 + 2 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<i64>() = _rt::as_i64(start26);
                                                        *base
                                                            .add(16 + 2 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<i64>() = _rt::as_i64(end26);
                                                    }
                                                }
                                                let vec28 = (message23.into_bytes()).into_boxed_slice();
                                                let ptr28 = vec28.as_ptr().cast::<u8>();
                                                let len28 = vec28.len();
                                                ::core::mem::forget(vec28);
                                                *base
                                                    .add(24 + 3 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>() = len28;
                                                *base
                                                    .add(24 + 2 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>() = ptr28.cast_mut();
                                            }
                                        }
                                        *base
                                            .add(24 + 15 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len29;
                                        *base
                                            .add(24 + 14 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>() = result29;
                                        let vec37 = fixes14;
                                        let len37 = vec37.len();
                                        let layout37 = _rt::alloc::Layout::from_size_align(
                                                vec37.len() * (5 * ::core::mem::size_of::<*const u8>()),
                                                ::core::mem::size_of::<*const u8>(),
                                            )
                                            .unwrap();
                                        let (result37, _cleanup37) = wit_bindgen::rt::Cleanup::new(
                                            layout37,
                                        );
                                        if let Some(cleanup) = _cleanup37 {
                                            cleanup.forget();
                                        }
                                        for (i, e) in vec37.into_iter().enumerate() {
                                            let base = result37
                                                .add(i * (5 * ::core::mem::size_of::<*const u8>()));
                                            {
                                                let super::super::super::super::gatewright::check::types::Fix {
                                                    title: title30,
                                                    safe: safe30,
                                                    edits: edits30,
                                                } = e;
                                                let vec31 = (title30.into_bytes()).into_boxed_slice();
                                                let ptr31 = vec31.as_ptr().cast::<u8>();
                                                let len31 = vec31.len();
                                                ::core::mem::forget(vec31);
                                                *base
                                                    .add(::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>() = len31;
                                                *base.add(0).cast::<*mut u8>() = ptr31.cast_mut();
                                                *base
                                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (match safe30 {
                                                    true => 1,
                                                    false => 0,
                                                }) as u8;
                                                let vec36 = edits30;
                                                let len36 = vec36.len();
                                                let layout36 = _rt::alloc::Layout::from_size_align(
                                                        vec36.len()
                                                            * (16 + 4 * ::core::mem::size_of::<*const u8>()),
                                                        8,
                                                    )
                                                    .unwrap();
                                                let (result36, _cleanup36) = wit_bindgen::rt::Cleanup::new(
                                                    layout36,
                                                );
                                                if let Some(cleanup) = _cleanup36 {
                                                    cleanup.forget();
                                                }
                                                for (i, e) in vec36.into_iter().enumerate() {
                                                    let base = result36
                                                        .add(i * (16 + 4 * ::core::mem::size_of::<*const u8>()));
                                                    {
                                                        let super::super::super::super::gatewright::check::types::Edit {
                                                            path: path32,
                                                            range: range32,
                                                            replacement: replacement32,
                                                        } = e;
                                                        let vec33 = (path32.into_bytes()).into_boxed_slice();
                                                        let ptr33 = vec33.as_ptr().cast::<u8>();
                                                        let len33 = vec33.len();
                                                        ::core::mem::forget(vec33);
                                                        *base
                                                            .add(::core::mem::size_of::<*const u8>())
                                                            .cast::<usize>() = len33;
                                                        *base.add(0).cast::<*mut u8>() = ptr33.cast_mut();
                                                        let super::super::super::super::gatewright::check::types::ByteRange {
                                                            start: start34,
                                                            end: end34,
                                                        } = range32;
                                                        *base
                                                            .add(2 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<i64>() = _rt::as_i64(start34);
                                                        *base
                                                            .add(8 + 2 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<i64>() = _rt::as_i64(end34);
                                                        let vec35 = (replacement32.into_bytes()).into_boxed_slice();
                                                        let ptr35 = vec35.as_ptr().cast::<u8>();
                                                        let len35 = vec35.len();
                                                        ::core::mem::forget(vec35);
                                                        *base
                                                            .add(16 + 3 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<usize>() = len35;
                                                        *base
                                                            .add(16 + 2 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<*mut u8>() = ptr35.cast_mut();
                                                    }
                                                }
                                                *base
                                                    .add(4 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>() = len36;
                                                *base
                                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>() = result36;
                                            }
                                        }
                                        *base
                                            .add(24 + 17 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len37;
                                        *base
                                            .add(24 + 16 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>() = result37;
                                        let vec41 = properties14;
                                        let len41 = vec41.len();
                                        let layout41 = _rt::alloc::Layout::from_size_align(
                                                vec41.len() * (4 * ::core::mem::size_of::<*const u8>()),
                                                ::core::mem::size_of::<*const u8>(),
                                            )
                                            .unwrap();
                                        let (result41, _cleanup41) = wit_bindgen::rt::Cleanup::new(
                                            layout41,
                                        );
                                        if let Some(cleanup) = _cleanup41 {
                                            cleanup.forget();
                                        }
                                        for (i, e) in vec41.into_iter().enumerate() {
                                            let base = result41
                                                .add(i * (4 * ::core::mem::size_of::<*const u8>()));
                                            {
                                                let super::super::super::super::gatewright::check::types::Property {
                                                    name: name38,
                                                    value: value38,
                                                } = e;
                                                let vec39 = (name38.into_bytes()).into_boxed_slice();
                                                let ptr39 = vec39.as_ptr().cast::<u8>();
                                                let len39 = vec39.len();
                                                ::core::mem::forget(vec39);
                                                *base
                                                    .add(::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>() = len39;
                                                *base.add(0).cast::<*mut u8>() = ptr39.cast_mut();
                                                let vec40 = (value38.into_bytes()).into_boxed_slice();
                                                let ptr40 = vec40.as_ptr().cast::<u8>();
                                                let len40 = vec40.len();
                                                ::core::mem::forget(vec40);
                                                *base
                                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>() = len40;
                                                *base
                                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>() = ptr40.cast_mut();
                                            }
                                        }
                                        *base
                                            .add(24 + 19 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len41;
                                        *base
                                            .add(24 + 18 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>() = result41;
                                    }
                                }
                                *ptr2
                                    .add(7 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>() = len42;
                                *ptr2
                                    .add(6 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>() = result42;
                                let vec47 = metrics3;
                                let len47 = vec47.len();
                                let layout47 = _rt::alloc::Layout::from_size_align(
                                        vec47.len()
                                            * (24 + 6 * ::core::mem::size_of::<*const u8>()),
                                        8,
                                    )
                                    .unwrap();
                                let (result47, _cleanup47) = wit_bindgen::rt::Cleanup::new(
                                    layout47,
                                );
                                if let Some(cleanup) = _cleanup47 {
                                    cleanup.forget();
                                }
                                for (i, e) in vec47.into_iter().enumerate() {
                                    let base = result47
                                        .add(i * (24 + 6 * ::core::mem::size_of::<*const u8>()));
                                    {
                                        let super::super::super::super::gatewright::check::types::Metric {
                                            name: name43,
                                            subject: subject43,
                                            value: value43,
                                            total: total43,
                                            unit: unit43,
                                        } = e;
                                        let vec44 = (name43.into_bytes()).into_boxed_slice();
                                        let ptr44 = vec44.as_ptr().cast::<u8>();
                                        let len44 = vec44.len();
                                        ::core::mem::forget(vec44);
                                        *base
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len44;
                                        *base.add(0).cast::<*mut u8>() = ptr44.cast_mut();
                                        let vec45 = (subject43.into_bytes()).into_boxed_slice();
                                        let ptr45 = vec45.as_ptr().cast::<u8>();
                                        let len45 = vec45.len();
                                        ::core::mem::forget(vec45);
                                        *base
                                            .add(3 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len45;
                                        *base
                                            .add(2 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>() = ptr45.cast_mut();
                                        *base
                                            .add(4 * ::core::mem::size_of::<*const u8>())
                                            .cast::<i64>() = _rt::as_i64(value43);
                                        match total43 {
                                            Some(e) => {
                                                *base
                                                    .add(8 + 4 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (1i32) as u8;
                                                *base
                                                    .add(16 + 4 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<i64>() = _rt::as_i64(e);
                                            }
                                            None => {
                                                *base
                                                    .add(8 + 4 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (0i32) as u8;
                                            }
                                        };
                                        let vec46 = (unit43.into_bytes()).into_boxed_slice();
                                        let ptr46 = vec46.as_ptr().cast::<u8>();
                                        let len46 = vec46.len();
                                        ::core::mem::forget(vec46);
                                        *base
                                            .add(24 + 5 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len46;
                                        *base
                                            .add(24 + 4 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>() = ptr46.cast_mut();
                                    }
                                }
                                *ptr2
                                    .add(9 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>() = len47;
                                *ptr2
                                    .add(8 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>() = result47;
                                let vec56 = evidence3;
                                let len56 = vec56.len();
                                let layout56 = _rt::alloc::Layout::from_size_align(
                                        vec56.len() * (9 * ::core::mem::size_of::<*const u8>()),
                                        ::core::mem::size_of::<*const u8>(),
                                    )
                                    .unwrap();
                                let (result56, _cleanup56) = wit_bindgen::rt::Cleanup::new(
                                    layout56,
                                );
                                if let Some(cleanup) = _cleanup56 {
                                    cleanup.forget();
                                }
                                for (i, e) in vec56.into_iter().enumerate() {
                                    let base = result56
                                        .add(i * (9 * ::core::mem::size_of::<*const u8>()));
                                    {
                                        let super::super::super::super::gatewright::check::types::Evidence {
                                            kind: kind48,
                                            subject: subject48,
                                            digest: digest48,
                                            properties: properties48,
                                        } = e;
                                        let vec49 = (kind48.into_bytes()).into_boxed_slice();
                                        let ptr49 = vec49.as_ptr().cast::<u8>();
                                        let len49 = vec49.len();
                                        ::core::mem::forget(vec49);
                                        *base
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len49;
                                        *base.add(0).cast::<*mut u8>() = ptr49.cast_mut();
                                        let vec50 = (subject48.into_bytes()).into_boxed_slice();
                                        let ptr50 = vec50.as_ptr().cast::<u8>();
                                        let len50 = vec50.len();
                                        ::core::mem::forget(vec50);
                                        *base
                                            .add(3 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len50;
                                        *base
                                            .add(2 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>() = ptr50.cast_mut();
                                        match digest48 {
                                            Some(e) => {
                                                *base
                                                    .add(4 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (1i32) as u8;
                                                let vec51 = (e.into_bytes()).into_boxed_slice();
                                                let ptr51 = vec51.as_ptr().cast::<u8>();
                                                let len51 = vec51.len();
                                                ::core::mem::forget(vec51);
                                                *base
                                                    .add(6 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>() = len51;
                                                *base
                                                    .add(5 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>() = ptr51.cast_mut();
                                            }
                                            None => {
                                                *base
                                                    .add(4 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (0i32) as u8;
                                            }
                                        };
                                        let vec55 = properties48;
                                        let len55 = vec55.len();
                                        let layout55 = _rt::alloc::Layout::from_size_align(
                                                vec55.len() * (4 * ::core::mem::size_of::<*const u8>()),
                                                ::core::mem::size_of::<*const u8>(),
                                            )
                                            .unwrap();
                                        let (result55, _cleanup55) = wit_bindgen::rt::Cleanup::new(
                                            layout55,
                                        );
                                        if let Some(cleanup) = _cleanup55 {
                                            cleanup.forget();
                                        }
                                        for (i, e) in vec55.into_iter().enumerate() {
                                            let base = result55
                                                .add(i * (4 * ::core::mem::size_of::<*const u8>()));
                                            {
                                                let super::super::super::super::gatewright::check::types::Property {
                                                    name: name52,
                                                    value: value52,
                                                } = e;
                                                let vec53 = (name52.into_bytes()).into_boxed_slice();
                                                let ptr53 = vec53.as_ptr().cast::<u8>();
                                                let len53 = vec53.len();
                                                ::core::mem::forget(vec53);
                                                *base
                                                    .add(::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>() = len53;
                                                *base.add(0).cast::<*mut u8>() = ptr53.cast_mut();
                                                let vec54 = (value52.into_bytes()).into_boxed_slice();
                                                let ptr54 = vec54.as_ptr().cast::<u8>();
                                                let len54 = vec54.len();
                                                ::core::mem::forget(vec54);
                                                *base
                                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>() = len54;
                                                *base
                                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>() = ptr54.cast_mut();
                                            }
                                        }
                                        *base
                                            .add(8 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len55;
                                        *base
                                            .add(7 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>() = result55;
                                    }
                                }
                                *ptr2
                                    .add(11 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>() = len56;
                                *ptr2
                                    .add(10 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>() = result56;
                                let vec60 = properties3;
                                let len60 = vec60.len();
                                let layout60 = _rt::alloc::Layout::from_size_align(
                                        vec60.len() * (4 * ::core::mem::size_of::<*const u8>()),
                                        ::core::mem::size_of::<*const u8>(),
                                    )
                                    .unwrap();
                                let (result60, _cleanup60) = wit_bindgen::rt::Cleanup::new(
                                    layout60,
                                );
                                if let Some(cleanup) = _cleanup60 {
                                    cleanup.forget();
                                }
                                for (i, e) in vec60.into_iter().enumerate() {
                                    let base = result60
                                        .add(i * (4 * ::core::mem::size_of::<*const u8>()));
                                    {
                                        let super::super::super::super::gatewright::check::types::Property {
                                            name: name57,
                                            value: value57,
                                        } = e;
                                        let vec58 = (name57.into_bytes()).into_boxed_slice();
                                        let ptr58 = vec58.as_ptr().cast::<u8>();
                                        let len58 = vec58.len();
                                        ::core::mem::forget(vec58);
                                        *base
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len58;
                                        *base.add(0).cast::<*mut u8>() = ptr58.cast_mut();
                                        let vec59 = (value57.into_bytes()).into_boxed_slice();
                                        let ptr59 = vec59.as_ptr().cast::<u8>();
                                        let len59 = vec59.len();
                                        ::core::mem::forget(vec59);
                                        *base
                                            .add(3 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len59;
                                        *base
                                            .add(2 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>() = ptr59.cast_mut();
                                    }
                                }
                                *ptr2
                                    .add(13 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>() = len60;
                                *ptr2
                                    .add(12 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>() = result60;
                            }
                            Err(e) => {
                                *ptr2.add(0).cast::<u8>() = (1i32) as u8;
                                let super::super::super::super::gatewright::check::types::SettingProblem {
                                    pointer: pointer61,
                                    message: message61,
                                } = e;
                                let vec62 = (pointer61.into_bytes()).into_boxed_slice();
                                let ptr62 = vec62.as_ptr().cast::<u8>();
                                let len62 = vec62.len();
                                ::core::mem::forget(vec62);
                                *ptr2
                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>() = len62;
                                *ptr2
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>() = ptr62.cast_mut();
                                let vec63 = (message61.into_bytes()).into_boxed_slice();
                                let ptr63 = vec63.as_ptr().cast::<u8>();
                                let len63 = vec63.len();
                                ::core::mem::forget(vec63);
                                *ptr2
                                    .add(4 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>() = len63;
                                *ptr2
                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>() = ptr63.cast_mut();
                            }
                        };
                        ptr2
                    }
                }
                #[doc(hidden)]
                #[allow(non_snake_case)]
                pub unsafe fn __post_return_check<T_: Guest>(arg0: *mut u8) {
                    unsafe {
                        let l0 = i32::from(*arg0.add(0).cast::<u8>());
                        match l0 {
                            0 => {
                                let l1 = i32::from(
                                    *arg0.add(::core::mem::size_of::<*const u8>()).cast::<u8>(),
                                );
                                match l1 {
                                    0 => {}
                                    1 => {
                                        let l2 = *arg0
                                            .add(2 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>();
                                        let l3 = *arg0
                                            .add(3 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        _rt::cabi_dealloc(l2, l3, 1);
                                    }
                                    _ => {
                                        let l4 = *arg0
                                            .add(2 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>();
                                        let l5 = *arg0
                                            .add(3 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        let base13 = l4;
                                        let len13 = l5;
                                        for i in 0..len13 {
                                            let base = base13
                                                .add(i * (32 + 6 * ::core::mem::size_of::<*const u8>()));
                                            {
                                                let l6 = *base.add(0).cast::<*mut u8>();
                                                let l7 = *base
                                                    .add(::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>();
                                                _rt::cabi_dealloc(l6, l7, 1);
                                                let l8 = *base
                                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>();
                                                let l9 = *base
                                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>();
                                                _rt::cabi_dealloc(l8, l9, 1);
                                                let l10 = i32::from(
                                                    *base
                                                        .add(4 * ::core::mem::size_of::<*const u8>())
                                                        .cast::<u8>(),
                                                );
                                                match l10 {
                                                    0 => {}
                                                    _ => {
                                                        let l11 = *base
                                                            .add(5 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<*mut u8>();
                                                        let l12 = *base
                                                            .add(6 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<usize>();
                                                        _rt::cabi_dealloc(l11, l12, 1);
                                                    }
                                                }
                                            }
                                        }
                                        _rt::cabi_dealloc(
                                            base13,
                                            len13 * (32 + 6 * ::core::mem::size_of::<*const u8>()),
                                            8,
                                        );
                                    }
                                }
                                let l14 = *arg0
                                    .add(4 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l15 = *arg0
                                    .add(5 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                _rt::cabi_dealloc(l14, l15, 1);
                                let l16 = *arg0
                                    .add(6 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l17 = *arg0
                                    .add(7 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let base57 = l16;
                                let len57 = l17;
                                for i in 0..len57 {
                                    let base = base57
                                        .add(i * (24 + 20 * ::core::mem::size_of::<*const u8>()));
                                    {
                                        let l18 = *base.add(0).cast::<*mut u8>();
                                        let l19 = *base
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        _rt::cabi_dealloc(l18, l19, 1);
                                        let l20 = *base
                                            .add(3 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>();
                                        let l21 = *base
                                            .add(4 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        _rt::cabi_dealloc(l20, l21, 1);
                                        let l22 = i32::from(
                                            *base
                                                .add(5 * ::core::mem::size_of::<*const u8>())
                                                .cast::<u8>(),
                                        );
                                        match l22 {
                                            0 => {}
                                            _ => {
                                                let l23 = *base
                                                    .add(6 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>();
                                                let l24 = *base
                                                    .add(7 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>();
                                                _rt::cabi_dealloc(l23, l24, 1);
                                            }
                                        }
                                        let l25 = *base
                                            .add(24 + 8 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>();
                                        let l26 = *base
                                            .add(24 + 9 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        let base27 = l25;
                                        let len27 = l26;
                                        _rt::cabi_dealloc(base27, len27 * 16, 8);
                                        let l28 = i32::from(
                                            *base
                                                .add(24 + 11 * ::core::mem::size_of::<*const u8>())
                                                .cast::<u8>(),
                                        );
                                        match l28 {
                                            0 => {}
                                            _ => {
                                                let l29 = *base
                                                    .add(24 + 12 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>();
                                                let l30 = *base
                                                    .add(24 + 13 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>();
                                                _rt::cabi_dealloc(l29, l30, 1);
                                            }
                                        }
                                        let l31 = *base
                                            .add(24 + 14 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>();
                                        let l32 = *base
                                            .add(24 + 15 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        let base37 = l31;
                                        let len37 = l32;
                                        for i in 0..len37 {
                                            let base = base37
                                                .add(i * (24 + 4 * ::core::mem::size_of::<*const u8>()));
                                            {
                                                let l33 = *base.add(0).cast::<*mut u8>();
                                                let l34 = *base
                                                    .add(::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>();
                                                _rt::cabi_dealloc(l33, l34, 1);
                                                let l35 = *base
                                                    .add(24 + 2 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>();
                                                let l36 = *base
                                                    .add(24 + 3 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>();
                                                _rt::cabi_dealloc(l35, l36, 1);
                                            }
                                        }
                                        _rt::cabi_dealloc(
                                            base37,
                                            len37 * (24 + 4 * ::core::mem::size_of::<*const u8>()),
                                            8,
                                        );
                                        let l38 = *base
                                            .add(24 + 16 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>();
                                        let l39 = *base
                                            .add(24 + 17 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        let base49 = l38;
                                        let len49 = l39;
                                        for i in 0..len49 {
                                            let base = base49
                                                .add(i * (5 * ::core::mem::size_of::<*const u8>()));
                                            {
                                                let l40 = *base.add(0).cast::<*mut u8>();
                                                let l41 = *base
                                                    .add(::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>();
                                                _rt::cabi_dealloc(l40, l41, 1);
                                                let l42 = *base
                                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>();
                                                let l43 = *base
                                                    .add(4 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>();
                                                let base48 = l42;
                                                let len48 = l43;
                                                for i in 0..len48 {
                                                    let base = base48
                                                        .add(i * (16 + 4 * ::core::mem::size_of::<*const u8>()));
                                                    {
                                                        let l44 = *base.add(0).cast::<*mut u8>();
                                                        let l45 = *base
                                                            .add(::core::mem::size_of::<*const u8>())
                                                            .cast::<usize>();
                                                        _rt::cabi_dealloc(l44, l45, 1);
                                                        let l46 = *base
                                                            .add(16 + 2 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<*mut u8>();
                                                        let l47 = *base
                                                            .add(16 + 3 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<usize>();
                                                        _rt::cabi_dealloc(l46, l47, 1);
                                                    }
                                                }
                                                _rt::cabi_dealloc(
                                                    base48,
                                                    len48 * (16 + 4 * ::core::mem::size_of::<*const u8>()),
                                                    8,
                                                );
                                            }
                                        }
                                        _rt::cabi_dealloc(
                                            base49,
                                            len49 * (5 * ::core::mem::size_of::<*const u8>()),
                                            ::core::mem::size_of::<*const u8>(),
                                        );
                                        let l50 = *base
                                            .add(24 + 18 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>();
                                        let l51 = *base
                                            .add(24 + 19 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        let base56 = l50;
                                        let len56 = l51;
                                        for i in 0..len56 {
                                            let base = base56
                                                .add(i * (4 * ::core::mem::size_of::<*const u8>()));
                                            {
                                                let l52 = *base.add(0).cast::<*mut u8>();
                                                let l53 = *base
                                                    .add(::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>();
                                                _rt::cabi_dealloc(l52, l53, 1);
                                                let l54 = *base
                                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>();
                                                let l55 = *base
                                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>();
                                                _rt::cabi_dealloc(l54, l55, 1);
                                            }
                                        }
                                        _rt::cabi_dealloc(
                                            base56,
                                            len56 * (4 * ::core::mem::size_of::<*const u8>()),
                                            ::core::mem::size_of::<*const u8>(),
                                        );
                                    }
                                }
                                _rt::cabi_dealloc(
                                    base57,
                                    len57 * (24 + 20 * ::core::mem::size_of::<*const u8>()),
                                    8,
                                );
                                let l58 = *arg0
                                    .add(8 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l59 = *arg0
                                    .add(9 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let base66 = l58;
                                let len66 = l59;
                                for i in 0..len66 {
                                    let base = base66
                                        .add(i * (24 + 6 * ::core::mem::size_of::<*const u8>()));
                                    {
                                        let l60 = *base.add(0).cast::<*mut u8>();
                                        let l61 = *base
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        _rt::cabi_dealloc(l60, l61, 1);
                                        let l62 = *base
                                            .add(2 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>();
                                        let l63 = *base
                                            .add(3 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        _rt::cabi_dealloc(l62, l63, 1);
                                        let l64 = *base
                                            .add(24 + 4 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>();
                                        let l65 = *base
                                            .add(24 + 5 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        _rt::cabi_dealloc(l64, l65, 1);
                                    }
                                }
                                _rt::cabi_dealloc(
                                    base66,
                                    len66 * (24 + 6 * ::core::mem::size_of::<*const u8>()),
                                    8,
                                );
                                let l67 = *arg0
                                    .add(10 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l68 = *arg0
                                    .add(11 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let base83 = l67;
                                let len83 = l68;
                                for i in 0..len83 {
                                    let base = base83
                                        .add(i * (9 * ::core::mem::size_of::<*const u8>()));
                                    {
                                        let l69 = *base.add(0).cast::<*mut u8>();
                                        let l70 = *base
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        _rt::cabi_dealloc(l69, l70, 1);
                                        let l71 = *base
                                            .add(2 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>();
                                        let l72 = *base
                                            .add(3 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        _rt::cabi_dealloc(l71, l72, 1);
                                        let l73 = i32::from(
                                            *base
                                                .add(4 * ::core::mem::size_of::<*const u8>())
                                                .cast::<u8>(),
                                        );
                                        match l73 {
                                            0 => {}
                                            _ => {
                                                let l74 = *base
                                                    .add(5 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>();
                                                let l75 = *base
                                                    .add(6 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>();
                                                _rt::cabi_dealloc(l74, l75, 1);
                                            }
                                        }
                                        let l76 = *base
                                            .add(7 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>();
                                        let l77 = *base
                                            .add(8 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        let base82 = l76;
                                        let len82 = l77;
                                        for i in 0..len82 {
                                            let base = base82
                                                .add(i * (4 * ::core::mem::size_of::<*const u8>()));
                                            {
                                                let l78 = *base.add(0).cast::<*mut u8>();
                                                let l79 = *base
                                                    .add(::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>();
                                                _rt::cabi_dealloc(l78, l79, 1);
                                                let l80 = *base
                                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>();
                                                let l81 = *base
                                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>();
                                                _rt::cabi_dealloc(l80, l81, 1);
                                            }
                                        }
                                        _rt::cabi_dealloc(
                                            base82,
                                            len82 * (4 * ::core::mem::size_of::<*const u8>()),
                                            ::core::mem::size_of::<*const u8>(),
                                        );
                                    }
                                }
                                _rt::cabi_dealloc(
                                    base83,
                                    len83 * (9 * ::core::mem::size_of::<*const u8>()),
                                    ::core::mem::size_of::<*const u8>(),
                                );
                                let l84 = *arg0
                                    .add(12 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l85 = *arg0
                                    .add(13 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let base90 = l84;
                                let len90 = l85;
                                for i in 0..len90 {
                                    let base = base90
                                        .add(i * (4 * ::core::mem::size_of::<*const u8>()));
                                    {
                                        let l86 = *base.add(0).cast::<*mut u8>();
                                        let l87 = *base
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        _rt::cabi_dealloc(l86, l87, 1);
                                        let l88 = *base
                                            .add(2 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>();
                                        let l89 = *base
                                            .add(3 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        _rt::cabi_dealloc(l88, l89, 1);
                                    }
                                }
                                _rt::cabi_dealloc(
                                    base90,
                                    len90 * (4 * ::core::mem::size_of::<*const u8>()),
                                    ::core::mem::size_of::<*const u8>(),
                                );
                            }
                            _ => {
                                let l91 = *arg0
                                    .add(::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l92 = *arg0
                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                _rt::cabi_dealloc(l91, l92, 1);
                                let l93 = *arg0
                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l94 = *arg0
                                    .add(4 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                _rt::cabi_dealloc(l93, l94, 1);
                            }
                        }
                    }
                }
                pub trait Guest {
                    /// What this check is.
                    #[allow(async_fn_in_trait)]
                    fn describe() -> Descriptor;
                    /// `settings` is JSON, valid against the schema, with defaults filled in and keys sorted.
                    #[allow(async_fn_in_trait)]
                    fn check(
                        settings: _rt::String,
                    ) -> ::core::result::Result<Outcome, SettingProblem>;
                }
                #[doc(hidden)]
                #[macro_export]
                macro_rules! __export_gatewright_check_checker_0_1_0_cabi {
                    ($ty:ident with_types_in $($path_to_types:tt)*) => {
                        const _ : () = { #[unsafe (export_name =
                        "gatewright:check/checker@0.1.0#describe")] unsafe extern "C" fn
                        export_describe() -> * mut u8 { unsafe { $($path_to_types)*::
                        _export_describe_cabi::<$ty > () } } #[unsafe (export_name =
                        "cabi_post_gatewright:check/checker@0.1.0#describe")] unsafe
                        extern "C" fn _post_return_describe(arg0 : * mut u8,) { unsafe {
                        $($path_to_types)*:: __post_return_describe::<$ty > (arg0) } }
                        #[unsafe (export_name = "gatewright:check/checker@0.1.0#check")]
                        unsafe extern "C" fn export_check(arg0 : * mut u8, arg1 : usize,)
                        -> * mut u8 { unsafe { $($path_to_types)*::
                        _export_check_cabi::<$ty > (arg0, arg1) } } #[unsafe (export_name
                        = "cabi_post_gatewright:check/checker@0.1.0#check")] unsafe
                        extern "C" fn _post_return_check(arg0 : * mut u8,) { unsafe {
                        $($path_to_types)*:: __post_return_check::<$ty > (arg0) } } };
                    };
                }
                #[doc(hidden)]
                pub use __export_gatewright_check_checker_0_1_0_cabi;
                #[cfg_attr(target_pointer_width = "64", repr(align(8)))]
                #[cfg_attr(target_pointer_width = "32", repr(align(4)))]
                struct _RetArea(
                    [::core::mem::MaybeUninit<
                        u8,
                    >; 14 * ::core::mem::size_of::<*const u8>()],
                );
                static mut _RET_AREA: _RetArea = _RetArea(
                    [::core::mem::MaybeUninit::uninit(); 14
                        * ::core::mem::size_of::<*const u8>()],
                );
            }
        }
    }
}
mod _rt {
    #![allow(dead_code, unused_imports, clippy::all)]
    pub use alloc_crate::string::String;
    use core::fmt;
    use core::marker;
    use core::sync::atomic::{AtomicU32, Ordering::Relaxed};
    /// A type which represents a component model resource, either imported or
    /// exported into this component.
    ///
    /// This is a low-level wrapper which handles the lifetime of the resource
    /// (namely this has a destructor). The `T` provided defines the component model
    /// intrinsics that this wrapper uses.
    ///
    /// One of the chief purposes of this type is to provide `Deref` implementations
    /// to access the underlying data when it is owned.
    ///
    /// This type is primarily used in generated code for exported and imported
    /// resources.
    #[repr(transparent)]
    pub struct Resource<T: WasmResource> {
        handle: AtomicU32,
        _marker: marker::PhantomData<T>,
    }
    /// A trait which all wasm resources implement, namely providing the ability to
    /// drop a resource.
    ///
    /// This generally is implemented by generated code, not user-facing code.
    #[allow(clippy::missing_safety_doc)]
    pub unsafe trait WasmResource {
        /// Invokes the `[resource-drop]...` intrinsic.
        unsafe fn drop(handle: u32);
    }
    impl<T: WasmResource> Resource<T> {
        #[doc(hidden)]
        pub unsafe fn from_handle(handle: u32) -> Self {
            debug_assert!(handle != 0 && handle != u32::MAX);
            Self {
                handle: AtomicU32::new(handle),
                _marker: marker::PhantomData,
            }
        }
        /// Takes ownership of the handle owned by `resource`.
        ///
        /// Note that this ideally would be `into_handle` taking `Resource<T>` by
        /// ownership. The code generator does not enable that in all situations,
        /// unfortunately, so this is provided instead.
        ///
        /// Also note that `take_handle` is in theory only ever called on values
        /// owned by a generated function. For example a generated function might
        /// take `Resource<T>` as an argument but then call `take_handle` on a
        /// reference to that argument. In that sense the dynamic nature of
        /// `take_handle` should only be exposed internally to generated code, not
        /// to user code.
        #[doc(hidden)]
        pub fn take_handle(resource: &Resource<T>) -> u32 {
            resource.handle.swap(u32::MAX, Relaxed)
        }
        #[doc(hidden)]
        pub fn handle(resource: &Resource<T>) -> u32 {
            resource.handle.load(Relaxed)
        }
    }
    impl<T: WasmResource> fmt::Debug for Resource<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("Resource").field("handle", &self.handle).finish()
        }
    }
    impl<T: WasmResource> Drop for Resource<T> {
        fn drop(&mut self) {
            unsafe {
                match self.handle.load(Relaxed) {
                    u32::MAX => {}
                    other => T::drop(other),
                }
            }
        }
    }
    pub use alloc_crate::vec::Vec;
    pub fn as_i64<T: AsI64>(t: T) -> i64 {
        t.as_i64()
    }
    pub trait AsI64 {
        fn as_i64(self) -> i64;
    }
    impl<'a, T: Copy + AsI64> AsI64 for &'a T {
        fn as_i64(self) -> i64 {
            (*self).as_i64()
        }
    }
    impl AsI64 for i64 {
        #[inline]
        fn as_i64(self) -> i64 {
            self as i64
        }
    }
    impl AsI64 for u64 {
        #[inline]
        fn as_i64(self) -> i64 {
            self as i64
        }
    }
    pub fn as_i32<T: AsI32>(t: T) -> i32 {
        t.as_i32()
    }
    pub trait AsI32 {
        fn as_i32(self) -> i32;
    }
    impl<'a, T: Copy + AsI32> AsI32 for &'a T {
        fn as_i32(self) -> i32 {
            (*self).as_i32()
        }
    }
    impl AsI32 for i32 {
        #[inline]
        fn as_i32(self) -> i32 {
            self as i32
        }
    }
    impl AsI32 for u32 {
        #[inline]
        fn as_i32(self) -> i32 {
            self as i32
        }
    }
    impl AsI32 for i16 {
        #[inline]
        fn as_i32(self) -> i32 {
            self as i32
        }
    }
    impl AsI32 for u16 {
        #[inline]
        fn as_i32(self) -> i32 {
            self as i32
        }
    }
    impl AsI32 for i8 {
        #[inline]
        fn as_i32(self) -> i32 {
            self as i32
        }
    }
    impl AsI32 for u8 {
        #[inline]
        fn as_i32(self) -> i32 {
            self as i32
        }
    }
    impl AsI32 for char {
        #[inline]
        fn as_i32(self) -> i32 {
            self as i32
        }
    }
    impl AsI32 for usize {
        #[inline]
        fn as_i32(self) -> i32 {
            self as i32
        }
    }
    pub unsafe fn string_lift(bytes: Vec<u8>) -> String {
        if cfg!(debug_assertions) {
            String::from_utf8(bytes).unwrap()
        } else {
            unsafe { String::from_utf8_unchecked(bytes) }
        }
    }
    pub unsafe fn invalid_enum_discriminant<T>() -> T {
        if cfg!(debug_assertions) {
            panic!("invalid enum discriminant")
        } else {
            unsafe { core::hint::unreachable_unchecked() }
        }
    }
    pub use alloc_crate::alloc;
    pub unsafe fn cabi_dealloc(ptr: *mut u8, size: usize, align: usize) {
        if size == 0 {
            return;
        }
        unsafe {
            let layout = alloc::Layout::from_size_align_unchecked(size, align);
            alloc::dealloc(ptr, layout);
        }
    }
    pub unsafe fn bool_lift(val: u8) -> bool {
        if cfg!(debug_assertions) {
            match val {
                0 => false,
                1 => true,
                _ => panic!("invalid bool discriminant"),
            }
        } else {
            val != 0
        }
    }
    #[cfg(target_arch = "wasm32")]
    pub fn run_ctors_once() {
        wit_bindgen::rt::run_ctors_once();
    }
    extern crate alloc as alloc_crate;
}
/// Generates `#[unsafe(no_mangle)]` functions to export the specified type as
/// the root implementation of all generated traits.
///
/// For more information see the documentation of `wit_bindgen::generate!`.
///
/// ```rust
/// # macro_rules! export{ ($($t:tt)*) => (); }
/// # trait Guest {}
/// struct MyType;
///
/// impl Guest for MyType {
///     // ...
/// }
///
/// export!(MyType);
/// ```
#[allow(unused_macros)]
#[doc(hidden)]
#[macro_export]
macro_rules! __export_check_impl {
    ($ty:ident) => {
        gatewright_sdk::bindings_whole::export!($ty with_types_in
        gatewright_sdk::bindings_whole);
    };
    ($ty:ident with_types_in $($path_to_types_root:tt)*) => {
        $($path_to_types_root)*::
        exports::gatewright::check::checker::__export_gatewright_check_checker_0_1_0_cabi!($ty
        with_types_in $($path_to_types_root)*:: exports::gatewright::check::checker);
        const _ : () = { #[cfg(target_arch = "wasm32")] #[unsafe (link_section =
        "component-type:wit-bindgen:0.61.1:gatewright:check@0.1.0:check:imports and exports")]
        #[doc(hidden)] #[allow(clippy::octal_escapes)] pub static
        __WIT_BINDGEN_COMPONENT_TYPE : [u8; 2732] = *
        b"\
\0asm\x0d\0\x01\0\0\x19\x16wit-component-encoding\x04\0\x07\xb0\x14\x01A\x02\x01\
A\x1c\x01B\x04\x01m\x03\x05debug\x04info\x07warning\x04\0\x05level\x03\0\0\x01@\x02\
\x05level\x01\x04texts\x01\0\x04\0\x05write\x01\x02\x03\0\x1agatewright:check/lo\
g@0.1.0\x05\0\x01B\x0a\x01r\x02\x04codes\x07messages\x04\0\x07failure\x03\0\0\x04\
\0\x04blob\x03\x01\x01h\x02\x01@\x01\x04self\x03\0w\x04\0\x11[method]blob.size\x01\
\x04\x01p}\x01j\x01\x05\x01\x01\x01@\x03\x04self\x03\x06offsetw\x06lengthy\0\x06\
\x04\0\x11[method]blob.read\x01\x07\x03\0\x1egatewright:check/content@0.1.0\x05\x01\
\x02\x03\0\x01\x04blob\x02\x03\0\x01\x07failure\x01B\x0c\x02\x03\x02\x01\x02\x04\
\0\x04blob\x03\0\0\x02\x03\x02\x01\x03\x04\0\x07failure\x03\0\x02\x01ps\x01j\x01\
\x04\x01\x03\x01@\x01\x05globs\x04\0\x05\x04\0\x04find\x01\x06\x01i\x01\x01j\x01\
\x07\x01\x03\x01@\x01\x04paths\0\x08\x04\0\x04open\x01\x09\x03\0\x1bgatewright:c\
heck/tree@0.1.0\x05\x04\x01B\x0c\x02\x03\x02\x01\x02\x04\0\x04blob\x03\0\0\x02\x03\
\x02\x01\x03\x04\0\x07failure\x03\0\x02\x01ps\x01j\x01\x04\x01\x03\x01@\x01\x05g\
lobs\x04\0\x05\x04\0\x04find\x01\x06\x01i\x01\x01j\x01\x07\x01\x03\x01@\x01\x04p\
aths\0\x08\x04\0\x04open\x01\x09\x03\0\x1egatewright:check/outputs@0.1.0\x05\x05\
\x01B(\x01m\x03\x04note\x07warning\x05error\x04\0\x08severity\x03\0\0\x01r\x02\x05\
startw\x03endw\x04\0\x0abyte-range\x03\0\x02\x01r\x02\x05firsty\x04lasty\x04\0\x0a\
line-range\x03\0\x04\x01q\x03\x0awhole-file\0\0\x05lines\x01\x05\0\x05bytes\x01\x03\
\0\x04\0\x05place\x03\0\x06\x01r\x02\x04names\x05values\x04\0\x08property\x03\0\x08\
\x01r\x03\x04paths\x05place\x07\x07messages\x04\0\x07related\x03\0\x0a\x01r\x03\x04\
paths\x05range\x03\x0breplacements\x04\0\x04edit\x03\0\x0c\x01p\x0d\x01r\x03\x05\
titles\x04safe\x7f\x05edits\x0e\x04\0\x03fix\x03\0\x0f\x01k\x01\x01ks\x01p\x03\x01\
k\x7f\x01p\x0b\x01p\x10\x01p\x09\x01r\x0b\x04rules\x08severity\x11\x07messages\x04\
path\x12\x05place\x07\x09sensitive\x13\x0aintroduced\x14\x08identity\x12\x07rela\
ted\x15\x05fixes\x16\x0aproperties\x17\x04\0\x07finding\x03\0\x18\x01kw\x01r\x05\
\x04names\x07subjects\x05valuew\x05total\x1a\x04units\x04\0\x06metric\x03\0\x1b\x01\
r\x04\x04kinds\x07subjects\x06digest\x12\x0aproperties\x17\x04\0\x08evidence\x03\
\0\x1d\x01r\x04\x04codes\x07messages\x04path\x12\x05place\x07\x04\0\x07problem\x03\
\0\x1f\x01r\x02\x07pointers\x07messages\x04\0\x0fsetting-problem\x03\0!\x01r\x05\
\x02ids\x05titles\x04helps\x08severity\x01\x0aproperties\x17\x04\0\x04rule\x03\0\
#\x01p$\x01r\x06\x02ids\x07versions\x05titles\x05rules%\x0fsettings-schemas\x0ap\
roperties\x17\x04\0\x0adescriptor\x03\0&\x03\0\x1cgatewright:check/types@0.1.0\x05\
\x06\x02\x03\0\x04\x0aline-range\x01B$\x02\x03\x02\x01\x07\x04\0\x0aline-range\x03\
\0\0\x02\x03\x02\x01\x02\x04\0\x04blob\x03\0\x02\x02\x03\x02\x01\x03\x04\0\x07fa\
ilure\x03\0\x04\x01ps\x01r\x04\x02ids\x07parents\x06\x09committedx\x07messages\x04\
\0\x06commit\x03\0\x07\x01m\x05\x05added\x08modified\x07deleted\x07renamed\x0cty\
pe-changed\x04\0\x04kind\x03\0\x09\x01ks\x01p\x01\x01r\x05\x04paths\x0dprevious-\
path\x0b\x04kind\x0a\x05added\x0c\x07removed\x0c\x04\0\x0cchanged-file\x03\0\x0d\
\x01@\0\0\x08\x04\0\x04head\x01\x0f\x01k\x08\x01@\0\0\x10\x04\0\x04base\x01\x11\x01\
p\x08\x01@\0\0\x12\x04\0\x07commits\x01\x13\x01@\0\0\x0b\x04\0\x0bhead-branch\x01\
\x14\x04\0\x0bbase-branch\x01\x14\x01k\x06\x01@\0\0\x15\x04\0\x08branches\x01\x16\
\x01p\x0e\x01@\0\0\x17\x04\0\x05files\x01\x18\x01i\x03\x01j\x01\x19\x01\x05\x01@\
\x01\x04paths\0\x1a\x04\0\x09open-base\x01\x1b\x03\0\x1dgatewright:check/change@\
0.1.0\x05\x08\x01B\x06\x01ps\x01r\x06\x06numberw\x05titles\x04bodys\x06authors\x06\
labels\0\x05draft\x7f\x04\0\x07details\x03\0\x01\x01k\x02\x01@\0\0\x03\x04\0\x03\
get\x01\x04\x03\0#gatewright:check/pull-request@0.1.0\x05\x09\x01B\x0e\x02\x03\x02\
\x01\x02\x04\0\x04blob\x03\0\0\x02\x03\x02\x01\x03\x04\0\x07failure\x03\0\x02\x01\
p}\x01r\x03\x06digests\x0amedia-types\x04body\x04\x04\0\x08manifest\x03\0\x05\x01\
j\x01\x06\x01\x03\x01@\x01\x09references\0\x07\x04\0\x07resolve\x01\x08\x01i\x01\
\x01j\x01\x09\x01\x03\x01@\x02\x0arepositorys\x06digests\0\x0a\x04\0\x05fetch\x01\
\x0b\x03\0\x1fgatewright:check/registry@0.1.0\x05\x0a\x02\x03\0\x04\x0adescripto\
r\x02\x03\0\x04\x08evidence\x02\x03\0\x04\x07finding\x02\x03\0\x04\x06metric\x02\
\x03\0\x04\x07problem\x02\x03\0\x04\x08property\x02\x03\0\x04\x0fsetting-problem\
\x01B\x1c\x02\x03\x02\x01\x0b\x04\0\x0adescriptor\x03\0\0\x02\x03\x02\x01\x0c\x04\
\0\x08evidence\x03\0\x02\x02\x03\x02\x01\x0d\x04\0\x07finding\x03\0\x04\x02\x03\x02\
\x01\x0e\x04\0\x06metric\x03\0\x06\x02\x03\x02\x01\x0f\x04\0\x07problem\x03\0\x08\
\x02\x03\x02\x01\x10\x04\0\x08property\x03\0\x0a\x02\x03\x02\x01\x11\x04\0\x0fse\
tting-problem\x03\0\x0c\x01p\x09\x01q\x03\x09evaluated\0\0\x0enot-applicable\x01\
s\0\x0fcannot-evaluate\x01\x0e\0\x04\0\x0aconclusion\x03\0\x0f\x01p\x05\x01p\x07\
\x01p\x03\x01p\x0b\x01r\x06\x0aconclusion\x10\x07summarys\x08findings\x11\x07met\
rics\x12\x08evidence\x13\x0aproperties\x14\x04\0\x07outcome\x03\0\x15\x01@\0\0\x01\
\x04\0\x08describe\x01\x17\x01j\x01\x16\x01\x0d\x01@\x01\x08settingss\0\x18\x04\0\
\x05check\x01\x19\x04\0\x1egatewright:check/checker@0.1.0\x05\x12\x04\0\x1cgatew\
right:check/check@0.1.0\x04\0\x0b\x0b\x01\0\x05check\x03\0\0\0G\x09producers\x01\
\x0cprocessed-by\x02\x0dwit-component\x070.258.3\x10wit-bindgen-rust\x060.61.1";
        };
    };
}
#[doc(inline)]
pub use __export_check_impl as export;
#[cfg(target_arch = "wasm32")]
#[unsafe(
    link_section = "component-type:wit-bindgen:0.61.1:gatewright:check@0.1.0:check-with-all-of-its-exports-removed:encoded world"
)]
#[doc(hidden)]
#[allow(clippy::octal_escapes)]
pub static __WIT_BINDGEN_COMPONENT_TYPE: [u8; 2314] = *b"\
\0asm\x0d\0\x01\0\0\x19\x16wit-component-encoding\x04\0\x07\xee\x10\x01A\x02\x01\
A\x13\x01B\x04\x01m\x03\x05debug\x04info\x07warning\x04\0\x05level\x03\0\0\x01@\x02\
\x05level\x01\x04texts\x01\0\x04\0\x05write\x01\x02\x03\0\x1agatewright:check/lo\
g@0.1.0\x05\0\x01B\x0a\x01r\x02\x04codes\x07messages\x04\0\x07failure\x03\0\0\x04\
\0\x04blob\x03\x01\x01h\x02\x01@\x01\x04self\x03\0w\x04\0\x11[method]blob.size\x01\
\x04\x01p}\x01j\x01\x05\x01\x01\x01@\x03\x04self\x03\x06offsetw\x06lengthy\0\x06\
\x04\0\x11[method]blob.read\x01\x07\x03\0\x1egatewright:check/content@0.1.0\x05\x01\
\x02\x03\0\x01\x04blob\x02\x03\0\x01\x07failure\x01B\x0c\x02\x03\x02\x01\x02\x04\
\0\x04blob\x03\0\0\x02\x03\x02\x01\x03\x04\0\x07failure\x03\0\x02\x01ps\x01j\x01\
\x04\x01\x03\x01@\x01\x05globs\x04\0\x05\x04\0\x04find\x01\x06\x01i\x01\x01j\x01\
\x07\x01\x03\x01@\x01\x04paths\0\x08\x04\0\x04open\x01\x09\x03\0\x1bgatewright:c\
heck/tree@0.1.0\x05\x04\x01B\x0c\x02\x03\x02\x01\x02\x04\0\x04blob\x03\0\0\x02\x03\
\x02\x01\x03\x04\0\x07failure\x03\0\x02\x01ps\x01j\x01\x04\x01\x03\x01@\x01\x05g\
lobs\x04\0\x05\x04\0\x04find\x01\x06\x01i\x01\x01j\x01\x07\x01\x03\x01@\x01\x04p\
aths\0\x08\x04\0\x04open\x01\x09\x03\0\x1egatewright:check/outputs@0.1.0\x05\x05\
\x01B(\x01m\x03\x04note\x07warning\x05error\x04\0\x08severity\x03\0\0\x01r\x02\x05\
startw\x03endw\x04\0\x0abyte-range\x03\0\x02\x01r\x02\x05firsty\x04lasty\x04\0\x0a\
line-range\x03\0\x04\x01q\x03\x0awhole-file\0\0\x05lines\x01\x05\0\x05bytes\x01\x03\
\0\x04\0\x05place\x03\0\x06\x01r\x02\x04names\x05values\x04\0\x08property\x03\0\x08\
\x01r\x03\x04paths\x05place\x07\x07messages\x04\0\x07related\x03\0\x0a\x01r\x03\x04\
paths\x05range\x03\x0breplacements\x04\0\x04edit\x03\0\x0c\x01p\x0d\x01r\x03\x05\
titles\x04safe\x7f\x05edits\x0e\x04\0\x03fix\x03\0\x0f\x01k\x01\x01ks\x01p\x03\x01\
k\x7f\x01p\x0b\x01p\x10\x01p\x09\x01r\x0b\x04rules\x08severity\x11\x07messages\x04\
path\x12\x05place\x07\x09sensitive\x13\x0aintroduced\x14\x08identity\x12\x07rela\
ted\x15\x05fixes\x16\x0aproperties\x17\x04\0\x07finding\x03\0\x18\x01kw\x01r\x05\
\x04names\x07subjects\x05valuew\x05total\x1a\x04units\x04\0\x06metric\x03\0\x1b\x01\
r\x04\x04kinds\x07subjects\x06digest\x12\x0aproperties\x17\x04\0\x08evidence\x03\
\0\x1d\x01r\x04\x04codes\x07messages\x04path\x12\x05place\x07\x04\0\x07problem\x03\
\0\x1f\x01r\x02\x07pointers\x07messages\x04\0\x0fsetting-problem\x03\0!\x01r\x05\
\x02ids\x05titles\x04helps\x08severity\x01\x0aproperties\x17\x04\0\x04rule\x03\0\
#\x01p$\x01r\x06\x02ids\x07versions\x05titles\x05rules%\x0fsettings-schemas\x0ap\
roperties\x17\x04\0\x0adescriptor\x03\0&\x03\0\x1cgatewright:check/types@0.1.0\x05\
\x06\x02\x03\0\x04\x0aline-range\x01B$\x02\x03\x02\x01\x07\x04\0\x0aline-range\x03\
\0\0\x02\x03\x02\x01\x02\x04\0\x04blob\x03\0\x02\x02\x03\x02\x01\x03\x04\0\x07fa\
ilure\x03\0\x04\x01ps\x01r\x04\x02ids\x07parents\x06\x09committedx\x07messages\x04\
\0\x06commit\x03\0\x07\x01m\x05\x05added\x08modified\x07deleted\x07renamed\x0cty\
pe-changed\x04\0\x04kind\x03\0\x09\x01ks\x01p\x01\x01r\x05\x04paths\x0dprevious-\
path\x0b\x04kind\x0a\x05added\x0c\x07removed\x0c\x04\0\x0cchanged-file\x03\0\x0d\
\x01@\0\0\x08\x04\0\x04head\x01\x0f\x01k\x08\x01@\0\0\x10\x04\0\x04base\x01\x11\x01\
p\x08\x01@\0\0\x12\x04\0\x07commits\x01\x13\x01@\0\0\x0b\x04\0\x0bhead-branch\x01\
\x14\x04\0\x0bbase-branch\x01\x14\x01k\x06\x01@\0\0\x15\x04\0\x08branches\x01\x16\
\x01p\x0e\x01@\0\0\x17\x04\0\x05files\x01\x18\x01i\x03\x01j\x01\x19\x01\x05\x01@\
\x01\x04paths\0\x1a\x04\0\x09open-base\x01\x1b\x03\0\x1dgatewright:check/change@\
0.1.0\x05\x08\x01B\x06\x01ps\x01r\x06\x06numberw\x05titles\x04bodys\x06authors\x06\
labels\0\x05draft\x7f\x04\0\x07details\x03\0\x01\x01k\x02\x01@\0\0\x03\x04\0\x03\
get\x01\x04\x03\0#gatewright:check/pull-request@0.1.0\x05\x09\x01B\x0e\x02\x03\x02\
\x01\x02\x04\0\x04blob\x03\0\0\x02\x03\x02\x01\x03\x04\0\x07failure\x03\0\x02\x01\
p}\x01r\x03\x06digests\x0amedia-types\x04body\x04\x04\0\x08manifest\x03\0\x05\x01\
j\x01\x06\x01\x03\x01@\x01\x09references\0\x07\x04\0\x07resolve\x01\x08\x01i\x01\
\x01j\x01\x09\x01\x03\x01@\x02\x0arepositorys\x06digests\0\x0a\x04\0\x05fetch\x01\
\x0b\x03\0\x1fgatewright:check/registry@0.1.0\x05\x0a\x04\0<gatewright:check/che\
ck-with-all-of-its-exports-removed@0.1.0\x04\0\x0b+\x01\0%check-with-all-of-its-\
exports-removed\x03\0\0\0G\x09producers\x01\x0cprocessed-by\x02\x0dwit-component\
\x070.258.3\x10wit-bindgen-rust\x060.61.1";
#[inline(never)]
#[doc(hidden)]
pub fn __link_custom_section_describing_imports() {
    wit_bindgen::rt::maybe_link_cabi_realloc();
}
