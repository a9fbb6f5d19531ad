//! Sets of addresses, as spans of them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::LazyLock;

use ipnet::{IpNet, Ipv4Subnets, Ipv6Subnets};

use crate::value::Value;

/// How Azure writes the whole internet.
const EVERYWHERE: [&str; 3] = ["*", "Internet", "Any"];

/// What of IPv4 is no part of the internet: private, local, reserved for documents and tests,
/// multicast (IANA's registry of special-purpose addresses).
const NOT_PUBLIC: [&str; 13] = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/3",
];

/// The same, merged.
static CLOSED: LazyLock<Vec<Span>> = LazyLock::new(|| {
    let mut closed = Addresses::default();
    for network in NOT_PUBLIC {
        closed.insert(network.parse().expect("the table holds networks"));
    }
    closed.merge();
    closed.v4
});

/// Every IPv4 address.
const IPV4: Span = (0, u32::MAX as u128);

/// Every IPv6 address.
const IPV6: Span = (0, u128::MAX);

/// What of IPv6 is the internet: `2000::/3`, the only block of global addresses.
const IPV6_PUBLIC: Span = (0x2000 << 112, (0x4000 << 112) - 1);

/// How much of the public addresses is taken for the internet: two of three. More than the network of any
/// country or provider, and less than halves of all addresses leave open that are let in together.
const WORLD: (u128, u128) = (2, 3);

/// Sets of as many addresses of IPv4 or of IPv6 come nowhere near the internet, were there thousands of them.
const FEW: (u128, u128) = (1 << 12, 1 << 108);

/// The first address of the internet, in IPv4 and in IPv6.
const IPV4_FIRST: Span = (1 << 24, 1 << 24);
const IPV6_FIRST: Span = (IPV6_PUBLIC.0, IPV6_PUBLIC.0);

/// First and last address.
type Span = (u128, u128);

/// A set of addresses.
#[derive(Clone, Default)]
pub(in crate::check::functions) struct Addresses {
    v4: Vec<Span>,
    v6: Vec<Span>,
}

impl Addresses {
    /// Of one network or address; none where the text is something else.
    pub(in crate::check::functions) fn of(text: &str) -> Self {
        let mut addresses = Self::default();
        if EVERYWHERE
            .iter()
            .any(|word| word.eq_ignore_ascii_case(text))
        {
            return Self::everything();
        } else if let Ok(network) = text.parse::<IpNet>() {
            addresses.insert(network);
        } else if let Ok(address) = text.parse::<IpAddr>() {
            addresses.insert(address.into());
        }
        addresses
    }

    fn insert(&mut self, network: IpNet) {
        match network {
            IpNet::V4(network) => self.v4.push((
                network.network().to_bits().into(),
                network.broadcast().to_bits().into(),
            )),
            IpNet::V6(network) => self
                .v6
                .push((network.network().to_bits(), network.broadcast().to_bits())),
        }
    }

    /// Every address.
    pub(in crate::check::functions) fn everything() -> Self {
        Self {
            v4: vec![IPV4],
            v6: vec![IPV6],
        }
    }

    pub(in crate::check::functions) fn extend(&mut self, other: Self) {
        self.v4.extend(other.v4);
        self.v6.extend(other.v6);
    }

    pub(in crate::check::functions) fn merge(&mut self) {
        merge(&mut self.v4);
        merge(&mut self.v6);
    }

    /// Whether the internet is among them, in IPv4 or in IPv6.
    pub(in crate::check::functions) fn reach_the_world(&self) -> bool {
        self.reach_v4() || self.reach_v6()
    }

    /// Whether the internet of IPv4 is among them: all of it, or so much that nobody can know whom that lets in.
    /// To leave out a few addresses keeps nobody out.
    pub(in crate::check::functions) fn reach_v4(&self) -> bool {
        if self.is_less_than_half_of_v4() {
            return false;
        }
        let mut own = self.v4.clone();
        merge(&mut own);
        let public = size(&[IPV4]) - size(&CLOSED);
        size(&without(&own, &CLOSED)) >= public / WORLD.1 * WORLD.0
    }

    /// A network by itself nearly always is, and what is no part of the internet makes up for less than half.
    fn is_less_than_half_of_v4(&self) -> bool {
        size(&self.v4) <= size(&[IPV4]) / 2
    }

