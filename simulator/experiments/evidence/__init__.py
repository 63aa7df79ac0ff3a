"""Pages of the handbook that compare sectors, scale the question up on paper, and list what is not known."""
