"""RDF: the vocabulary, the only bridge between records and triples, the canonical form, the shapes."""
