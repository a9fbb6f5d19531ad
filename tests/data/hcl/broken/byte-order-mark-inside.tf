locals {
  ﻿a = 1
  after = 2
}
