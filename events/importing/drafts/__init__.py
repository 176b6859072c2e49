"""Documents become rows: a reading is kept while it is checked, and then saved as draft sessions in one transaction."""

from .alike import Alike, look_alikes
from .matching import Match, Names, body_names, people_names, propose, undecided
from .saving import NotReady, Problem, UnplacedText, problems, save
from .taking import find_seminar, lay_out, name_of, person_in, take, vocabulary
from .undoing import Edited, NotMade, may_undo, undo

__all__ = [
    "Alike",
    "Edited",
    "Match",
    "Names",
    "NotMade",
    "NotReady",
    "Problem",
    "UnplacedText",
    "body_names",
    "find_seminar",
    "lay_out",
    "look_alikes",
    "may_undo",
    "name_of",
    "people_names",
    "person_in",
    "problems",
    "propose",
    "save",
    "take",
    "undecided",
    "undo",
    "vocabulary",
]
