"""A checked sheet becomes draft sessions: everything is thought out first, then written in one short transaction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from events import dates, text
from events.importing.sheet import Piece, Sheet
from events.models import (
    Contribution,
    Country,
    Group,
    Organization,
    Quote,
    Revision,
    SDGTarget,
    Seminar,
    Session,
    SourceDocument,
    SourceSpan,
    Speaker,
)

from .matching import body_names, people_names, undecided
from .taking import find_seminar

GROUP_WORDS = (
    (Group.WORKERS, r"trade union|workers|syndicat|sindicat|confederation of labou?r|labou?r congress"),
    (Group.EMPLOYERS, r"employers|employeurs|empleadores|chamber of (commerce|industry)"),
    (Group.ACADEMIA, r"universit|universidad|college|academy of sciences|institute of technology|school of"),
    (Group.UN, r"\b(ilo|oit|un|who|undp|unicef|unesco|fao|imf|unfpa|unhcr|ocde|oecd|asean|issa)\b|united nations"),
    (Group.UN, r"world bank|international labou?r organi[sz]ation|european commission|african union"),
    (Group.GOVERNMENT, r"ministr|minister|embassy|ambass|embajada|government|secretar[yií]a|parliament|municipal"),
    (Group.GOVERNMENT, r"\b(department of|agency|authority|national .*(board|fund|institute|office))\b"),
    (Group.CIVIL_SOCIETY, r"foundation|association|network|\bngo\b|civil society|fundaci|ong\b"),
    (Group.BUSINESS, r"group|holding|company|corporation|\b(ltd|inc|plc|llc|gmbh|s\.a\.)\b|bank"),
)
PRINTED = ("role", "honorific", "name", "job_title", "unit", "attribution_text")
LINES = {"organization": "organization_name"}
ADDRESSES = ("slug", "anchor")  # given to all rows at once when they are written
TRIES = 5
UNDECIDED = {
    "speaker": "{} is on record. Say whether this is the same person, or somebody new.",
    "organization_pk": "{} is on record. Say whether this is the same body, or a new one.",
}


class UnplacedText(Exception):
    """Some of the text has no place, and nobody has said that it may be left out."""


@dataclass(frozen=True)
class Problem:
    """What must be mended before a sheet is saved: on which row of it, in which field."""

    row: str  # "seminar", "session-0", "person-3"
    field: str
    message: str


class NotReady(Exception):
    """The sheet lacks something that the record needs."""

    def __init__(self, problems: list[Problem]):
        super().__init__(" ".join(problem.message for problem in problems))
        self.problems = problems


def group_of(organization: str, country: str) -> str:
    """Propose a group from the words of a body's name; whoever speaks for a country sits with governments."""
    folded = text.fold(organization)
    for group, words in GROUP_WORDS:
        if re.search(words, folded):
            return group
    return Group.GOVERNMENT if country else Group.OTHER


# --- What is missing -------------------------------------------------------------------------------------------------


def problems(document: SourceDocument, sheet: Sheet) -> list[Problem]:
    """Return what must be mended before the sheet is saved, in the order of the page. A few queries."""
    found = list(_of_seminar(document, sheet))
    for session in sheet.sessions:
        if not session["title"].strip():
            found.append(Problem(f"session-{session['id']}", "title", "A session needs a title."))
        if session["start"] and not dates.is_valid(session["start"]):
            message = f"“{session['start']}” is no date. Write it as far as it is known: 2016, 2016-09 or 2016-09-06."
            found.append(Problem(f"session-{session['id']}", "start", message))
    codes = set(Country.objects.values_list("code", flat=True))
    people, bodies = people_names(), body_names()
    open_choices = {(person["id"], field) for person, field in undecided(sheet, people, bodies)}
    for person in sheet.people:
        row, printed = f"person-{person['id']}", {"speaker": "name", "organization_pk": "organization"}
        if not person["name"].strip():
            which = f" ({person['attribution_text']})" if person["attribution_text"] else ""
            found.append(Problem(row, "name", f"A contribution{which} needs the name of whoever spoke."))
        found += _too_long(row, person)
        if person["country"] and person["country"] not in codes:
            found.append(
                Problem(row, "country", f"{person['name']}: choose a country from the list, or leave it empty.")
            )
        for field, names in (("speaker", people), ("organization_pk", bodies)):
            if (person["id"], field) in open_choices:
                found.append(Problem(row, field, UNDECIDED[field].format(person[printed[field]])))
            elif person[field] is not None and person[field] not in names.labels:
                message = f"{person[printed[field]]}: the record that was chosen is not there any more. Choose again."
                found.append(Problem(row, field, message))
    return found


def _too_long(row: str, person: dict[str, Any]):
    for key in ("honorific", "name", "job_title", "unit", "organization", "attribution_text"):
        most = Contribution._meta.get_field(LINES.get(key, key)).max_length
        if len(person[key]) > most:
            yield Problem(row, key, f"{person['name'][:60]}: “{person[key][:30]} …” is longer than {most} characters.")


