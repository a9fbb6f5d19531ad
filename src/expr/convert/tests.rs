use super::*;

fn map(entries: &[(&str, Value)]) -> Value {
    let entries: Map = entries
        .iter()
        .map(|(name, value)| (*name, value.clone()))
        .collect();
    Value::object(entries)
}

fn same(a: &Value, b: &Value) {
    assert_eq!(a.same(b), Some(true), "{a:?}\n{b:?}");
}

#[test]
fn primitives_convert_as_terraform_converts_them() {
    same(&to_string(&Value::from(5)).unwrap(), &Value::from("5"));
    same(
        &to_string(&Value::from(true)).unwrap(),
        &Value::from("true"),
    );
    same(&to_number(&Value::from("1e3")).unwrap(), &Value::from(1000));
    same(&to_bool(&Value::from("1")).unwrap(), &Value::from(true));
    assert!(to_bool(&Value::from(1)).is_err());
    assert!(to_bool(&Value::from("True")).is_err());
    assert!(to_number(&Value::from(true)).is_err());
    assert!(to_number(&Value::from(" 1")).is_err());
    assert!(to_string(&Value::tuple(vec![])).is_err());
}

#[test]
fn null_passes_through_everything() {
    for convert in [to_string, to_number, to_bool, to_list, to_set, to_map] {
        assert!(convert(&Value::null()).unwrap().is_null());
    }
}

#[test]
fn list_elements_meet_in_strings_only_beside_a_string() {
    let mixed = Value::tuple(vec![Value::from(1), Value::from(true), Value::from("a")]);
    let expected = Value::tuple(vec!["1".into(), "true".into(), "a".into()]);
    same(&to_list(&mixed).unwrap(), &expected);
    assert!(to_list(&Value::tuple(vec![Value::from(1), Value::from(true)])).is_err());
}

#[test]
fn objects_of_different_names_meet_in_a_map() {
    let list = to_list(&Value::tuple(vec![
        map(&[("a", Value::from(1))]),
        map(&[("b", Value::from("x"))]),
    ]))
    .unwrap();
    same(list.as_items().unwrap()[0].get("a").unwrap(), &"1".into());
    assert_eq!(list.as_items().unwrap()[0].type_name(), "map");
}

#[test]
fn sets_are_sorted_with_null_last_and_hold_each_element_once() {
    let set = to_set(&Value::tuple(vec![
        "b".into(),
        Value::null(),
        "a".into(),
        "b".into(),
    ]))
    .unwrap();
    let expected = Value::tuple(vec!["a".into(), "b".into(), Value::null()]);
    same(&set, &expected);
}

#[test]
fn sets_of_tuples_follow_their_textual_form() {
    let pair = |n: i64| Value::tuple(vec![Value::from(n)]);
    let set = to_set(&Value::tuple(vec![pair(2), pair(10), pair(2)])).unwrap();
    same(&set, &Value::tuple(vec![pair(10), pair(2)]));
}

#[test]
fn declared_objects_drop_what_they_do_not_name_and_fill_what_is_optional() {
    let optional = Attribute {
        kind: Type::String,
        optional: true,
    };
    let wanted = Type::Object(
        [
            ("n".into(), Attribute::required(Type::Number)),
            ("o".into(), optional),
        ]
        .into(),
    );
    let value = map(&[("n", "5".into()), ("x", Value::from(true))]);
    let expected = map(&[("n", Value::from(5)), ("o", Value::null())]);
    same(&to_type(&value, &wanted).unwrap(), &expected);
    assert!(to_type(&map(&[]), &wanted).is_err());
}

#[test]
fn values_of_astronomic_size_are_refused() {
    let mut value = Value::from("lol");
    for _ in 0..40 {
        value = Value::tuple(vec![value.clone(), value]);
    }
    assert!(to_list(&value).is_err());
    assert!(unify(&[value.clone(), Value::null(), value]).is_none());
}
