"""What other programs' formats can hold: their words for ours, and what is lost on the way, declared field by field."""
