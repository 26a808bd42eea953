"""The ledger: what was built, from what, by whom, with what result. Entries are only ever added, each chained to the last."""
