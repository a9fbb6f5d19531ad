{
  "variable": {
    "region": {}
  }
}
