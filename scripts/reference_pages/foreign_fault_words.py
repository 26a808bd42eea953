"""What each finding about the files of other publishers means and what to do about it, in words."""

from __future__ import annotations

from reference_pages.fault_words import Meaning

#: Every code of the loaders of foreign formats.
FOREIGN: dict[str, Meaning] = {
    "akn-open-modification": Meaning(
        "A modification without ends",
        "A modification does not say which work acts, or on which. It was left out.",
        "Name both works in full in `source` and `destination`.",
        "warning",
    ),
    "akn-twin-unit": Meaning(
        "Two units of one name",
        "Two units of a document have the same kind, number and place. The second was left out.",
        "Correct the number in the document.",
        "warning",
    ),
    "akn-unknown-modification": Meaning(
        "A modification without counterpart",
        "A type of modification has no kind of effect that it means here. It was left out.",
        "Record what it does in Turtle, if it changes law.",
        "warning",
    ),
    "akn-unnamed": Meaning(
        "A document without a name",
        "The `FRBRuri` of a work is missing or names no work. The document was not taken.",
        "Give it a full name, such as `/akn/za/act/2020/1`.",
    ),
    "akn-value": Meaning(
        "A value that does not come back",
        "A document that Linaje wrote holds a value that was changed and cannot be read.",
        "Export the lineage again, or correct the value.",
    ),
    "csv-row": Meaning(
        "A row of another length",
        "A row has more or fewer cells than the first one. It was left out.",
        "Give each row as many cells as there are columns.",
    ),
    "csv-syntax": Meaning(
        "Not a table",
        "A quotation mark is opened and not closed, or stands where none may.",
        "Mend the quotation marks.",
    ),
    "import-conflict": Meaning(
        "Two things said of one record",
        "A foreign file says two different things of one act or effect. The first was taken.",
        "Find out which is right and correct the other.",
    ),
    "import-day": Meaning(
        "A day that cannot be read",
        "A foreign file gives a day that is none, or several for one fact. It was left out.",
        "Correct it in the file, or record the fact in Turtle.",
        "warning",
    ),
    "import-stub": Meaning(
        "A work that is only mentioned",
        "A table names a work that it does not describe. It was taken with what is said of it, which may be its title alone.",
        "Give the table that describes it too, or correct the link.",
        "warning",
    ),
    "indigo-day": Meaning(
        "A cell that is no day",
        "A cell for a day holds something else. The day was not taken.",
        "Write it as YYYY-MM-DD.",
    ),
    "indigo-identity": Meaning(
        "A work without identity",
        "The country, year or number of a row is missing or not well formed. The row was left out.",
        "Give the country's two letters, a year, and a number of letters, digits, full stops and hyphens.",
    ),
    "indigo-link": Meaning(
        "A link that names no work",
        "A cell of links names something that is no work, or the work itself. The link was left out.",
        "Write it as `/akn/za/act/2020/1`.",
        "warning",
    ),
    "jolux-address": Meaning(
        "An act at an unknown address",
        "The address of an act belongs to no publisher whose addresses are taken apart here. It was left out.",
        "Record the act in Turtle.",
        "warning",
    ),
    "jolux-citation": Meaning(
        "A citation with an open end",
        "One end of a citation or basis has an address that is not known here. It was left out.",
        "Give its address in full, or record the reference in Turtle.",
        "warning",
    ),
    "jolux-end": Meaning(
        "An end without a cause",
        "An act is said to be out of force, but no impact says by what. The end was not recorded, as only effects end acts.",
        "Record in Turtle which act ended it.",
        "warning",
    ),
    "jolux-impact": Meaning(
        "An impact that cannot be understood",
        "The type of an impact has no counterpart, or one of its ends has an address that is not known here. It was left out.",
        "Record what it does in Turtle, if it changes law.",
        "warning",
    ),
    "uk-effect-address": Meaning(
        "An effect without addresses",
        "The address of the affected or affecting act is missing or of another publisher. The effect was left out.",
        "Give `AffectedURI` and `AffectingURI`.",
        "warning",
    ),
    "uk-effect-type": Meaning(
        "An effect without counterpart",
        "A type of effect changes neither text nor force, or means nothing that is known here. It was left out.",
        "Record the change in Turtle, if it changes law.",
        "warning",
    ),
    "xml-doctype-forbidden": Meaning(
        "A document type",
        "An XML file declares a document type or an entity, through which a file can fetch others or grow without bound. Nothing"
        " of it was taken.",
        "Take the declaration out; no format read here needs one.",
    ),
    "xml-syntax": Meaning(
        "Not XML",
        "The file is not well-formed XML. Nothing of it was taken.",
        "Mend the XML at the line named.",
    ),
}
