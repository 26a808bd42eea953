"""Days, half-open periods and inexact moments."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import DayError, PeriodError
from app.core.period import FIRST_DAY, LAST_DAY, Moment, Period, add_months, parse_day, parse_partial

ONE_DAY = timedelta(days=1)
DAYS = st.dates(FIRST_DAY, LAST_DAY)
#: A short axis, so that equal and neighbouring days are common.
NEAR = st.integers(0, 20).map(lambda shift: date(2015, 5, 20) + timedelta(days=shift))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Periods on the short axis, some of them open."""
    start = draw(NEAR)
    length = draw(st.none() | st.integers(1, 10))
    return Period(start, None if length is None else start + timedelta(days=length))


MALFORMED = [
    "",
    " ",
    "2016",
    "2016-03",
    "2016-3-1",
    "16-03-01",
    "2016/03/01",
    "01-03-2016",
    "20160301",
    "2016-W09-2",
    "2016-061",
    " 2016-03-01",
    "2016-03-01 ",
    "2016-03-01\n",
    "2016-03-01Z",
    "2016-03-01-05:00",
    "2016-03-01+00:00",
    "2016-03-01T00:00:00",
    "2016-02-30",
    "2015-02-29",
    "1900-02-29",
    "2016-13-01",
    "2016-00-01",
    "2016-01-00",
    "2016-04-31",
    "0000-01-01",
    "0001-01-01",
    "1499-12-31",
    "9999-12-31",
    "10000-01-01",
    "-2016-03-01",
    "+2016-03-01",
    "2016-03-0\u0661",
    "\uff12\uff10\uff11\uff16-03-01",
    "1 de marzo de 2016",
    "mañana",
    "null",
    "2016\u201003\u201001",
]


@pytest.mark.parametrize("text", MALFORMED, ids=repr)
def test_a_malformed_day_is_refused_and_the_message_shows_how_to_write_it(text: str) -> None:
    with pytest.raises(DayError) as refused:
        parse_day(text)
    assert refused.value.text == text
    assert refused.value.reason
    assert repr(text) in str(refused.value)
    assert "2016-03-01" in str(refused.value)


@pytest.mark.parametrize("text", ["1500-01-01", "9999-12-30", "2016-02-29", "2000-02-29", "2015-12-31"])
def test_a_day_at_the_edge_of_what_is_allowed_is_read(text: str) -> None:
    assert parse_day(text).isoformat() == text


@given(DAYS)
def test_every_day_in_range_reads_back_as_itself(day: date) -> None:
    """Parse ∘ isoformat is the identity on all days the system accepts."""
    assert parse_day(day.isoformat()) == day


@given(st.text(max_size=12))
def test_a_text_is_read_as_a_day_only_if_it_is_the_canonical_form_of_that_day(text: str) -> None:
    """Whatever text is accepted is byte for byte the canonical form: nothing is guessed, nothing repaired."""
    try:
        day = parse_day(text)
    except DayError:
        return
    assert day.isoformat() == text


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-03", "2021-03-01", "2021-03-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("2021-12", "2021-12-01", "2021-12-31"),
        ("2021-03-10", "2021-03-10", "2021-03-10"),
    ],
)
def test_a_year_or_month_is_the_window_of_its_days(text: str, earliest: str, latest: str) -> None:
    assert parse_partial(text) == Moment(parse_day(earliest), parse_day(latest))


@pytest.mark.parametrize(
    "text", ["2021-13", "2021-00", "21", "2021-3", "2021-03-32", "marzo", "", "0000", "0000-05", "1499-05", "9999-12", "20213"]
)
def test_a_malformed_year_or_month_is_refused_as_a_day_is(text: str) -> None:
    with pytest.raises(DayError):
        parse_partial(text)


