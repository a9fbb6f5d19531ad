# in front
/* of */ locals /* the */ { // opening
  # own line
  a /* name */ = /* sign */ 1 /* value */ # end
  b = [ # list
    1, // one
    # between
    2 /* two */, /*
    over lines */ 3
    # before the end
  ] // list end
  c = { # object
    # first
    x = 1 # x
    /* in front */ y = 2 // y
    /* of the brace */
  }
  d = ( # parentheses
    1 + # plus
    /* of */ 2 // two
  )
  e = max( # call
    1, # one
    /* none */
    2 # two
  )
  f = [for /* k */ k, /* v */ v in /* c */ local.b : /* r */ v if /* t */ v > 1 /* end */]
  g = local.b[ /* index */ 0 /* end */ ]
  h = true ? /* yes */ 1 : /* no */ 2 #end
  i = "# no ${ /* a comment */ "comment" } // here /* either */"
  j = <<-EOT
    # no comment
    ${ # one
      "x" // two
    } /* nor this */
  EOT
  # behind
  value = [local.a, local.b, local.c, local.d, local.e, local.f, local.g, local.h, local.i, local.j]
  /**/
  //
  #
  /***/ k = 1 /* ** / */
}
