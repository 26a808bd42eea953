"""A whole corpus of acts, read by program: each document gives proposals, and a report tells all that was found."""