@given(st.integers(1600, 2400), st.integers(1, 12))
def test_the_window_of_a_month_holds_all_its_days_and_no_other(year: int, month: int) -> None:
    """The window begins on the first of the month, and the day after its end is the first of another month."""
    found = parse_partial(f"{year:04d}-{month:02d}")
    assert found.latest is not None
    assert (found.earliest.year, found.earliest.month, found.earliest.day) == (year, month, 1)
    assert (found.latest.year, found.latest.month) == (year, month)
    assert (found.latest + ONE_DAY).day == 1


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2014-03-06", 6, "2014-09-06"),
        ("2014-03-06", 12, "2015-03-06"),
        ("2023-12-31", 2, "2024-02-29"),
        ("2022-12-31", 2, "2023-02-28"),
        ("2016-08-31", 1, "2016-09-30"),
        ("2016-01-15", 0, "2016-01-15"),
        ("2016-01-31", 13, "2017-02-28"),
    ],
)
def test_months_are_counted_to_the_same_number_or_the_last_day_of_a_shorter_month(start: str, months: int, end: str) -> None:
    assert add_months(parse_day(start), months) == parse_day(end)


@given(st.dates(date(1600, 1, 1), date(2900, 1, 1)), st.integers(0, 600), st.integers(0, 600))
def test_more_months_never_end_earlier(day: date, one: int, other: int) -> None:
    """Adding months is monotone, and lands in the month counted."""
    assert (add_months(day, one) <= add_months(day, other)) == (one <= other)
    assert (add_months(day, one).year * 12 + add_months(day, one).month) == day.year * 12 + day.month + one


def test_a_period_holds_its_first_day_and_not_its_end() -> None:
    dur = Period(parse_day("2015-05-26"), parse_day("2018-06-14"))
    assert dur.contains(parse_day("2015-05-26"))
    assert dur.contains(parse_day("2018-06-13"))
    assert not dur.contains(parse_day("2018-06-14"))
    assert not dur.contains(parse_day("2015-05-25"))
    assert dur.last_day == parse_day("2018-06-13")


def test_an_open_period_has_no_last_day_and_holds_every_later_day() -> None:
    open_ended = Period(parse_day("2015-05-26"))
    assert open_ended.last_day is None
    assert open_ended.contains(LAST_DAY)


@pytest.mark.parametrize("end", ["2015-05-26", "2015-05-25", "1500-01-01"])
def test_a_period_that_would_hold_no_day_is_refused(end: str) -> None:
    with pytest.raises(PeriodError, match="would hold no day"):
        Period(parse_day("2015-05-26"), parse_day(end))


def test_a_window_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(PeriodError, match="2015-05-26"):
        Moment(parse_day("2015-05-26"), parse_day("2015-05-25"))


@given(periods(), periods())
def test_two_periods_overlap_exactly_when_some_day_lies_in_both(one: Period, other: Period) -> None:
    """`overlaps` agrees with trying every day of the axis, and does not depend on the order."""
    axis = [date(2015, 5, 15) + timedelta(days=shift) for shift in range(60)]
    shared = any(one.contains(day) and other.contains(day) for day in axis)
    assert one.overlaps(other) == other.overlaps(one) == shared


@given(periods(), periods())
def test_periods_that_meet_do_not_overlap_and_leave_no_day_between(one: Period, other: Period) -> None:
    """If one meets the other, the day before the second is the last of the first."""
    assert one.meets(other) == (one.end == other.start)
    if one.meets(other):
        assert not one.overlaps(other)
        assert one.contains(other.start - ONE_DAY)


@given(NEAR, st.none() | st.integers(0, 8), NEAR)
def test_whether_a_moment_has_happened_is_known_except_inside_its_window(earliest: date, length: int | None, day: date) -> None:
    """False before the window, true from its last day on, unknown in between; an open window is never known to be over."""
    latest = None if length is None else earliest + timedelta(days=length)
    happened = Moment(earliest, latest).happened_by(day)
    if day < earliest:
        assert happened is False
    elif latest is not None and day >= latest:
        assert happened is True
    else:
        assert happened is None


def test_only_a_window_of_one_day_is_exact() -> None:
    day = parse_day("2016-03-01")
    assert Moment.on(day).exact == day
    assert Moment(day, day + ONE_DAY).exact is None
    assert Moment(day, None).exact is None
