"""Double entry in whole microcents."""
