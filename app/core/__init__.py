"""The law in time, as pure functions of (corpus, question): no I/O, no clock, no RDF, no settings."""
