"""Values in, words and pictures out: sentences in Spanish and English, names, the lineage network, exports."""
