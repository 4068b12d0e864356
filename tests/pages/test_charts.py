"""What a poll's chart and table may show of who voted on which side."""

from datetime import UTC, datetime, timedelta

from pages.parts.agenda_minutes import minutes_figure
from pages.parts.charts import label
from pages.parts.equity_chart import equity_figure
from pages.parts.poll_figures import votes_figure
from pages.parts.poll_rows import rows_of
from session_core.domain.agenda import AgendaItem
from session_core.domain.equity import Balance, By, Portion
from session_core.domain.people import Modality
from session_core.domain.poll_showing import FEWEST_SHOWN_BY_SIDE
from session_core.domain.poll_tally import Tally
from session_core.domain.polls import Poll, PollOption, PollState


def poll(onsite: tuple[int, ...], online: tuple[int, ...], text: str = "Option") -> Poll:
    options = tuple(PollOption(str(n), f"{text} {n}") for n in range(1, len(onsite) + 1))
    sides = {
        side: {option.id: votes for option, votes in zip(options, counts, strict=True)}
        for side, counts in ((Modality.ONSITE, onsite), (Modality.ONLINE, online))
    }
    votes = {each.id: sum(counts[each.id] for counts in sides.values()) for each in options}
    return Poll("1", 1, "Which?", options, PollState.CLOSED, tally=Tally(votes, sides))


def test_both_sides_show_where_each_has_enough() -> None:
    row = rows_of(poll((FEWEST_SHOWN_BY_SIDE,), (9,)))[0]
    assert (row.votes, row.onsite, row.online) == (14, 5, 9)


def test_a_small_count_is_not_shown_by_side_nor_its_counterpart() -> None:
    for onsite, online in ((4, 9), (9, 4), (0, 9), (5, 0)):
        row = rows_of(poll((onsite,), (online,)))[0]
        assert (row.votes, row.onsite, row.online) == (onsite + online, None, None)


def test_every_vote_is_in_the_chart_once() -> None:
    figure = votes_figure(poll((6, 1, 0), (7, 2, 0)))
    drawn = [votes for bar in figure.data for votes in bar.x if votes is not None]
    assert sum(drawn) == 16
    assert [bar.name for bar in figure.data] == ["in the room", "online", "both sides"]


def test_the_numbers_in_the_bars_stand_upright() -> None:
    assert {bar.textangle for bar in votes_figure(poll((6,), (7,))).data} == {0}


def test_nobody_needs_the_colours_to_tell_the_sides_apart() -> None:
    figure = votes_figure(poll((6,), (7,)))
    assert [bar.marker.pattern.shape for bar in figure.data] == ["", "/", ""]


def test_without_sides_the_chart_needs_no_legend() -> None:
    figure = votes_figure(poll((1, 2), (3, 0)))
    assert [bar.name for bar in figure.data] == ["both sides"]
    assert not figure.layout.showlegend


def test_the_sides_take_the_first_two_colours_of_the_theme() -> None:
    figure = votes_figure(poll((6,), (7,)))
    assert len(figure.layout.colorway) == 2
    assert [bar.marker.color for bar in figure.data[:2]] == [None, None]


def test_tags_in_an_option_are_letters() -> None:
    figure = votes_figure(poll((1,), (0,), text='<a href="http://evil.example">x</a> $y$ &lt;'))
    label = figure.layout.yaxis.ticktext[0].replace("<br>", " ")
    assert "<" not in label
    assert "$" not in label
    assert "&amp;lt;" in label


def test_the_chart_lies_on_the_page_itself() -> None:
    layout = votes_figure(poll((1,), (1,))).layout
    assert layout.paper_bgcolor == layout.plot_bgcolor == "rgba(0,0,0,0)"


def test_of_a_poll_with_few_ballots_no_count_is_shown() -> None:
    assert [row.votes for row in rows_of(poll((1, 0), (0, 3)))] == [0, 0]


def test_a_long_label_says_that_it_goes_on() -> None:
    assert label("2. Opening statements: what held when the towers fell", 26, 2) == (
        "2. Opening statements:<br>what held when the …"
    )
    assert label("Ann & Bo <b> pay $5", 26, 2) == "Ann &amp; Bo &lt;b> pay &#36;5"


def test_all_charts_of_bars_lay_themselves_out_alike() -> None:
    sides = Balance(By.SIDE, (Portion("onsite", 90.0, 2), Portion("online", 30.0, 1)))
    began = datetime(2030, 5, 14, 9, 0, tzinfo=UTC)
    item = AgendaItem("1", 1, "Opening", 5, started_at=began, ended_at=began + timedelta(minutes=7))
    layouts = [
        figure.layout
        for figure in (votes_figure(poll((6,), (7,))), minutes_figure([item]), equity_figure(sides))
    ]
    alike = [
        (each.font.size, each.bargap, each.yaxis.tickfont.size, each.legend.x, each.paper_bgcolor)
        for each in layouts
    ]
    assert len(set(alike)) == 1
    assert {each.legend.xref for each in layouts} == {"container"}
