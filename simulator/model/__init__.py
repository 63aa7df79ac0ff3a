"""One quarter, in the order of the paper."""
