//! Where a value came from.

use std::convert::Infallible;
use std::ops::ControlFlow;
use std::sync::Arc;

use ecow::EcoString;

use super::Value;
use super::walk::walk;
use crate::source::Place;

/// Where a value came from: the text that put it here, and behind that the chain of what that text
/// referred to.
///
/// `cidr = var.office` in a resource, with `office = "0.0.0.0/0"` in a tfvars file, has the
/// attribute as its place and one hop behind it, whose own place is the tfvars line.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The text that put the value here; for an attribute the whole of `name = value`, for an
    /// element of a list the element. `None` for what no scanned text says (a default that a check
    /// or concept fills in, a computed truth value).
    pub place: Option<Place>,
    /// What that text referred to.
    pub via: Option<Arc<Hop>>,
    /// Whether the user has declared it a secret, or it is made of one: it decides as any other, and
    /// is not shown.
    pub is_secret: bool,
}

/// One step back along the chain.
#[derive(Clone, Debug)]
pub struct Hop {
    /// What was referred to.
    pub kind: HopKind,
    /// Its name as it is written: `var.office`, `local.cidrs`, `module.net.id`, `aws_s3_bucket.a`.
    pub name: EcoString,
    /// Where that has its value from.
    pub origin: Origin,
    /// For [`HopKind::Encoded`], what the text was made of.
    pub content: Option<Content>,
}

/// What a text was made of.
#[derive(Clone, Debug)]
pub struct Content {
    value: Value,
    /// How many texts within texts there are, this one included.
    levels: u8,
    holds_secret: bool,
}

/// Most texts within texts whose content is kept, for the same reason as [`MAX_HOPS`].
const MAX_LEVELS: u8 = 16;

/// Largest content that is kept, in bytes as it would be written: no policy and no definition is larger,
/// and of lists of everything there may be as many as there are resources.
const MAX_SIZE: usize = 64 * 1024;

impl Content {
    /// `None` where it is too large or too deep to be kept.
    fn new(value: Value) -> Option<Self> {
        value.written_size(MAX_SIZE)?;
        let (mut within, mut holds_secret) = (0, false);
        let ControlFlow::Continue(()) = walk(&value, |value| {
            let content = value.origin.hops().find_map(|hop| hop.content.as_ref());
            holds_secret |= value.origin.is_secret;
            within = within.max(content.map_or(0, |content| content.levels));
            ControlFlow::<Infallible>::Continue(())
        });
        let levels = within + 1;
        (levels <= MAX_LEVELS).then_some(Self {
            value,
            levels,
            holds_secret,
        })
    }
}

/// Most hops of a chain. What is behind is left out: a chain as long as a stranger's configuration
/// makes it could be too long to be dropped.
const MAX_HOPS: usize = 64;

impl Hop {
    /// This hop, with nothing behind it where the chain would be too long.
    fn bounded(mut self) -> Arc<Self> {
        if self.origin.hops().nth(MAX_HOPS).is_some() {
            self.origin.via = None;
        }
        Arc::new(self)
    }

    /// A link to a text that no name leads to.
    fn element(origin: &Origin) -> Self {
        Self {
            kind: HopKind::Element,
            name: EcoString::new(),
            origin: origin.clone(),
            content: None,
        }
    }

    /// This chain, ending at an element of the text that it ends at or passes through; `None` where
    /// the element's text, `inner`, is in none of those.
    fn reaching(&self, element: &Origin, inner: Place) -> Option<Self> {
        let origin = if self.origin.place.is_some_and(|place| place.contains(inner)) {
            element.clone()
        } else {
            let next = self.origin.via.as_ref()?.reaching(element, inner)?;
            Origin {
                place: self.origin.place,
                via: Some(Arc::new(next)),
                is_secret: self.origin.is_secret,
            }
        };
        Some(Self {
            kind: self.kind,
            name: self.name.clone(),
            origin,
            content: None,
        })
    }
}

