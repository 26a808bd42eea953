"""The tables of the compiled index, and what each is for."""

#: Changes when a reader of an older index could no longer read a newer one, or the other way about.
FORMAT = "4"

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE record (kind TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE link (relation TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (relation, id, place)) WITHOUT ROWID;
-- Where the statements of a record stand in statements.nq: their hashes are the premises of what is concluded from it.
CREATE TABLE premise (record TEXT NOT NULL, offset INTEGER NOT NULL, size INTEGER NOT NULL,
    PRIMARY KEY (record, offset)) WITHOUT ROWID;
-- The acts by what lists filter them by, and the names they are called by, folded.
CREATE TABLE act (place INTEGER PRIMARY KEY, id TEXT NOT NULL, type TEXT NOT NULL, kind TEXT NOT NULL, number TEXT NOT NULL,
    year INTEGER, rank INTEGER NOT NULL);
CREATE TABLE called (rowid INTEGER PRIMARY KEY, folded TEXT NOT NULL, id TEXT NOT NULL);
CREATE VIRTUAL TABLE spelled USING fts5(folded, content = '', detail = none, tokenize = 'trigram');
-- Articles of compiling decrees, which are cited without their decree: "2.2.9.1.1.1".
CREATE TABLE dotted (number TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (number, id)) WITHOUT ROWID;
-- What can be searched, with the run of days in which its text stands, and the words and roots of it.
CREATE TABLE entry (rowid INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, version TEXT NOT NULL, start TEXT, end TEXT,
    locator TEXT NOT NULL, body BLOB NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(label, body, roots, content = '', detail = column,
    tokenize = "unicode61 remove_diacritics 2");
-- For each topic the days on which its answer may change. What the answers are, in short, stands in a file of its own.
CREATE TABLE step (topic TEXT PRIMARY KEY, days BLOB NOT NULL) WITHOUT ROWID;
-- For each act its status in some runs of days, the last ones among them.
CREATE TABLE brief (act TEXT NOT NULL, day INTEGER NOT NULL, until INTEGER NOT NULL, status TEXT NOT NULL, since INTEGER,
    PRIMARY KEY (act, day)) WITHOUT ROWID;
"""

#: Made after the rows are in, which is faster.
INDEXES = """
CREATE INDEX act_number ON act (number);
CREATE INDEX act_year ON act (year);
CREATE INDEX called_folded ON called (folded);
"""

#: The records that hang on many identifiers by one relation.
LINKED = """SELECT link.id, record.id, record.body FROM link JOIN record ON record.kind = link.kind AND record.id = link.record
WHERE link.relation = ? AND link.id IN (SELECT value FROM json_each(?)) AND link.kind = ? ORDER BY link.id, link.place"""

#: The run of days of an act that began last before a day.
BRIEF = "SELECT until, status, since FROM brief WHERE act = ? AND day <= ? ORDER BY day DESC LIMIT 1"

#: So many matches are compared with each other: a word that stands in half of the texts tells none of them from another.
RANKED = 20_000

#: What matches, the best first. What does not stand on the day asked for counts half.
FOUND = """
SELECT entry.kind, entry.id, entry.start, entry.end, entry.body, entry.version, entry.locator
FROM (SELECT place, score FROM (
        SELECT words.rowid AS place, bm25(words, 8.0, 2.0, 1.0)
            * CASE WHEN ? IS NULL OR entry.start IS NULL OR (entry.start <= ? AND (entry.end IS NULL OR ? < entry.end))
              THEN 1.0 ELSE 0.5 END AS score
        FROM words JOIN entry ON entry.rowid = words.rowid
        WHERE words MATCH ? AND (? = '' OR entry.kind = ?)
            AND (? IS NULL OR entry.kind = 'act'
                 OR ((entry.start IS NULL OR entry.start <= ?) AND (entry.end IS NULL OR ? < entry.end)))
        LIMIT ?) ORDER BY score, place LIMIT ?) AS best
JOIN entry ON entry.rowid = best.place ORDER BY best.score, best.place
"""
