"""What each finding means and what to do about it, in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """A finding in words: its name, what is wrong, what to do about it."""

    name: str
    means: str
    do: str
    severity: str = "error"


#: Every code that the loaders, the invariants and the build raise; the codes of shapes come from the shapes themselves.
FINDINGS: dict[str, Meaning] = {
    "document-format": Meaning(
        "A document of an unknown format",
        "Acts are read from text, Markdown, HTML, Word and PDF files, known by the ending of their name.",
        "Save the act in one of these formats.",
    ),
    "document-unsafe": Meaning(
        "A document that may not enter",
        "The document is larger, deeper or packed tighter than any honest act; or declares entities of its own; or holds bytes"
        " that are no text; or is a PDF without a text layer, or one that cannot be read within its limits. Parsers that build"
        " trees lose what lies too deep without a word, so nothing of it is read.",
        "Do what the line says; saving the text alone, as .txt or .md in UTF-8, always helps.",
    ),
    "document-encoding": Meaning(
        "A document whose letters are in doubt",
        "The document is not UTF-8 and declares nothing, or its accents were decoded wrongly before it was saved.",
        "Save it again from its source as UTF-8. Until then, what is read from it may miss words.",
        "warning",
    ),
    "document-unread": Meaning(
        "A document in which no act was found",
        "Neither an article nor an effect could be read.",
        "Check that the document holds the text of an act, and not a picture of it.",
        "warning",
    ),
    "proposal-meets-curated": Meaning(
        "A program read an effect on an act of the curated book",
        "What a program read in a text ([import a corpus](../how-to/import-a-corpus.md)) is not what the book says. The book"
        " wins: the proposal is kept as outstanding, and nothing is computed from it.",
        "Read the clause that is named; record the effect in the book if it is right.",
        "warning",
    ),
    "records-format": Meaning(
        "A file of records that cannot be read",
        "A `.jsonl` or `.gz` file does not begin with the line that `linaje import` writes, or a line of it is no record.",
        "Make the file again with `linaje import`; it is not meant to be written by hand.",
    ),
    "L01": Meaning(
        "A day that is no day",
        "A value typed as a date is not a civil day written YYYY-MM-DD between 1500-01-01 and 9999-12-30, or a time was given"
        " where law counts days. Such a value would sort and compare wrongly, and a repealed text could look alive.",
        'Write the day in Bogotá as `"2016-03-01"^^xsd:date`. Where the day is not known, leave it out and give a window with'
        " the two properties that end in `Earliest` and `Latest`.",
    ),
    "L02": Meaning(
        "An effect that reaches nothing",
        "The acting or the affected side of an effect is no act, provision or effect in the files checked.",
        "Record the missing act or provision, or mend the identifier. If it lies in another file, check both files together.",
    ),
    "L03": Meaning(
        "Days and names that do not agree",
        "The day in the name of a version is not the day on which the effect that produced it takes effect; or a far-off day"
        " stands for “no end”; or an absence ends before it begins.",
        "Rename the version after the day of its effect, or mend the effect. Leave an unknown end out.",
    ),
    "L04": Meaning(
        "An effect older than the force of its act",
        "An effect carries a day before its acting act starts to rule for anybody.",
        "Read the start clause of the act again. Usually the effect needs no day of its own: it travels with its act (rule R3).",
    ),
    "L05": Meaning(
        "An effect on what has not begun",
        "An effect changes a slot on a day when no text had begun there.",
        "Check the target and the day. If the target did exist, record how it began: by a commencement or an addition.",
    ),
    "L06": Meaning(
        "Two substitutions on one day",
        "Two effects substitute the same slot on the same day for the same addressees, and nothing says which comes first.",
        "Give the later one `lin:sequence 1`, or tell their scopes apart.",
    ),
    "L07": Meaning(
        "An effect on what has ended",
        "An effect changes a slot whose last text had already ended.",
        "Check the target and the day. A text that came back needs an effect that produced a new version of it (rule R8).",
    ),
    "L08": Meaning(
        "A text put into a dead act",
        "A version is put into a slot of an act that had ended by that day.",
        "Check the slot, the day, and the effect that ended the act.",
    ),
    "L09": Meaning(
        "A ring, or an act that changes a younger one",
        "Something holds itself, is part of itself or takes its words from itself; or an act changes an act issued after it.",
        "Cut the ring where it is wrong. For two acts, check which one acts on which, and both days of issue.",
    ),
    "L11": Meaning(
        "A compilation that does not say what it compiled",
        "A compiled version does not name the provision its words came from; or the parts of a compilation leave out an article"
        " of the source without saying so.",
        "Give the version its `lin:textFrom`; record the missing part, or name what is left out in `lin:exceptions`.",
    ),
    "L12": Meaning(
        "A ruling that is not complete",
        "A ruling acts but the basis is not judicial, or the basis is judicial but no dated ruling acts; an annulment does not"
        " say how far back it works, a lifting lifts nothing, a reading is not given, a postponement names no effect or no"
        " day, or an effect that brings no text is said to have brought one.",
        "Name the ruling as actor, with the day it became enforceable, and set `lin:basis basis:judicial`; or change the basis."
        " Give `lin:reach`, `lin:worksFrom` or `lin:reading` as the finding says.",
    ),
    "L13": Meaning(
        "A provision in the wrong place",
        "A provision is held by another act, or its kind or number contradicts its name, or a sibling has both alike.",
        "Make the name, `eli:is_part_of`, `eli:type_subdivision` and `eli:number` agree.",
    ),
    "L15": Meaning(
        "No horizon",
        "No data set says until which day law was looked for, or an act claims to have been followed for longer than that.",
        "Add a `lin:Dataset` with `lin:knownThrough`; leave `lin:recordedUntil` out where the data set's own day is meant.",
    ),
    "L16": Meaning(
        "Recorded before it was known",
        "A claim was assessed, or an opinion given, after the day on which the data set says it was recorded.",
        "Move `dcterms:issued` of the data set forward, or mend the day of the claim.",
    ),
    "L17": Meaning(
        "A name that cannot be used",
        "An identifier cannot be taken apart, its act is not recorded, or the file holds a blank node, a quoted triple, or an IRI"
        " that is too long, not in Unicode form NFC, or of a scheme other than https, http and urn.",
        "Give every node a name as in [identifiers](identifiers.md), and record the act first.",
    ),
    "L18": Meaning(
        "Words without a source",
        "An effect without any source quotes words, or claims a confidence above `unverified`.",
        "Name the source, or drop the quote and set `confidence:unverified`.",
    ),
    "L19": Meaning(
        "The same effect twice",
        "Two effects of one type, from one act, on one target, from one day, for the same addressees.",
        "Keep one, or tell their scopes apart. The build goes on.",
        severity="warning",
    ),
    "L21": Meaning(
        "A release that changes many answers",
        "An act of the current release is missing from the new one; or more than one in twenty of up to 5,000 sampled answers (an"
        " act or provision, on a day on which its status may change) is another. The build goes on; the ledger keeps it.",
        "Read `linaje release diff` between the two. If it is a mistake, `linaje release rollback` goes back to the old one.",
        "warning",
    ),
    "R1": Meaning(
        "A first day that its rule does not give",
        "The day written for a commencement is not the one that its start rule gives from the recorded days of the act.",
        "Check the rule, the day of publication or issue, and the months.",
    ),
    "R2": Meaning(
        "In force before it was published",
        "An act is said to rule before its publication in the official gazette.",
        "Check both days: the start may never be the earlier one.",
    ),
    "R5": Meaning(
        "A tacit effect that nobody signs",
        "An effect rests on a tacit basis but no opinion says who holds it.",
        "Add a `lin:Opinion` with holder, day and reasons, or record the relation as a reference instead.",
    ),
    "R7": Meaning(
        "A lower act that ends a higher one",
        "An act of lower rank is said to repeal, substitute, amend, compile or supersede text of an act of higher rank.",
        "Check the acting act and the ranks, or record the relation as a reference.",
    ),
    "double-record": Meaning(
        "One record in two files",
        "The same subject is described in two of the files given, so which one is meant cannot be known.",
        "Keep it in one file.",
    ),
    "encoding": Meaning(
        "Letters that were lost",
        "The file is not UTF-8 or begins with a byte order mark, or holds the replacement character, a control character, or text"
        " that is not in Unicode form NFC.",
        "Save the file as UTF-8 and retype the letters at the place named.",
    ),
    "rdf-syntax": Meaning(
        "Not Turtle",
        "The file is not valid Turtle. Nothing of it was taken.",
        "Mend the line named; often a semicolon or the last full stop is missing on the line before.",
    ),
    "record-shape": Meaning(
        "Not a record of ours",
        "A subject has no class of the ontology or several, lacks a property it needs, has one twice, or has one that its class"
        " does not know, such as a misspelt name.",
        "Look the class up in the [ontology](ontology.md): its table lists every property it may have.",
    ),
    "too-deep": Meaning(
        "Brackets too deep",
        "Brackets of Turtle are nested deeper than 64, or elements of XML deeper than 200, which no honest file needs.",
        "Give each node a name of its own; cut the nesting.",
    ),
    "too-large": Meaning(
        "A text too long",
        "One literal holds more than 1,048,576 characters, or a foreign file more bytes or elements than are read.",
        "The book of record holds facts, not texts: leave the text out and name its source. Give foreign documents one by one.",
    ),
    "unreadable": Meaning(
        "No such file", "A file cannot be opened.", "Check the path and the permissions; the message gives the system's reason."
    ),
    "unsupported-format": Meaning(
        "A format that is not read",
        "The ending of the file's name, or the root or first row of what is in it, belongs to no format that is read.",
        "Give a format that [exchange](../how-to/exchange.md) lists, under its ending.",
    ),
}
