"""Documents become rows: a reading is kept while it is checked, and then saved as draft sessions in one transaction."""

from __future__ import annotations

import difflib
import hashlib
import re
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from events import text
from events.importing import sheet as sheets
from events.importing.parser import parse
from events.importing.readers import read
from events.importing.report import to_json
from events.importing.vocabulary import Vocabulary
from events.models import (
    Contribution,
    Country,
    Group,
    Organization,
    Quote,
    SDGTarget,
    Seminar,
    Session,
    SourceDocument,
    SourceSpan,
    Speaker,
)

LIKE = 0.85  # how alike two names must be to be shown as perhaps the same
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


@dataclass(frozen=True)
class Match:
    """An existing record that may be meant, and why we think so."""

    pk: int
    label: str
    reason: str
    same: bool


def vocabulary() -> Vocabulary:
    """Return what the parser may recognize: countries, and the organizations on record. One query."""
    names = []
    for name, acronym, others in Organization.objects.values_list("name", "acronym", "other_names"):
        names += [name, acronym, *others.splitlines()]
    return Vocabulary(organizations=tuple(name for name in names if name))


def take(data: bytes, name: str, *, user=None, seminar: Seminar | None = None) -> tuple[SourceDocument, bool]:
    """Read a file and keep the reading for checking; return the document and whether it is new here.

    The same file is recognized by its SHA-256: the work on it is then found again, as it was left.
    Raises ReadError, with a sentence for the person who sent the file.
    """
    known = SourceDocument.objects.for_listing().filter(sha256=hashlib.sha256(data).hexdigest()).first()
    if known:
        return known, False
    report = to_json(parse(read(data, name), vocabulary()))
    source = report["source"]
    sheet = sheets.from_report(report)
    propose(sheet)
    document, new = SourceDocument.objects.get_or_create(
        sha256=source["sha256"],
        defaults={
            "name": name or "Pasted text",
            "media_type": source["media_type"],
            "text": source["text"],
            "original": data,
            "seminar": seminar or find_seminar(sheet.seminar["title"]),
            "sheet": sheet.to_dict(),
            "uploaded_by": user,
        },
    )
    return document, new


def find_seminar(title: str) -> Seminar | None:
    """Return the seminar of exactly this title, if there is one."""
    wanted = text.fold(title)
    return next((s for s in Seminar.objects.order_by("pk") if wanted and text.fold(s.title) == wanted), None)


# --- Known people and bodies -----------------------------------------------------------------------------------------


def propose(sheet: sheets.Sheet) -> None:
    """Point each contribution at the existing records of the same name; whoever checks it sees that, and may differ."""
    people, bodies = match_people(sheet), match_organizations(sheet)
    for person in sheet.people:
        person["speaker"] = next((match.pk for match in people[person["id"]] if match.same), None)
        person["organization_pk"] = next((match.pk for match in bodies[person["id"]] if match.same), None)


def match_people(sheet: sheets.Sheet) -> dict[int, list[Match]]:
    """Return, for each contribution, the speakers on record who may be meant. One query."""
    rows = list(Speaker.objects.values_list("pk", "name", "other_names"))
    return {person["id"]: _matches(_names(person), rows) for person in sheet.people}


def match_organizations(sheet: sheets.Sheet) -> dict[int, list[Match]]:
    """Return, for each contribution, the organizations on record that may be meant. One query."""
    rows = [
        (pk, name, f"{acronym}\n{others}")
        for pk, name, acronym, others in Organization.objects.values_list("pk", "name", "acronym", "other_names")
    ]
    return {person["id"]: _matches([person["organization"]], rows) for person in sheet.people}


def _names(person: dict[str, Any]) -> list[str]:
    return [person["name"], *person["other_names"].splitlines()]


