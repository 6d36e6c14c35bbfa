//! Which text a file holds. Only UTF-8 is read; of the others that a computer in the branch writes, the file says
//! which it is, so that the person can be told how to save it again.

/// Why the bytes of a file are no text that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf16,
    Utf32,
    /// GBK or GB18030, which editors on Windows call ANSI.
    Gbk,
    /// No text at all, or one of another encoding; `at` is the position of the first byte that fits none.
    Other {
        at: usize,
    },
}

/// How much of a file is looked at to tell which encoding it has.
const LOOKED_AT: usize = 64 * 1024;

/// The text of a file, without the mark that some editors put before it.
///
/// # Errors
/// It is not UTF-8: what it seems to be.
pub fn text_of(bytes: Vec<u8>) -> Result<String, Encoding> {
    if let Some(wide) = wide(&bytes) {
        return Err(wide);
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let good = str::from_utf8(&error.as_bytes()[..at]).unwrap_or_default();
        // Chinese that was read well before the wrong byte: UTF-8 with a fault in it.
        let damaged = good.chars().any(|c| c >= '\u{800}');
        if !damaged && is_gbk(error.as_bytes()) { Encoding::Gbk } else { Encoding::Other { at } }
    })?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}

/// Two or four bytes a character: by the mark before the text, or by the zeros around what JSON begins with.
fn wide(bytes: &[u8]) -> Option<Encoding> {
    let blank_or_begin = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'{' | b'[');
    match *bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some(Encoding::Utf32),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some(Encoding::Utf16),
        [first, 0, 0, 0, ..] | [0, 0, 0, first, ..] if blank_or_begin(first) => Some(Encoding::Utf32),
        [first, 0, second, 0, ..] | [0, first, 0, second, ..]
            if blank_or_begin(first) && second.is_ascii() && second != 0 =>
        {
            Some(Encoding::Utf16)
        }
        _ => None,
    }
}

/// Every byte above ASCII belongs to a character of GBK or GB18030, and most of these are among the common ones, whose
/// second byte is above ASCII too: in other encodings of as many bytes they are not.
fn is_gbk(bytes: &[u8]) -> bool {
    let mut rest = &bytes[..bytes.len().min(LOOKED_AT)];
    let (mut common, mut rare) = (0_u32, 0_u32);
    loop {
        rest = match *rest {
            [] => break,
            [0x09 | 0x0a | 0x0d | 0x20..=0x7e, ref rest @ ..] => rest,
            [0x81..=0xfe, 0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, ref rest @ ..] => rest,
            [0xa1..=0xf7, 0xa1..=0xfe, ref rest @ ..] => {
                common += 1;
                rest
            }
            [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, ref rest @ ..] => {
                rare += 1;
                rest
            }
            // Cut within a character, by this function or on the way.
            [0x81..=0xfe] | [0x81..=0xfe, 0x30..=0x39] | [0x81..=0xfe, 0x30..=0x39, 0x81..=0xfe] => break,
            _ => return false,
        };
    }
    common > 4 * rare
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<&str, Encoding>) {
        assert_eq!(text_of(bytes.to_vec()), expected.map(str::to_owned), "{bytes:x?}");
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    /// `{"branch": "东河分公司"}` as GBK writes it.
    const GBK: &[u8] = b"{\"branch\": \"\xb6\xab\xba\xd3\xb7\xd6\xb9\xab\xcb\xbe\"}";

    #[test]
    fn utf_8_is_read_with_or_without_its_mark() {
        check("{\"单位\": 1}".as_bytes(), Ok("{\"单位\": 1}"));
        check("\u{feff}{}".as_bytes(), Ok("{}"));
        check(b"", Ok(""));
    }

    #[test]
    fn two_and_four_bytes_a_character_are_named_with_and_without_their_mark() {
        let text = "{\n\"branch\": \"东河分公司\"}";
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            check(&utf16(text, bytes), Err(Encoding::Utf16));
            check(&utf16(&format!("\u{feff}{text}"), bytes), Err(Encoding::Utf16));
            check(&utf16(&format!("\r\n {text}"), bytes), Err(Encoding::Utf16));
        }
        let utf32: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        check(&utf32, Err(Encoding::Utf32));
    }

    #[test]
    fn gbk_is_named_also_where_it_is_cut_or_has_rare_characters() {
        check(GBK, Err(Encoding::Gbk));
        check(&GBK[..GBK.len() - 3], Err(Encoding::Gbk));
        // The four bytes of a character that only GB18030 has.
        check(&[GBK, b"\x84\x31\xa4\x37"].concat(), Err(Encoding::Gbk));
    }

    #[test]
    fn other_bytes_are_not_taken_for_gbk() {
        // A ZIP archive, a picture, Latin-1, Big5, GBK with zeros in it.
        check(b"PK\x03\x04\xff\xfe\x00", Err(Encoding::Other { at: 4 }));
        check(b"\x89PNG\r\n\x1a\n\x00\x00", Err(Encoding::Other { at: 0 }));
        check(b"{\"name\": \"Caf\xe9 M\xfcller\"}", Err(Encoding::Other { at: 13 }));
        check(b"{\"a\": \"\xaaF\xaae\xa4\xbd\xa5q\xa4\xc0\"}", Err(Encoding::Other { at: 7 }));
        check(&[GBK, b"\0"].concat(), Err(Encoding::Other { at: 12 }));
    }

    #[test]
    fn a_wrong_byte_in_a_long_text_is_named_by_its_place() {
        let text = "东河分公司".repeat(10);
        check(&[text.as_bytes(), b"\xff"].concat(), Err(Encoding::Other { at: 150 }));
    }
}