    /// The same as [`Self::reach_v4`] of IPv6.
    pub(in crate::check::functions) fn reach_v6(&self) -> bool {
        let mut own = self.v6.clone();
        merge(&mut own);
        let outside = [(IPV6.0, IPV6_PUBLIC.0 - 1), (IPV6_PUBLIC.1 + 1, IPV6.1)];
        size(&without(&own, &outside)) >= size(&[IPV6_PUBLIC]) / WORLD.1 * WORLD.0
    }

    /// Whether they are so few that what they are added to is the internet with them only if it is without.
    pub(in crate::check::functions) fn are_few(&self) -> bool {
        size(&self.v4) <= FEW.0 && size(&self.v6) <= FEW.1
    }

    /// Whether the first address of the internet is among them, in IPv4 or in IPv6.
    pub(in crate::check::functions) fn hold_first(&self) -> bool {
        holds(&self.v4, IPV4_FIRST) || holds(&self.v6, IPV6_FIRST)
    }

    /// The same, with the rest of what holds all of the internet.
    pub(in crate::check::functions) fn rounded(mut self) -> Self {
        if !self.is_less_than_half_of_v4() {
            let mut v4 = [self.v4.as_slice(), &CLOSED].concat();
            merge(&mut v4);
            if holds(&v4, IPV4) {
                self.v4 = vec![IPV4];
            }
        }
        if holds(&self.v6, IPV6_PUBLIC) {
            self.v6 = vec![IPV6];
        }
        self
    }

    pub(in crate::check::functions) fn hold(&self, others: &Self) -> bool {
        others.v4.iter().all(|span| holds(&self.v4, *span))
            && others.v6.iter().all(|span| holds(&self.v6, *span))
    }

    /// Those that are not among others, both merged.
    pub(in crate::check::functions) fn without(&self, others: &Self) -> Self {
        Self {
            v4: without(&self.v4, &others.v4),
            v6: without(&self.v6, &others.v6),
        }
    }

    pub(in crate::check::functions) const fn is_empty(&self) -> bool {
        self.v4.is_empty() && self.v6.is_empty()
    }

    /// The networks that they make up.
    pub(in crate::check::functions) fn networks(&self) -> impl Iterator<Item = Value> {
        let v4 = self.v4.iter().flat_map(|&(first, last)| {
            let end = |at: u128| Ipv4Addr::from_bits(at.try_into().unwrap_or(u32::MAX));
            Ipv4Subnets::new(end(first), end(last), 0)
        });
        let v6 = self.v6.iter().flat_map(|&(first, last)| {
            Ipv6Subnets::new(Ipv6Addr::from_bits(first), Ipv6Addr::from_bits(last), 0)
        });
        let text = |network: IpNet| Value::string(network.to_string());
        v4.map(IpNet::from).chain(v6.map(IpNet::from)).map(text)
    }

    pub(in crate::check::functions) fn are_everything(&self) -> bool {
        holds(&self.v4, IPV4) && holds(&self.v6, IPV6)
    }
}

/// How many addresses merged spans hold; all of IPv6 as one less.
fn size(spans: &[Span]) -> u128 {
    let sizes = spans.iter().map(|(first, last)| last - first);
    sizes.fold(0, |all, size| all.saturating_add(size).saturating_add(1))
}

/// Sorts spans and joins those that touch.
fn merge(spans: &mut Vec<Span>) {
    spans.sort_unstable();
    spans.dedup_by(|next, before| {
        let touches = next.0 <= before.1.saturating_add(1);
        if touches {
            before.1 = before.1.max(next.1);
        }
        touches
    });
}

/// The parts of merged spans that are in none of others.
fn without(spans: &[Span], others: &[Span]) -> Vec<Span> {
    let mut left = Vec::new();
    let mut others = others.iter().peekable();
    for &(first, last) in spans {
        let mut from = Some(first);
        while let (Some(at), Some(&&(begin, end))) = (from, others.peek()) {
            if begin > last {
                break;
            }
            if begin > at {
                left.push((at, begin - 1));
            }
            from = end.checked_add(1).map(|next| next.max(at));
            from = from.filter(|&next| next <= last);
            if end > last {
                break;
            }
            others.next();
        }
        left.extend(from.map(|at| (at, last)));
    }
    left
}

/// Whether one of several merged spans holds another.
fn holds(spans: &[Span], inner: Span) -> bool {
    let after = spans.partition_point(|span| span.0 <= inner.0);
    after
        .checked_sub(1)
        .is_some_and(|at| inner.1 <= spans[at].1)
}