def _of_seminar(document: SourceDocument, sheet: Sheet):
    title = sheet.seminar["title"]
    if document.seminar_id:
        return
    if not title.strip():
        yield Problem("seminar", "title", "A seminar needs a title. Choose one on record, or type its title.")
    elif not sheet.seminar["new"] and find_seminar(title):
        yield Problem("seminar", "seminar", f"“{title}” is on record. Say whether it is this seminar, or a new one.")


# --- Saving ----------------------------------------------------------------------------------------------------------


def save(document: SourceDocument, *, leave_out: bool = False) -> list[Session]:
    """Make the draft sessions of a checked document, in one transaction; repeating it returns the same sessions.

    Raises NotReady where something is missing, and UnplacedText where text would be left out without anyone having
    said so. What others save meanwhile is looked at before anything is written.
    """
    for _ in range(TRIES):
        document = SourceDocument.objects.defer("original").get(pk=document.pk)
        if document.saved_at:
            return list(document.sessions.order_by("position", "pk"))
        plan = _Plan(document, leave_out)
        with transaction.atomic():
            now = SourceDocument.objects.select_for_update().only("version", "saved_at").get(pk=document.pk)
            list(Revision.objects.select_for_update())  # whoever writes to the record waits until this is done
            if (now.version, now.saved_at, _newest()) == (document.version, None, plan.newest):
                return plan.write()
    raise NotReady([Problem("seminar", "title", "Others are saving just now. Nothing was saved: please try again.")])


def _newest() -> tuple[Any, ...]:
    """Return the last records that could be ones of the same name."""
    return tuple(model.objects.aggregate(Max("pk"))["pk__max"] for model in (Seminar, Speaker, Organization))


