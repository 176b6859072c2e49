"""Writes the widgets of many rows without a template for each: a page of 50 contributions has some 1,500 of them."""

from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join

INPUTS = {f"django/forms/widgets/{kind}.html": kind for kind in ("text", "number", "hidden", "checkbox", "input")}
TEXTAREA, SELECT = "django/forms/widgets/textarea.html", "django/forms/widgets/select.html"

REQUIRED = format_html(' class="{}"', "required")


class RowRenderer(DjangoTemplates):
    """Write what Django's own widget templates write, for the few widgets that rows have; a test compares them."""

    def render(self, template_name, context, request=None):
        if template_name == self.field_template_name:
            return self.field(context["field"])
        if template_name in INPUTS:
            return self.input(context["widget"])
        if template_name == TEXTAREA:
            widget = context["widget"]
            return format_html(
                '<textarea name="{}"{}>\n{}</textarea>', widget["name"], flatatt(widget["attrs"]), widget["value"] or ""
            )
        if template_name == SELECT:
            return self.select(context["widget"])
        return super().render(template_name, context, request)

    def field(self, field):
        """Write what admin/events/_field.html writes."""
        help_text, required = field.help_text, field.field.required
        return format_html(
            '<div class="f f-{}{}">{}<label for="{}"{}>{}</label>{}{}</div>',
            field.name,
            " errors" if field.errors else "",
            field.errors or "",
            field.id_for_label,
            REQUIRED if required else "",
            field.label,
            field,
            format_html('<div class="help" id="{}_helptext">{}</div>', field.auto_id, help_text) if help_text else "",
        )

    def input(self, widget):
        value = "" if widget["value"] is None else format_html(' value="{}"', widget["value"])
        return format_html(
            '<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], value, flatatt(widget["attrs"])
        )

    def select(self, widget):
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            (
                ("" if option["value"] is None else option["value"], flatatt(option["attrs"]), option["label"])
                for _, group, _ in widget["optgroups"]
                for option in group
            ),
        )
        return format_html('<select name="{}"{}>{}</select>', widget["name"], flatatt(widget["attrs"]), options)
