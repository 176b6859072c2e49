"""Finding things in a page that html5lib has parsed without namespaces."""


def by_class(node, name):
    return [each for each in node.iter() if name in (each.get("class") or "").split()]


def by_id(node, name):
    return next((each for each in node.iter() if each.get("id") == name), None)


def attributes(node, name):
    return dict(by_id(node, name).items())


def words(node, *, exact=False):
    """Return the text of a node; unless it must be exact, with each run of white space as one blank."""
    text = "".join(node.itertext())
    return text if exact else " ".join(text.split())
