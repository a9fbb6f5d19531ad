//! From byte offsets to lines and columns.

/// A position as people and SARIF count it: both from one, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u32,
    /// Column in Unicode characters, from 1.
    pub column: u32,
}

/// Bytes between two counts of characters.
const BLOCK: usize = 4096;

/// Where each line of a text starts. A line ends at LF, CRLF or a lone CR.
///
/// Characters are counted beforehand at every [`BLOCK`] bytes, so that a thousand columns in the
/// single line of a minified template do not cost a thousand walks through it.
#[derive(Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    characters: Vec<u32>,
}

impl LineIndex {
    /// Reads the text once.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (i, &byte) in bytes.iter().enumerate() {
            let ends = byte == b'\n' || (byte == b'\r' && bytes.get(i + 1) != Some(&b'\n'));
            if ends {
                starts.push(i as u32 + 1);
            }
        }
        let mut before = 0;
        let characters = bytes
            .chunks(BLOCK)
            .map(|block| {
                let here = before;
                before += count_characters(block);
                here
            })
            .collect();
        Self { starts, characters }
    }

    /// The line (from 1) that holds the byte at `offset`.
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset) as u32
    }

    /// Number of lines; an empty text has one.
    pub fn count(&self) -> u32 {
        self.starts.len() as u32
    }

    /// Offset of the first byte of `line` (from 1); `None` past the end.
    pub fn start(&self, line: u32) -> Option<u32> {
        self.starts.get(line.checked_sub(1)? as usize).copied()
    }

    /// Line and column of `offset` in `text`, which must be the text that this index was made of.
    /// A byte order mark at the start of the file takes no column.
    pub fn position(&self, text: &str, offset: u32) -> LineColumn {
        let offset = (offset as usize).min(text.len());
        let line = self.line(offset as u32);
        let start = self.starts[line as usize - 1] as usize;
        // Most lines are shorter than what would be counted from a block's beginning.
        let before = match offset - start < BLOCK {
            true => count_characters(&text.as_bytes()[start..offset]),
            false => self.characters_before(text, offset) - self.characters_before(text, start),
        };
        let mark = u32::from(start == 0 && before > 0 && text.starts_with('\u{feff}'));
        LineColumn {
            line,
            column: before - mark + 1,
        }
    }

    /// Number of characters that begin before `offset`.
    fn characters_before(&self, text: &str, offset: usize) -> u32 {
        let block = offset / BLOCK;
        match self.characters.get(block) {
            Some(before) => before + count_characters(&text.as_bytes()[block * BLOCK..offset]),
            None => self.characters.last().map_or(0, |before| {
                let last = (self.characters.len() - 1) * BLOCK;
                before + count_characters(&text.as_bytes()[last..offset])
            }),
        }
    }

    /// The text of `line` (from 1) without its line end; empty past the end.
    pub fn text<'t>(&self, text: &'t str, line: u32) -> &'t str {
        let Some(start) = self.start(line) else {
            return "";
        };
        let end = self.start(line + 1).map_or(text.len(), |end| end as usize);
        text[start as usize..end].trim_end_matches(['\r', '\n'])
    }
}

/// Number of characters that begin in `bytes`: all bytes but continuations.
fn count_characters(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset: u32) -> (u32, u32) {
        let found = LineIndex::new(text).position(text, offset);
        (found.line, found.column)
    }

    #[test]
    fn every_kind_of_line_end_counts_once() {
        let text = "a\nb\r\nc\rd";
        assert_eq!(at(text, 0), (1, 1));
        assert_eq!(at(text, 2), (2, 1));
        assert_eq!(at(text, 5), (3, 1));
        assert_eq!(at(text, 7), (4, 1));
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        assert_eq!(at("ä𝒳x", 6), (1, 3));
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        assert_eq!(at("\u{feff}a", 3), (1, 1));
    }

    #[test]
    fn past_the_end_is_the_end() {
        assert_eq!(at("ab", 99), (1, 3));
    }

    #[test]
    fn columns_hold_across_blocks_of_long_lines() {
        let text = "ä".repeat(3 * BLOCK);
        for character in [0, BLOCK / 2, BLOCK - 1, BLOCK, 2 * BLOCK + 1, 3 * BLOCK] {
            let offset = character as u32 * 2;
            assert_eq!(at(&text, offset), (1, character as u32 + 1));
        }
        assert_eq!(at("", 0), (1, 1));
    }
}
