//! Networks in prefix notation. The octets of IPv4 are decimal and may begin with zeros, as in
//! Terraform.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::arguments::{self, Answer, unsupported};
use super::{Context, Function, FunctionError, UnknownArguments};
use crate::value::{SequenceKind, Value};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "cidrcontains",
        2,
        Some(2),
        UnknownArguments::Spread,
        cidrcontains,
    ),
    Function::new("cidrhost", 2, Some(2), UnknownArguments::Spread, cidrhost),
    Function::new(
        "cidrnetmask",
        1,
        Some(1),
        UnknownArguments::Spread,
        cidrnetmask,
    ),
    Function::new(
        "cidrsubnet",
        3,
        Some(3),
        UnknownArguments::Spread,
        cidrsubnet,
    ),
    Function::new(
        "cidrsubnets",
        1,
        None,
        UnknownArguments::Spread,
        cidrsubnets,
    ),
];

/// A network; addresses are numbers of `width` bits.
#[derive(Clone, Copy)]
struct Network {
    address: u128,
    prefix: u32,
    width: u32,
}

impl Network {
    fn parse(text: &str) -> Option<Self> {
        let (address, prefix) = text.split_once('/')?;
        if prefix.is_empty() || !prefix.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let prefix: u32 = prefix.parse().ok()?;
        let (address, width) = match parse_v4(address) {
            Some(address) => (u128::from(address), 32),
            None => (u128::from(address.parse::<Ipv6Addr>().ok()?), 128),
        };
        (prefix <= width).then(|| {
            let mut network = Self {
                address,
                prefix,
                width,
            };
            network.address &= !network.host_mask();
            network
        })
    }

    /// The network that holds one address.
    fn of_host(text: &str) -> Option<Self> {
        let (address, width) = match parse_v4(text) {
            Some(address) => (u128::from(address), 32),
            None => (u128::from(text.parse::<Ipv6Addr>().ok()?), 128),
        };
        Some(Self {
            address,
            prefix: width,
            width,
        })
    }

    fn contains(self, other: Self) -> bool {
        other.prefix >= self.prefix && other.address & !self.host_mask() == self.address
    }

    /// The bits behind the prefix.
    fn host_mask(self) -> u128 {
        match self.width - self.prefix {
            128 => u128::MAX,
            bits => (1 << bits) - 1,
        }
    }

    fn show(self, address: u128) -> String {
        if self.width == 32 {
            // An address of 32 bits: the mask keeps it so.
            Ipv4Addr::from((address & u128::from(u32::MAX)) as u32).to_string()
        } else {
            let address = Ipv6Addr::from(address);
            // An address of IPv4 in the guise of IPv6 is shown bare, as Go does.
            match address.to_ipv4_mapped() {
                Some(mapped) => mapped.to_string(),
                None => address.to_string(),
            }
        }
    }

    fn value(self) -> Value {
        let address = self.show(self.address);
        // What is shown as IPv4 has a prefix of IPv4.
        let guised = self.width == 128 && !address.contains(':');
        let prefix = if guised {
            self.prefix.saturating_sub(96)
        } else {
            self.prefix
        };
        Value::string(format!("{address}/{prefix}"))
    }
}

fn parse_v4(text: &str) -> Option<u32> {
    let mut octets = [0_u8; 4];
    let mut parts = text.split('.');
    for octet in &mut octets {
        let part = parts.next()?;
        if part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        *octet = part
            .trim_start_matches('0')
            .parse()
            .or_else(|error| {
                if part.bytes().all(|byte| byte == b'0') {
                    Ok(0)
                } else {
                    Err(error)
                }
            })
            .ok()?;
    }
    parts.next().is_none().then(|| u32::from_be_bytes(octets))
}

fn network(args: &[Value]) -> Result<Network, FunctionError> {
    let text = arguments::text(args, 0)?;
    Network::parse(&text).ok_or_else(|| {
        FunctionError::argument(0, format!("{text:?} is not a network in prefix notation"))
    })
}

