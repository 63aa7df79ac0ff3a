"""What we look at, each with a unit."""
