"""Files to checked, frozen objects."""
