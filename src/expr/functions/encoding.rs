//! Base 64, character encodings, URLs and CSV.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::general_purpose::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::arguments::{self, Answer, unsupported};
use super::collection::too_many;
use super::{Context, Function, FunctionError, UnknownArguments};
use crate::expr::bounds::MAX_ELEMENTS;
use crate::value::{Map, SequenceKind, Value};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "base64decode",
        1,
        Some(1),
        UnknownArguments::Spread,
        base64decode,
    ),
    Function::new(
        "base64encode",
        1,
        Some(1),
        UnknownArguments::Spread,
        base64encode,
    ),
    Function::new(
        "base64gzip",
        1,
        Some(1),
        UnknownArguments::Spread,
        base64gzip,
    ),
    Function::new(
        "base64gunzip",
        1,
        Some(1),
        UnknownArguments::Spread,
        base64gunzip,
    ),
    Function::new("csvdecode", 1, Some(1), UnknownArguments::Spread, csvdecode),
    Function::new(
        "textdecodebase64",
        2,
        Some(2),
        UnknownArguments::Spread,
        textdecodebase64,
    ),
    Function::new(
        "textencodebase64",
        2,
        Some(2),
        UnknownArguments::Spread,
        textencodebase64,
    ),
    Function::new("urldecode", 1, Some(1), UnknownArguments::Spread, urldecode),
    Function::new("urlencode", 1, Some(1), UnknownArguments::Spread, urlencode),
];

/// Go's decoder wants the padding, and does not look at the bits behind the last byte.
const DECODER: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::RequireCanonical)
        .with_decode_allow_trailing_bits(true),
);

/// What a query's text keeps as it is; a space is a plus sign.
const QUERY: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b' ');

/// The bytes; line ends within the text count for nothing.
fn decode(args: &[Value]) -> Result<Vec<u8>, FunctionError> {
    let text = arguments::text(args, 0)?;
    let text: String = text.chars().filter(|c| !matches!(c, '\r' | '\n')).collect();
    DECODER
        .decode(text)
        .map_err(|_| FunctionError::argument(0, "the string is not base 64"))
}

fn base64decode(args: &[Value], _: &Context<'_>) -> Answer {
    match String::from_utf8(decode(args)?) {
        Ok(text) => Ok(Value::string(arguments::normal(&text))),
        Err(_) => Err(FunctionError::argument(
            0,
            "what the string decodes to is not UTF-8",
        )),
    }
}

fn base64encode(args: &[Value], _: &Context<'_>) -> Answer {
    let text = arguments::text(args, 0)?;
    Ok(Value::string(STANDARD.encode(text.as_bytes())))
}

/// The bytes of a compressed text depend on who compresses it.
fn base64gzip(args: &[Value], _: &Context<'_>) -> Answer {
    arguments::text(args, 0)?;
    Ok(unsupported("base64gzip() is not evaluated"))
}

/// What base 64 and gzip were applied to. A function of OpenTofu; what is compressed in source is for
/// machines to read at their start, and nothing hangs on it here.
fn base64gunzip(args: &[Value], _: &Context<'_>) -> Answer {
    decode(args)?;
    Ok(unsupported("base64gunzip() is not evaluated"))
}

/// The text that a query holds. A function of OpenTofu.
/// <https://opentofu.org/docs/language/functions/urldecode/>
fn urldecode(args: &[Value], _: &Context<'_>) -> Answer {
    let text = arguments::text(args, 0)?;
    let broken = |what: &str| FunctionError::argument(0, format!("the text holds {what}"));
    let mut escapes = text.split('%').skip(1).map(str::as_bytes);
    let is_escape =
        |it: &[u8]| it.len() >= 2 && it[0].is_ascii_hexdigit() && it[1].is_ascii_hexdigit();
    if !escapes.all(is_escape) {
        return Err(broken("a `%` that is no escape"));
    }
    let text = text.replace("+", " ");
    match percent_decode_str(&text).decode_utf8() {
        Ok(text) => Ok(Value::string(arguments::normal(&text))),
        Err(_) => Err(broken("bytes that are not UTF-8")),
    }
}

fn urlencode(args: &[Value], _: &Context<'_>) -> Answer {
    let text = arguments::text(args, 0)?;
    let encoded = utf8_percent_encode(&text, QUERY).to_string();
    Ok(Value::string(encoded.replace(' ', "+")))
}

/// The character encodings that are computed; Terraform has many more.
#[derive(Clone, Copy)]
enum Encoding {
    Utf8,
    Utf16 { big: bool, mark: bool },
    Latin1,
    Ascii,
}

