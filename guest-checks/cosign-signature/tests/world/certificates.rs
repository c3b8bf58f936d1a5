//! The certificates of the signing world, put together field by field so that each can be wrong.

use super::{ID, ISS, MIN, T0, World, YEAR, sha, sign, spki};
use p256::ecdsa::SigningKey;
use std::time::Duration;
use x509_cert::der::asn1::{BitString, GeneralizedTime, Ia5String, OctetString, UtcTime};
use x509_cert::der::oid::ObjectIdentifier;
use x509_cert::der::{Decode, Encode};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::name::GeneralName;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages, SubjectAltName,
    SubjectKeyIdentifier,
};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::time::{Time, Validity};
use x509_cert::{Certificate, TbsCertificate, Version};

const ECDSA_SHA256: &str = "1.2.840.10045.4.3.2";
const CODE_SIGNING: &str = "1.3.6.1.5.5.7.3.3";
const SERVER_AUTH: &str = "1.3.6.1.5.5.7.3.1";

fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new(text).unwrap()
}

fn name(common: &str) -> Name {
    format!("CN={common},O=fixture").parse().unwrap()
}

fn time(seconds: u64) -> Time {
    let duration = Duration::from_secs(seconds);
    UtcTime::from_unix_duration(duration)
        .map(Time::UtcTime)
        .unwrap_or_else(|_| Time::GeneralTime(GeneralizedTime::from_unix_duration(duration).unwrap()))
}

fn raw(id: &str, critical: bool, value: Vec<u8>) -> Extension {
    Extension { extn_id: oid(id), critical, extn_value: OctetString::new(value).unwrap() }
}

fn extension(id: &str, critical: bool, value: &impl Encode) -> Extension {
    raw(id, critical, value.to_der().unwrap())
}

fn key_identifier(key: &SigningKey) -> OctetString {
    OctetString::new(sha(&spki(key))[..20].to_vec()).unwrap()
}

fn identifiers(key: &SigningKey, issuer: &SigningKey) -> [Extension; 2] {
    let authority = AuthorityKeyIdentifier { key_identifier: Some(key_identifier(issuer)), ..Default::default() };
    [
        extension("2.5.29.14", false, &SubjectKeyIdentifier(key_identifier(key))),
        extension("2.5.29.35", false, &authority),
    ]
}

fn tbs(
    subject: Name,
    key: &SigningKey,
    issuer: Name,
    from: u64,
    until: u64,
    extensions: Vec<Extension>,
) -> TbsCertificate {
    TbsCertificate {
        version: Version::V3,
        serial_number: SerialNumber::new(&sha(&spki(key))[..8]).unwrap(),
        signature: AlgorithmIdentifierOwned { oid: oid(ECDSA_SHA256), parameters: None },
        issuer,
        validity: Validity { not_before: time(from), not_after: time(until) },
        subject,
        subject_public_key_info: SubjectPublicKeyInfoOwned::from_der(&spki(key)).unwrap(),
        issuer_unique_id: None,
        subject_unique_id: None,
        extensions: Some(extensions),
    }
}

fn signed(tbs_certificate: TbsCertificate, issuer: &SigningKey) -> Certificate {
    let signature = BitString::from_bytes(&sign(issuer, &tbs_certificate.to_der().unwrap())).unwrap();
    Certificate { signature_algorithm: tbs_certificate.signature.clone(), tbs_certificate, signature }
}

/// A certificate authority.
pub(crate) fn authority(
    common: &str,
    key: &SigningKey,
    issuer: &str,
    issuer_key: &SigningKey,
    end: u64,
    path_length: u8,
) -> Certificate {
    let mut extensions = vec![
        extension("2.5.29.19", true, &BasicConstraints { ca: true, path_len_constraint: Some(path_length) }),
        extension("2.5.29.15", true, &KeyUsage(KeyUsages::KeyCertSign | KeyUsages::CRLSign)),
    ];
    extensions.extend(identifiers(key, issuer_key));
    if issuer != common {
        extensions.push(extension("2.5.29.37", false, &ExtendedKeyUsage(vec![oid(CODE_SIGNING)])));
    }
    signed(tbs(name(common), key, name(issuer), T0 - YEAR, end, extensions), issuer_key)
}

