"""What is taken along: calendars, coverage as files and as a picture, and two days side by side."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, date, datetime

import lxml.etree
import pytest
from fastapi.testclient import TestClient
from serving import Page

from app.render.calendar import Entry, calendar

ACT = "/api/v1/acts/co/decreto/2014/2573"
SVG = "{http://www.w3.org/2000/svg}"


def _events(text: str) -> list[dict[str, str]]:
    """The events of a calendar, unfolded."""
    assert "\r\n" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    found: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1][name] = value
    return found


def test_the_calendar_holds_the_deadlines_in_force_that_a_day_or_a_year_is_known_of(client: TestClient) -> None:
    api = client.get(f"{ACT}/deadlines?on=2016-03-01").json()
    wanted = {f"{one['id']}@linaje" for one in api["items"] if one["in_force"] and (one["due"] or one["due_year"])}
    events = _events(client.get(f"{ACT}/deadlines.ics?on=2016-03-01").text)
    assert len(wanted) > 10
    assert {one["UID"] for one in events} == wanted
    by_id = {f"{one['id']}@linaje": one for one in api["items"]}
    for event in events:
        told = by_id[event["UID"]]
        first = date.fromisoformat(told["due"]) if told["due"] else date(told["due_year"], 1, 1)
        assert event["DTSTART;VALUE=DATE"] == f"{first:%Y%m%d}"


def test_after_the_text_is_gone_its_calendar_is_empty(client: TestClient) -> None:
    assert _events(client.get(f"{ACT}/deadlines.ics?on=2024-01-01").text) == []


def test_deadlines_by_addressee_are_those_that_bind_the_class(client: TestClient) -> None:
    whole = client.get(f"{ACT}/deadlines?on=2016-03-01").json()["items"]
    national = client.get(f"{ACT}/deadlines?on=2016-03-01&addressee=nacional").json()["items"]
    assert 0 < len(national) < len(whole)
    assert all("territorial" not in one["classes"] for one in national)


def test_long_and_hostile_words_stay_inside_their_line() -> None:
    words = "ñandú, con; signos\\ y\nEND:VEVENT" * 9
    entry = Entry("deadline/x", words, words, date(2020, 2, 29), None, "https://example.org/x")
    (event,) = _events(calendar([entry], "x", datetime(2026, 1, 1, tzinfo=UTC)))
    assert event["DTEND;VALUE=DATE"] == "20200301"
    plain = event["SUMMARY"].replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
    assert plain == words


def test_coverage_files_hold_every_claim_of_the_api(client: TestClient) -> None:
    api = client.get("/api/v1/coverage?on=2019-01-01&lang=en").json()
    answer = client.get("/api/v1/coverage.csv?on=2019-01-01&lang=en")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    told = [(str(one["principle"]), claim["evidence"]) for one in api["principles"] for claim in one["claims"]]
    assert [(row["principle"], row["evidence"]) for row in rows if row["act"]] == told
    assert {row["principle"] for row in rows} == {str(number) for number in range(1, 13)}
    book = client.get("/api/v1/coverage.xlsx?on=2019-01-01&lang=en").content
    with zipfile.ZipFile(io.BytesIO(book)) as sheet:
        assert sheet.read("xl/worksheets/sheet1.xml").count(b"<row ") == len(rows) + 1


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_picture_shows_the_cells_of_the_page(lang: str, client: TestClient) -> None:
    answer = client.get(f"/api/v1/coverage.svg?on=2019-01-01&lang={lang}")
    drawn = lxml.etree.fromstring(answer.content)
    signs = [one.text for one in drawn.iter(f"{SVG}text") if one.text in ("●", "◆", "◇", "○")]
    page = client.get(f"/{lang}/{'coverage' if lang == 'en' else 'cobertura'}?on=2019-01-01").text
    matrix = page[page.index("<tbody>") : page.index("</tbody>")]
    for sign in "●◆◇○":
        assert signs.count(sign) == matrix.count(sign) + 1, sign  # and once in the key
    assert "style" not in answer.text
    assert "script" not in answer.text


def test_coverage_says_its_gaps_and_a_cell_leads_to_its_claim(client: TestClient) -> None:
    api = client.get("/api/v1/coverage?on=2016-03-01&lang=en").json()
    page = Page(client.get("/en/coverage?on=2016-03-01").text)
    gaps = [one for one in api["principles"] if one["state"] != "claimed"]
    assert f"{12 - len(gaps)} of 12 principles" in " ".join(page.text.split())
    cells = [one["href"][1:] for one in page.all("a") if one.get("aria-label", "").find("principle ") > 0]
    assert len(cells) > 5
    assert set(cells) <= set(page.ids)


def test_two_days_of_coverage_are_compared_as_the_api_does(client: TestClient) -> None:
    api = client.get("/api/v1/coverage/diff?from=2015-06-01&to=2018-06-14&lang=en").json()
    text = " ".join(Page(client.get("/en/coverage?from=2015-06-01&to=2018-06-14").text).text.split())
    for one in api["changes"]:
        for claim in (*one["gained"], *one["lost"]):
            assert claim["reason"] in text
            assert all(because in text for because in one["because"].get(claim["id"], []))
    same = Page(client.get("/en/coverage?from=2016-03-01&to=2016-03-01").text)
    assert "No claim began or ended" in same.text


@pytest.mark.parametrize(
    ("days", "said", "between"),
    [
        ("from=2016-03-01&to=2016-04-01", "On both days the same text governs.", 0),
        ("from=2016-03-01&to=2020-01-01", "The place is the same on both days; the text is another.", 1),
        ("from=2015-03-01&to=2016-03-01", "The words come from the same act on both days, in another place.", 1),
        ("from=2010-01-01&to=2016-03-01", "What governs is not the same on both days.", 3),
        ("from=2016-03-01&to=2010-01-01", "What governs is not the same on both days.", 3),
    ],
)
def test_two_days_of_a_topic_stand_side_by_side(days: str, said: str, between: int, client: TestClient) -> None:
    html = client.get(f"/en/topics/gobierno-digital?{days}").text
    assert said in html
    tail = html[html.index('id="compare"') :]
    listed = tail[tail.index("What happened in between") :] if between else ""
    assert listed.count("<li>") == between
    assert ("What happened in between" in tail) == bool(between)


def test_a_day_without_a_norm_is_compared_without_claiming_a_likeness(client: TestClient) -> None:
    html = client.get("/en/topics/gobierno-digital?from=1990-01-01&to=2016-03-01").text
    tail = html[html.index('id="compare"') :]
    assert 'class="lead"' not in tail
    assert "answer none" in tail or "answer unknown" in tail
