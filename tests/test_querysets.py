"""Questions to the database that both databases answer alike."""

import pytest

from events.models import Speaker
from tests.factories import make_organization, make_speaker, make_topic


@pytest.mark.django_db
@pytest.mark.parametrize("make", [make_speaker, make_organization, make_topic])
def test_called_finds_a_name_whatever_its_capitals(make):
    row = make("ÉVA Ödön")
    for other in ("Eva Odon", "Éva Ödönné", "Éva_Ödön"):
        make(other)

    assert list(type(row).objects.called("éva ödön")) == [row]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "given", "found"),
    [
        ("Ольга Иванова", "ОЛЬГА ИВАНОВА", True),
        ("ΓΙΆΝΝΗΣ", "Γιάννης", True),
        ("刘玉通", "刘玉通", True),
        ("刘玉通", "刘玉東", False),
        ("100% Åland_", "100% åland_", True),
        ("100 % Åland", "100_% Åland", False),
        ("Weiß", "Weiss", False),
        ("José Muñoz", "Jose Munoz", False),
    ],
)
def test_called_tells_names_apart_in_every_script(name, given, found):
    make_speaker(name)

    assert Speaker.objects.called(given).exists() == found


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 30])
def test_called_costs_two_queries(django_assert_num_queries, rows):
    for _ in range(rows):
        make_speaker("Mei Wei")

    with django_assert_num_queries(2):
        assert len(Speaker.objects.called("mei wei")) == rows
