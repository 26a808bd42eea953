"""Documents in, records out: loaders know formats and nothing else."""
