"""What no code holds: what a status means to a reader, and examples."""

from __future__ import annotations

STATUS: dict[str, str] = {
    "in_force": "A text stands in the slot and nothing recorded had ended it.",
    "not_yet": "The first text starts on a later day.",
    "no_longer": "The last text ended, or is deemed never to have stood, or the act lent its words to slots now held by others.",
    "suspended": "A ruling keeps it from being applied: it exists, and comes back when the suspension is lifted.",
    "partly": "It stands for some addressees only, or part of it has been ended.",
    "unknown": "The sources leave it open: the day of an effect is known only within a window that holds the day asked,"
    " or its fate was not followed until that day, or nothing is recorded. The reasons say which.",
}

OUTCOME: dict[str, str] = {
    "governed": "At least one provision governs.",
    "contested": "At least one provision governs; somebody holds that it was tacitly repealed, or its legal bases are all gone.",
    "none": "No recorded norm governs that day, and nothing recorded leaves it in doubt.",
    "unknown": "Nothing certainly governs, and at least one norm may; or the text asked names no topic and was searched instead.",
}

ROLE: dict[str, str] = {
    "mandate": "A statute that commands the topic.",
    "policy": "A norm that sets the policy.",
    "standard": "A norm that fixes the technical standard.",
    "guideline": "A manual, model or guide. It governs only while a provision in force makes it binding.",
}

WHY_NOT: dict[str, str] = {
    "not_yet": "It starts on a later day.",
    "repealed": "A repeal had ended it.",
    "substituted": "Its text had been replaced as a whole.",
    "amended": "Its text had been rewritten by an amendment.",
    "compiled": "Its text had been taken into a single decree and stands there.",
    "superseded": "A later edition of the same manual or model had taken its place.",
    "effect_exhausted": "The text it had lent to another act had been replaced.",
    "unknown": "Whether it stood that day is not known.",
    "not_addressed": "It does not bind the class of addressee asked for.",
    "not_binding": "It is a guideline, and no provision in force made it binding.",
    "suspended": "A ruling had suspended it: it existed and was not applied.",
    "annulled": "A ruling had annulled it, or is now deemed to have from its beginning.",
    "corrected": "A later act corrected its text; the corrected one is deemed to have stood from the start.",
    "expired": "Its own clause had ended it.",
    "lapsed": "It had lost its force by operation of law, as an act or ruling says.",
    "withdrawn": "The effect that was to bring it was withdrawn before it happened, or annulled from the beginning.",
    "old_case": "A saving clause leaves the case asked about to the text before it.",
}

#: The classes of addressee are made of these.
ATOMS: dict[str, str] = {
    "national-executive": "national level, executive branch",
    "territorial-executive": "territorial level, executive branch",
    "national-other": "national level, other branches and autonomous bodies",
    "territorial-other": "territorial level, other branches and autonomous bodies",
    "private": "private parties with public functions",
}

COVERAGE: dict[str, str] = {
    "claimed": "A living claim says that some provision supports the principle.",
    "assessed-none": "Somebody assessed it for that day and found no support.",
    "not-assessed": "Nobody has assessed it for that day. This is not a finding of no support.",
}

#: What an answer adds to the five members of every problem.
PROBLEM_EXTENSIONS: dict[str, str] = {
    "unknown-topic": "`suggestions`: up to five topics, each with `slug` and `label`.",
    "unknown-norm": "`suggestions`: up to five identifiers of acts.",
    "unknown-release": "`suggestions`: up to five names of releases.",
    "not-found": "None.",
    "request-invalid": "`errors`: one entry for each parameter at fault, with `field`, `pointer`, `code` and `message`.",
    "date-invalid": "`errors`, as for `request-invalid`.",
    "method-not-allowed": "None.",
    "format-not-offered": "None. Ask for `json` or `xml`.",
    "host-not-allowed": "None.",
    "store-unavailable": "None. Where a graph store does not answer, the header `Retry-After` names the seconds to wait.",
    "store-bad-answer": "None. The log of the server says what was wrong.",
    "sparql-syntax": "`line`, `column`.",
    "sparql-forbidden": "`keyword`, and `position`: the character of the query at which it stands.",
    "sparql-too-complex": "`limit_name` (`chars`, `depth`, `patterns`, `operators`, `graphs`), `limit`, `found`.",
    "query-timeout": "`limit_ms`. There is no `Retry-After`: the same query would fail again.",
    "query-memory": "`limit_mb`.",
    "result-too-large": "`limit_name` (`rows` or `bytes`), `limit`, `limit_rows`.",
    "rate-limited": "`budget` (`query-seconds`, `errors`, `concurrent`); headers `Retry-After`, `RateLimit`, `RateLimit-Policy`.",
    "busy": "None; header `Retry-After`.",
    "not-acceptable": "`available`: the formats there are, each with `type` and `href`; the same as `Link` headers.",
    "unsupported-format": "`accepted`: the media types that are read.",
    "too-large": "`limit`, `limit_name`.",
    "picture-failed": "None.",
    "signing-unavailable": "None. The log of the server names the file.",
    "internal": "None. The log of the server holds the failure.",
}

