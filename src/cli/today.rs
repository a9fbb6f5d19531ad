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
    text.parse()
        .map_err(|_| "expected a day, as 2026-11-22".to_owned())
}