/// The timestamp of the certificate log.
pub(crate) enum Sct<'a> {
    /// By the world's own key.
    Good,
    /// Over something else.
    Bad,
    /// By a key that nobody trusts.
    By(&'a SigningKey),
    /// Not there.
    None,
}

/// A signer's certificate.
pub(crate) struct Leaf<'a> {
    pub(crate) identity: &'a str,
    pub(crate) email: bool,
    pub(crate) issuer: &'a str,
    pub(crate) server: bool,
    pub(crate) sct: Sct<'a>,
}

impl Default for Leaf<'_> {
    fn default() -> Self {
        Self { identity: ID, email: false, issuer: ISS, server: false, sct: Sct::Good }
    }
}

impl World {
    /// A certificate for `key` that is valid for ten minutes from [`T0`].
    pub(crate) fn leaf(&self, key: &SigningKey, leaf: &Leaf<'_>) -> Certificate {
        let text = Ia5String::new(leaf.identity).unwrap();
        let identity = match leaf.email {
            true => GeneralName::Rfc822Name(text),
            false => GeneralName::UniformResourceIdentifier(text),
        };
        let usage = if leaf.server { SERVER_AUTH } else { CODE_SIGNING };
        let issuer_length = u8::try_from(leaf.issuer.len()).unwrap();
        let mut extensions = vec![
            extension("2.5.29.15", true, &KeyUsage(KeyUsages::DigitalSignature.into())),
            extension("2.5.29.37", false, &ExtendedKeyUsage(vec![oid(usage)])),
        ];
        extensions.extend(identifiers(key, &self.intermediate_key));
        extensions.extend([
            extension("2.5.29.17", true, &SubjectAltName(vec![identity])),
            raw("1.3.6.1.4.1.57264.1.1", false, leaf.issuer.as_bytes().to_vec()),
            raw("1.3.6.1.4.1.57264.1.8", false, [&[12, issuer_length], leaf.issuer.as_bytes()].concat()),
        ]);
        let make = |extensions| {
            let until = T0 + 10 * MIN;
            tbs(Name::default(), key, name("intermediate"), T0, until, extensions)
        };
        let without = make(extensions.clone()).to_der().unwrap();
        let (log, spoiled) = match leaf.sct {
            Sct::None => return signed(make(extensions), &self.intermediate_key),
            Sct::Good => (&self.ct_key, false),
            Sct::Bad => (&self.ct_key, true),
            Sct::By(key) => (key, false),
        };
        extensions.push(raw("1.3.6.1.4.1.11129.2.4.2", false, self.sct(&without, log, spoiled)));
        signed(make(extensions), &self.intermediate_key)
    }

    /// RFC 6962: what the certificate log promises about the certificate without its promise.
    fn sct(&self, certificate: &[u8], log: &SigningKey, spoiled: bool) -> Vec<u8> {
        let milliseconds = (T0 * 1000).to_be_bytes();
        let length = u32::try_from(certificate.len()).unwrap().to_be_bytes();
        let mut message = [&[0, 0], &milliseconds[..], &[0, 1]].concat();
        message.extend(sha(&spki(&self.intermediate_key)));
        message.extend([&length[1..], certificate, &[0, 0]].concat());
        if spoiled {
            message.push(b'x');
        }
        let signature = sign(log, &message);
        let short = |length: usize| u16::try_from(length).unwrap().to_be_bytes();
        let id = sha(&spki(log));
        let one = [&[0], &id[..], &milliseconds, &[0, 0, 4, 3], &short(signature.len()), &signature].concat();
        let list = [&short(one.len() + 2)[..], &short(one.len()), &one].concat();
        OctetString::new(list).unwrap().to_der().unwrap()
    }
}
