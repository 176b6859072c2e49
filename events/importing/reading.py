"""Hold the state of one reading: the blocks, the people met, the session and the turn that are open."""

from __future__ import annotations

import re
from collections import Counter

from .assembly import Assembly, Part, Quotation, SessionParts, Turn
from .blocks import FOLDED, Block, Document, Passage
from .introductions import introduction_of, name_line
from .people import People, Person
from .phrases import Introduction, role_of
from .quotes import candidates_in
from .titles import is_section_heading
from .vocabulary import Vocabulary

THE = re.compile(r"^(?:the|le|la|el|o|a|l')\s*(?=\w)", re.IGNORECASE)


class Reading:
    """Walk state of a parse; handlers read the blocks and call the few methods that place text."""

    def __init__(self, document: Document, vocabulary: Vocabulary, blocks: tuple[Block, ...]) -> None:
        self.blocks = blocks
        self.vocabulary = vocabulary
        self.assembly = Assembly(document, vocabulary)
        self.people = People(vocabulary)
        self.turn: Turn | None = None
        self.speaker_level: int | None = None  # of the headings that name speakers, if any do
        self.section_role = ""  # of those who are named first below «Questions from the floor»
        self.dialogue = 0  # how many turns were given as «Ms X: what she says»
        self.numbers_speakers = False  # whether a numbered line has named one: «1. Ms X, Director, Y»
        self.detached: list[tuple[SessionParts, Quotation]] = []  # signed by somebody who was not known yet
        self.lower_words = Counter(re.findall(r"\b[^\W\d_]+\b", document.text))
        self._introductions: dict[int, Introduction | None] = {}

    @property
    def session(self) -> SessionParts:
        return self.assembly.sessions[-1]

    def block(self, index: int) -> Block | None:
        return self.blocks[index] if 0 <= index < len(self.blocks) else None

    def introduction(self, index: int) -> Introduction | None:
        """Return who the block introduces, with texts as printed; each block is looked at once."""
        if index not in self._introductions:
            block = self.block(index)
            found = None
            if block and block.kind in ("paragraph", "heading", "item") and block.text:
                found = introduction_of(block.folded, self.vocabulary)
                found = found if found and self._is_heading(found.heading) else None
            self._introductions[index] = found.as_printed(block.folded, block.text) if found and block else None
        return self._introductions[index]

    def _is_heading(self, lead: str) -> bool:
        """Tell whether words before an introduction are a heading: known as one, or printed elsewhere too."""
        text = self.assembly.document.text.casefold()
        return not lead or is_section_heading(lead) or text.count(lead.casefold()) > 1

    def is_plausible_name(self, name: str) -> bool:
        """Tell whether none of the words of a name occurs without its capital, as the words of a heading do."""
        words = [word.casefold() for word in re.findall(r"[^\W\d_]{3,}", name)]
        return not any(self.lower_words[word] for word in words if not name.isupper() or len(words) > 1)

    def open_session(self, kind: str, title: str) -> None:
        if self.session.turns or self.session.title or self.session.introduction:
            self.assembly.sessions.append(SessionParts())
        self.session.kind, self.session.title = kind, title
        self.section_role = ""
        self.turn = None

    def open_turn(self, person: Person, role: str, confidence: float) -> Turn:
        """Give the floor to a person; in a session, the role once stated for them stays."""
        earlier = next((turn for turn in self.session.turns if turn.person is person and turn.role), None)
        if role == "audience" and person.speaks:
            role = ""  # somebody of the panel who asks too
        role = role or (earlier.role if earlier else person.role) or ("" if person.speaks else self.section_role)
        self.turn = Turn(person, role, confidence)
        self.session.turns.append(self.turn)
        person.speaks = True
        if person.affiliation.implied and not earlier:
            self.assembly.warn(
                f"The organization of {person.name}, “{person.affiliation.organization}”, is not printed; it follows "
                "from the post."
            )
        return self.turn

    def person_in_role(self, role: str) -> Person | None:
        """Return the only person who has a role in the open session, or nothing."""
        people = {id(turn.person): turn.person for turn in self.session.turns if turn.role == role}
        people = people or {id(person): person for person in self.people if person.role == role}
        return next(iter(people.values())) if len(people) == 1 else None

    def place(self, kind: str, passage: Passage, spoken_from: int = 0) -> None:
        """Add a block to the turn that is open or, when nobody has the floor, to the session."""
        if not passage.text:
            return
        parts = self.turn.parts if self.turn else self.session.introduction
        parts.append(Part(kind, [passage], spoken_from=spoken_from))
        if kind in ("paragraph", "introduction"):
            self._offer_quotations(passage)

    def place_in_session(self, kind: str, passage: Passage) -> None:
        if passage.text:
            self.session.introduction.append(Part(kind, [passage]))

    def place_item(self, block: Block, *, in_session: bool = False) -> None:
        """Add a list item to the list that is open, or open one."""
        self.assembly.mark(block)
        if not block.passage.text:
            return
        parts = self.turn.parts if self.turn and not in_session else self.session.introduction
        if parts and parts[-1].kind == "list" and (parts[-1].ordered == block.ordered or block.level):
            parts[-1].passages.append(block.passage)
        else:
            parts.append(Part("list", [block.passage], block.ordered))

    def add_quote(self, quotation: Quotation) -> None:
        """Give a quote to the person named with it, else to the one who has the floor, else to nobody."""
        named = self.turn_named(quotation.by) if quotation.by else None
        if named:
            named.quotes.append(quotation)
        elif quotation.by:
            self.detached.append((self.session, quotation))
        elif self.turn:
            self.turn.quotes.append(quotation)
        else:
            self._ask_for_owner(quotation, "Nobody has the floor where this quote stands.")

    def settle_detached_quotes(self) -> None:
        """Give each quote with a printed name to that person, once all people of the document are known."""
        for session, quotation in self.detached:
            turn = self.turn_named(quotation.by) or self._turn_of_signature(session, quotation)
            if turn:
                turn.quotes.append(quotation)
            else:
                self._ask_for_owner(quotation, f"The quote is signed “{quotation.by}”, who is not introduced.")
        for session in self.assembly.sessions:
            for turn in session.turns:
                turn.quotes.sort(key=lambda quotation: quotation.passages[0].spans())

    def _turn_of_signature(self, session: SessionParts, quotation: Quotation) -> Turn | None:
        """Give a turn to somebody who is introduced only below a quote: «— Ms X, Director, Y»."""
        folded = quotation.by.translate(FOLDED)
        found = name_line(folded, self.vocabulary)
        if not found or not found.printed or not (found.name.honorific or found.score > 4):
            return None
        person = self.people.add(found.as_printed(folded, quotation.by))
        turn = Turn(person, found.role or person.role, 0.65)
        session.turns.append(turn)
        person.speaks = True
        self.assembly.warn(f"{person.name} is named only below a quote.", *quotation.passages)
        return turn

    def turn_named(self, by: str) -> Turn | None:
        from .names import Name, name_at

        role = role_of(THE.sub("", by))  # «Quote of the chair»
        if role and (in_role := self.person_in_role(role)):
            return next((turn for turn in reversed(self.session.turns) if turn.person is in_role), None)
        name = name_at(by, 0, self.vocabulary, bare=True) or Name("", by.split(",")[0].strip(), 0, len(by))
        match = self.people.find(name)
        turns = [turn for session in self.assembly.sessions for turn in session.turns]
        return next((turn for turn in reversed(turns) if match and turn.person is match.person), None)

    def _ask_for_owner(self, quotation: Quotation, reason: str) -> None:
        for passage in quotation.passages:
            self.place_in_session("paragraph", passage)
        self.assembly.propose("quote", tuple(quotation.passages), quotation.by, reason)
        self.assembly.warn(reason, *quotation.passages)

    def _offer_quotations(self, passage: Passage) -> None:
        for parts, reason in candidates_in(passage):
            self.assembly.propose("quote", parts, self.turn.person.name if self.turn else "", reason)
