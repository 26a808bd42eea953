"""The pages: a question, its answer, topics, acts, provisions, lineage, coverage, and what is said about it all."""

from app.web.pages import about, law, numbers, service
from app.web.pages.frame import router

__all__ = ["about", "law", "numbers", "router", "service"]
