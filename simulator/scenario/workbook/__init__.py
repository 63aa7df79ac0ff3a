"""A term sheet as a workbook: what its rows are, how it is written, and how it is read back without trust."""
