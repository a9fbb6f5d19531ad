//! The day that a run takes for today.

use clap::Args;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// For commands that judge.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct TodayArgs {
    /// Day that ends of support are compared with, as 2026-11-22 [default: today in UTC]
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    today: Option<Date>,
}

impl TodayArgs {
    pub(crate) fn day(self) -> Date {
        self.today
            .unwrap_or_else(|| Timestamp::now().to_zoned(TimeZone::UTC).date())
    }
}

fn parse_day(text: &str) -> Result<Date, String> {
    let day = text.parse::<Date>().ok();
    // What parses is more: weeks, a time of the day behind it.
    day.filter(|day| day.to_string() == text)
        .ok_or_else(|| "expected a day, as 2026-11-22".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_taken_as_it_is_written_in_lifetimes_and_no_other_way() {
        assert_eq!(parse_day("2026-11-22"), Ok(jiff::civil::date(2026, 11, 22)));
        for text in [
            "2026-11-22T00:00",
            "20261122",
            "2026-W47-7",
            "2026-11-31",
            "today",
            "",
        ] {
            assert!(parse_day(text).is_err(), "{text}");
        }
    }
}
