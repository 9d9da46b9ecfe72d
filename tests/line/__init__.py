"""What goes over the line: the lean driver shows what stock Textual shows, with fewer bytes."""
