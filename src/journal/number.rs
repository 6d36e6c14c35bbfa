//! The number that a fact gives what it begins, beside the id or as the id itself.

use super::{FactBody, kind::Shape};
use crate::domain::exact::number_in;
use serde_json::{Map, Value};

/// The field that says the number of what a fact begins, beside its id.
pub const NUMBER: &str = "number";

/// The values of a fact's fields, as a file would write them.
pub fn values(body: &FactBody) -> Map<String, Value> {
    let fact = body.any();
    let fields = fact.declared().fields.iter().zip(fact.fields());
    fields.map(|(declared, field)| (declared.name.to_owned(), field.value())).collect()
}

/// The same, saying its number where that is its id: so what is begun keeps this id.
pub fn keeping_id(body: FactBody) -> FactBody {
    let declared = body.declared();
    let begins = declared.fields.iter().find(|field| matches!(field.shape, Shape::New(_)));
    let mut fields = values(&body);
    let (Some(begins), Some(Value::Null)) = (begins, fields.get(NUMBER)) else { return body };
    let id = fields.get(begins.name).and_then(Value::as_str).unwrap_or_default();
    let number = number_in(id).into();
    fields.insert(NUMBER.to_owned(), number);
    FactBody::made(declared, fields).unwrap_or(body)
}

/// Whether two facts say the same, be the number of what they begin its id or beside it.
pub fn says_the_same(one: &FactBody, other: &FactBody) -> bool {
    one == other
        || (one.declared().name == other.declared().name
            && keeping_id(one.clone()) == keeping_id(other.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_the_id_may_be_said_or_not() {
        let rest = r#""site":"s","to":"li","kind":"new","controllers":[]"#;
        let body = |begun: &str| {
            serde_json::from_str::<FactBody>(&format!(r#"{{"notice":{{{begun},{rest}}}}}"#)).unwrap()
        };
        let (silent, said) = (body(r#""notice":"T-8""#), body(r#""notice":"T-8","number":"T-8""#));
        assert_eq!(keeping_id(silent.clone()), said);
        assert_eq!(keeping_id(said.clone()), said);
        assert!(says_the_same(&silent, &said));
        assert!(!says_the_same(&silent, &body(r#""notice":"T-8","number":"T-9""#)));
        let finished = serde_json::from_str::<FactBody>(r#"{"finished":{"notice":"T-8"}}"#).unwrap();
        assert_eq!(keeping_id(finished.clone()), finished);
        assert!(!says_the_same(&silent, &finished));
    }
}
