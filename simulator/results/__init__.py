"""Tidy results on disk, with a manifest."""
