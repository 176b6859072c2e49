"""Ask every admin address as every role, and tell what came of it."""

from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, reverse

from events.importing import drafts
from events.models import (
    Contribution,
    Country,
    Organization,
    Quote,
    Revision,
    SDGTarget,
    Seminar,
    Session,
    Source,
    SourceDocument,
    SourceSpan,
    Speaker,
    Topic,
)
from events.publishing import plan
from tests.factories import (
    make_contribution,
    make_country,
    make_organization,
    make_quote,
    make_sdg,
    make_seminar,
    make_session,
    make_speaker,
    make_topic,
    make_user,
)

from .desk import fields

ROLES = ("anonymous", "no role", "viewer", "editor", "publisher", "superuser")


class World:
    """A draft and a published thing of every kind, and somebody of every role."""

    def __init__(self):
        self.clients = {role: self.sign_in(role) for role in ROLES}
        self.things, self.forms = {}, {}
        for state in ("draft", "published"):
            for thing in self.make(state):
                self.things[type(thing), state] = thing
        user = make_user("somebody")
        factor = Authenticator.objects.create(user=user, type="totp", data={"secret": "x"})
        document, _ = drafts.take(b"Chair: Ms Ana Lee, Director, ILO\n\nMs Lee opened the session.", "a.txt")
        others = [document, make_country(), make_sdg(), user, Group.objects.get(name="Viewer"), factor]
        self.things |= {(type(thing), "-"): thing for thing in others}
        words = b"Panel: Floors\n\nMr Bo Berg, Adviser, Forum of Funds, spoke.\n\nIt grows."
        made, _ = drafts.take(words, "b.txt", seminar=self.things[Seminar, "draft"])
        drafts.save(made, leave_out=True)
        self.things |= {(SourceDocument, "made"): made, (SourceSpan, "made"): made.spans.first()}
        self.staff, self.record, self.public = staff(), record(), public()  # every request is undone

    def sign_in(self, role):
        client = Client(raise_request_exception=False)
        if role != "anonymous":
            user = make_user(role, superuser=role == "superuser")
            user.groups.set(Group.objects.filter(name=role.capitalize()))
            client.force_login(user)
        return client

    def make(self, state):
        seminar = make_seminar(title=f"Seminar {state}", status=state)
        session = make_session(seminar, title=f"Session {state}", status=state)
        speaker, body = make_speaker(f"Speaker {state}"), make_organization(f"Body {state}")
        topic = make_topic(f"Topic {state}")
        turn = make_contribution(session, speaker, organization=body, topics=[topic])
        quote = make_quote(turn, text=f"Words {state}.")
        Source.objects.create(seminar=seminar, fact="dates", description="A letter")
        return seminar, session, speaker, body, topic, turn, quote

    def states(self, model):
        return [state for kind, state in self.things if kind is model]


def public():
    """Everything that readers see, and who has which rights."""
    seminars, sessions = Seminar.objects.filter(status="published"), Session.objects.filter(status="published")
    turns = Contribution.objects.filter(session__in=sessions)
    seen = [seminars, sessions, turns, Quote.objects.filter(contribution__in=turns)]
    seen += [model.objects.published() for model in (Speaker, Organization, Topic)]
    seen += [Country.objects.all(), SDGTarget.objects.all(), Source.objects.filter(seminar__in=seminars)]
    return [list(rows.order_by("pk").values()) for rows in seen]


def staff():
    rights = User.objects.order_by("pk").values_list("username", "is_active", "is_staff", "is_superuser", "password")
    held = User.groups.through.objects.order_by("pk").values_list("user", "group")
    given = Group.permissions.through.objects.order_by("pk").values_list("group", "permission")
    return [list(rows) for rows in (rights, held, given, Authenticator.objects.values_list("pk"))]


def record():
    """Change with any write to the record, drafts included, or to a document that is being checked."""
    return Revision.current(), list(SourceDocument.objects.values_list("pk", "version", "saved_at"))