/// Whether an address, or all of a network, is in a network. A function of OpenTofu.
/// <https://opentofu.org/docs/language/functions/cidrcontains/>
fn cidrcontains(args: &[Value], _: &Context<'_>) -> Answer {
    let network = network(args)?;
    let text = arguments::text(args, 1)?;
    let inner = Network::of_host(&text).or_else(|| Network::parse(&text));
    let inner = inner.ok_or_else(|| {
        FunctionError::argument(1, format!("{text:?} is neither an address nor a network"))
    })?;
    if inner.width != network.width {
        let message = "IPv4 and IPv6 cannot be compared";
        return Err(FunctionError::argument(1, message));
    }
    Ok(Value::from(network.contains(inner)))
}

/// The address of a host by its number, from the end where that is negative.
fn cidrhost(args: &[Value], _: &Context<'_>) -> Answer {
    let network = network(args)?;
    let number = arguments::whole(args, 1)?;
    let most = network.host_mask();
    let distance = u128::from(number.unsigned_abs());
    let host = if number < 0 {
        most.checked_sub(distance - 1)
    } else {
        Some(distance).filter(|host| *host <= most)
    };
    match host {
        Some(host) => Ok(Value::string(network.show(network.address | host))),
        None => Err(FunctionError::argument(
            1,
            format!(
                "a prefix of {} bits has no host of number {number}",
                network.prefix
            ),
        )),
    }
}

/// The mask of an IPv4 network.
fn cidrnetmask(args: &[Value], _: &Context<'_>) -> Answer {
    let network = network(args)?;
    if network.width != 32 {
        return Err(FunctionError::argument(0, "IPv6 networks have no netmask"));
    }
    Ok(Value::string(network.show(!network.host_mask())))
}

/// A subnet by its number, so many bits longer.
fn cidrsubnet(args: &[Value], _: &Context<'_>) -> Answer {
    let network = network(args)?;
    let number = arguments::whole(args, 2)?;
    if number < 0 || arguments::whole(args, 1)? < 0 {
        return Ok(unsupported("cidrsubnet() with a negative number"));
    }
    let bits = extension(args, 1, network)?;
    let fits = match u128::try_from(number) {
        Ok(number) => bits >= 64 || number < (1 << bits),
        Err(_) => false,
    };
    if !fits {
        return Err(FunctionError::argument(
            2,
            format!("{bits} bits have no subnet of number {number}"),
        ));
    }
    let prefix = network.prefix + bits;
    let shifted = u128::from(number.unsigned_abs())
        .checked_shl(network.width - prefix)
        .unwrap_or(0);
    let subnet = Network {
        address: network.address | shifted,
        prefix,
        ..network
    };
    Ok(subnet.value())
}

/// By how many bits the prefix is made longer.
fn extension(args: &[Value], index: usize, network: Network) -> Result<u32, FunctionError> {
    let bits = arguments::whole(args, index)?;
    u32::try_from(bits)
        .ok()
        .filter(|bits| *bits <= network.width - network.prefix)
        .ok_or_else(|| {
            FunctionError::argument(
                index,
                format!(
                    "a prefix of {} bits cannot be extended by {bits}",
                    network.prefix
                ),
            )
        })
}

/// Subnets one after the other, each so many bits longer than the network.
fn cidrsubnets(args: &[Value], _: &Context<'_>) -> Answer {
    let network = network(args)?;
    let last = network.address | network.host_mask();
    let mut next = Some(network.address);
    let mut subnets = Vec::with_capacity(args.len() - 1);
    for index in 1..args.len() {
        let bits = extension(args, index, network)?;
        if !(1..=32).contains(&bits) {
            return Err(FunctionError::argument(
                index,
                "a prefix must be extended by 1 to 32 bits",
            ));
        }
        let mut subnet = Network {
            prefix: network.prefix + bits,
            ..network
        };
        let hosts = subnet.host_mask();
        // The next start that is a multiple of the subnet's size.
        let start = next
            .and_then(|next| next.checked_add(hosts))
            .map(|end| end & !hosts)
            .filter(|start| *start <= last);
        let Some(start) = start else {
            return Err(FunctionError::argument(
                index,
                "there is no room left for this subnet",
            ));
        };
        subnet.address = start;
        next = (start | hosts).checked_add(1);
        subnets.push(subnet.value());
    }
    Ok(Value::sequence(SequenceKind::List, subnets))
}