#: Examples for terms that the bundled data does not use.
TERM_EXAMPLES: dict[str, str] = {
    "dissent": "<opinion/1> lin:dissent false .",
    "opinionAbout": "<opinion/1> lin:opinionAbout <effect/E-0042> .",
    "opinionDate": '<opinion/1> lin:opinionDate "2024-05-06"^^xsd:date .',
    "position": '<opinion/1> lin:position "La ley posterior regula toda la materia."@es, "The later law regulates it all."@en .',
    "resolvedOn": '<condition/1> lin:resolvedOn "2017-09-11"^^xsd:date .',
    "pinned": "<effect/E-0042> lin:pinned <co/manual/gobierno-digital/7> .",
    "reach": "<effect/E-0042> lin:reach reach:ex-tunc .",
    "reading": '<effect/E-0042> lin:reading "Solo si media orden escrita."@es, "Only on a written order."@en .',
    "worksFrom": '<effect/E-0042> lin:worksFrom "2016-01-01"^^xsd:date .',
    "sequence": "<effect/E-0042> lin:sequence 1 .",
    "sinceEarliest": '<effect/E-0042> lin:sinceEarliest "2021-03-01"^^xsd:date .',
    "sinceLatest": '<effect/E-0042> lin:sinceLatest "2021-03-31"^^xsd:date .',
    "governs": "written as one of lin:mandateFor, lin:policyFor, lin:standardFor, lin:guidelineFor",
}

#: A command line for each command, run by the tests.
COMMANDS: dict[str, str] = {
    "ask": "linaje ask gobierno-digital --on 2016-03-01 --lang en",
    "act": 'linaje act "D. 1008/18" --on 2019-01-01',
    "lineage": "linaje lineage co/decreto/2018/1008 --format dot",
    "export-site": "linaje export-site site --view coverage --lang es",
    "coverage": "linaje coverage --on 2016-03-01 --format csv",
    "serve": "linaje serve --port 8000",
    "build": "linaje build data/decrees.ttl --out try",
    "check": "linaje check data/decrees.ttl",
    "format": "linaje format --check data/decrees.ttl",
    "release list": "linaje release list",
    "release show": "linaje release show",
    "release diff": "linaje release diff sha256-… sha256-…",
    "release rollback": "linaje release rollback sha256-…",
    "verify": "linaje ask gobierno-digital --on 2016-03-01 --certificate --out answer.json\n$ linaje verify answer.json",
    "key": "linaje key",
    "dump": "linaje dump --format nq --out dumps",
    "ledger verify": "linaje ledger verify",
    "mcp": "linaje mcp",
}

NOT_RUN: dict[str, str] = {
    "mcp": "it serves until its host ends; test_cli_assistants.py holds sessions with it",
    "serve": "it serves until it is stopped; another test starts it",
    "release diff": "the names differ; the guide to the book of record shows it run",
    "release rollback": "the name differs; the guide to production shows it run",
}

EXITS: dict[str, str] = {
    "extract": "0 when every document was read; 1 when one could not be, or a line of a question file is not understood.",
    "draft": "0 when no effect and no citation is broken; 1 when one is, or the draft cannot be read.",
    "ask": "0 when the outcome is governed, contested or none, or the act or provision meant was found; 1 when it is unknown or"
    " the words were only searched; 2 when the words are ambiguous or name nothing.",
    "build": "0 when a release was written; 1 when findings forbade it.",
    "check": "0 without errors (warnings are printed); 1 with errors.",
    "format": "0; with `--check`, 1 when a file is not in order; 1 when a file cannot be read.",
    "verify": "0 when the certificate holds; 1 when it does not, or cannot be checked by this version, with the first thing that"
    " does not hold; 2 for misuse.",
    "ledger verify": "0 when the chain is whole; 1 when it is not.",
}

#: What a search engine of addresses needs where the description of the API gives no example.
QUERY_EXAMPLES: dict[str, dict[str, str]] = {
    "/api/v1/search": {"q": "sello excelencia"},
    "/api/v1/coverage": {"on": "2016-03-01"},
    "/api/v1/acts": {"type": "decreto", "on": "2016-03-01"},
    "/api/v1/releases/diff": {"a": "sha256-…", "b": "sha256-…"},
}
