"""Who simulates: processes, this process, or a dask cluster, here or elsewhere."""
