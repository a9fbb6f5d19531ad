//! `primaryLocationLineHash`: by it GitHub knows an alert again after lines have moved.
//!
//! GitHub's upload action works it out for results that have none; other ways of uploading do not,
//! and without it every push closes and opens all alerts. The algorithm is that of the action
//! (github/codeql-action, `src/fingerprints.ts`): a rolling hash over the 100 UTF-16 code units
//! from the start of a line, without spaces and tabs, and how often that hash has come up so far in
//! the file.

use rustc_hash::FxHashMap;

const WINDOW: usize = 100;
const FACTOR: u64 = 37;
const END_OF_FILE: u16 = 65535;
const LINE_FEED: u16 = 0x0a;
const CARRIAGE_RETURN: u16 = 0x0d;

/// The hashes of all lines of one file.
pub(super) struct LineHashes {
    lines: Vec<(u64, u32)>,
}

impl LineHashes {
    /// Reads the text once.
    pub(super) fn new(text: &str) -> Self {
        let mut roller = Roller::new();
        for unit in text.encode_utf16() {
            roller.read(unit);
        }
        roller.push(END_OF_FILE);
        roller.finish()
    }

    /// The hash of `line` (from 1), as GitHub writes it: `b2b4e43d5ad1c35c:1`. `None` past the end.
    pub(super) fn line(&self, line: u32) -> Option<String> {
        let (hash, occurrence) = self.lines.get(line.checked_sub(1)? as usize)?;
        Some(format!("{hash:x}:{occurrence}"))
    }
}

/// The window over the text. A slot of it remembers whether a line starts there; when the slot
/// comes up again, the window holds the line's 100 units and the hash is that of the line.
struct Roller {
    window: [u16; WINDOW],
    starts: [bool; WINDOW],
    index: usize,
    hash: u64,
    /// [`FACTOR`] to the power of [`WINDOW`]: what a unit weighs when it leaves.
    leaving: u64,
    at_line_start: bool,
    after_return: bool,
    counts: FxHashMap<u64, u32>,
    lines: Vec<(u64, u32)>,
}

impl Roller {
    fn new() -> Self {
        Self {
            window: [0; WINDOW],
            starts: [false; WINDOW],
            index: 0,
            hash: 0,
            leaving: FACTOR.wrapping_pow(WINDOW as u32),
            at_line_start: true,
            after_return: false,
            counts: FxHashMap::default(),
            lines: Vec::new(),
        }
    }

    /// Takes one unit of the text: leaves out blanks, and reads every line end as LF.
    fn read(&mut self, unit: u16) {
        let after_return = std::mem::take(&mut self.after_return);
        match unit {
            0x20 | 0x09 => {}
            LINE_FEED if after_return => {}
            CARRIAGE_RETURN => {
                self.after_return = true;
                self.push(LINE_FEED);
            }
            _ => self.push(unit),
        }
    }

    fn push(&mut self, unit: u16) {
        self.emit();
        self.starts[self.index] = std::mem::replace(&mut self.at_line_start, unit == LINE_FEED);
        self.roll(unit);
    }

    /// Notes the hash if a line starts at the window's first slot.
    fn emit(&mut self) {
        if std::mem::take(&mut self.starts[self.index]) {
            let count = self.counts.entry(self.hash).or_default();
            *count += 1;
            self.lines.push((self.hash, *count));
        }
    }

    fn roll(&mut self, unit: u16) {
        let left = std::mem::replace(&mut self.window[self.index], unit);
        self.hash = self
            .hash
            .wrapping_mul(FACTOR)
            .wrapping_add(u64::from(unit))
            .wrapping_sub(self.leaving.wrapping_mul(u64::from(left)));
        self.index = (self.index + 1) % WINDOW;
    }

    /// Beyond the end of the file all units are zero.
    fn finish(mut self) -> LineHashes {
        for _ in 0..WINDOW {
            self.emit();
            self.roll(0);
        }
        LineHashes { lines: self.lines }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The specification, read naively: one window for each line.
    fn naive(text: &str) -> Vec<String> {
        let mut units: Vec<u16> = Vec::new();
        let mut starts = vec![0];
        for unit in text
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .encode_utf16()
        {
            if unit != 0x20 && unit != 0x09 {
                units.push(unit);
                if unit == LINE_FEED {
                    starts.push(units.len());
                }
            }
        }
        units.push(END_OF_FILE);
        let mut counts = FxHashMap::<u64, u32>::default();
        let mut hashes = Vec::new();
        for start in starts {
            let window = units[start..].iter().copied().chain(std::iter::repeat(0));
            let hash = window.take(WINDOW).fold(0u64, |hash, unit| {
                hash.wrapping_mul(FACTOR).wrapping_add(u64::from(unit))
            });
            let count = counts.entry(hash).or_default();
            *count += 1;
            hashes.push(format!("{hash:x}:{count}"));
        }
        hashes
    }

    fn rolled(text: &str) -> Vec<String> {
        let hashes = LineHashes::new(text);
        (1..).map_while(|line| hashes.line(line)).collect()
    }

    #[test]
    fn rolling_equals_the_specification() {
        let long = "x".repeat(250);
        for text in [
            "",
            "\n",
            "a",
            "a\n",
            "a\nb\r\nc\rd\r\n",
            "\u{feff}a\n\n\n\n",
            "ä𝒳 \t\n}\n}\n}\n",
            &long,
        ] {
            assert_eq!(rolled(text), naive(text), "{text:?}");
        }
    }

    #[test]
    fn a_line_that_comes_again_is_counted() {
        let text = format!("{}\n{}\n", "}".repeat(120), "}".repeat(120));
        let lines = rolled(&text);
        assert!(lines[0].ends_with(":1") && lines[1].ends_with(":2"));
    }

    #[test]
    fn indentation_and_line_ends_do_not_matter() {
        assert_eq!(rolled("a {\n  b = 1\n}\n"), rolled("a {\r\n\tb=1\r\n}\r\n"));
    }

    #[test]
    fn past_the_end_there_is_none() {
        assert_eq!(LineHashes::new("a").line(2), None);
        assert_eq!(LineHashes::new("a").line(0), None);
    }
}
