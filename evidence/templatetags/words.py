"""Words of the library in templates."""

from django import template

register = template.Library()
