//! Lists of words, apart by blanks, and ways to look for all of a list at once.

use crate::keywords::Keywords;
use std::sync::OnceLock;

/// Names whose values are no secrets though they have a telling word, in lower case without `_`, `-` and `.`.
const HARMLESS: &str = "publickey publictoken pubkey keyid keyname keyword keyboard keycode keypress keytype keysize keylength keyfile \
     keypath keystore keyring keyvault keyspace keychain keymap keyframe keypair keyalias keytab keyselector keyurl \
     keyuri keyusage keystr keychars primarykey foreignkey sortkey partitionkey cachekey storagekey indexkey monkey \
     turkey hotkey bucketkey schemakey translationkey i18nkey messagekey objectkey s3key tokentype tokenurl tokenuri \
     tokenizer tokenfile tokenname tokenendpoint tokenpath tokenlength tokenexpir tokenid tokencommit startingtoken locktoken unittoken changetoken requesttoken actiontoken maxtoken numtoken \
     secretname secretid secretsid secretlength secretsize secretarn secretpath secretversion secretref secretkeyref \
     secretfile credentialsid credentialid credentialsurl authurl authuri authtype authmethod authorname authoremail authorid authority \
     authenticationresults authsource accessibility accessor accesslevel accessid accesstokenurl accesscontrol \
     accesslog apiversion apiurl apiname apigroup apihost apipath apiendpoint rapid capital passwordfield \
     passwordhash passwordreset passwordpolicy passwordlength passwordfile passwordplaceholder csrf authenticitytoken \
     xsrf kmskey random sequencekey recvkey licenseid licenseurl sessionidname fingerprint checksum integrity thumbprint \
     keyblob symbol assetkey configkey tagkey etag nonce saltlen placeholder tokenlist siteid keyversion keyalgorithm \
     accesskeyidname webhookurlname sitekey commitkey cursortoken pagetoken nexttoken continuationtoken clienttoken \
     idempotency";

/// Endings that make a name that of something else than the secret.
const ENDINGS: &str = "name url uri path file type version count length size label title description format policy hash sha sha1 sha256 \
     md5 digest enabled required field prefix suffix regex pattern ttl expiry expiration algorithm alg issuer host \
     port region id ids dir arn code author authors commit revision";

/// Words in a value that say that it is no secret.
const PLACEHOLDERS: &str = "example changeme change_me change-me placeholder dummy your_ your- yourtoken yourkey yourpass yoursecret yourapi \
     replace redacted insert sample xxxx **** .... notreal not-a-real not_a_real fake foobar todo goes_here goes-here \
     goeshere secret_here key_here token_here password_here _here -here my_secret mysecret my-secret abcdef 123456 \
     abc123 qwerty lorem deadbeef cafebabe 00000000 11111111 undefined censored masked hidden_ omitted \
     truncated";

/// Names of services that are words as well: they tell nothing where they stand alone.
const ORDINARY: &str = "abstract adjust agora airship alchemy allegro alpaca amazon apollo assembly atlas audd \
     autopilot azure backlog bamboo bandwidth beamer bedrock boomi brave braze butter canva capella chaser chatwork \
     cicero circle clerk cohere commodities concourse conductor confluence confluent copper courier coze crisp \
     cursor customer dandelion datadogs defined delighted deputy digest directus discourse docker doodle doppler \
     drift drone dune elastic enigma estuary evernotes express facebook factorial fauna firebase firefly fireworks \
     fixer front fulcrum genesys github gladly google greenhouse gridly gusto harness hcaptcha heroku hypothesis \
     instagram invoiced iterable jenkins jobber karbon kinde kraken kubernetes lightspeed linear linkedin looker \
     magnolia marketo maxio meetup memberful mercury meta microsoft mistral monday mongo mongodb netcore nimble \
     noticeable notion novu optimizely outreach patreon payfit pendo percy phrase pinata plaid podium polar postman \
     prefect prerender prismic pusher qlik radar railway raindrop ramp ramps random readme recaptcha redash redmine \
     refiner render replicate revolut rippling runway sapling secret segment semaphore sentry shippo signable \
     skyscanner slite smarty smooch snov spinnaker square stability strapi stripe surge tableau tatum telegram \
     temporal tenable testim together toggl token travis twitter unleash unstructured upsales vantage vault vercel \
     voyage watson webex whereby wordpress workable xero yelp zapier";

/// What may follow the telling word in a name.
const PLACES: &str = "production prod development dev staging stage test testing local live sandbox default admin root user old new \
     text plain plaintext string str value master primary secondary a b v";

