"""One press of a button on the desk, with the fields beside it, as a decision on the sheet."""

import re

from django.utils.translation import gettext

from events.importing import deciding, drafts

from .numbers import number_in

WAY = re.compile(r"(s|c|person|session)-\d{1,15}|seminar|id_(seminar|(person|session)-\d{1,15})-[a-z_]{1,20}")
STATES = {"accept": "accepted", "dismiss": "dismissed", "reopen": "open"}


class Decision:
    """What was pressed. After `carry_out`, `at` is the anchor of the page it leads to, `said` what became of it."""

    def __init__(self, post, sheet):
        self.post, self.sheet = post, sheet
        self.action, _, number = post.get("do", "keep").partition(":")
        self.number = number_in(number) or 0
        self.at = f"{ANCHOR.get(self.action, 's')}-{self.number}" if number else "status"
        if self.action == "go" and WAY.fullmatch(number):
            self.at = number
        self.said = ""

    def carry_out(self):
        if self.action == "undo":
            last = self.sheet.history[-1] if self.sheet.history else {}
            label = deciding.undo(self.sheet)
            self.at, self.said = last.get("at", "status"), gettext("Taken back: %(decision)s.") % {"decision": label}
            return
        last = self.sheet.history[-1:]
        self.at = getattr(self, f"_{self.action}")() or self.at if self.action in ACTIONS else self.at
        if self.action in ACTIONS and self.sheet.history[-1:] != last:
            self.sheet.history[-1]["at"] = self.at
            self.said = f"{self.sheet.history[-1]['label']}."

    def _place(self):
        whose = self.post.get(f"whose-{self.number}", "")
        session = number_in(whose.removeprefix("session-")) if whose.startswith("session-") else None
        person = None if session is not None else number_in(whose)
        deciding.place(self.sheet, self.number, self.post.get(f"kind-{self.number}", ""), person, session)

    def _split(self):
        offset = number_in(self.post.get(f"offset-{self.number}")) or 0
        return f"s-{deciding.split(self.sheet, self.number, offset).id}"

    def _cut(self):
        words = self.post.get(f"before-{self.number}", "")
        return f"s-{deciding.split_before(self.sheet, self.number, words).id}"

    def _join(self):
        return f"s-{deciding.join(self.sheet, self.number).id}"

    def _start(self):
        found = self._read(self.sheet.piece(self.number).text)
        return f"person-{deciding.start_person(self.sheet, self.number, found)['id']}"

    def _begin(self):
        candidate = self.sheet.candidate(self.number)
        found = self._read(candidate["text"], candidate.get("speaker") or "")
        return f"person-{deciding.start_at_candidate(self.sheet, self.number, found)['id']}"

    def _session(self):
        return f"session-{deciding.start_session(self.sheet, self.number)['id']}"

    def _unsession(self):
        deciding.drop_session(self.sheet, self.number)
        return "status"

    def _drop(self):
        pieces = self.sheet.pieces_of(self.number)
        deciding.drop_person(self.sheet, self.number)
        return f"s-{pieces[0].id}" if pieces else "status"

    def _merge(self):
        pieces = self.sheet.pieces_of(self.number)
        deciding.merge_person(self.sheet, self.number)
        return f"s-{pieces[0].id}" if pieces else "status"

    def _earlier(self):
        deciding.shift_person(self.sheet, self.number, -1)

    def _later(self):
        deciding.shift_person(self.sheet, self.number, 1)

    def _accept(self):
        owner = number_in(self.post.get(f"owner-{self.number}"))
        deciding.decide(self.sheet, self.number, STATES[self.action], owner)

    _dismiss = _reopen = _accept

    def _read(self, words, name=""):
        return drafts.person_in(words, name)


ACTIONS = (
    "place", "split", "cut", "join", "start", "begin", "session", "unsession", "drop", "merge", "earlier", "later",
    "accept", "dismiss", "reopen",
)  # fmt: skip
ANCHOR = {
    **dict.fromkeys((*STATES, "begin"), "c"),
    **dict.fromkeys(("drop", "merge", "earlier", "later", "look"), "person"),
    "unsession": "session",
}