class _Plan:
    """All rows that a sheet becomes, made and checked before the first is written."""

    def __init__(self, document: SourceDocument, leave_out: bool):
        self.document = document
        self.sheet = sheet = Sheet.from_dict(document.sheet, document.text)
        self.newest = _newest()
        if sheet.unplaced() and not leave_out and not sheet.may_leave_out():
            raise UnplacedText
        if found := problems(document, sheet):
            raise NotReady(found)
        if leave_out:
            sheet.left_out = [piece.id for piece in sheet.unplaced()]
        self.countries = {country.code: country for country in Country.objects.all()}
        self.targets = {target.code: target for target in SDGTarget.objects.all()}
        self.known_speakers = Speaker.objects.in_bulk({p["speaker"] for p in sheet.people if p["speaker"]})
        bodies = {p["organization_pk"] for p in sheet.people if p["organization_pk"]}
        self.known_bodies = Organization.objects.in_bulk(bodies)
        self.speakers: dict[str, Speaker] = {}
        self.organizations: dict[str, Organization] = {}
        self.seminar = document.seminar or _checked(Seminar(title=sheet.seminar["title"]))
        pieces: dict[int | None, list[Piece]] = {}
        for piece in sheet.pieces:
            pieces.setdefault(piece.person, []).append(piece)
        quotes: dict[int | None, list[tuple[Any, str]]] = {}
        for candidate in sheet.candidates:
            if candidate["kind"] == "quote" and candidate["state"] == "accepted":
                quotes.setdefault(candidate["person"], []).append((candidate["spans"], candidate["text"]))
        self.pieces, self.accepted = pieces, quotes
        self.sessions = [self._session(values) for values in sheet.sessions]

    def _session(self, values: dict[str, Any]) -> tuple[Session, list[tuple[Contribution, dict[str, Any]]]]:
        words = [p for p in self.sheet.pieces if p.kind == "session-text" and p.session == values["id"]]
        session = Session(
            **{key: values[key] for key in ("title", "kind", "start", "place")},
            introduction=compose(words),
            source_document=self.document,
        )
        people = self.sheet.people_of(values["id"])
        return _checked(session), [(self._contribution(p, n), p) for n, p in enumerate(people, 1)]

    def _contribution(self, person: dict[str, Any], position: int) -> Contribution:
        organization, country = self._organization(person), self.countries.get(person["country"])
        contribution = Contribution(
            speaker=self._speaker(person),
            position=position,
            organization=organization,
            organization_name=person["organization"],
            country=country,
            group=organization.kind if organization else group_of("", person["country"]),
            summary=compose([p for p in self.pieces.get(person["id"], []) if p.kind != "quote"]),
            **{key: person[key] for key in PRINTED},
        )
        return _checked(contribution)

    def _speaker(self, person: dict[str, Any]) -> Speaker:
        key = person["speaker"] or text.fold(person["name"])
        if key not in self.speakers:
            named = Speaker(name=person["name"], other_names=person["other_names"])
            self.speakers[key] = Speaker.objects.get(pk=person["speaker"]) if person["speaker"] else _checked(named)
        return self.speakers[key]

    def _organization(self, person: dict[str, Any]) -> Organization | None:
        name = person["organization"]
        key = person["organization_pk"] or text.fold(name)
        if key and key not in self.organizations:
            body = Organization(
                name=name,
                kind=group_of(f"{name} {person['job_title']}", person["country"]),
                country=self.countries.get(person["country"]),
            )
            self.organizations[key] = self.known_bodies.get(person["organization_pk"]) or _checked(body)
        return self.organizations[key] if key else None

    # --- Writing, inside the transaction --------------------------------------------------------------------------

    def write(self) -> list[Session]:
        created = {"seminar": [] if self.seminar.pk else [self.seminar]}
        if not self.seminar.pk:
            self.seminar.save()
        created["speaker"] = _insert([row for row in self.speakers.values() if not row.pk])
        created["organization"] = _insert([row for row in self.organizations.values() if not row.pk])
        before = self.seminar.sessions.count()
        for position, (session, _) in enumerate(self.sessions, before + 1):
            session.seminar, session.position = self.seminar, position
            session.save()
        self._write_contributions()
        document = self.document
        document.seminar, document.saved_at, document.version = self.seminar, timezone.now(), document.version + 1
        document.created = {name: [row.pk for row in rows] for name, rows in created.items()}
        document.sheet = self.sheet.to_dict()
        document.save(update_fields=["seminar", "created", "saved_at", "version", "sheet"])
        return [session for session, _ in self.sessions]

    def _write_contributions(self) -> None:
        rows, spans, quotes, countries, targets = [], [], [], [], []
        for session, contributions in self.sessions:
            for contribution, person in contributions:
                contribution.session = session
                contribution.speaker, contribution.organization = contribution.speaker, contribution.organization
                rows.append((contribution, person))
        _insert([contribution for contribution, _ in rows])
        for contribution, person in rows:
            kept = [key for key in (*person["countries"], *person["sdg_targets"]) if key not in person["unticked"]]
            for through, model, known in (
                (countries, Contribution.countries.through, self.countries),
                (targets, Contribution.sdg_targets.through, self.targets),
            ):
                name = "country_id" if known is self.countries else "sdgtarget_id"
                found = {known[key].pk for key in kept if key in known}
                through += [model(**{"contribution_id": contribution.pk, name: pk}) for pk in sorted(found)]
            spans += self._spans(contribution, person)
            quotes += self._quotes(contribution, person)
        Contribution.countries.through.objects.bulk_create(countries)
        Contribution.sdg_targets.through.objects.bulk_create(targets)
        Quote.objects.bulk_create([quote for quote, _ in quotes])
        spans += [
            SourceSpan(document=self.document, quote=quote, spans=where, text=quote.text) for quote, where in quotes
        ]
        SourceSpan.objects.bulk_create(spans)

    def _spans(self, contribution: Contribution, person: dict[str, Any]) -> list[SourceSpan]:
        spoken = [p for p in self.pieces.get(person["id"], []) if p.kind not in ("quote", "heading")]
        return [
            SourceSpan(document=self.document, contribution=contribution, number=number, spans=p.spans, text=p.text)
            for number, p in enumerate(spoken, 1)
        ]

    def _quotes(self, contribution: Contribution, person: dict[str, Any]) -> list[tuple[Quote, Any]]:
        found = [(p.spans, p.text) for p in self.pieces.get(person["id"], []) if p.kind == "quote"]
        found += self.accepted.get(person["id"], [])
        return [
            (_checked(Quote(contribution=contribution, position=position, text=words)), where)
            for position, (where, words) in enumerate(sorted(found), 1)
        ]


def _checked(row):
    """Return a row whose lines are of a length that both databases store; raises ValidationError with a sentence."""
    related = [field.name for field in row._meta.fields if field.is_relation]
    row.clean_fields(exclude=[*related, *ADDRESSES, "public_id", "published_at"])
    return row


def _insert(rows: list[Any]) -> list[Any]:
    """Write new rows of one kind, each with an address of its own. Two queries."""
    if rows:
        names = {field.name: field for field in rows[0]._meta.fields}
        next(names[name] for name in ADDRESSES if name in names).propose_all(rows)
        type(rows[0]).objects.bulk_create(rows)
    return rows


def compose(pieces: list[Piece]) -> str:
    """Write pieces as a summary, items that follow one another as one list."""
    blocks: list[text.Block] = []
    for piece in pieces:
        words = " ".join(piece.text.split("\n")) if piece.kind in ("item", "heading") else piece.text
        if piece.kind == "item":
            item = text.Item(words, piece.value)
            if blocks and blocks[-1].kind == "list" and blocks[-1].ordered == (piece.value is not None):
                blocks[-1] = text.Block("list", items=(*blocks[-1].items, item))
            else:
                blocks.append(text.Block("list", items=(item,)))
        else:
            blocks.append(text.Block("heading" if piece.kind == "heading" else "paragraph", words))
    return text.compose(blocks)
