"""The reference pages, one function each, and the words that no code holds."""