impl Encoding {
    fn named(name: &str) -> Option<Self> {
        Some(match name.to_ascii_uppercase().as_str() {
            "UTF-8" | "UTF8" | "CSUTF8" => Self::Utf8,
            "UTF-16LE" | "CSUTF16LE" => Self::Utf16 {
                big: false,
                mark: false,
            },
            "UTF-16BE" | "CSUTF16BE" => Self::Utf16 {
                big: true,
                mark: false,
            },
            "UTF-16" | "CSUTF16" => Self::Utf16 {
                big: true,
                mark: true,
            },
            "ISO-8859-1" | "ISO_8859-1" | "LATIN1" | "L1" => Self::Latin1,
            "US-ASCII" | "ASCII" => Self::Ascii,
            _ => return None,
        })
    }

    fn encode(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Self::Utf8 => Some(text.as_bytes().to_vec()),
            Self::Utf16 { big, mark } => {
                let mark = mark.then_some(0xFEFF);
                let units = mark.into_iter().chain(text.encode_utf16());
                Some(
                    units
                        .flat_map(|unit| match big {
                            true => unit.to_be_bytes(),
                            false => unit.to_le_bytes(),
                        })
                        .collect(),
                )
            }
            Self::Latin1 => text.chars().map(|c| u8::try_from(c).ok()).collect(),
            Self::Ascii => text.is_ascii().then(|| text.as_bytes().to_vec()),
        }
    }

    fn decode(self, bytes: &[u8]) -> Option<String> {
        match self {
            Self::Utf8 => String::from_utf8(bytes.to_vec()).ok(),
            Self::Utf16 { big, mark } => {
                let (bytes, big) = match bytes {
                    [0xFE, 0xFF, rest @ ..] if mark => (rest, true),
                    [0xFF, 0xFE, rest @ ..] if mark => (rest, false),
                    _ => (bytes, big),
                };
                let units: Option<Vec<u16>> = bytes
                    .chunks(2)
                    .map(|pair| {
                        let pair = <[u8; 2]>::try_from(pair).ok()?;
                        Some(match big {
                            true => u16::from_be_bytes(pair),
                            false => u16::from_le_bytes(pair),
                        })
                    })
                    .collect();
                String::from_utf16(&units?).ok()
            }
            Self::Latin1 => Some(bytes.iter().map(|byte| char::from(*byte)).collect()),
            Self::Ascii => String::from_utf8(bytes.to_vec())
                .ok()
                .filter(|text| text.is_ascii()),
        }
    }
}

fn textencodebase64(args: &[Value], _: &Context<'_>) -> Answer {
    let text = arguments::text(args, 0)?;
    let name = arguments::text(args, 1)?;
    let Some(encoding) = Encoding::named(&name) else {
        return Ok(unsupported(ecow::eco_format!(
            "the encoding {name} is not evaluated"
        )));
    };
    match encoding.encode(&text) {
        Some(bytes) => Ok(Value::string(STANDARD.encode(bytes))),
        None => Err(FunctionError::argument(
            0,
            format!("the string has characters that {name} does not have"),
        )),
    }
}

fn textdecodebase64(args: &[Value], _: &Context<'_>) -> Answer {
    let bytes = decode(args)?;
    let name = arguments::text(args, 1)?;
    let Some(encoding) = Encoding::named(&name) else {
        return Ok(unsupported(ecow::eco_format!(
            "the encoding {name} is not evaluated"
        )));
    };
    match encoding.decode(&bytes) {
        Some(text) if !text.contains('\u{fffd}') => Ok(Value::string(text)),
        _ => Err(FunctionError::argument(
            0,
            format!("what the string decodes to is not {name}"),
        )),
    }
}

/// Rows as a list of objects, named by the first row.
fn csvdecode(args: &[Value], _: &Context<'_>) -> Answer {
    let text = arguments::text(args, 0)?;
    let fault = |error: csv::Error| FunctionError::argument(0, format!("not CSV: {error}"));
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let names = reader.headers().map_err(fault)?.clone();
    if names.is_empty() {
        return Err(FunctionError::argument(0, "the header line is missing"));
    }
    let mut sorted: Vec<&str> = names.iter().collect();
    sorted.sort_unstable();
    if let Some(twice) = sorted.windows(2).find(|pair| pair[0] == pair[1]) {
        let message = format!("two columns are named {:?}", twice[0]);
        return Err(FunctionError::argument(0, message));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(fault)?;
        if rows.len() * names.len() > MAX_ELEMENTS {
            return Ok(too_many());
        }
        let cells = names.iter().zip(record.iter());
        let row: Map = cells
            .map(|(name, cell)| (name, Value::string(arguments::normal(cell))))
            .collect();
        rows.push(Value::object(row));
    }
    Ok(Value::sequence(SequenceKind::List, rows))
}
