"""The edition: an immutable release on disk, opened read-only, as a corpus, a search index and a SPARQL store."""
