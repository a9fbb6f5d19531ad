//! What names refer to: parameters, pseudo parameters, resources and their attributes.

use ecow::{EcoString, eco_format};

use super::super::fault::{Answer, Fault};
use super::super::{parameters, pseudo};
use super::Evaluator;
use crate::source::Span;
use crate::value::{Data, Reason, ReasonKind, Reference, Unknown, Value};

impl Evaluator<'_> {
    /// What a name refers to, as `Ref` has it.
    pub(in super::super) fn reference(&mut self, name: &str, span: Span) -> Answer {
        if name == "AWS::NoValue" {
            return Ok(None);
        }
        if pseudo::is_pseudo(name) {
            let region = self.ground.options.region.as_deref();
            return Ok(Some(pseudo::value(name, region, &self.called.prefix)));
        }
        if let Some(reason) = self.template.unknown.get(name)
            && !self.template.ids.contains_key(name)
        {
            let unknown = Unknown {
                stands_for: Some(Reference::new(self.full_name(name), "")),
                not_null: true,
                ..Unknown::because(reason.clone())
            };
            return Ok(Some(Value::new(Data::Unknown(unknown.into()))));
        }
        if let Some(value) = self.parameter(name) {
            let value = self.parameter_here(name, value);
            let elements = value.as_items().map_or(0, <[Value]>::len);
            self.produce_elements(elements, span)?;
            return Ok(Some(value));
        }
        self.attribute(name, "Ref", span).map(Some)
    }

    /// An attribute of a resource. Of one that a transform or loop may make, it is unknown without
    /// more ado. Of one that is not there it is told, and taken for a value that is there.
    pub(in super::super) fn attribute(
        &mut self,
        id: &str,
        attribute: &str,
        span: Span,
    ) -> Result<Value, Fault> {
        if let Some(output) = attribute.strip_prefix("Outputs.")
            && self.is_stack(id)
            && let Some(value) = self.output(id, output)
        {
            return Ok(value);
        }
        if self.template.ids.contains_key(id) {
            return Ok(self.attribute_of(id, attribute));
        }
        if self.template.generated {
            let reason = eco_format!("{id} is made by a transform, loop or module, if at all");
            return Ok(Value::unknown(Reason::new(ReasonKind::Unsupported, reason)));
        }
        let fault = Fault::wrong(format!("there is no parameter or resource {id}"), span);
        let reason = Reason::new(fault.reason_kind(), fault.message.as_str());
        self.fault(fault);
        let unknown = Unknown {
            reason,
            ..Unknown::attribute(Reference::new(self.address(id), attribute))
        };
        Ok(Value::new(Data::Unknown(unknown.into())))
    }

    /// A name that is not a resource's, as all of the unit has it.
    fn full_name(&self, name: &str) -> EcoString {
        eco_format!("{}{name}", self.called.prefix)
    }

    /// The full address of a resource of this template.
    pub(in super::super) fn address(&self, id: &str) -> EcoString {
        eco_format!("{}{}", self.called.prefix, self.template.address(id))
    }

    /// An attribute of a resource of this template: known only after deployment.
    pub(in super::super) fn attribute_of(&self, id: &str, attribute: &str) -> Value {
        let address = self.address(id);
        let text = eco_format!("{address}.{attribute} is known only when the stack is deployed");
        let unknown = Unknown {
            reason: Reason::new(ReasonKind::Computed, text),
            ..Unknown::attribute(Reference::new(address, attribute))
        };
        Value::new(Data::Unknown(unknown.into()))
    }

    /// A parameter's value where evaluation is: what holds there may leave only one.
    fn parameter_here(&mut self, name: &str, value: Value) -> Value {
        let subject = value
            .as_unknown()
            .and_then(|unknown| unknown.stands_for.as_ref());
        let (Some(subject), Some(entry), false) = (
            subject.filter(|subject| subject.attribute.is_empty()),
            self.template.parameters.get(name),
            self.facts.is_empty(),
        ) else {
            return value;
        };
        let parameter = parameters::Parameter {
            entry,
            file: self.file,
            prefix: &self.called.prefix,
        };
        if parameter.is_secret() || parameter.is_list() {
            return value;
        }
        match self
            .state
            .questions
            .text_where(&subject.address, &self.facts)
        {
            Some(text) => parameter.of_text(text, &value.origin),
            None => value,
        }
    }

    fn parameter(&mut self, name: &str) -> Option<Value> {
        let (&name, entry) = self.template.parameters.get_key_value(name)?;
        let parameter = parameters::Parameter {
            entry,
            file: self.file,
            prefix: &self.called.prefix,
        };
        if let Some(value) = self.parameters.get(name) {
            let is_known = |unknown: &Unknown| unknown.shape.is_some();
            let is_hidden = self.comparing == 0
                && value.as_unknown().is_none_or(|unknown| is_known(unknown))
                && parameter.is_secret();
            return Some(if is_hidden {
                parameter.masked(value)
            } else {
                value.clone()
            });
        }
        let value = if self.called.is_root() {
            parameter.value(self.ground.options.parameters.get(name))
        } else {
            let arguments = &self.called.arguments;
            let rest = arguments.rest.as_ref();
            parameter.of_argument(arguments.given.get(name).or(rest))
        };
        // What another stack gives is not bound by this one's `AllowedValues`: it may not be made.
        let own = self.full_name(name);
        let stands_for = value.as_unknown().and_then(|it| it.stands_for.as_ref());
        if stands_for.is_some_and(|it| it.attribute.is_empty() && it.address == own) {
            self.state
                .questions
                .limit(&own, &parameter.allowed_values());
        }
        self.parameters.insert(name, value);
        self.parameter(name)
    }
}
