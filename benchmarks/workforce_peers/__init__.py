"""The quarter of `workforce_world.py` as users of other libraries would write it, one file a peer."""
