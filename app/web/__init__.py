"""HTTP: thin. Reads an open release, asks the core, answers as JSON or as a page."""
