// Generated from `wit/v0.1`: see `tests/bindings.rs`.

#[allow(unfulfilled_lint_expectations, unused_imports)]
use crate::bindings::whole::gatewright::check::log as __with_name0;
#[allow(unfulfilled_lint_expectations, unused_imports)]
use crate::bindings::whole::gatewright::check::types as __with_name1;
#[allow(dead_code, clippy::all)]
pub mod exports {
    pub mod gatewright {
        pub mod check {
            /// Judges each file by its path and content alone. `inspect` may not depend on the files seen before: the host runs several
            /// instances, in any order, replaces one at any time, and may reuse an answer for the same module, settings, path and content.
            #[allow(dead_code, async_fn_in_trait, unused_imports, clippy::all)]
            pub mod file_checker {
                #[used]
                #[doc(hidden)]
                static __FORCE_SECTION_REF: fn() = super::super::super::super::__link_custom_section_describing_imports;
                use super::super::super::super::_rt;
                pub type Descriptor = super::super::super::super::__with_name1::Descriptor;
                pub type Finding = super::super::super::super::__with_name1::Finding;
                pub type Problem = super::super::super::super::__with_name1::Problem;
                pub type SettingProblem = super::super::super::super::__with_name1::SettingProblem;
                /// A tracked file.
                #[derive(Clone, Eq, PartialEq)]
                pub struct File {
                    /// From the top of the repository, with `/`. What is not UTF-8 is quoted as git quotes it.
                    pub path: _rt::String,
                    /// The bytes of its git blob.
                    pub content: _rt::Vec<u8>,
                }
                impl ::core::fmt::Debug for File {
                    fn fmt(
                        &self,
                        f: &mut ::core::fmt::Formatter<'_>,
                    ) -> ::core::fmt::Result {
                        f.debug_struct("File")
                            .field("path", &self.path)
                            .field("content", &self.content)
                            .finish()
                    }
                }
                /// Which files to push.
                #[derive(Clone, Eq, PartialEq)]
                pub struct Selection {
                    /// Globs as in `.gitignore`. Empty: all files.
                    pub paths: _rt::Vec<_rt::String>,
                    /// Globs of files to leave out; they win over `paths`.
                    pub except: _rt::Vec<_rt::String>,
                    /// Also files with a NUL in their first 8,000 bytes that are not UTF-16.
                    pub binary: bool,
                    /// In bytes, under the host's ceiling. Larger files are listed in the report as not inspected.
                    pub max_size: u64,
                    /// Also every version of a file that the change's commits brought in.
                    pub history: bool,
                }
                impl ::core::fmt::Debug for Selection {
                    fn fmt(
                        &self,
                        f: &mut ::core::fmt::Formatter<'_>,
                    ) -> ::core::fmt::Result {
                        f.debug_struct("Selection")
                            .field("paths", &self.paths)
                            .field("except", &self.except)
                            .field("binary", &self.binary)
                            .field("max-size", &self.max_size)
                            .field("history", &self.history)
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
                        let super::super::super::super::__with_name1::Descriptor {
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
                                let super::super::super::super::__with_name1::Rule {
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
                                        let super::super::super::super::__with_name1::Property {
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
                                let super::super::super::super::__with_name1::Property {
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
                pub unsafe fn _export_start_cabi<T_: Guest>(
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
                            T_::start(_rt::string_lift(bytes0))
                        };
                        let ptr2 = (&raw mut _RET_AREA.0).cast::<u8>();
                        match result1 {
                            Ok(e) => {
                                *ptr2.add(0).cast::<u8>() = (0i32) as u8;
                                let Selection {
                                    paths: paths3,
                                    except: except3,
                                    binary: binary3,
                                    max_size: max_size3,
                                    history: history3,
                                } = e;
                                let vec5 = paths3;
                                let len5 = vec5.len();
                                let layout5 = _rt::alloc::Layout::from_size_align(
                                        vec5.len() * (2 * ::core::mem::size_of::<*const u8>()),
                                        ::core::mem::size_of::<*const u8>(),
                                    )
                                    .unwrap();
                                let (result5, _cleanup5) = wit_bindgen::rt::Cleanup::new(
                                    layout5,
                                );
                                if let Some(cleanup) = _cleanup5 {
                                    cleanup.forget();
                                }
                                for (i, e) in vec5.into_iter().enumerate() {
                                    let base = result5
                                        .add(i * (2 * ::core::mem::size_of::<*const u8>()));
                                    {
                                        let vec4 = (e.into_bytes()).into_boxed_slice();
                                        let ptr4 = vec4.as_ptr().cast::<u8>();
                                        let len4 = vec4.len();
                                        ::core::mem::forget(vec4);
                                        *base
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len4;
                                        *base.add(0).cast::<*mut u8>() = ptr4.cast_mut();
                                    }
                                }
                                *ptr2
                                    .add(8 + 1 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>() = len5;
                                *ptr2.add(8).cast::<*mut u8>() = result5;
                                let vec7 = except3;
                                let len7 = vec7.len();
                                let layout7 = _rt::alloc::Layout::from_size_align(
                                        vec7.len() * (2 * ::core::mem::size_of::<*const u8>()),
                                        ::core::mem::size_of::<*const u8>(),
                                    )
                                    .unwrap();
                                let (result7, _cleanup7) = wit_bindgen::rt::Cleanup::new(
                                    layout7,
                                );
                                if let Some(cleanup) = _cleanup7 {
                                    cleanup.forget();
                                }
                                for (i, e) in vec7.into_iter().enumerate() {
                                    let base = result7
                                        .add(i * (2 * ::core::mem::size_of::<*const u8>()));
                                    {
                                        let vec6 = (e.into_bytes()).into_boxed_slice();
                                        let ptr6 = vec6.as_ptr().cast::<u8>();
                                        let len6 = vec6.len();
                                        ::core::mem::forget(vec6);
                                        *base
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len6;
                                        *base.add(0).cast::<*mut u8>() = ptr6.cast_mut();
                                    }
                                }
                                *ptr2
                                    .add(8 + 3 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>() = len7;
                                *ptr2
                                    .add(8 + 2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>() = result7;
                                *ptr2
                                    .add(8 + 4 * ::core::mem::size_of::<*const u8>())
                                    .cast::<u8>() = (match binary3 {
                                    true => 1,
                                    false => 0,
                                }) as u8;
                                *ptr2
                                    .add(16 + 4 * ::core::mem::size_of::<*const u8>())
                                    .cast::<i64>() = _rt::as_i64(max_size3);
                                *ptr2
                                    .add(24 + 4 * ::core::mem::size_of::<*const u8>())
                                    .cast::<u8>() = (match history3 {
                                    true => 1,
                                    false => 0,
                                }) as u8;
                            }
                            Err(e) => {
                                *ptr2.add(0).cast::<u8>() = (1i32) as u8;
                                let super::super::super::super::__with_name1::SettingProblem {
                                    pointer: pointer8,
                                    message: message8,
                                } = e;
                                let vec9 = (pointer8.into_bytes()).into_boxed_slice();
                                let ptr9 = vec9.as_ptr().cast::<u8>();
                                let len9 = vec9.len();
                                ::core::mem::forget(vec9);
                                *ptr2
                                    .add(8 + 1 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>() = len9;
                                *ptr2.add(8).cast::<*mut u8>() = ptr9.cast_mut();
                                let vec10 = (message8.into_bytes()).into_boxed_slice();
                                let ptr10 = vec10.as_ptr().cast::<u8>();
                                let len10 = vec10.len();
                                ::core::mem::forget(vec10);
                                *ptr2
                                    .add(8 + 3 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>() = len10;
                                *ptr2
                                    .add(8 + 2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>() = ptr10.cast_mut();
                            }
                        };
                        ptr2
                    }
                }
                #[doc(hidden)]
                #[allow(non_snake_case)]
                pub unsafe fn __post_return_start<T_: Guest>(arg0: *mut u8) {
                    unsafe {
                        let l0 = i32::from(*arg0.add(0).cast::<u8>());
                        match l0 {
                            0 => {
                                let l1 = *arg0.add(8).cast::<*mut u8>();
                                let l2 = *arg0
                                    .add(8 + 1 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let base5 = l1;
                                let len5 = l2;
                                for i in 0..len5 {
                                    let base = base5
                                        .add(i * (2 * ::core::mem::size_of::<*const u8>()));
                                    {
                                        let l3 = *base.add(0).cast::<*mut u8>();
                                        let l4 = *base
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        _rt::cabi_dealloc(l3, l4, 1);
                                    }
                                }
                                _rt::cabi_dealloc(
                                    base5,
                                    len5 * (2 * ::core::mem::size_of::<*const u8>()),
                                    ::core::mem::size_of::<*const u8>(),
                                );
                                let l6 = *arg0
                                    .add(8 + 2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l7 = *arg0
                                    .add(8 + 3 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let base10 = l6;
                                let len10 = l7;
                                for i in 0..len10 {
                                    let base = base10
                                        .add(i * (2 * ::core::mem::size_of::<*const u8>()));
                                    {
                                        let l8 = *base.add(0).cast::<*mut u8>();
                                        let l9 = *base
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        _rt::cabi_dealloc(l8, l9, 1);
                                    }
                                }
                                _rt::cabi_dealloc(
                                    base10,
                                    len10 * (2 * ::core::mem::size_of::<*const u8>()),
                                    ::core::mem::size_of::<*const u8>(),
                                );
                            }
                            _ => {
                                let l11 = *arg0.add(8).cast::<*mut u8>();
                                let l12 = *arg0
                                    .add(8 + 1 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                _rt::cabi_dealloc(l11, l12, 1);
                                let l13 = *arg0
                                    .add(8 + 2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l14 = *arg0
                                    .add(8 + 3 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                _rt::cabi_dealloc(l13, l14, 1);
                            }
                        }
                    }
                }
                #[doc(hidden)]
                #[allow(non_snake_case, unused_unsafe)]
                pub unsafe fn _export_inspect_cabi<T_: Guest>(
                    arg0: *mut u8,
                    arg1: usize,
                    arg2: *mut u8,
                    arg3: usize,
                ) -> *mut u8 {
                    unsafe {
                        #[cfg(target_arch = "wasm32")] _rt::run_ctors_once();
                        let result2 = {
                            let len0 = arg1;
                            let bytes0 = _rt::Vec::from_raw_parts(
                                arg0.cast(),
                                len0,
                                len0,
                            );
                            let len1 = arg3;
                            T_::inspect(File {
                                path: _rt::string_lift(bytes0),
                                content: <_ as From<
                                    _rt::Vec<_>,
                                >>::from(_rt::Vec::from_raw_parts(arg2.cast(), len1, len1)),
                            })
                        };
                        let ptr3 = (&raw mut _RET_AREA.0).cast::<u8>();
                        match result2 {
                            Ok(e) => {
                                *ptr3.add(0).cast::<u8>() = (0i32) as u8;
                                let vec32 = e;
                                let len32 = vec32.len();
                                let layout32 = _rt::alloc::Layout::from_size_align(
                                        vec32.len()
                                            * (24 + 20 * ::core::mem::size_of::<*const u8>()),
                                        8,
                                    )
                                    .unwrap();
                                let (result32, _cleanup32) = wit_bindgen::rt::Cleanup::new(
                                    layout32,
                                );
                                if let Some(cleanup) = _cleanup32 {
                                    cleanup.forget();
                                }
                                for (i, e) in vec32.into_iter().enumerate() {
                                    let base = result32
                                        .add(i * (24 + 20 * ::core::mem::size_of::<*const u8>()));
                                    {
                                        let super::super::super::super::__with_name1::Finding {
                                            rule: rule4,
                                            severity: severity4,
                                            message: message4,
                                            path: path4,
                                            place: place4,
                                            sensitive: sensitive4,
                                            introduced: introduced4,
                                            identity: identity4,
                                            related: related4,
                                            fixes: fixes4,
                                            properties: properties4,
                                        } = e;
                                        let vec5 = (rule4.into_bytes()).into_boxed_slice();
                                        let ptr5 = vec5.as_ptr().cast::<u8>();
                                        let len5 = vec5.len();
                                        ::core::mem::forget(vec5);
                                        *base
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len5;
                                        *base.add(0).cast::<*mut u8>() = ptr5.cast_mut();
                                        match severity4 {
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
                                        let vec6 = (message4.into_bytes()).into_boxed_slice();
                                        let ptr6 = vec6.as_ptr().cast::<u8>();
                                        let len6 = vec6.len();
                                        ::core::mem::forget(vec6);
                                        *base
                                            .add(4 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len6;
                                        *base
                                            .add(3 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>() = ptr6.cast_mut();
                                        match path4 {
                                            Some(e) => {
                                                *base
                                                    .add(5 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (1i32) as u8;
                                                let vec7 = (e.into_bytes()).into_boxed_slice();
                                                let ptr7 = vec7.as_ptr().cast::<u8>();
                                                let len7 = vec7.len();
                                                ::core::mem::forget(vec7);
                                                *base
                                                    .add(7 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>() = len7;
                                                *base
                                                    .add(6 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>() = ptr7.cast_mut();
                                            }
                                            None => {
                                                *base
                                                    .add(5 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (0i32) as u8;
                                            }
                                        };
                                        use super::super::super::super::__with_name1::Place as V10;
                                        match place4 {
                                            V10::WholeFile => {
                                                *base
                                                    .add(8 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (0i32) as u8;
                                            }
                                            V10::Lines(e) => {
                                                *base
                                                    .add(8 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (1i32) as u8;
                                                let super::super::super::super::__with_name1::LineRange {
                                                    first: first8,
                                                    last: last8,
                                                } = e;
                                                *base
                                                    .add(8 + 8 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<i32>() = _rt::as_i32(first8);
                                                *base
                                                    .add(12 + 8 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<i32>() = _rt::as_i32(last8);
                                            }
                                            V10::Bytes(e) => {
                                                *base
                                                    .add(8 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (2i32) as u8;
                                                let super::super::super::super::__with_name1::ByteRange {
                                                    start: start9,
                                                    end: end9,
                                                } = e;
                                                *base
                                                    .add(8 + 8 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<i64>() = _rt::as_i64(start9);
                                                *base
                                                    .add(16 + 8 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<i64>() = _rt::as_i64(end9);
                                            }
                                        }
                                        let vec11 = <_ as Into<_rt::Vec<_>>>::into(sensitive4)
                                            .into_boxed_slice();
                                        let ptr11 = vec11.as_ptr().cast::<u8>();
                                        let len11 = vec11.len();
                                        ::core::mem::forget(vec11);
                                        *base
                                            .add(24 + 9 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len11;
                                        *base
                                            .add(24 + 8 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>() = ptr11.cast_mut();
                                        match introduced4 {
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
                                        match identity4 {
                                            Some(e) => {
                                                *base
                                                    .add(24 + 11 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (1i32) as u8;
                                                let vec12 = (e.into_bytes()).into_boxed_slice();
                                                let ptr12 = vec12.as_ptr().cast::<u8>();
                                                let len12 = vec12.len();
                                                ::core::mem::forget(vec12);
                                                *base
                                                    .add(24 + 13 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>() = len12;
                                                *base
                                                    .add(24 + 12 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>() = ptr12.cast_mut();
                                            }
                                            None => {
                                                *base
                                                    .add(24 + 11 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (0i32) as u8;
                                            }
                                        };
                                        let vec19 = related4;
                                        let len19 = vec19.len();
                                        let layout19 = _rt::alloc::Layout::from_size_align(
                                                vec19.len()
                                                    * (24 + 4 * ::core::mem::size_of::<*const u8>()),
                                                8,
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
                                                .add(i * (24 + 4 * ::core::mem::size_of::<*const u8>()));
                                            {
                                                let super::super::super::super::__with_name1::Related {
                                                    path: path13,
                                                    place: place13,
                                                    message: message13,
                                                } = e;
                                                let vec14 = (path13.into_bytes()).into_boxed_slice();
                                                let ptr14 = vec14.as_ptr().cast::<u8>();
                                                let len14 = vec14.len();
                                                ::core::mem::forget(vec14);
                                                *base
                                                    .add(::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>() = len14;
                                                *base.add(0).cast::<*mut u8>() = ptr14.cast_mut();
                                                use super::super::super::super::__with_name1::Place as V17;
                                                match place13 {
                                                    V17::WholeFile => {
                                                        *base
                                                            .add(2 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<u8>() = (0i32) as u8;
                                                    }
                                                    V17::Lines(e) => {
                                                        *base
                                                            .add(2 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<u8>() = (1i32) as u8;
                                                        let super::super::super::super::__with_name1::LineRange {
                                                            first: first15,
                                                            last: last15,
                                                        } = e;
                                                        *base
                                                            .add(8 + 2 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<i32>() = _rt::as_i32(first15);
                                                        *base
                                                            .add(12 + 2 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<i32>() = _rt::as_i32(last15);
                                                    }
                                                    V17::Bytes(e) => {
                                                        *base
                                                            .add(2 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<u8>() = (2i32) as u8;
                                                        let super::super::super::super::__with_name1::ByteRange {
                                                            start: start16,
                                                            end: end16,
                                                        } = e;
                                                        *base
                                                            .add(8 + 2 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<i64>() = _rt::as_i64(start16);
                                                        *base
                                                            .add(16 + 2 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<i64>() = _rt::as_i64(end16);
                                                    }
                                                }
                                                let vec18 = (message13.into_bytes()).into_boxed_slice();
                                                let ptr18 = vec18.as_ptr().cast::<u8>();
                                                let len18 = vec18.len();
                                                ::core::mem::forget(vec18);
                                                *base
                                                    .add(24 + 3 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>() = len18;
                                                *base
                                                    .add(24 + 2 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>() = ptr18.cast_mut();
                                            }
                                        }
                                        *base
                                            .add(24 + 15 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len19;
                                        *base
                                            .add(24 + 14 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>() = result19;
                                        let vec27 = fixes4;
                                        let len27 = vec27.len();
                                        let layout27 = _rt::alloc::Layout::from_size_align(
                                                vec27.len() * (5 * ::core::mem::size_of::<*const u8>()),
                                                ::core::mem::size_of::<*const u8>(),
                                            )
                                            .unwrap();
                                        let (result27, _cleanup27) = wit_bindgen::rt::Cleanup::new(
                                            layout27,
                                        );
                                        if let Some(cleanup) = _cleanup27 {
                                            cleanup.forget();
                                        }
                                        for (i, e) in vec27.into_iter().enumerate() {
                                            let base = result27
                                                .add(i * (5 * ::core::mem::size_of::<*const u8>()));
                                            {
                                                let super::super::super::super::__with_name1::Fix {
                                                    title: title20,
                                                    safe: safe20,
                                                    edits: edits20,
                                                } = e;
                                                let vec21 = (title20.into_bytes()).into_boxed_slice();
                                                let ptr21 = vec21.as_ptr().cast::<u8>();
                                                let len21 = vec21.len();
                                                ::core::mem::forget(vec21);
                                                *base
                                                    .add(::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>() = len21;
                                                *base.add(0).cast::<*mut u8>() = ptr21.cast_mut();
                                                *base
                                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<u8>() = (match safe20 {
                                                    true => 1,
                                                    false => 0,
                                                }) as u8;
                                                let vec26 = edits20;
                                                let len26 = vec26.len();
                                                let layout26 = _rt::alloc::Layout::from_size_align(
                                                        vec26.len()
                                                            * (16 + 4 * ::core::mem::size_of::<*const u8>()),
                                                        8,
                                                    )
                                                    .unwrap();
                                                let (result26, _cleanup26) = wit_bindgen::rt::Cleanup::new(
                                                    layout26,
                                                );
                                                if let Some(cleanup) = _cleanup26 {
                                                    cleanup.forget();
                                                }
                                                for (i, e) in vec26.into_iter().enumerate() {
                                                    let base = result26
                                                        .add(i * (16 + 4 * ::core::mem::size_of::<*const u8>()));
                                                    {
                                                        let super::super::super::super::__with_name1::Edit {
                                                            path: path22,
                                                            range: range22,
                                                            replacement: replacement22,
                                                        } = e;
                                                        let vec23 = (path22.into_bytes()).into_boxed_slice();
                                                        let ptr23 = vec23.as_ptr().cast::<u8>();
                                                        let len23 = vec23.len();
                                                        ::core::mem::forget(vec23);
                                                        *base
                                                            .add(::core::mem::size_of::<*const u8>())
                                                            .cast::<usize>() = len23;
                                                        *base.add(0).cast::<*mut u8>() = ptr23.cast_mut();
                                                        let super::super::super::super::__with_name1::ByteRange {
                                                            start: start24,
                                                            end: end24,
                                                        } = range22;
                                                        *base
                                                            .add(2 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<i64>() = _rt::as_i64(start24);
                                                        *base
                                                            .add(8 + 2 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<i64>() = _rt::as_i64(end24);
                                                        let vec25 = (replacement22.into_bytes()).into_boxed_slice();
                                                        let ptr25 = vec25.as_ptr().cast::<u8>();
                                                        let len25 = vec25.len();
                                                        ::core::mem::forget(vec25);
                                                        *base
                                                            .add(16 + 3 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<usize>() = len25;
                                                        *base
                                                            .add(16 + 2 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<*mut u8>() = ptr25.cast_mut();
                                                    }
                                                }
                                                *base
                                                    .add(4 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>() = len26;
                                                *base
                                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>() = result26;
                                            }
                                        }
                                        *base
                                            .add(24 + 17 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len27;
                                        *base
                                            .add(24 + 16 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>() = result27;
                                        let vec31 = properties4;
                                        let len31 = vec31.len();
                                        let layout31 = _rt::alloc::Layout::from_size_align(
                                                vec31.len() * (4 * ::core::mem::size_of::<*const u8>()),
                                                ::core::mem::size_of::<*const u8>(),
                                            )
                                            .unwrap();
                                        let (result31, _cleanup31) = wit_bindgen::rt::Cleanup::new(
                                            layout31,
                                        );
                                        if let Some(cleanup) = _cleanup31 {
                                            cleanup.forget();
                                        }
                                        for (i, e) in vec31.into_iter().enumerate() {
                                            let base = result31
                                                .add(i * (4 * ::core::mem::size_of::<*const u8>()));
                                            {
                                                let super::super::super::super::__with_name1::Property {
                                                    name: name28,
                                                    value: value28,
                                                } = e;
                                                let vec29 = (name28.into_bytes()).into_boxed_slice();
                                                let ptr29 = vec29.as_ptr().cast::<u8>();
                                                let len29 = vec29.len();
                                                ::core::mem::forget(vec29);
                                                *base
                                                    .add(::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>() = len29;
                                                *base.add(0).cast::<*mut u8>() = ptr29.cast_mut();
                                                let vec30 = (value28.into_bytes()).into_boxed_slice();
                                                let ptr30 = vec30.as_ptr().cast::<u8>();
                                                let len30 = vec30.len();
                                                ::core::mem::forget(vec30);
                                                *base
                                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>() = len30;
                                                *base
                                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>() = ptr30.cast_mut();
                                            }
                                        }
                                        *base
                                            .add(24 + 19 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len31;
                                        *base
                                            .add(24 + 18 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>() = result31;
                                    }
                                }
                                *ptr3
                                    .add(8 + 1 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>() = len32;
                                *ptr3.add(8).cast::<*mut u8>() = result32;
                            }
                            Err(e) => {
                                *ptr3.add(0).cast::<u8>() = (1i32) as u8;
                                let super::super::super::super::__with_name1::Problem {
                                    code: code33,
                                    message: message33,
                                    path: path33,
                                    place: place33,
                                } = e;
                                let vec34 = (code33.into_bytes()).into_boxed_slice();
                                let ptr34 = vec34.as_ptr().cast::<u8>();
                                let len34 = vec34.len();
                                ::core::mem::forget(vec34);
                                *ptr3
                                    .add(8 + 1 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>() = len34;
                                *ptr3.add(8).cast::<*mut u8>() = ptr34.cast_mut();
                                let vec35 = (message33.into_bytes()).into_boxed_slice();
                                let ptr35 = vec35.as_ptr().cast::<u8>();
                                let len35 = vec35.len();
                                ::core::mem::forget(vec35);
                                *ptr3
                                    .add(8 + 3 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>() = len35;
                                *ptr3
                                    .add(8 + 2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>() = ptr35.cast_mut();
                                match path33 {
                                    Some(e) => {
                                        *ptr3
                                            .add(8 + 4 * ::core::mem::size_of::<*const u8>())
                                            .cast::<u8>() = (1i32) as u8;
                                        let vec36 = (e.into_bytes()).into_boxed_slice();
                                        let ptr36 = vec36.as_ptr().cast::<u8>();
                                        let len36 = vec36.len();
                                        ::core::mem::forget(vec36);
                                        *ptr3
                                            .add(8 + 6 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>() = len36;
                                        *ptr3
                                            .add(8 + 5 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>() = ptr36.cast_mut();
                                    }
                                    None => {
                                        *ptr3
                                            .add(8 + 4 * ::core::mem::size_of::<*const u8>())
                                            .cast::<u8>() = (0i32) as u8;
                                    }
                                };
                                use super::super::super::super::__with_name1::Place as V39;
                                match place33 {
                                    V39::WholeFile => {
                                        *ptr3
                                            .add(16 + 6 * ::core::mem::size_of::<*const u8>())
                                            .cast::<u8>() = (0i32) as u8;
                                    }
                                    V39::Lines(e) => {
                                        *ptr3
                                            .add(16 + 6 * ::core::mem::size_of::<*const u8>())
                                            .cast::<u8>() = (1i32) as u8;
                                        let super::super::super::super::__with_name1::LineRange {
                                            first: first37,
                                            last: last37,
                                        } = e;
                                        *ptr3
                                            .add(24 + 6 * ::core::mem::size_of::<*const u8>())
                                            .cast::<i32>() = _rt::as_i32(first37);
                                        *ptr3
                                            .add(28 + 6 * ::core::mem::size_of::<*const u8>())
                                            .cast::<i32>() = _rt::as_i32(last37);
                                    }
                                    V39::Bytes(e) => {
                                        *ptr3
                                            .add(16 + 6 * ::core::mem::size_of::<*const u8>())
                                            .cast::<u8>() = (2i32) as u8;
                                        let super::super::super::super::__with_name1::ByteRange {
                                            start: start38,
                                            end: end38,
                                        } = e;
                                        *ptr3
                                            .add(24 + 6 * ::core::mem::size_of::<*const u8>())
                                            .cast::<i64>() = _rt::as_i64(start38);
                                        *ptr3
                                            .add(32 + 6 * ::core::mem::size_of::<*const u8>())
                                            .cast::<i64>() = _rt::as_i64(end38);
                                    }
                                }
                            }
                        };
                        ptr3
                    }
                }
                #[doc(hidden)]
                #[allow(non_snake_case)]
                pub unsafe fn __post_return_inspect<T_: Guest>(arg0: *mut u8) {
                    unsafe {
                        let l0 = i32::from(*arg0.add(0).cast::<u8>());
                        match l0 {
                            0 => {
                                let l1 = *arg0.add(8).cast::<*mut u8>();
                                let l2 = *arg0
                                    .add(8 + 1 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                let base42 = l1;
                                let len42 = l2;
                                for i in 0..len42 {
                                    let base = base42
                                        .add(i * (24 + 20 * ::core::mem::size_of::<*const u8>()));
                                    {
                                        let l3 = *base.add(0).cast::<*mut u8>();
                                        let l4 = *base
                                            .add(::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        _rt::cabi_dealloc(l3, l4, 1);
                                        let l5 = *base
                                            .add(3 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>();
                                        let l6 = *base
                                            .add(4 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        _rt::cabi_dealloc(l5, l6, 1);
                                        let l7 = i32::from(
                                            *base
                                                .add(5 * ::core::mem::size_of::<*const u8>())
                                                .cast::<u8>(),
                                        );
                                        match l7 {
                                            0 => {}
                                            _ => {
                                                let l8 = *base
                                                    .add(6 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>();
                                                let l9 = *base
                                                    .add(7 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>();
                                                _rt::cabi_dealloc(l8, l9, 1);
                                            }
                                        }
                                        let l10 = *base
                                            .add(24 + 8 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>();
                                        let l11 = *base
                                            .add(24 + 9 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        let base12 = l10;
                                        let len12 = l11;
                                        _rt::cabi_dealloc(base12, len12 * 16, 8);
                                        let l13 = i32::from(
                                            *base
                                                .add(24 + 11 * ::core::mem::size_of::<*const u8>())
                                                .cast::<u8>(),
                                        );
                                        match l13 {
                                            0 => {}
                                            _ => {
                                                let l14 = *base
                                                    .add(24 + 12 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>();
                                                let l15 = *base
                                                    .add(24 + 13 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>();
                                                _rt::cabi_dealloc(l14, l15, 1);
                                            }
                                        }
                                        let l16 = *base
                                            .add(24 + 14 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>();
                                        let l17 = *base
                                            .add(24 + 15 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        let base22 = l16;
                                        let len22 = l17;
                                        for i in 0..len22 {
                                            let base = base22
                                                .add(i * (24 + 4 * ::core::mem::size_of::<*const u8>()));
                                            {
                                                let l18 = *base.add(0).cast::<*mut u8>();
                                                let l19 = *base
                                                    .add(::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>();
                                                _rt::cabi_dealloc(l18, l19, 1);
                                                let l20 = *base
                                                    .add(24 + 2 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>();
                                                let l21 = *base
                                                    .add(24 + 3 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>();
                                                _rt::cabi_dealloc(l20, l21, 1);
                                            }
                                        }
                                        _rt::cabi_dealloc(
                                            base22,
                                            len22 * (24 + 4 * ::core::mem::size_of::<*const u8>()),
                                            8,
                                        );
                                        let l23 = *base
                                            .add(24 + 16 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>();
                                        let l24 = *base
                                            .add(24 + 17 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        let base34 = l23;
                                        let len34 = l24;
                                        for i in 0..len34 {
                                            let base = base34
                                                .add(i * (5 * ::core::mem::size_of::<*const u8>()));
                                            {
                                                let l25 = *base.add(0).cast::<*mut u8>();
                                                let l26 = *base
                                                    .add(::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>();
                                                _rt::cabi_dealloc(l25, l26, 1);
                                                let l27 = *base
                                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>();
                                                let l28 = *base
                                                    .add(4 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>();
                                                let base33 = l27;
                                                let len33 = l28;
                                                for i in 0..len33 {
                                                    let base = base33
                                                        .add(i * (16 + 4 * ::core::mem::size_of::<*const u8>()));
                                                    {
                                                        let l29 = *base.add(0).cast::<*mut u8>();
                                                        let l30 = *base
                                                            .add(::core::mem::size_of::<*const u8>())
                                                            .cast::<usize>();
                                                        _rt::cabi_dealloc(l29, l30, 1);
                                                        let l31 = *base
                                                            .add(16 + 2 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<*mut u8>();
                                                        let l32 = *base
                                                            .add(16 + 3 * ::core::mem::size_of::<*const u8>())
                                                            .cast::<usize>();
                                                        _rt::cabi_dealloc(l31, l32, 1);
                                                    }
                                                }
                                                _rt::cabi_dealloc(
                                                    base33,
                                                    len33 * (16 + 4 * ::core::mem::size_of::<*const u8>()),
                                                    8,
                                                );
                                            }
                                        }
                                        _rt::cabi_dealloc(
                                            base34,
                                            len34 * (5 * ::core::mem::size_of::<*const u8>()),
                                            ::core::mem::size_of::<*const u8>(),
                                        );
                                        let l35 = *base
                                            .add(24 + 18 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>();
                                        let l36 = *base
                                            .add(24 + 19 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        let base41 = l35;
                                        let len41 = l36;
                                        for i in 0..len41 {
                                            let base = base41
                                                .add(i * (4 * ::core::mem::size_of::<*const u8>()));
                                            {
                                                let l37 = *base.add(0).cast::<*mut u8>();
                                                let l38 = *base
                                                    .add(::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>();
                                                _rt::cabi_dealloc(l37, l38, 1);
                                                let l39 = *base
                                                    .add(2 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<*mut u8>();
                                                let l40 = *base
                                                    .add(3 * ::core::mem::size_of::<*const u8>())
                                                    .cast::<usize>();
                                                _rt::cabi_dealloc(l39, l40, 1);
                                            }
                                        }
                                        _rt::cabi_dealloc(
                                            base41,
                                            len41 * (4 * ::core::mem::size_of::<*const u8>()),
                                            ::core::mem::size_of::<*const u8>(),
                                        );
                                    }
                                }
                                _rt::cabi_dealloc(
                                    base42,
                                    len42 * (24 + 20 * ::core::mem::size_of::<*const u8>()),
                                    8,
                                );
                            }
                            _ => {
                                let l43 = *arg0.add(8).cast::<*mut u8>();
                                let l44 = *arg0
                                    .add(8 + 1 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                _rt::cabi_dealloc(l43, l44, 1);
                                let l45 = *arg0
                                    .add(8 + 2 * ::core::mem::size_of::<*const u8>())
                                    .cast::<*mut u8>();
                                let l46 = *arg0
                                    .add(8 + 3 * ::core::mem::size_of::<*const u8>())
                                    .cast::<usize>();
                                _rt::cabi_dealloc(l45, l46, 1);
                                let l47 = i32::from(
                                    *arg0
                                        .add(8 + 4 * ::core::mem::size_of::<*const u8>())
                                        .cast::<u8>(),
                                );
                                match l47 {
                                    0 => {}
                                    _ => {
                                        let l48 = *arg0
                                            .add(8 + 5 * ::core::mem::size_of::<*const u8>())
                                            .cast::<*mut u8>();
                                        let l49 = *arg0
                                            .add(8 + 6 * ::core::mem::size_of::<*const u8>())
                                            .cast::<usize>();
                                        _rt::cabi_dealloc(l48, l49, 1);
                                    }
                                }
                            }
                        }
                    }
                }
                pub trait Guest {
                    /// What this check is. Called before `start`, and in instances that never see `start`.
                    #[allow(async_fn_in_trait)]
                    fn describe() -> Descriptor;
                    /// Called once in each instance. `settings` is JSON, valid against the schema, with defaults filled in and keys sorted.
                    #[allow(async_fn_in_trait)]
                    fn start(
                        settings: _rt::String,
                    ) -> ::core::result::Result<Selection, SettingProblem>;
                    /// An error: this file could not be judged. It is reported, and the file is not a clean one.
                    #[allow(async_fn_in_trait)]
                    fn inspect(
                        file: File,
                    ) -> ::core::result::Result<_rt::Vec<Finding>, Problem>;
                }
                #[doc(hidden)]
                #[macro_export]
                macro_rules! __export_gatewright_check_file_checker_0_1_0_cabi {
                    ($ty:ident with_types_in $($path_to_types:tt)*) => {
                        const _ : () = { #[unsafe (export_name =
                        "gatewright:check/file-checker@0.1.0#describe")] unsafe extern
                        "C" fn export_describe() -> * mut u8 { unsafe {
                        $($path_to_types)*:: _export_describe_cabi::<$ty > () } }
                        #[unsafe (export_name =
                        "cabi_post_gatewright:check/file-checker@0.1.0#describe")] unsafe
                        extern "C" fn _post_return_describe(arg0 : * mut u8,) { unsafe {
                        $($path_to_types)*:: __post_return_describe::<$ty > (arg0) } }
                        #[unsafe (export_name =
                        "gatewright:check/file-checker@0.1.0#start")] unsafe extern "C"
                        fn export_start(arg0 : * mut u8, arg1 : usize,) -> * mut u8 {
                        unsafe { $($path_to_types)*:: _export_start_cabi::<$ty > (arg0,
                        arg1) } } #[unsafe (export_name =
                        "cabi_post_gatewright:check/file-checker@0.1.0#start")] unsafe
                        extern "C" fn _post_return_start(arg0 : * mut u8,) { unsafe {
                        $($path_to_types)*:: __post_return_start::<$ty > (arg0) } }
                        #[unsafe (export_name =
                        "gatewright:check/file-checker@0.1.0#inspect")] unsafe extern "C"
                        fn export_inspect(arg0 : * mut u8, arg1 : usize, arg2 : * mut u8,
                        arg3 : usize,) -> * mut u8 { unsafe { $($path_to_types)*::
                        _export_inspect_cabi::<$ty > (arg0, arg1, arg2, arg3) } }
                        #[unsafe (export_name =
                        "cabi_post_gatewright:check/file-checker@0.1.0#inspect")] unsafe
                        extern "C" fn _post_return_inspect(arg0 : * mut u8,) { unsafe {
                        $($path_to_types)*:: __post_return_inspect::<$ty > (arg0) } } };
                    };
                }
                #[doc(hidden)]
                pub use __export_gatewright_check_file_checker_0_1_0_cabi;
                #[repr(align(8))]
                struct _RetArea(
                    [::core::mem::MaybeUninit<
                        u8,
                    >; 32 + 8 * ::core::mem::size_of::<*const u8>()],
                );
                static mut _RET_AREA: _RetArea = _RetArea(
                    [::core::mem::MaybeUninit::uninit(); 32
                        + 8 * ::core::mem::size_of::<*const u8>()],
                );
            }
        }
    }
}
mod _rt {
    #![allow(dead_code, unused_imports, clippy::all)]
    pub use alloc_crate::string::String;
    pub use alloc_crate::vec::Vec;
    #[cfg(target_arch = "wasm32")]
    pub fn run_ctors_once() {
        wit_bindgen::rt::run_ctors_once();
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
    pub unsafe fn string_lift(bytes: Vec<u8>) -> String {
        if cfg!(debug_assertions) {
            String::from_utf8(bytes).unwrap()
        } else {
            unsafe { String::from_utf8_unchecked(bytes) }
        }
    }
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
macro_rules! __export_file_check_impl {
    ($ty:ident) => {
        gatewright_sdk::bindings_each::export!($ty with_types_in
        gatewright_sdk::bindings_each);
    };
    ($ty:ident with_types_in $($path_to_types_root:tt)*) => {
        $($path_to_types_root)*::
        exports::gatewright::check::file_checker::__export_gatewright_check_file_checker_0_1_0_cabi!($ty
        with_types_in $($path_to_types_root)*::
        exports::gatewright::check::file_checker); const _ : () = { #[cfg(target_arch =
        "wasm32")] #[unsafe (link_section =
        "component-type:wit-bindgen:0.61.1:gatewright:check@0.1.0:file-check:imports and exports")]
        #[doc(hidden)] #[allow(clippy::octal_escapes)] pub static
        __WIT_BINDGEN_COMPONENT_TYPE : [u8; 1407] = *
        b"\
\0asm\x0d\0\x01\0\0\x19\x16wit-component-encoding\x04\0\x07\xfe\x09\x01A\x02\x01\
A\x0a\x01B\x04\x01m\x03\x05debug\x04info\x07warning\x04\0\x05level\x03\0\0\x01@\x02\
\x05level\x01\x04texts\x01\0\x04\0\x05write\x01\x02\x03\0\x1agatewright:check/lo\
g@0.1.0\x05\0\x01B(\x01m\x03\x04note\x07warning\x05error\x04\0\x08severity\x03\0\
\0\x01r\x02\x05startw\x03endw\x04\0\x0abyte-range\x03\0\x02\x01r\x02\x05firsty\x04\
lasty\x04\0\x0aline-range\x03\0\x04\x01q\x03\x0awhole-file\0\0\x05lines\x01\x05\0\
\x05bytes\x01\x03\0\x04\0\x05place\x03\0\x06\x01r\x02\x04names\x05values\x04\0\x08\
property\x03\0\x08\x01r\x03\x04paths\x05place\x07\x07messages\x04\0\x07related\x03\
\0\x0a\x01r\x03\x04paths\x05range\x03\x0breplacements\x04\0\x04edit\x03\0\x0c\x01\
p\x0d\x01r\x03\x05titles\x04safe\x7f\x05edits\x0e\x04\0\x03fix\x03\0\x0f\x01k\x01\
\x01ks\x01p\x03\x01k\x7f\x01p\x0b\x01p\x10\x01p\x09\x01r\x0b\x04rules\x08severit\
y\x11\x07messages\x04path\x12\x05place\x07\x09sensitive\x13\x0aintroduced\x14\x08\
identity\x12\x07related\x15\x05fixes\x16\x0aproperties\x17\x04\0\x07finding\x03\0\
\x18\x01kw\x01r\x05\x04names\x07subjects\x05valuew\x05total\x1a\x04units\x04\0\x06\
metric\x03\0\x1b\x01r\x04\x04kinds\x07subjects\x06digest\x12\x0aproperties\x17\x04\
\0\x08evidence\x03\0\x1d\x01r\x04\x04codes\x07messages\x04path\x12\x05place\x07\x04\
\0\x07problem\x03\0\x1f\x01r\x02\x07pointers\x07messages\x04\0\x0fsetting-proble\
m\x03\0!\x01r\x05\x02ids\x05titles\x04helps\x08severity\x01\x0aproperties\x17\x04\
\0\x04rule\x03\0#\x01p$\x01r\x06\x02ids\x07versions\x05titles\x05rules%\x0fsetti\
ngs-schemas\x0aproperties\x17\x04\0\x0adescriptor\x03\0&\x03\0\x1cgatewright:che\
ck/types@0.1.0\x05\x01\x02\x03\0\x01\x0adescriptor\x02\x03\0\x01\x07finding\x02\x03\
\0\x01\x07problem\x02\x03\0\x01\x0fsetting-problem\x01B\x17\x02\x03\x02\x01\x02\x04\
\0\x0adescriptor\x03\0\0\x02\x03\x02\x01\x03\x04\0\x07finding\x03\0\x02\x02\x03\x02\
\x01\x04\x04\0\x07problem\x03\0\x04\x02\x03\x02\x01\x05\x04\0\x0fsetting-problem\
\x03\0\x06\x01p}\x01r\x02\x04paths\x07content\x08\x04\0\x04file\x03\0\x09\x01ps\x01\
r\x05\x05paths\x0b\x06except\x0b\x06binary\x7f\x08max-sizew\x07history\x7f\x04\0\
\x09selection\x03\0\x0c\x01@\0\0\x01\x04\0\x08describe\x01\x0e\x01j\x01\x0d\x01\x07\
\x01@\x01\x08settingss\0\x0f\x04\0\x05start\x01\x10\x01p\x03\x01j\x01\x11\x01\x05\
\x01@\x01\x04file\x0a\0\x12\x04\0\x07inspect\x01\x13\x04\0#gatewright:check/file\
-checker@0.1.0\x05\x06\x04\0!gatewright:check/file-check@0.1.0\x04\0\x0b\x10\x01\
\0\x0afile-check\x03\0\0\0G\x09producers\x01\x0cprocessed-by\x02\x0dwit-componen\
t\x070.258.3\x10wit-bindgen-rust\x060.61.1";
        };
    };
}
#[doc(inline)]
pub use __export_file_check_impl as export;
#[cfg(target_arch = "wasm32")]
#[unsafe(
    link_section = "component-type:wit-bindgen:0.61.1:gatewright:check@0.1.0:file-check-with-all-of-its-exports-removed:encoded world"
)]
#[doc(hidden)]
#[allow(clippy::octal_escapes)]
pub static __WIT_BINDGEN_COMPONENT_TYPE: [u8; 1111] = *b"\
\0asm\x0d\0\x01\0\0\x19\x16wit-component-encoding\x04\0\x07\xb6\x07\x01A\x02\x01\
A\x04\x01B\x04\x01m\x03\x05debug\x04info\x07warning\x04\0\x05level\x03\0\0\x01@\x02\
\x05level\x01\x04texts\x01\0\x04\0\x05write\x01\x02\x03\0\x1agatewright:check/lo\
g@0.1.0\x05\0\x01B(\x01m\x03\x04note\x07warning\x05error\x04\0\x08severity\x03\0\
\0\x01r\x02\x05startw\x03endw\x04\0\x0abyte-range\x03\0\x02\x01r\x02\x05firsty\x04\
lasty\x04\0\x0aline-range\x03\0\x04\x01q\x03\x0awhole-file\0\0\x05lines\x01\x05\0\
\x05bytes\x01\x03\0\x04\0\x05place\x03\0\x06\x01r\x02\x04names\x05values\x04\0\x08\
property\x03\0\x08\x01r\x03\x04paths\x05place\x07\x07messages\x04\0\x07related\x03\
\0\x0a\x01r\x03\x04paths\x05range\x03\x0breplacements\x04\0\x04edit\x03\0\x0c\x01\
p\x0d\x01r\x03\x05titles\x04safe\x7f\x05edits\x0e\x04\0\x03fix\x03\0\x0f\x01k\x01\
\x01ks\x01p\x03\x01k\x7f\x01p\x0b\x01p\x10\x01p\x09\x01r\x0b\x04rules\x08severit\
y\x11\x07messages\x04path\x12\x05place\x07\x09sensitive\x13\x0aintroduced\x14\x08\
identity\x12\x07related\x15\x05fixes\x16\x0aproperties\x17\x04\0\x07finding\x03\0\
\x18\x01kw\x01r\x05\x04names\x07subjects\x05valuew\x05total\x1a\x04units\x04\0\x06\
metric\x03\0\x1b\x01r\x04\x04kinds\x07subjects\x06digest\x12\x0aproperties\x17\x04\
\0\x08evidence\x03\0\x1d\x01r\x04\x04codes\x07messages\x04path\x12\x05place\x07\x04\
\0\x07problem\x03\0\x1f\x01r\x02\x07pointers\x07messages\x04\0\x0fsetting-proble\
m\x03\0!\x01r\x05\x02ids\x05titles\x04helps\x08severity\x01\x0aproperties\x17\x04\
\0\x04rule\x03\0#\x01p$\x01r\x06\x02ids\x07versions\x05titles\x05rules%\x0fsetti\
ngs-schemas\x0aproperties\x17\x04\0\x0adescriptor\x03\0&\x03\0\x1cgatewright:che\
ck/types@0.1.0\x05\x01\x04\0Agatewright:check/file-check-with-all-of-its-exports\
-removed@0.1.0\x04\0\x0b0\x01\0*file-check-with-all-of-its-exports-removed\x03\0\
\0\0G\x09producers\x01\x0cprocessed-by\x02\x0dwit-component\x070.258.3\x10wit-bi\
ndgen-rust\x060.61.1";
#[inline(never)]
#[doc(hidden)]
pub fn __link_custom_section_describing_imports() {
    wit_bindgen::rt::maybe_link_cabi_realloc();
}
