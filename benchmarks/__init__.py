"""Measurements of Linaje at the size of a nation's law, beside the engines it could have been built on."""
