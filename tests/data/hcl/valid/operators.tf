locals {
  a = 1
  value = [
    1 + 2 * 3, (1 + 2) * 3, 10 - 2 - 3, 7 % 4, 1 / 4, -local.a, !true, !!true, - -1,
    1 < 2, 2 <= 2, 3 > 4, 4 >= 4, 1 == 1, 1 != 1,
    true || false && false, (true || false) && false,
    1 == 1 == true, 1 < 2 == true,
    true ? "a" : false ? "b" : "c",
    (
      local.a > 0
      ? "positive"
      : "other"
    ),
    (
      local.a == 1 ||
      local.a == 2 &&
      local.a != 3
    ),
    (local.a
      + 1
      - 2
    ),
  ]
}
