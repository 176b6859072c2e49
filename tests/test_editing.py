import pytest
from django.db import transaction

from events import editing
from events.models import Session, Status
from tests import factories


@pytest.mark.django_db
def test_claim_raises_the_version_once():
    session = factories.make_session()

    with transaction.atomic():
        editing.claim(session, 1)

    assert (session.version, Session.objects.get().version) == (2, 2)


@pytest.mark.django_db
def test_claim_refuses_whoever_saw_an_older_state():
    session = factories.make_session(version=3)

    with pytest.raises(editing.Stale), transaction.atomic():
        editing.claim(session, 2)

    assert Session.objects.get().version == 3


@pytest.mark.django_db(transaction=True)
def test_claim_asks_for_a_transaction():
    session = factories.make_session()

    with pytest.raises(transaction.TransactionManagementError):
        editing.claim(session, 1)

    assert Session.objects.get().version == 1


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("Director", "Planning", "MOHRSS", "China"), "Director, Planning, MOHRSS, China"),
        (("Specialist", "ILO Decent Work Team", "ILO", ""), "Specialist, ILO Decent Work Team"),
        (("Director", "", "Government of Japan", "Japan"), "Director, Government of Japan"),
        (("Envoy", "", "Chinatown Council", "China"), "Envoy, Chinatown Council, China"),
        (("", "", "", ""), ""),
    ],
)
def test_attribution_names_each_part_once(parts, expected):
    assert editing.attribution(*parts) == expected


@pytest.mark.django_db
def test_complete_fills_what_was_left_empty():
    body = factories.make_organization("Ministry of Labour", kind="government")
    contribution = factories.make_contribution(organization=body, job_title="Director", attribution_text="")

    editing.complete(contribution)

    assert contribution.organization_name == "Ministry of Labour"
    assert contribution.group == "government"
    assert contribution.attribution_text == "Director, Ministry of Labour"


@pytest.mark.django_db
def test_complete_keeps_what_was_typed():
    body = factories.make_organization("Ministry of Labour", kind="government")
    contribution = factories.make_contribution(
        organization=body, organization_name="The Ministry", group="workers", attribution_text="Of the Ministry"
    )

    editing.complete(contribution)

    assert contribution.organization_name == "The Ministry"
    assert contribution.group == "workers"
    assert contribution.attribution_text == "Of the Ministry"


@pytest.mark.django_db
@pytest.mark.parametrize("people", [False, True])
def test_copy_seminar_takes_the_structure_and_people_only_if_asked(people):
    topic = factories.make_topic("Floors")
    session = factories.make_session(kind="side-event", topics=[topic], position=4)
    turn = factories.make_contribution(session, role="chair", job_title="Chief")
    factories.make_quote(turn)

    made = editing.copy_seminar(session.seminar, title="The next one", start_date="2027", people=people)

    copy = made.sessions.get()
    assert (made.title, made.start_date, made.status) == ("The next one", "2027", Status.DRAFT)
    assert (copy.title, copy.kind, copy.position, copy.status) == (session.title, "side-event", 1, Status.DRAFT)
    assert list(copy.topics.all()) == [topic]
    turns = [(c.speaker, c.role, c.job_title, c.summary, c.quotes.count()) for c in copy.contributions.all()]
    assert turns == ([(turn.speaker, "chair", "Chief", "", 0)] if people else [])


@pytest.mark.django_db
@pytest.mark.parametrize("turns", [1, 50])
def test_copy_seminar_costs_the_same_however_many_spoke(turns, django_assert_num_queries):
    session = factories.make_session()
    ana = factories.make_speaker("Ana Lee")
    for _ in range(turns):
        factories.make_contribution(session, ana)

    with django_assert_num_queries(16):
        made = editing.copy_seminar(session.seminar, title="The next one", people=True)

    copies = made.sessions.get().contributions.all()
    assert [turn.anchor for turn in copies] == ["ana-lee", *(f"ana-lee-{n}" for n in range(2, turns + 1))]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["published", "draft", "published"], ["Session 0", "Session 2"]),
        (["draft", "withdrawn", "review"], ["Session 0", "Session 2"]),
    ],
)
def test_copy_seminar_takes_what_belongs_to_it_and_numbers_it_anew(statuses, expected):
    seminar = factories.make_seminar()
    for place, status in enumerate(statuses):
        factories.make_session(seminar, title=f"Session {place}", status=status, position=place * 2 + 1)

    made = editing.copy_seminar(seminar, title="The next one")

    assert [(session.position, session.title) for session in made.sessions.all()] == list(enumerate(expected, start=1))
