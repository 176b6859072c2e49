"""What the page of the desk shows, in the order in which its template shows it."""

from urllib.parse import urlencode

from django.utils.translation import gettext

from events.importing import deciding, drafts
from events.importing.sheet import KINDS, SPOKEN, Sheet, SheetError

from .checking import RECORDS, shown
from .numbers import number_in

MOST_NAMED = 20  # parts without a place, or things to look at, that are linked by name
MOST_ASKED = 10  # parts without a place that ask directly what they are


def context_of(desk, query, *, editable):
    """Return the context of a page that was laid. `query` says which part is open and what was just done."""
    view = _View(desk, query, editable)
    placed, total = desk.sheet.counts()
    unplaced = desk.sheet.unplaced()
    sessions = list(desk.document.sessions.select_related("seminar").order_by("position", "pk"))
    return {
        "document": desk.document,
        "desk": desk,
        "placed": placed,
        "total": total,
        "missing": total - placed,
        "rows": [view.row(row) for row in desk.pages[desk.page - 1]],
        "numbers": view.page_links(),
        "people": desk.people,
        "seminar_fields": view.fields(desk.seminar_form) if desk.seminar_form else [],
        "at": view.known(query.get("at", "")),
        "saved": query.get("saved", "")[:5],
        "unplaced": [view.link_to(piece) for piece in unplaced[:MOST_NAMED]],
        "unplaced_count": len(unplaced),
        "left_out": bool(unplaced) and desk.sheet.may_leave_out(),
        "warnings": view.warnings(),
        "pending": view.pending(),
        "loose": [view.candidate(row) for row in view.loose],
        "problems": view.problems(desk.document) if query.get("check") and editable else [],
        "last": desk.sheet.history[-1] if desk.sheet.history and editable else None,
        "alike": drafts.look_alikes(desk.sheet, desk.document) if editable else [],
        "quote_count": view.quote_count(),
        "repairs": desk.sheet.repairs,
        "check": bool(query.get("check")) and editable,
        "sessions": sessions,
        "may_undo": drafts.may_undo(sessions),
    }