/// What stands right before `pass` where it is a password.
const PASSES: &str = "db sql user smtp ftp mail imap pop admin root ssh remote proxy auth http my login app conn key trust store become \
     vault ldap bind server host";

/// How a reference to a value kept elsewhere begins.
const REFERENCES: &str = "$ {{ < % #{ @@ [[ env. env( env: os. process.env vault: ssm: secret: secrets. var. local. data. op:// arn: ref+ \
     !ref !sub !vault !secret !env !getatt !encrypted enc[ __ kms: file: file( ${ \\$ resolve: azurerm_ aws_ google_ module.";

/// Values that are given to names of passwords and are none.
const NO_PASSWORDS: &str = "null none nil true false string text password passwd passwort kennwort contrase\u{f1}a senha wachtwoord parola adgangskode \
     l\u{f6}senord salasana has\u{142}o heslo parole secret pass undefined required optional empty str allow \
     deny warn forbid enabled disabled files compat hidden char varchar prompt input value default username credentials";

/// Whether a name, squeezed, has a word that makes it harmless.
pub(crate) fn is_harmless(name: &[u8]) -> bool {
    static LIST: OnceLock<Keywords> = OnceLock::new();
    LIST.get_or_init(|| Keywords::new(HARMLESS.split(' '))).any(name, |_| true)
}

/// Whether a name, squeezed, ends like that of something else than the secret.
pub(crate) fn ends_harmless(name: &[u8]) -> bool {
    ENDINGS.split(' ').any(|ending| name.ends_with(ending.as_bytes()))
}

/// Whether the name of a service is a word as well.
pub(crate) fn is_ordinary(name: &str) -> bool {
    ORDINARY.split(' ').any(|word| word == name)
}

/// Whether a name, squeezed, ends with a telling word, perhaps with a number or the place where it is used.
pub(crate) fn ends_telling(name: &[u8]) -> bool {
    let name = without_place(name);
    [
        "key",
        "token",
        "secret",
        "credential",
        "credentials",
        "creds",
        "bearer",
        "auth",
        "api",
        "authorization",
        "keys",
        "value",
        "salt",
    ]
    .iter()
    .any(|word| name.ends_with(word.as_bytes()))
}

/// Whether a name, squeezed, ends with a word for a password, perhaps with a number or the place where it is used.
pub(crate) fn ends_chosen(name: &[u8]) -> bool {
    let name = without_place(name);
    [
        "password",
        "passwd",
        "passwort",
        "passw",
        "passphrase",
        "pwd",
        "pass",
        "pw",
        "psk",
        "authtok",
        "secret",
        "kennwort",
        "contrasena",
        "word",
        "phrase",
        "passwords",
    ]
    .iter()
    .any(|word| name.ends_with(word.as_bytes()))
}

/// Without the number and the place at the end of a name.
fn without_place(name: &[u8]) -> &[u8] {
    let digits = name.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let name = &name[..name.len() - digits];
    let place = PLACES.split(' ').find(|place| name.ends_with(place.as_bytes()));
    &name[..name.len() - place.map_or(0, str::len)]
}

/// Names that end like harmless ones and are none.
pub(crate) fn is_secret_after_all(name: &[u8]) -> bool {
    [&b"sessionid"[..], b"phpsessid", b"jsessionid", b"encryptionhash", b"ccencryptionhash"].contains(&name)
}

/// Whether the word before `pass` in a name says that it is a password, as in `smtppass`.
pub(crate) fn is_of_pass(name: &[u8]) -> bool {
    PASSES
        .split(' ')
        .any(|word| name.len() >= word.len() && name[name.len() - word.len()..].eq_ignore_ascii_case(word.as_bytes()))
}

/// Whether a value has a word of at least `least` letters that says that it is no secret.
pub(crate) fn has_placeholder(value: &[u8], least: usize) -> bool {
    static LIST: OnceLock<Keywords> = OnceLock::new();
    LIST.get_or_init(|| Keywords::new(PLACEHOLDERS.split(' '))).any(value, |hit| hit.end - hit.start >= least)
}

/// Whether a value begins as a reference does.
pub(crate) fn begins_reference(value: &[u8]) -> bool {
    let begins = |start: &str| value.get(..start.len()).is_some_and(|text| text.eq_ignore_ascii_case(start.as_bytes()));
    REFERENCES.split(' ').any(begins)
}

/// Whether a value is none of a password.
pub(crate) fn is_no_password(value: &[u8]) -> bool {
    NO_PASSWORDS.split(' ').any(|word| value.eq_ignore_ascii_case(word.as_bytes()))
}
