"""The pages: a question, its answer, topics, acts, provisions, lineage, coverage, and what is said about it all."""

from app.web.pages import about, asking, draft, embeds, images, law, lineage, numbers, query, service, sharing
from app.web.pages.frame import router

__all__ = ["about", "asking", "draft", "embeds", "images", "law", "lineage", "numbers", "query", "router", "service", "sharing"]