class _View:
    def __init__(self, desk, query, editable):
        self.desk, self.sheet, self.editable = desk, desk.sheet, editable
        self.open = query.get("open", "")
        self.names = {person["id"]: person["name"] or gettext("new contribution") for person in self.sheet.people}
        self.numbers = {}
        for session in self.sheet.sessions:
            for number, person in enumerate(self.sheet.people_of(session["id"]), 1):
                self.numbers[person["id"]] = number
        self.session_numbers = {row["id"]: number for number, row in enumerate(self.sheet.sessions, 1)}
        self.by_person = {}
        for piece in self.sheet.pieces:
            self.by_person.setdefault(piece.person, []).append(piece)
        self.asking = 0
        starts = [c["spans"][0][0] if c["spans"] else -1 for c in self.sheet.candidates]
        found = self.sheet.pieces_at(starts)
        self.candidates, self.loose = {}, []
        for candidate, piece in zip(self.sheet.candidates, found, strict=True):
            self.candidates.setdefault(piece.id, []).append(candidate) if piece else self.loose.append(candidate)

    # --- Addresses --------------------------------------------------------------------------------------------------

    def link(self, text, anchor, kind, key):
        """Return the way to something; to another page a button leads, which keeps what was typed."""
        page = self.desk.places.get((kind, key), 1)
        here = page == self.desk.page
        url = f"#{anchor}" if here else f"?{urlencode({'page': page})}#{anchor}"
        return {"text": text, "url": url, "go": "" if here else anchor}

    def link_to(self, piece, text=""):
        return self.link(text or deciding.short(piece.text), f"s-{piece.id}", "piece", piece.id)

    def page_links(self):
        """Return the pages with what each begins with; a short document has one and needs none."""
        links = []
        for number, rows in enumerate(self.desk.pages, 1):
            people = [self.numbers[row.person] for row in rows if row.person and "person" in row.fresh]
            sessions = sorted({self.session_numbers[row.session] for row in rows})
            held = {"first": sessions[0], "last": sessions[-1], "number": sessions[0]}
            if len(sessions) > 1:
                label = gettext("Sessions %(first)s to %(last)s")
            elif people:
                held |= {"first": people[0], "last": people[-1]}
                label = gettext("Session %(number)s, contributions %(first)s to %(last)s")
            else:
                label = gettext("Session %(number)s")
            label = label % held
            links.append({"number": number, "label": label, "current": number == self.desk.page})
        return links if len(links) > 1 else []

    def known(self, anchor):
        """Return an anchor if it is on the page."""
        kind, _, key = anchor.partition("-")
        if kind == "c" and key.isdecimal():
            piece = next((p for p, rows in self.candidates.items() if any(str(c["id"]) == key for c in rows)), None)
            return anchor if piece is None or self.desk.places.get(("piece", piece)) == self.desk.page else ""
        names = {"s": "piece", "person": "person", "session": "session"}
        if kind in names and key.isdecimal():
            return anchor if self.desk.places.get((names[kind], number_in(key))) == self.desk.page else ""
        return "status" if anchor == "status" else ""

    # --- Rows -------------------------------------------------------------------------------------------------------

    def row(self, row):
        person = next((p for p in self.desk.people if p["id"] == row.person), None)
        return {
            "pieces": [self.piece(piece) for piece in row.pieces],
            "session": self.session(row.session) if "session" in row.fresh else None,
            "person": self.person(person) if person and "person" in row.fresh else None,
            "again": self._again(row),
            "continued": self._continued(row, person),
            "candidates": [
                self.candidate(candidate)
                for piece in row.pieces
                for candidate in self.candidates.get(piece.id, [])
                if (candidate["kind"], candidate["state"]) != ("speaker", "accepted")
            ],
        }

    def candidate(self, candidate):
        people = [(person["id"], self.names[person["id"]]) for person in self.desk.people]
        if candidate["person"] is not None and candidate["person"] not in dict(people):
            people.append((candidate["person"], self.names.get(candidate["person"], "")))
        more = {"at": f"c-{candidate['id']}", "people": people, "owner": self.names.get(candidate["person"])}
        return candidate | more

    def _again(self, row):
        """Return the way to the session in whose midst a page begins."""
        if "session" in row.fresh or row is not self.desk.pages[self.desk.page - 1][0]:
            return None
        return self._link_to_session(row.session)

    def _continued(self, row, person):
        if person and "person" not in row.fresh:
            return self.link(self.names[person["id"]], f"person-{person['id']}", "person", person["id"])
        if not person and "session" not in row.fresh:
            return self._link_to_session(row.session)
        return None

    def _link_to_session(self, key):
        label = gettext("Session %(number)s") % {"number": self.session_numbers[key]}
        return self.link(label, f"session-{key}", "session", key)

    def piece(self, piece):
        label = piece.label
        if piece.kind == "unplaced" and piece.id in self.sheet.left_out:
            label = gettext("Left out on purpose")
        elif piece.person in self.names:
            label = f"{label}, {self.names[piece.person]}"
        shown = {"piece": piece, "label": label, "side": _side(piece.kind), "target": self._target(piece, label)}
        shown["anchor"] = f"s-{piece.id}"
        shown["open"] = self.editable and self.open == str(piece.id)
        shown["asks"] = self.editable and piece.kind == "unplaced" and not shown["open"] and self.asking < MOST_ASKED
        self.asking += shown["asks"]
        if shown["open"] or shown["asks"]:
            people = self.sheet.people if shown["open"] else self.desk.people
            shown["kinds"] = (
                list(KINDS.items()) if piece.kind != "unplaced" else [("", gettext("Choose")), *KINDS.items()]
            )
            shown["whose"] = self._whose(piece, people)
        if shown["open"]:
            shown["ends"] = piece.sentence_ends()
            try:
                shown["above"] = deciding.short(deciding.above(self.sheet, piece.id).text)
            except SheetError as error:
                shown["alone"] = str(error)
        return shown

    def _whose(self, piece, people):
        """Return the choices of an owner: the sessions where there are several, and the contributions."""
        only = len(self.sheet.sessions) == 1
        choices = [("", gettext("Nobody’s") if only else gettext("Nobody’s, in its session"), False)]
        if not only:
            for key, title in self.desk.session_choices:
                label = gettext("Session %(number)s") % {"number": title}
                choices.append((f"session-{key}", label, piece.person is None and key == piece.session))
        before = self._speaking_before(piece) if piece.kind == "unplaced" else None
        chosen = piece.person if piece.person is not None else before
        for person in people:
            key = person["id"]
            number = f"{self.numbers[key]}."
            if len(self.sheet.sessions) > 1:
                number = f"{self.session_numbers[person['session']]}.{self.numbers[key]}"
            choices.append((key, f"{number} {self.names[key]}", key == chosen))
        return choices

    def _speaking_before(self, piece):
        at = self.sheet.pieces.index(piece)
        near = (other.person for other in reversed(self.sheet.pieces[:at]) if other.session == piece.session)
        return next((person for person in near if person is not None), None)

    def _target(self, piece, label):
        if piece.person is not None:
            return self.link(label, f"person-{piece.person}", "person", piece.person)
        if piece.kind == "seminar-title":
            return self.link(label, "seminar", "seminar", None)
        return self.link(label, f"session-{piece.session}", "session", piece.session)

    def session(self, key):
        return {
            "id": key,
            "number": self.session_numbers[key],
            "only": len(self.sheet.sessions) == 1,
            "fields": self.fields(self.desk.session_forms[key]),
            "anchor": f"session-{key}",
        }

    def person(self, person):
        pieces = self.by_person.get(person["id"], [])
        others = self.sheet.people_of(person["session"])
        return {
            "person": person,
            "fields": self.fields(self.desk.person_forms[person["id"]]),
            "number": self.numbers[person["id"]],
            "first": pieces[0] if pieces else None,
            "texts": sum(piece.kind != "quote" for piece in pieces),
            "pieces": len(pieces),
            "quotes": [piece for piece in pieces if piece.kind == "quote"],
            "accepted": self.sheet.accepted_quotes(person["id"]),
            "doubtful": person.get("confidence", 1) < 0.7,
            "is_first": others[0] is person,
            "is_last": others[-1] is person,
            "mentions": bool(person["countries"] or person["sdg_targets"]),
            "anchor": f"person-{person['id']}",
        }

    def fields(self, form):
        """Return the fields of a form, each with what the page says of it where it cannot be typed in."""
        rows = []
        for field in form:
            if not self.editable and field.name in (*RECORDS, "look", "title" if "record" in form.fields else ""):
                continue
            theirs = shown(field, field.initial)
            differs = self.desk.data is not None and field.name != "look" and shown(field, field.data) != theirs
            rows.append({"field": field, "value": theirs, "theirs": (theirs or gettext("nothing")) if differs else ""})
        return rows

    def quote_count(self):
        accepted = sum(c["kind"] == "quote" and c["state"] == "accepted" for c in self.sheet.candidates)
        return accepted + sum(piece.kind == "quote" for piece in self.sheet.pieces)

    # --- What is to be looked at --------------------------------------------------------------------------------------

    def warnings(self):
        """Return the warnings of the reading, each with the part it is about."""
        starts = [row["spans"][0][0] if row.get("spans") else -1 for row in self.sheet.warnings]
        found = self.sheet.pieces_at(starts)
        return [
            {"message": row["message"], "link": piece and self.link_to(piece, gettext("Go there"))}
            for row, piece in zip(self.sheet.warnings, found, strict=True)
        ]

    def pending(self):
        """Return the candidates that wait for a decision."""
        waiting = []
        for key, candidates in self.candidates.items():
            for candidate in candidates:
                if candidate["state"] == "open":
                    words = deciding.short(candidate["text"])
                    waiting.append(self.link(words, f"c-{candidate['id']}", "piece", key))
        return waiting

    def problems(self, document):
        """Return what must be mended before the draft is saved, each with the address of its field.

        Records are proposed on the page; the sheet itself knows only what somebody has seen and sent.
        """
        found = drafts.problems(document, Sheet.from_dict(document.sheet, document.text))
        rows = []
        for problem in found:
            kind, _, key = problem.row.partition("-")
            field = "record" if problem.field == "seminar" else problem.field
            anchor = f"id_{problem.row}-{field}"
            rows.append(self.link(problem.message, anchor, kind, int(key) if key else None))
        if not self.sheet.may_leave_out():
            message = gettext("Some of the text has no place yet. Place it, or say that it may be left out.")
            rows.append({"text": message, "url": "#id_leave_out", "go": ""})
        return rows


def _side(kind):
    """Return the class of the coloured edge."""
    if kind == "introduction":
        return "speaker"
    if kind == "quote":
        return "quote"
    if kind in SPOKEN:
        return "text"
    return {"unplaced": "none", "furniture": "furniture", "session-text": "intro"}.get(kind, "session")