/// What a hop led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HopKind {
    /// A variable or parameter; its value's place is the default, or one of the next three.
    Variable,
    /// A line in a file of variable values or parameters.
    ValuesFile,
    /// An argument of the command line.
    CommandLine,
    /// A local value.
    Local,
    /// An argument of a module call or a nested stack.
    ModuleArgument,
    /// An output of a module or a nested stack.
    Output,
    /// An attribute of another resource. The hop's name is that resource's address.
    Resource,
    /// An element of what a `for_each`, `dynamic` block or `for` goes through.
    Element,
    /// An entry of a CloudFormation mapping.
    Mapping,
    /// What a text encodes: of `jsonencode({…})`, the object. It has no name.
    Encoded,
}

impl Origin {
    /// No origin.
    pub const NONE: Self = Self {
        place: None,
        via: None,
        is_secret: false,
    };

    /// A text with nothing behind it.
    pub const fn at(place: Place) -> Self {
        Self {
            place: Some(place),
            ..Self::NONE
        }
    }

    /// Whether nothing is known of it.
    pub const fn is_none(&self) -> bool {
        self.place.is_none() && self.via.is_none()
    }

    /// The origin of a value that the text at `place` reads: what lies within `place` already
    /// keeps its exact place; anything else stands behind a place of `place`.
    #[must_use]
    pub fn seen_at(&self, place: Place) -> Self {
        match self.place {
            Some(own) if place.contains(own) => self.clone(),
            _ => self.assigned_at(place),
        }
    }

    /// The origin of a value that the text at `place` is the whole of, name included: an attribute,
    /// an element of a list.
    #[must_use]
    pub fn assigned_at(&self, place: Place) -> Self {
        let via = match (self.place, &self.via) {
            // Its own text is elsewhere, and no hop says why: keep it as the last link.
            (Some(own), None) if !place.contains(own) => Some(Arc::new(Hop::element(self))),
            (_, via) => via.clone(),
        };
        Self {
            place: Some(place),
            via,
            is_secret: self.is_secret,
        }
    }

    /// The origin of an element that is read from a container of this origin: the element's own
    /// where the container is written out here, else the container's with its chain brought down
    /// to the element.
    #[must_use]
    pub fn narrowed_to(&self, element: &Self) -> Self {
        self.way_to(element)
            .or_secret(self.is_secret || element.is_secret)
    }

    fn way_to(&self, element: &Self) -> Self {
        let Some(hop) = &self.via else {
            return if element.is_none() {
                self.clone()
            } else {
                element.clone()
            };
        };
        let Some(inner) = element.place else {
            return Self {
                place: self.place,
                via: element.via.clone().or_else(|| self.via.clone()),
                ..Self::NONE
            };
        };
        if self.place.is_some_and(|place| place.contains(inner)) {
            return element.clone();
        }
        let hop = hop
            .reaching(element, inner)
            .unwrap_or_else(|| Hop::element(element));
        Self {
            place: self.place,
            via: Some(hop.bounded()),
            ..Self::NONE
        }
    }

    /// This origin, that of a secret where `is_secret` says so or it was one before.
    #[must_use]
    pub const fn or_secret(mut self, is_secret: bool) -> Self {
        self.is_secret |= is_secret;
        self
    }

    /// This origin, one hop further away.
    #[must_use]
    pub fn behind(self, kind: HopKind, name: EcoString) -> Self {
        Self {
            place: None,
            is_secret: self.is_secret,
            via: Some(
                Hop {
                    kind,
                    name,
                    origin: self,
                    content: None,
                }
                .bounded(),
            ),
        }
    }

    /// The origin of a text that encodes a value; none where texts within texts go too deep.
    #[must_use]
    pub fn encoding(content: Value) -> Self {
        let Some(content) = Content::new(content) else {
            return Self::NONE;
        };
        let is_secret = content.holds_secret;
        let hop = Hop {
            kind: HopKind::Encoded,
            name: EcoString::new(),
            origin: Self::NONE,
            content: Some(content),
        };
        Self {
            place: None,
            via: Some(Arc::new(hop)),
            is_secret,
        }
    }

    /// What a text of this origin was made of, where it came through no other hands: whoever asks
    /// has to see whether it still is what the text says.
    pub fn encoded(&self) -> Option<&Value> {
        self.hops()
            .find_map(|hop| hop.content.as_ref())
            .map(|content| &content.value)
    }

    /// The hops from the nearest to the furthest.
    pub fn hops(&self) -> impl Iterator<Item = &Hop> {
        std::iter::successors(self.via.as_deref(), |hop| hop.origin.via.as_deref())
    }
}
