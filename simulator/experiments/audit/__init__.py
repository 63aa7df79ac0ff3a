"""An independent auditor: every payment of a stored run again, in plain Python integers."""
