# nothing here
// and nothing here
/* nor
   here */ # at all