def outcome(world, client, method, address, data=None):
    """Send a request, undo it, and say what it did: one word or two."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        response = getattr(client, method.lower())(address, data or {})
        accounts, changed = staff() != world.staff, record() != world.record
        seen = changed and public() != world.public
        transaction.set_rollback(True)
    client.cookies = cookies
    if accounts or changed:
        return "WRITES STAFF" if accounts else "WRITES PUBLIC" if seen else "writes"
    if response.status_code == 302 and "/login/" in response.url:
        return "sign in"
    return {200: "shows", 302: "leads on", 409: "shows"}.get(response.status_code, str(response.status_code))


CHANGED = {
    Seminar: {"short_title": "Changed"},
    Session: {"title": "Changed"},
    Contribution: {"job_title": "Changed"},
    Quote: {"text": "Changed"},
    Speaker: {"name": "Changed"},
    Organization: {"name": "Changed"},
    Topic: {"name": "Changed"},
    Country: {"name": "Changed"},
    SDGTarget: {"label": "Changed"},
    User: {"first_name": "Changed"},
    Group: {"name": "Changed"},
    Authenticator: {},
    SourceDocument: {"do": "keep"},
}


def patterns(resolver=None, prefix=""):
    """Yield the name of every address of the admin, its parameters, and whether a model owns it."""
    for entry in admin.site.get_urls() if resolver is None else resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        elif entry.name or str(entry.pattern) != "<path:object_id>/":  # that one only leads on to the change page
            yield entry.name or str(entry.pattern), tuple(entry.pattern.regex.groupindex)


def requests(world):
    """Yield what is asked: the name of the route, what it is asked of, the method, the address and the data."""
    models = {f"{model._meta.app_label}_{model._meta.model_name}": model for model in admin.site._registry}
    for name, parameters in patterns():
        model = next((models[owner] for owner in models if name.startswith(f"{owner}_")), None)
        if name == "auth_user_password_change":
            model, parameters = User, ("object_id",)
        elif name == "events_sourcedocument_span":
            model = SourceSpan
        if model and parameters:
            verb = name.rpartition("_")[2]
            for state in world.states(model):
                thing = world.things[model, state]
                address = reverse(f"admin:{name}", args=[thing.pk])
                yield name, state, "GET", address, {}
                yield name, state, "POST", address, data_of(world, verb, model, thing, address)
        elif model:
            address = reverse(f"admin:{name}")
            yield name, "-", "GET", address, {}
            yield name, "popup", "GET", address, {"_popup": "1", "_to_field": "id"}
            if name.endswith("_changelist"):
                yield from actions(world, name, model, address)
            else:
                yield name, "-", "POST", address, data_of(world, "add", model, None, address)
        else:
            yield from of_site(world, name, parameters)


def data_of(world, verb, model, thing, address):
    if verb == "delete":  # with the version of the page, as somebody sends it who had it open
        page = world.clients["superuser"].get(address)
        return {"post": "yes", "base_version": (getattr(page, "context_data", None) or {}).get("base_version", "")}
    if verb in ("publish", "unpublish"):
        kind = "seminars" if model is Seminar else "sessions"
        return {"seen": plan(verb, **{kind: [thing.pk]}).seen, "way": "alone"}
    if verb not in ("add", "change"):
        return {}
    if address not in world.forms:
        world.forms[address] = fields(world.clients["superuser"].get(address))
    sent = world.forms[address] | CHANGED[model]
    if verb == "add":
        session = world.things[Session, "draft"]
        sent |= {"title": "New", "name": "New", "label": "New", "code": "9", "text": "New", "session": session.pk}
        sent |= {"seminar": session.seminar_id, "speaker": world.things[Speaker, "draft"].pk, "username": "new"}
        sent |= {"usable_password": "true", "password1": "a longer secret 7", "password2": "a longer secret 7"}
        sent |= {"code": "ZZ"} if model is Country else {}
    # What no form offers: the state is changed on the pages that publish, and nowhere else.
    return sent | {"status": "published", "is_superuser": "on"}


def actions(world, name, model, address):
    request = world.clients["superuser"].get(address).wsgi_request
    for action in admin.site._registry[model].get_actions(request):
        for state in world.states(model):
            key = world.things[model, state].pk
            thing = world.things[model, state]
            if action == "delete_selected":
                sent = {"post": "yes", "seen": f"{key}.{getattr(thing, 'version', '')}"}
            else:
                sent = data_of(world, action.removesuffix("_chosen"), model, thing, "")
            yield name, f"{action} {state}", "POST", address, sent | {"action": action, "_selected_action": [key]}


def of_site(world, name, parameters):
    if name == "autocomplete":
        for model, model_admin in admin.site._registry.items():
            for field in model_admin.get_autocomplete_fields(None):
                source = {"app_label": model._meta.app_label, "model_name": model._meta.model_name, "field_name": field}
                yield name, f"{model._meta.model_name}.{field}", "GET", reverse("admin:autocomplete"), source
    elif name == "view_on_site":
        for (model, state), thing in world.things.items():
            if model is Session:
                key = ContentType.objects.get_for_model(model).pk
                yield name, state, "GET", reverse("admin:view_on_site", args=[key, thing.pk]), {}
    elif name == "app_list":
        for label in sorted({model._meta.app_label for model in admin.site._registry}):
            yield name, label, "GET", reverse("admin:app_list", args=[label]), {}
    elif name == "(?P<url>.*)$":
        yield "anything else", "-", "GET", reverse("admin:index") + "nowhere/", {}
    elif not parameters:
        yield name, "-", "GET", reverse(f"admin:{name}"), {}
        yield name, "-", "POST", reverse(f"admin:{name}"), {}
    else:
        raise AssertionError(f"The route {name} asks for {parameters}: say of what in tests/admin/matrix.py.")


def column(role, world):
    """Return what came of every request of one role, by the line of the table."""
    return {
        f"{name}  {what}  {method}": outcome(world, world.clients[role], method, address, data)
        for name, what, method, address, data in requests(world)
    }