def _matches(names: list[str], rows: list[tuple[int, str, str]]) -> list[Match]:
    wanted = {text.fold(name) for name in names if name}
    found = []
    for pk, name, others in rows:
        known = [text.fold(name), *(text.fold(other) for other in others.splitlines() if other)]
        if wanted & set(known[:1]):
            found.append(Match(pk, name, "same name", True))
        elif wanted & set(known[1:]):
            found.append(Match(pk, name, "same as another name on record", True))
        elif any(_alike(one, other) for one in wanted for other in known):
            found.append(Match(pk, name, "other spelling or order of the name", False))
    return sorted(found, key=lambda match: not match.same)[:5]


def _alike(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 4:
        return False
    matcher = difflib.SequenceMatcher(None, " ".join(sorted(one.split())), " ".join(sorted(other.split())))
    return matcher.real_quick_ratio() >= LIKE and matcher.quick_ratio() >= LIKE and matcher.ratio() >= LIKE


def group_of(organization: str, country: str) -> str:
    """Propose a group from the words of a body's name; whoever speaks for a country sits with governments."""
    folded = text.fold(organization)
    for group, words in GROUP_WORDS:
        if re.search(words, folded):
            return group
    return Group.GOVERNMENT if country else Group.OTHER


# --- Saving ----------------------------------------------------------------------------------------------------------


class UnplacedText(Exception):
    """Some of the text has no place, and nobody has said that it may be left out."""


def save(document: SourceDocument, *, leave_out: bool = False) -> list[Session]:
    """Make the draft sessions of a checked document, in one transaction; repeating it returns the same sessions.

    Raises UnplacedText where text would be left out without anyone having said so.
    """
    with transaction.atomic():
        document = SourceDocument.objects.select_for_update().get(pk=document.pk)
        if document.saved_at:
            return list(document.sessions.order_by("position", "pk"))
        sheet = sheets.Sheet.from_dict(document.sheet, document.text)
        if sheet.unplaced() and not leave_out:
            raise UnplacedText
        return _Saving(document, sheet).run()


class _Saving:
    """One run of `save`: remembers which rows it made, so that the import can be undone."""

    def __init__(self, document: SourceDocument, sheet: sheets.Sheet):
        self.document, self.sheet = document, sheet
        self.created: dict[str, list[int]] = {"seminar": [], "speaker": [], "organization": []}
        self.countries = {country.code: country for country in Country.objects.all()}
        self.targets = {target.code: target for target in SDGTarget.objects.all()}
        self.speakers: dict[str, Speaker] = {}
        self.organizations: dict[str, Organization] = {}

    def run(self) -> list[Session]:
        seminar = self.document.seminar or self._make_seminar()
        position = seminar.sessions.count()
        sessions = []
        for index, values in enumerate(self.sheet.sessions):
            sessions.append(self._make_session(seminar, index, values, position + index + 1))
        self.document.seminar = seminar
        self.document.created = self.created
        self.document.saved_at = timezone.now()
        self.document.version += 1
        self.document.save(update_fields=["seminar", "created", "saved_at", "version"])
        return sessions

    def _make_seminar(self) -> Seminar:
        seminar = _checked(Seminar(title=self.sheet.seminar["title"] or self.document.name))
        self.created["seminar"].append(seminar.pk)
        return seminar

    def _make_session(self, seminar: Seminar, index: int, values: dict[str, Any], position: int) -> Session:
        words = [piece for piece in self.sheet.pieces if piece.kind == "session-text" and piece.session == index]
        session = _checked(
            Session(
                seminar=seminar,
                title=values["title"] or self.document.name,
                kind=values["kind"],
                start=values["start"],
                place=values["place"],
                position=position,
                introduction=compose(words),
                source_document=self.document,
            )
        )
        people = [person for person in self.sheet.people if person["session"] == index]
        for number, person in enumerate(people, 1):
            self._make_contribution(session, person, number)
        return session

    def _make_contribution(self, session: Session, person: dict[str, Any], position: int) -> None:
        organization = self._organization(person)
        country = self.countries.get(person["country"])
        pieces = [p for p in self.sheet.pieces_of(person["id"]) if p.kind != "quote"]
        printed = ("role", "honorific", "name", "job_title", "unit", "attribution_text")
        contribution = _checked(
            Contribution(
                session=session,
                speaker=self._speaker(person),
                position=position,
                organization=organization,
                organization_name=person["organization"],
                country=country,
                group=organization.kind if organization else group_of("", person["country"]),
                summary=compose(pieces),
                **{key: person[key] for key in printed},
            )
        )
        contribution.countries.set([self.countries[code] for code in person["countries"] if code in self.countries])
        contribution.sdg_targets.set([self.targets[code] for code in person["sdg_targets"] if code in self.targets])
        self._keep_spans(contribution, pieces)
        self._make_quotes(contribution, person)

    def _keep_spans(self, contribution: Contribution, pieces: list[sheets.Piece]) -> None:
        spoken = [piece for piece in pieces if piece.kind != "heading"]
        SourceSpan.objects.bulk_create(
            SourceSpan(
                document=self.document, contribution=contribution, number=number, spans=piece.spans, text=piece.text
            )
            for number, piece in enumerate(spoken, 1)
        )

    def _make_quotes(self, contribution: Contribution, person: dict[str, Any]) -> None:
        found = [(p.spans, p.text) for p in self.sheet.pieces_of(person["id"]) if p.kind == "quote"]
        found += [(c["spans"], c["text"]) for c in self.sheet.accepted_quotes(person["id"])]
        for position, (spans, words) in enumerate(sorted(found), 1):
            quote = _checked(Quote(contribution=contribution, position=position, text=words))
            SourceSpan.objects.create(document=self.document, quote=quote, spans=spans, text=words)

    def _speaker(self, person: dict[str, Any]) -> Speaker:
        if person["speaker"]:
            return Speaker.objects.get(pk=person["speaker"])
        key = text.fold(person["name"])
        if key not in self.speakers:
            speaker = _checked(Speaker(name=person["name"], other_names=person["other_names"]))
            self.speakers[key] = speaker
            self.created["speaker"].append(speaker.pk)
        return self.speakers[key]

    def _organization(self, person: dict[str, Any]) -> Organization | None:
        if person["organization_pk"]:
            return Organization.objects.get(pk=person["organization_pk"])
        name = person["organization"]
        if not name:
            return None
        key = text.fold(name)
        if key not in self.organizations:
            organization = _checked(
                Organization(
                    name=name,
                    kind=group_of(f"{name} {person['job_title']}", person["country"]),
                    country=self.countries.get(person["country"]),
                )
            )
            self.organizations[key] = organization
            self.created["organization"].append(organization.pk)
        return self.organizations[key]


def _checked(row):
    """Save a row whose lines are of a length that both databases store; raises ValidationError with a sentence."""
    related = [field.name for field in row._meta.fields if field.is_relation]
    row.clean_fields(exclude=[*related, "public_id", "published_at"])
    row.save()
    return row


def compose(pieces: list[sheets.Piece]) -> str:
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


# --- Undoing ---------------------------------------------------------------------------------------------------------


class Edited(Exception):
    """The result of the import was changed or published since, so that undoing it would lose work."""


def undo(document: SourceDocument) -> None:
    """Take back what an import made, while nobody has touched it, and lay the sheet open again. One transaction."""
    with transaction.atomic():
        document = SourceDocument.objects.select_for_update().get(pk=document.pk)
        sessions = list(document.sessions.select_for_update())
        if any(session.version > 1 or session.status != "draft" for session in sessions):
            raise Edited
        created = document.created
        Session.objects.filter(pk__in=[session.pk for session in sessions]).delete()
        Speaker.objects.filter(pk__in=created.get("speaker", []), contributions=None).delete()
        bodies = Organization.objects.filter(pk__in=created.get("organization", []), contributions=None, units=None)
        bodies.delete()
        made = Seminar.objects.filter(pk__in=created.get("seminar", []), sessions=None, status="draft")
        if document.seminar_id in created.get("seminar", []) and made.exists():
            document.seminar = None
        document.saved_at, document.created = None, {}
        document.version += 1
        document.save(update_fields=["seminar", "saved_at", "created", "version"])
        made.filter(~Q(pk=document.seminar_id)).delete()
