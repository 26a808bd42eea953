"""A whole corpus of acts, read by program: every act a document, every document a proposal, and a report of all that was found."""
