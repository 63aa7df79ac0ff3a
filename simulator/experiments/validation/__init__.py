"""The default scenario held against published figures."""
