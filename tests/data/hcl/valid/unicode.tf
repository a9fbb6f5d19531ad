locals {
  größe       = 1
  名前          = "名"
  имя_файла   = "файл"
  éte       = "decomposed"
  संख्या       = 3
  a·b         = "middle dot"
  composed    = "é" == "é"
  value = {
    sum    = local.größe + local.संख्या
    名前     = local.名前
    имя    = local.имя_файла
    summer = local.éte
    dot    = local.a·b
    same   = local.composed
    length = length("é👩‍👩‍👧")
  }
}
