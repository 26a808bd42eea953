"""Hostile XML is refused quickly, and honest XML is read to the depth and size that are allowed."""

from __future__ import annotations

import time

import pytest
from foreign import load

BOMB = (
    '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">'
    + "".join(f'<!ENTITY {chr(99 + n)} "{"&" + chr(98 + n) + ";"}">' for n in range(9))
    + "]>"
)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<!DOCTYPE a><a/>", "xml-doctype-forbidden"),
        (b"<?xml version='1.0'?>\n<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "xml-doctype-forbidden"),
        (b"<!doctype a><a/>", "xml-doctype-forbidden"),
        (f"{BOMB}<a>&j;</a>".encode(), "xml-doctype-forbidden"),
        (b"<a>&file;</a>", "xml-syntax"),
        (b"<a><b></a>", "xml-syntax"),
        (b"", "xml-syntax"),
        (b"<a>" * 201 + b"</a>" * 201, "too-deep"),
        (b"<a>" * 100_000, "too-deep"),
        ("<a/>".encode("utf-16"), "encoding"),
        (b'<?xml version="1.0" encoding="utf-7"?><a/>', "encoding"),
        (b"<a>\xff</a>", "encoding"),
        (b"<a>\x00</a>", "encoding"),
        (b"<a/>", "unsupported-format"),
        (b'<html xmlns="http://www.w3.org/1999/xhtml"/>', "unsupported-format"),
    ],
)
def test_hostile_xml_is_refused_quickly(content: bytes, code: str) -> None:
    began = time.monotonic()
    loaded = load("x.xml", content)
    assert [finding.code for finding in loaded.findings] == [code]
    assert loaded.records == []
    assert time.monotonic() - began < 5


def test_the_deepest_document_allowed_is_read() -> None:
    assert [one.code for one in load("x.xml", b"<a>" * 200 + b"</a>" * 200).findings] == ["unsupported-format"]


def test_a_file_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.xml.MAX_BYTES", 100)
    assert [one.code for one in load("x.xml", b"<a>" + b" " * 100 + b"</a>").findings] == ["too-large"]
    monkeypatch.setattr("loaders.xml.MAX_ELEMENTS", 3)
    assert [one.code for one in load("x.xml", b"<a><b/><b/><b/></a>").findings] == ["too-large"]
