from_file       = "file"
from_json       = "file"
from_auto       = "file"
from_later_auto = "file"
object          = { a = 1, b = ["2", 3] }
